"""The steps of a duty, from acceptance to approval and back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from cast import Cast
from dondoc.frame.transitions import StepRefused
from dondoc.journal.models import Entry
from dondoc.notices.models import Notice
from dondoc.people.queries import today
from dondoc.plans import actions
from dondoc.plans.actions.working import Report
from dondoc.plans.models import Duty, Update
from dondoc.plans.rules import DUTY, WorkState
from issued import issued_plan, issued_task

SAID = Report(
    narrative="Đã gửi biểu mẫu tới 40 doanh nghiệp, 22 doanh nghiệp trả lời.",
    percent=40,
    difficulty="Một số doanh nghiệp chưa có đầu mối.",
    figures=[{"label": "Doanh nghiệp trả lời", "value": 22, "unit": "doanh nghiệp"}],
)


@pytest.fixture
def duty(cast: Cast) -> Duty:
    director = cast.users["deputy_labour"].person
    return issued_task(issued_plan(cast), lead=cast.bodies["labour"], director=director)


def test_a_unit_accepts_reports_and_submits_and_the_leader_approves(cast: Cast, duty: Duty) -> None:
    head, deputy = cast.users["labour_head"], cast.users["deputy_labour"]
    actions.accept(actor=head, duty=duty)
    actions.report(actor=head, duty=duty, said=SAID)
    actions.submit(actor=head, duty=duty, said=Report(narrative="Đã lập xong danh sách.", percent=100))
    actions.approve(actor=deputy, duty=duty)
    duty.refresh_from_db()
    duty.task.refresh_from_db()
    assert (duty.state, duty.percent, duty.submitted_on, duty.closed_on) == (WorkState.DONE, 100, today(), today())
    assert (duty.task.state, duty.task.percent, duty.task.done_on) == (WorkState.DONE, 100, today())
    assert list(duty.updates.order_by("id").values_list("kind", "state_after")) == [
        ("accept", "accepted"),
        ("progress", "running"),
        ("submit", "submitted"),
        ("approve", "done"),
    ]
    assert list(Entry.objects.order_by("id").values_list("verb", flat=True)) == [
        "plans.duty.accept",
        "plans.duty.report",
        "plans.duty.submit",
        "plans.duty.approve",
    ]


def test_each_side_hears_of_the_other(cast: Cast, duty: Duty) -> None:
    head, deputy = cast.users["labour_head"], cast.users["deputy_labour"]
    actions.accept(actor=head, duty=duty)
    actions.submit(actor=head, duty=duty, said=SAID)
    actions.return_result(actor=deputy, duty=duty, reason="Thiếu số điện thoại liên hệ.")
    told = list(Notice.objects.order_by("id").values_list("person_id", "urgent"))
    assert told == [(deputy.person_id, False), (deputy.person_id, True), (head.person_id, True)]


def test_a_result_goes_back_only_with_a_reason(cast: Cast, duty: Duty) -> None:
    actions.accept(actor=cast.users["labour_head"], duty=duty)
    actions.submit(actor=cast.users["labour_head"], duty=duty, said=SAID)
    with pytest.raises(StepRefused) as refused:
        actions.return_result(actor=cast.users["deputy_labour"], duty=duty, reason="  ")
    assert str(refused.value) == "“Trả lại” cần ghi rõ lý do. Hãy nhập lý do rồi gửi lại."
    duty.refresh_from_db()
    assert duty.state == WorkState.SUBMITTED


def test_another_unit_or_another_deputy_may_not_act(cast: Cast, duty: Duty) -> None:
    with pytest.raises(PermissionDenied, match="trưởng đơn vị chủ trì"):
        actions.accept(actor=cast.users["environment_head"], duty=duty)
    actions.accept(actor=cast.users["labour_head"], duty=duty)
    actions.submit(actor=cast.users["labour_head"], duty=duty, said=SAID)
    with pytest.raises(PermissionDenied, match="lãnh đạo được phân công chỉ đạo"):
        actions.approve(actor=cast.users["deputy_environment"], duty=duty)
    with pytest.raises(PermissionDenied, match="lãnh đạo được phân công chỉ đạo"):
        actions.approve(actor=cast.users["labour_head"], duty=duty)
    assert Update.objects.count() == 2


def test_a_refused_step_leaves_nothing_behind(cast: Cast, duty: Duty) -> None:
    with pytest.raises(PermissionDenied):
        actions.report(actor=cast.users["labour_staff"], duty=duty, said=SAID)
    assert (Update.objects.count(), Entry.objects.count(), Notice.objects.count()) == (0, 0, 0)


def test_undo_takes_back_a_notice_that_nobody_has_seen(cast: Cast, duty: Duty) -> None:
    head = cast.users["labour_head"]
    actions.accept(actor=head, duty=duty)
    assert Notice.objects.count() == 1
    actions.unaccept(actor=head, duty=duty)
    duty.refresh_from_db()
    assert (duty.state, duty.accepted_at, Notice.objects.count()) == (WorkState.ASSIGNED, None, 0)


def test_a_reopened_result_waits_for_a_decision_again(cast: Cast, duty: Duty) -> None:
    actions.accept(actor=cast.users["labour_head"], duty=duty)
    actions.submit(actor=cast.users["labour_head"], duty=duty, said=SAID)
    actions.approve(actor=cast.users["head"], duty=duty)
    actions.reopen(actor=cast.users["head"], duty=duty)
    duty.refresh_from_db()
    duty.task.refresh_from_db()
    assert (duty.state, duty.closed_on, duty.submitted_on) == (WorkState.SUBMITTED, None, today())
    assert (duty.task.state, duty.task.done_on) == (WorkState.SUBMITTED, None)


def test_the_member_of_staff_named_reports_but_does_not_submit(cast: Cast, duty: Duty) -> None:
    staff = cast.users["labour_staff"]
    actions.accept(actor=cast.users["labour_head"], duty=duty)
    actions.set_handler(actor=cast.users["labour_head"], duty=duty, person=staff.person)
    actions.report(actor=staff, duty=duty, said=SAID)
    with pytest.raises(PermissionDenied, match="Chỉ trưởng đơn vị chủ trì mới trình"):
        actions.submit(actor=staff, duty=duty, said=SAID)
    duty.refresh_from_db()
    assert (duty.state, duty.percent) == (WorkState.RUNNING, 40)


@pytest.mark.parametrize("state", [s for s in WorkState if s is not WorkState.DRAFT])
@pytest.mark.parametrize("verb", sorted({step.verb for step in DUTY}))
def test_each_pair_of_state_and_verb_is_taken_or_refused_by_the_table(
    cast: Cast, duty: Duty, state: str, verb: str
) -> None:
    Duty.objects.filter(pk=duty.pk).update(state=state)
    step = DUTY.find(state, verb)
    director, lead = cast.users["deputy_labour"], cast.users["labour_head"]
    acts = {
        "accept": lambda: actions.accept(actor=lead, duty=duty),
        "unaccept": lambda: actions.unaccept(actor=lead, duty=duty),
        "report": lambda: actions.report(actor=lead, duty=duty, said=SAID),
        "submit": lambda: actions.submit(actor=lead, duty=duty, said=SAID),
        "take_back": lambda: actions.take_back(actor=lead, duty=duty),
        "approve": lambda: actions.approve(actor=director, duty=duty),
        "return": lambda: actions.return_result(actor=director, duty=duty, reason="Bổ sung số liệu."),
        "reopen": lambda: actions.reopen(actor=director, duty=duty),
        "pause": lambda: actions.pause(actor=director, duty=duty, reason="Chờ hướng dẫn."),
        "resume": lambda: actions.resume(actor=director, duty=duty),
        "cancel": lambda: actions.cancel(actor=director, duty=duty, reason="Không còn phù hợp."),
        "transfer": lambda: actions.hand_over(
            actor=director,
            duty=duty,
            to=cast.bodies["environment"],
            reason="Đúng lĩnh vực.",
            until=today() + timedelta(days=30),
        ),
    }
    if step is None:
        with pytest.raises(PermissionDenied, match="không còn ở trạng thái"):
            acts[verb]()
        duty.refresh_from_db()
        assert duty.state == state
    else:
        acts[verb]()
        duty.refresh_from_db()
        assert duty.state == step.target


def test_lateness_counts_to_the_day_the_unit_gave_its_result(cast: Cast) -> None:
    late = issued_task(issued_plan(cast), lead=cast.bodies["labour"], due=date(2020, 1, 3))
    actions.accept(actor=cast.users["labour_head"], duty=late)
    actions.submit(actor=cast.users["labour_head"], duty=late, said=SAID)
    actions.approve(actor=cast.users["head"], duty=late)
    late.refresh_from_db()
    assert late.finished_on == today()


def test_a_regular_task_is_done_for_a_period_and_never_as_a_whole(cast: Cast) -> None:
    head, deputy = cast.users["labour_head"], cast.users["deputy_labour"]
    regular = issued_task(issued_plan(cast), lead=cast.bodies["labour"], director=deputy.person, period="2026-Q2")
    actions.accept(actor=head, duty=regular)
    actions.submit(actor=head, duty=regular, said=SAID)
    actions.approve(actor=deputy, duty=regular)
    regular.refresh_from_db()
    task = regular.task
    assert (regular.state, task.state, task.get_state_display()) == ("done", "period_done", "Đạt kỳ này")
    assert (task.deadline, task.done_on) == (regular.deadline, today())
    actions.reopen(actor=deputy, duty=regular)
    task.refresh_from_db()
    assert (task.state, task.deadline) == (WorkState.SUBMITTED, regular.deadline)


@pytest.mark.parametrize(("who", "body"), [("union_user", "union"), ("enterprise_user", "enterprise")])
def test_a_partner_from_outside_answers_for_its_own_body(cast: Cast, who: str, body: str) -> None:
    duty = issued_task(issued_plan(cast), lead=cast.bodies[body])
    actions.accept(actor=cast.users[who], duty=duty)
    actions.submit(actor=cast.users[who], duty=duty, said=SAID)
    duty.refresh_from_db()
    assert duty.state == WorkState.SUBMITTED
