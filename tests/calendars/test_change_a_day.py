"""A day of the calendar is entered, changed, confirmed, taken out and put back; open deadlines follow, counted beforehand."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cast import Cast
from dondoc.calendars import actions
from dondoc.calendars.actions import Entry
from dondoc.calendars.hooks import previews
from dondoc.calendars.models import CalendarDay
from dondoc.calendars.queries import calendar_for, calendar_with, latest_version
from dondoc.calendars.rules import DayKind
from dondoc.journal.models import Entry as Line
from dondoc.plans import actions as work
from dondoc.plans.models import Duty
from dondoc.records.actions import Arrival, Order, instruct, register_document
from dondoc.records.models import Document
from issued import issued_plan, issued_task

MONDAY, TUESDAY, SATURDAY = date(2027, 6, 7), date(2027, 6, 8), date(2027, 6, 12)
REST = Entry(MONDAY, DayKind.HOLIDAY, "Ngày nghỉ mẫu")


@pytest.fixture
def keeper(cast: Cast):
    return cast.users["chief_of_office"]


def _duty(cast: Cast, due: date = MONDAY) -> Duty:
    return issued_task(issued_plan(cast), lead=cast.bodies["labour"], due=due)


def _days(duty: Duty) -> tuple[date | None, ...]:
    duty.refresh_from_db()
    duty.task.refresh_from_db()
    return duty.deadline, duty.deadline_key, duty.original_deadline, duty.task.deadline, duty.task.deadline_key


def _moving(user, **change) -> int:
    calendar_of = calendar_with(**change)
    return sum(preview(user, calendar_of).count for preview in previews)


def test_a_day_of_rest_moves_what_is_due_on_it_as_the_preview_said(cast: Cast, keeper) -> None:
    duty = _duty(cast)
    _duty(cast, due=TUESDAY)
    assert _moving(keeper, put=(MONDAY, DayKind.HOLIDAY)) == 1
    actions.add_day(actor=keeper, entry=REST)
    assert _days(duty) == (TUESDAY,) * 5
    assert Line.objects.latest("id").sentence == (
        "Thêm ngày 07/6/2027 (nghỉ lễ, tết: Ngày nghỉ mẫu) vào lịch làm việc; 1 thời hạn đang mở chuyển theo."
    )


def test_taking_the_day_out_again_brings_the_deadline_back(cast: Cast, keeper) -> None:
    duty = _duty(cast)
    day = actions.add_day(actor=keeper, entry=REST)
    assert _moving(keeper, without=MONDAY) == 1
    actions.remove_day(actor=keeper, day=day)
    assert (_days(duty), CalendarDay.objects.filter(on=MONDAY).exists()) == ((MONDAY,) * 5, False)


def test_work_that_is_done_keeps_the_deadline_it_was_done_by(cast: Cast, keeper) -> None:
    duty = _duty(cast)
    Duty.objects.filter(pk=duty.pk).update(state="done")
    actions.add_day(actor=keeper, entry=REST)
    assert _days(duty) == (MONDAY,) * 5


def test_an_extension_is_rolled_from_the_day_granted_and_the_original_stays(cast: Cast, keeper) -> None:
    duty = _duty(cast, due=date(2027, 3, 1))
    Duty.objects.filter(pk=duty.pk).update(due_on=MONDAY, deadline=MONDAY, deadline_key=MONDAY)
    actions.add_day(actor=keeper, entry=REST)
    duty.refresh_from_db()
    assert (duty.due_on, duty.deadline, duty.original_deadline) == (MONDAY, TUESDAY, date(2027, 3, 1))


def test_the_dates_of_steps_are_the_unit_s_own(cast: Cast, keeper) -> None:
    duty, head = _duty(cast), cast.users["labour_head"]
    work.accept(actor=head, duty=duty)
    step = work.add_step(actor=head, duty=duty, person=cast.users["labour_staff"].person, text="Phát phiếu", due=MONDAY)
    actions.add_day(actor=keeper, entry=REST)
    step.refresh_from_db()
    assert step.due == MONDAY


def test_of_several_duties_the_task_shows_the_nearest(cast: Cast, keeper) -> None:
    duty = _duty(cast)
    other = Duty.objects.create(
        task=duty.task, body=cast.bodies["environment"], starts_on=duty.starts_on, due_on=TUESDAY,
        original_deadline=TUESDAY, deadline=TUESDAY, deadline_key=TUESDAY, news_at=duty.news_at,
    )  # fmt: skip
    actions.add_day(actor=keeper, entry=REST)
    actions.add_day(actor=keeper, entry=Entry(TUESDAY, DayKind.HOLIDAY, "Ngày nghỉ mẫu hai"))
    wednesday = date(2027, 6, 9)
    assert (_days(duty), _days(other)) == ((wednesday,) * 5, (wednesday,) * 5)


def _arrived(cast: Cast, due: date | None) -> Document:
    arrival = Arrival(
        type_name="Công văn", subject="Rà soát nhà ở", arrived_on=date(2026, 3, 2), due_on=due, same_is_other=True
    )
    return register_document(actor=cast.users["office_clerk"], arrival=arrival)


def test_an_incoming_document_due_on_a_rest_day_is_due_on_the_next_working_day(cast: Cast) -> None:
    document = _arrived(cast, SATURDAY)
    assert (document.due_on, document.deadline) == (SATURDAY, date(2027, 6, 14))


def test_incoming_documents_follow_from_the_newest_day_set(cast: Cast, keeper) -> None:
    own, instructed, none = _arrived(cast, MONDAY), _arrived(cast, TUESDAY), _arrived(cast, None)
    head = cast.users["head"]
    order = Order("Giao tham mưu.", due_on=MONDAY)
    instruct(actor=head, document=instructed, leader=head.person, order=order, on=date(2026, 11, 24))
    assert _moving(keeper, put=(MONDAY, DayKind.HOLIDAY)) == 2
    actions.add_day(actor=keeper, entry=REST)
    found = [Document.objects.get(pk=d.pk).deadline for d in (own, instructed, none)]
    assert found == [TUESDAY, TUESDAY, None]


def test_a_proposal_counts_once_a_document_confirms_it(cast: Cast, keeper) -> None:
    duty = _duty(cast)
    day = actions.add_day(actor=keeper, entry=Entry(MONDAY, DayKind.PROPOSED, "Đề xuất nghỉ"))
    assert _days(duty)[0] == MONDAY
    actions.confirm_day(actor=keeper, day=day, basis="12/TB-BNV")
    day.refresh_from_db()
    assert (day.kind, day.confirmed, day.basis, _days(duty)[0]) == ("swapped_off", True, "12/TB-BNV", TUESDAY)


def test_a_proposed_saturday_becomes_a_working_day(keeper) -> None:
    day = actions.add_day(actor=keeper, entry=Entry(SATURDAY, DayKind.PROPOSED, "Đề xuất làm bù"))
    actions.confirm_day(actor=keeper, day=day, basis="12/TB-BNV")
    assert (day.kind, calendar_for(SATURDAY).is_working(SATURDAY)) == ("swapped_work", True)


@pytest.mark.parametrize("act", ["change", "confirm", "remove"])
def test_restoring_puts_the_day_back_as_it_was(keeper, act: str) -> None:
    day = actions.add_day(actor=keeper, entry=REST)
    version = latest_version(day)
    {
        "change": lambda: actions.change_day(actor=keeper, day=day, entry=Entry(TUESDAY, DayKind.HOLIDAY, "Khác")),
        "confirm": lambda: actions.confirm_day(actor=keeper, day=day, basis="12/TB-BNV"),
        "remove": lambda: actions.remove_day(actor=keeper, day=day),
    }[act]()
    actions.restore_day(actor=keeper, version=version)
    found = CalendarDay.objects.get(on=MONDAY)
    assert (found.kind, found.name, found.basis, found.confirmed) == ("holiday", "Ngày nghỉ mẫu", "", False)
    assert CalendarDay.objects.filter(on=TUESDAY).exists() is False


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (Entry(date(2027, 9, 2), DayKind.HOLIDAY, "Quốc khánh"), "on"),  # it is there
        (Entry(MONDAY, DayKind.SWAPPED_WORK, "Làm bù"), "on"),  # a weekday is worked anyway
        (Entry(SATURDAY, DayKind.SWAPPED_OFF, "Nghỉ bù"), "on"),
        (Entry(date(2029, 6, 6), DayKind.HOLIDAY, "Nghỉ"), "on"),  # a year that was not begun
        (Entry(MONDAY, DayKind.HOLIDAY, "  "), "name"),
        (Entry(MONDAY, DayKind.HOLIDAY, "Nghỉ", confirmed=True), "basis"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(keeper, entry: Entry, field: str) -> None:
    before = list(CalendarDay.objects.values_list("on", flat=True))
    with pytest.raises(ValidationError) as caught:
        actions.add_day(actor=keeper, entry=entry)
    assert (list(caught.value.message_dict), list(CalendarDay.objects.values_list("on", flat=True))) == (
        [field],
        before,
    )


@pytest.mark.parametrize("who", ["head", "office_clerk", "labour_head", "enterprise_user", "stranger"])
def test_nobody_else_keeps_the_calendar(cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        actions.add_day(actor=cast.users[who], entry=REST)
    assert CalendarDay.objects.filter(on=MONDAY).exists() is False


def test_the_next_year_begins_by_law_and_moves_nothing(cast: Cast, keeper) -> None:
    duty = _duty(cast, due=date(2028, 1, 24))
    actions.settle(actor=keeper)
    before, count = _days(duty), actions.open_year(actor=keeper, year=2028)
    days = CalendarDay.objects.filter(on__year=2028)
    assert (count, days.filter(confirmed=True).count(), _days(duty)) == (days.count(), 0, before)
    actions.close_year(actor=keeper, year=2028)
    assert days.count() == 0


@pytest.mark.parametrize("year", [2027, 2029])
def test_only_the_next_year_can_be_begun(keeper, year: int) -> None:
    with pytest.raises(ValidationError):
        actions.open_year(actor=keeper, year=year)


def test_a_year_with_a_confirmed_day_is_not_taken_out(keeper) -> None:
    actions.open_year(actor=keeper, year=2028)
    day = CalendarDay.objects.filter(on__year=2028).first()
    actions.confirm_day(actor=keeper, day=day, basis="12/TB-BNV")
    with pytest.raises(ValidationError):
        actions.close_year(actor=keeper, year=2028)


def test_what_stands_otherwise_is_settled_at_night_and_said_once(cast: Cast, keeper) -> None:
    duty = _duty(cast)
    CalendarDay.objects.create(on=MONDAY, kind="holiday", name="Ngày nghỉ mẫu")
    lines = Line.objects.count()
    assert [actions.settle(actor=keeper), actions.settle(actor=keeper)] == [1, 0]
    assert (_days(duty), Line.objects.count()) == ((TUESDAY,) * 5, lines + 1)
