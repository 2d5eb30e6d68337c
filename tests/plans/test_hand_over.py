"""Work changes hands, or is taken back from everybody."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from cast import Cast
from dondoc.frame.transitions import StepRefused
from dondoc.journal.models import Entry
from dondoc.notices.models import Notice
from dondoc.people.queries import today
from dondoc.plans import actions
from dondoc.plans.actions.opening import open_due_periods
from dondoc.plans.actions.working import Report
from dondoc.plans.models import Duty
from dondoc.plans.queries import my_duties, visible_tasks
from dondoc.worktime import Unit, period_of
from issued import issued_plan, issued_task

LATER = today() + timedelta(days=30)


@pytest.fixture
def duty(cast: Cast) -> Duty:
    director = cast.users["deputy_labour"].person
    return issued_task(issued_plan(cast), lead=cast.bodies["labour"], director=director, due=LATER)


def test_the_other_unit_goes_on_where_the_first_one_stood(cast: Cast, duty: Duty, environment, office_clerk) -> None:
    actions.accept(actor=cast.users["labour_head"], duty=duty)
    actions.report(actor=cast.users["labour_head"], duty=duty, said=Report(narrative="Một nửa.", percent=50))
    Notice.objects.all().delete()
    new = actions.hand_over(actor=office_clerk, duty=duty, to=environment, reason="Đúng lĩnh vực.")
    duty.refresh_from_db()
    task = duty.task
    task.refresh_from_db()
    assert (duty.state, duty.closed_on) == ("transferred", today())
    assert (new.state, new.percent, new.deadline, new.taken_over_from) == ("assigned", 50, LATER, duty)
    assert (task.state, task.lead_text) == ("assigned", environment.name)
    assert sorted(task.involvements.values_list("part", "body__name").exclude(body=None)) == [
        ("former", duty.body.name),
        ("leads", environment.name),
    ]
    told = set(Notice.objects.values_list("person_id", flat=True))
    assert told == {cast.users["labour_head"].person_id, cast.users["environment_head"].person_id}
    assert Entry.objects.filter(verb="plans.duty.transfer").count() == 1


def test_the_former_unit_still_reads_the_task_and_has_no_work_of_it(duty, environment, head, labour_head) -> None:
    duty.task.plan.audience.all().delete()
    actions.hand_over(actor=head, duty=duty, to=environment, reason="Đúng lĩnh vực.")
    assert list(visible_tasks(labour_head)) == [duty.task]
    assert list(my_duties(labour_head)) == []


def test_work_comes_back(duty: Duty, labour, environment, head) -> None:
    new = actions.hand_over(actor=head, duty=duty, to=environment, reason="Đúng lĩnh vực.")
    back = actions.hand_over(actor=head, duty=new, to=labour, reason="Trả về phòng cũ.")
    assert (back.body, back.taken_over_from) == (labour, new)
    assert list(duty.task.duties.order_by("id").values_list("state", flat=True)) == [
        "transferred",
        "transferred",
        "assigned",
    ]


def test_the_next_period_opens_for_the_new_unit_alone(cast: Cast, environment, head) -> None:
    period = period_of(today(), Unit.QUARTER)
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"], due=LATER, period=period.key)
    actions.hand_over(actor=head, duty=duty, to=environment, reason="Đúng lĩnh vực.")
    open_due_periods(actor=head, on=period.end + timedelta(days=10))
    assert list(Duty.objects.exclude(period=period.key).values_list("body__name", flat=True)) == [environment.name]


def test_late_work_is_handed_over_with_a_new_deadline(duty: Duty, environment, head) -> None:
    late = today() - timedelta(days=3)
    Duty.objects.filter(pk=duty.pk).update(deadline=late, deadline_key=late)
    with pytest.raises(ValidationError, match="Hãy ghi thời hạn mới"):
        actions.hand_over(actor=head, duty=duty, to=environment, reason="Đúng lĩnh vực.")
    duty.refresh_from_db()
    assert duty.state == "assigned"


@pytest.mark.parametrize("to", ["labour", "agency", "enterprise"])
def test_it_goes_to_another_unit_of_the_agency(cast: Cast, duty: Duty, head, to: str) -> None:
    with pytest.raises(ValidationError):
        actions.hand_over(actor=head, duty=duty, to=cast.bodies[to], reason="Đúng lĩnh vực.")


@pytest.mark.parametrize("who", ["labour_head", "environment_head", "deputy_environment", "union_user"])
def test_a_unit_hands_nothing_over_by_itself(cast: Cast, duty: Duty, environment, who: str) -> None:
    with pytest.raises(PermissionDenied):
        actions.hand_over(actor=cast.users[who], duty=duty, to=environment, reason="Đúng lĩnh vực.")


def test_the_page_asks_before_it_hands_over(duty: Duty, environment, office_clerk, sign_in) -> None:
    address = reverse("plans:take", args=[duty.pk, "transfer"])
    sent = {"to": environment.pk, "reason": "Đúng lĩnh vực."}
    assert f"{environment.name} sẽ chủ trì thay" in sign_in(office_clerk).post(address, sent).text
    duty.refresh_from_db()
    assert duty.state == "assigned"
    sign_in(office_clerk).post(address, {**sent, "confirmed": "1"})
    page = sign_in(office_clerk).get(reverse("plans:task", args=[duty.task_id])).text
    assert f"Đã chuyển giao cho {environment.name}" in page
    assert f"Nhận chuyển giao từ {duty.body.name}" in page


def test_a_task_is_taken_back_from_everybody(cast: Cast, duty: Duty, deputy_labour, environment) -> None:
    second = Duty.objects.create(task=duty.task, body=environment, starts_on=today(), news_at=duty.news_at)
    actions.withdraw_task(actor=deputy_labour, task=duty.task, reason="Tỉnh giao cơ quan khác.")
    duty.refresh_from_db()
    second.refresh_from_db()
    duty.task.refresh_from_db()
    assert (duty.state, second.state, duty.task.state) == ("cancelled", "cancelled", "cancelled")
    heads = {cast.users["labour_head"].person_id, cast.users["environment_head"].person_id}
    assert set(Notice.objects.values_list("person_id", flat=True)) == heads
    assert list(Entry.objects.values_list("verb", flat=True)) == ["plans.task.withdraw"]


def test_the_office_names_the_document_that_says_so(duty: Duty, office_clerk) -> None:
    with pytest.raises(ValidationError, match="Chưa ghi văn bản"):
        actions.withdraw_task(actor=office_clerk, task=duty.task, reason="Tỉnh giao cơ quan khác.")
    basis = "Công văn 12/UBND-LĐ ngày 05/10/2026"
    actions.withdraw_task(actor=office_clerk, task=duty.task, reason="Tỉnh giao cơ quan khác.", basis=basis)
    entry = Entry.objects.get()
    assert (entry.reason, entry.on_behalf_of) == (f"Tỉnh giao cơ quan khác. ({basis})", duty.task.director_text)


def test_a_task_is_taken_back_with_a_reason_by_whoever_may(duty: Duty, head, labour_head) -> None:
    with pytest.raises(StepRefused):
        actions.withdraw_task(actor=head, task=duty.task, reason="")
    with pytest.raises(PermissionDenied):
        actions.withdraw_task(actor=labour_head, task=duty.task, reason="Không làm nữa.")
