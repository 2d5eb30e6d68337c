"""Each working morning: who is reminded of what, once."""

from datetime import date

import pytest

from dondoc.frame.actors import SystemActor
from dondoc.notices.models import Notice
from dondoc.plans.actions.reminding import remind, set_ladder, skip_step
from dondoc.plans.models import DigestLine, Duty, LeaderDigest, Reminder
from dondoc.plans.rules.reminding import DEFAULT_LADDER, Addressee, Rung, Trigger
from issued import issued_plan, issued_task

LATE = date(2026, 7, 3)  # three working days after the deadline of the duty
CLOCK = SystemActor("Lịch nhắc việc")
pytestmark = pytest.mark.django_db


@pytest.fixture
def duty(cast) -> Duty:
    return issued_task(issued_plan(cast), lead=cast.bodies["labour"], director=cast.users["deputy_labour"].person)


def told() -> list[tuple[int, str, str]]:
    return list(Notice.objects.order_by("person_id", "key").values_list("person_id", "kind", "text"))


def test_the_unit_is_told_and_the_leader_only_by_a_draft(duty, labour_head, deputy_labour):
    assert remind(actor=CLOCK, on=LATE) == 2
    text = f"Quá hạn 3 ngày, đôn đốc khẩn trương thực hiện: {duty.task.title}"
    assert told() == [(labour_head.person_id, "overdue", text)]
    draft = LeaderDigest.objects.get()
    assert (draft.leader_id, draft.state) == (deputy_labour.person_id, "draft")
    assert list(draft.lines.values_list("duty_id", flat=True)) == [duty.pk]


def test_the_same_morning_again_and_the_next_one_make_nothing_new(duty):
    remind(actor=CLOCK, on=LATE)
    assert remind(actor=CLOCK, on=LATE) == 0
    assert remind(actor=CLOCK, on=date(2026, 7, 6)) == 1  # the unit's next rung: three working days later
    assert Reminder.objects.count() == 3


def test_nobody_is_reminded_on_a_day_off(duty):
    assert remind(actor=CLOCK, on=date(2026, 7, 4)) == 0
    assert (Reminder.objects.count(), Notice.objects.count()) == (0, 0)


@pytest.mark.parametrize("state", ["submitted", "paused", "done", "cancelled", "transferred"])
def test_what_is_given_in_stopped_or_closed_is_left_alone(duty, state):
    Duty.objects.filter(pk=duty.pk).update(state=state)
    assert remind(actor=CLOCK, on=LATE) == 0


def test_a_draft_plan_reminds_nobody(duty):
    duty.task.plan.state = "draft"
    duty.task.plan.save()
    assert remind(actor=CLOCK, on=LATE) == 0


def test_the_running_plan_has_the_usual_ladder(duty):
    duty.task.plan.running = True
    duty.task.plan.save()
    assert remind(actor=CLOCK, on=LATE) == 2


def test_a_plan_s_own_ladder_counts_instead(duty, office_clerk):
    set_ladder(actor=office_clerk, plan=duty.task.plan, ladder=[Rung(Trigger.AFTER, 3, Addressee.UNIT)])
    assert remind(actor=CLOCK, on=LATE) == 1


def test_a_rung_left_out_for_a_task_is_not_climbed(duty, office_clerk):
    rung = Rung(Trigger.AFTER, 3, Addressee.DIRECTOR)
    skip_step(actor=office_clerk, task=duty.task, rung=rung, reason="Lãnh đạo đã biết.")
    assert remind(actor=CLOCK, on=LATE) == 1
    assert LeaderDigest.objects.count() == 0


def test_a_leader_who_heads_the_lead_body_is_never_told_directly(cast, head):
    issued_task(issued_plan(cast), lead=cast.bodies["agency"])
    remind(actor=CLOCK, on=LATE)
    assert told() == []
    assert list(LeaderDigest.objects.values_list("leader_id", flat=True)) == [head.person_id]
    assert DigestLine.objects.count() == 1


def test_a_later_deadline_starts_the_ladder_anew(duty):
    remind(actor=CLOCK, on=LATE)
    later = date(2026, 7, 31)
    Duty.objects.filter(pk=duty.pk).update(deadline=later, deadline_key=later, news_at="2026-07-03T01:00:00Z")
    assert remind(actor=CLOCK, on=date(2026, 7, 6)) == 0
    assert remind(actor=CLOCK, on=date(2026, 7, 28)) == 2  # three days before it; and fifteen without news


def test_the_usual_ladder_is_the_one_that_users_ask_for():
    before = [rung.days for rung in DEFAULT_LADDER if rung.trigger is Trigger.BEFORE]
    assert before == [7, 3, 1]


def test_ten_times_the_duties_cost_no_more_questions(cast, django_assert_max_num_queries):
    plan = issued_plan(cast)
    for n in range(20):
        issued_task(plan, lead=cast.bodies["labour"], title=f"Việc {n}")
    with django_assert_max_num_queries(35):
        assert remind(actor=CLOCK, on=LATE) == 40
