"""Steps follow a changed calendar, and open difficulties follow their unit into its successor."""

from datetime import timedelta

from cast import Cast
from difficulties.way import Way, kind, raised
from dondoc.calendars.actions import Entry, add_day, remove_day
from dondoc.calendars.hooks import previews
from dondoc.calendars.queries import calendar_with
from dondoc.calendars.rules import DayKind
from dondoc.difficulties.actions import confirm
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries import turn_of, visible_difficulties
from dondoc.difficulties.rules import DifficultyState, Party
from dondoc.journal.models import Entry as Line
from dondoc.people.actions import reorganise
from dondoc.people.actions.reorganising import Change, Heir
from dondoc.people.models import Body, User
from dondoc.people.queries import today
from dondoc.plans import actions as work
from dondoc.plans.models import Duty
from dondoc.worktime import vietnam


def merge(cast: Cast, former: str, heir: str) -> None:
    basis = "Quyết định số 12/QĐ-UBND ngày 02/3/2026"
    change = Change("merge", [cast.bodies[former]], [Heir(cast.bodies[heir])], today(), basis)
    reorganise(actor=cast.users["chief_of_office"], change=change)


def test_a_day_of_rest_moves_the_steps_that_have_begun_and_no_day_that_was_named(cast: Cast):
    keeper = cast.users["chief_of_office"]
    counted = raised(cast)
    named = Way(cast, raised(cast, words="Đã kiến nghị.")).go("take_up", "submit", "propose", "send")
    rest = vietnam(today().year, today().year + 1).add_working_days(today(), 1)
    calendar_of = calendar_with(put=(rest, DayKind.HOLIDAY))
    assert sum(preview(keeper, calendar_of).count for preview in previews) == 1
    before = counted.due_on, named.due_on
    day = add_day(actor=keeper, entry=Entry(rest, DayKind.HOLIDAY, "Ngày nghỉ mẫu"))
    assert Line.objects.latest("id").sentence.endswith("1 thời hạn đang mở chuyển theo.")
    for one in (counted, named):
        one.refresh_from_db()
    later = vietnam(today().year, today().year + 1).add_working_days(before[0], 1)
    assert (counted.due_on, named.due_on) == (later, before[1])
    remove_day(actor=keeper, day=day)
    counted.refresh_from_db()
    assert counted.due_on == before[0]


def test_the_unit_that_solves_it_and_its_day_are_those_of_the_task(cast: Cast):
    difficulty = Way(cast, raised(cast)).go("take_up", "submit", "assign")
    duty, until = Duty.objects.get(task=difficulty.born), today() + timedelta(days=60)
    work.hand_over(actor=cast.users["head"], duty=duty, to=cast.bodies["labour"], reason="Đúng lĩnh vực.", until=until)
    turn = turn_of(Difficulty.objects.get(pk=difficulty.pk))
    assert (turn.party, turn.name) == (Party.ASSIGNEE, cast.bodies["labour"].name)
    assert turn.due_on == Duty.objects.get(task=difficulty.born, body=cast.bodies["labour"]).deadline
    assert set(visible_difficulties(cast.users["environment_head"])) == set()


def test_open_difficulties_pass_to_the_successor_and_closed_ones_stay(cast: Cast):
    waits = Way(cast, raised(cast)).go("take_up", "submit", "resolve")
    closed = Way(cast, raised(cast, words="Xong.")).go("take_up", "submit", "resolve", "confirm")
    merge(cast, "labour", "environment")
    heir = User.objects.get(pk=cast.users["environment_head"].pk)
    assert set(visible_difficulties(heir)) == {waits}
    assert Body.objects.get(difficulties=closed) == cast.bodies["labour"]
    assert waits.taken.first().what == f"{cast.bodies['environment']} tiếp nhận từ {cast.bodies['labour']}"
    confirm(actor=heir, difficulty=waits)
    waits.refresh_from_db()
    assert waits.state == DifficultyState.CLOSED


def test_the_successor_of_a_department_consolidates_its_kind(cast: Cast):
    enterprises = kind("enterprise")
    enterprises.consolidator = cast.bodies["enterprise_department"]
    enterprises.save()
    merge(cast, "enterprise_department", "labour")
    assert kind("enterprise").consolidator == cast.bodies["labour"]
