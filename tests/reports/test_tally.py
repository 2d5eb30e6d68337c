"""How the tasks of a plan are counted: the duty furthest behind speaks for its task; regular work is never finished."""

from dataclasses import asdict
from datetime import date

from django.utils import timezone

from cast import Cast
from dondoc.plans.actions.keeping import refresh
from dondoc.plans.models import Duty, Plan
from dondoc.plans.queries import progress_of
from dondoc.plans.rules import WorkState, shares
from dondoc.reports.queries.facts import facts_of, standing_phrase, tally_of
from dondoc.worktime import parse_period
from issued import issued_plan, issued_task

ON = date(2026, 6, 10)
PERIOD = parse_period("2026-Q2")


def _second_duty(first: Duty, cast: Cast, state: str) -> Duty:
    return Duty.objects.create(
        task=first.task,
        body=cast.bodies["environment"],
        starts_on=first.starts_on,
        deadline=first.deadline,
        deadline_key=first.deadline_key,
        state=state,
        news_at=timezone.now(),
        submitted_on=first.deadline if state == WorkState.DONE else None,
    )


def _counts(plan: Plan) -> dict[str, int]:
    tally = tally_of(facts_of(plan, PERIOD, ON), ON)
    return {name: count for name, count in asdict(tally).items() if name not in {"total", "silent"} and count}


def test_one_late_unit_of_several_makes_the_task_late(cast: Cast) -> None:
    plan = issued_plan(cast)
    late = issued_task(plan, lead=cast.bodies["labour"], due=date(2026, 6, 1))
    done = _second_duty(late, cast, WorkState.DONE)
    assert _counts(plan) == {"not_accepted": 1, "not_accepted_overdue": 1}
    assert standing_phrase(late.task, [late, done], ON) == "Chờ tiếp nhận, quá hạn 9 ngày"


def test_a_task_is_finished_when_all_its_units_are(cast: Cast) -> None:
    plan = issued_plan(cast)
    first = issued_task(plan, lead=cast.bodies["labour"], due=date(2026, 6, 1))
    _second_duty(first, cast, WorkState.DONE)
    Duty.objects.filter(pk=first.pk).update(state=WorkState.DONE, submitted_on=date(2026, 5, 20))
    assert _counts(plan) == {"done_on_time": 1}


def test_regular_work_accepted_for_its_period_is_counted_apart(cast: Cast) -> None:
    plan = issued_plan(cast)
    duty = issued_task(plan, lead=cast.bodies["labour"], due=date(2026, 6, 14), period="2026-Q2")
    Duty.objects.filter(pk=duty.pk).update(state=WorkState.DONE, submitted_on=date(2026, 6, 5))
    assert _counts(plan) == {"met": 1}


def test_tasks_without_a_report_are_named_by_their_place_and_unit(cast: Cast) -> None:
    plan = issued_plan(cast)
    issued_task(plan, lead=cast.bodies["labour"])
    issued_task(plan, lead=cast.bodies["environment"], title="Việc khác")
    issued_task(plan, lead=cast.bodies["labour"], title="Việc nữa")
    assert tally_of(facts_of(plan, PERIOD, ON), ON).silent == (
        "II.1, II.3 (Phòng Quản lý Lao động)",
        "II.2 (Phòng Quản lý Tài nguyên và Môi trường)",
    )


def test_a_task_without_a_number_is_named_by_its_words(cast: Cast) -> None:
    plan = issued_plan(cast)
    issued_task(plan, lead=cast.bodies["labour"], title="Báo cáo số liệu nhà ở của công nhân.")
    plan.tasks.update(ordinal="")
    assert tally_of(facts_of(plan, PERIOD, ON), ON).silent == (
        "“Báo cáo số liệu nhà ở của công nhân” (Phòng Quản lý Lao động)",
    )


def test_the_report_counts_as_the_plan_page_does(cast: Cast) -> None:
    """A unit that is late with another that has not taken its part on: the page shows the task as not yet accepted."""
    plan = issued_plan(cast)
    states = [
        (WorkState.ASSIGNED, ""),
        (WorkState.RUNNING, ""),
        (WorkState.RETURNED, ""),
        (WorkState.SUBMITTED, ""),
        (WorkState.PAUSED, ""),
        (WorkState.CANCELLED, ""),
        (WorkState.DONE, "2026-Q2"),
        (WorkState.DONE, ""),
    ]
    for state, period in states:
        duty = issued_task(plan, lead=cast.bodies["labour"], due=date(2026, 6, 14), period=period)
        Duty.objects.filter(pk=duty.pk).update(state=state, submitted_on=date(2026, 6, 5))
        refresh(duty.task)
    late = issued_task(plan, lead=cast.bodies["labour"], due=date(2026, 6, 1))
    _second_duty(late, cast, WorkState.RUNNING)
    Duty.objects.filter(pk=late.pk).update(deadline=date(2026, 7, 1), deadline_key=date(2026, 7, 1))
    refresh(late.task)
    assert _counts(plan) == {
        "done_on_time": 1,
        "met": 1,
        "submitted": 1,
        "running_in_time": 2,
        "not_accepted": 2,
        "not_accepted_overdue": 1,
        "paused": 1,
        "cancelled": 1,
    }
    page = {str(share): count for share, count in shares(progress_of([plan.pk])[plan.pk])}
    assert page == {
        "done": 1,
        "period_done": 1,
        "submitted": 1,
        "running": 2,
        "not_accepted": 2,
        "paused": 1,
        "cancelled": 1,
    }
