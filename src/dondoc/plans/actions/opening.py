"""The duties of an issued task: the first on issue, then one a period, opened by a job."""

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from dondoc.frame.actors import Actor
from dondoc.journal.actions import record
from dondoc.notices.actions import notify
from dondoc.plans.actions.keeping import refresh, short
from dondoc.plans.models import Duty, Involvement, Task
from dondoc.plans.queries import heads_of, last_day
from dondoc.plans.rules import FAR, Part, PlanState, WorkState, period_unit
from dondoc.worktime import Period, Unit, period_of


def period_for(task: Task, on: date) -> Period | None:
    """The period of a regular task that holds `on`; None for one-off work."""
    unit = period_unit(task.recurrence, task.rhythm or task.plan.rhythm, task.due)
    return period_of(on, Unit(unit)) if unit else None


def first_duty(task: Task, body_id: int, on: date, *, handler_id: int | None = None) -> Duty:
    """What the task asks of that body now, not yet saved: once until its date, or in the current period until its end;
    a rest day carries over to the next working day.
    """
    period = period_for(task, on)
    due_on = period.end if period else task.due
    deadline = last_day(due_on)
    return Duty(
        task=task,
        body_id=body_id,
        period=period.key if period else "",
        starts_on=max(period.start, on) if period else on,
        due_on=due_on,
        original_deadline=deadline,
        deadline=deadline,
        deadline_key=deadline or FAR,
        news_at=timezone.now(),
        handler_id=handler_id,
    )


@transaction.atomic
def open_due_periods(*, actor: Actor, on: date) -> int:
    """Opens the duty of the period that holds `on` for every regular task of an issued plan and each of its lead bodies
    that has none yet; returns how many. Running it again opens nothing. Work that a leader cancelled or that was handed over
    is not opened again.
    """
    tasks = list(
        Task.objects.filter(plan__state=PlanState.ISSUED, due__isnull=True, dropped=False)
        .exclude(state__in=[WorkState.DRAFT, WorkState.CANCELLED, WorkState.TRANSFERRED])
        .select_related("plan")
        .order_by("id")
    )
    latest: dict[tuple[int, int], Duty] = {}
    present: set[tuple[int, int, str]] = set()
    for duty in Duty.objects.filter(task__in=tasks).order_by("starts_on", "id"):
        latest[duty.task_id, duty.body_id] = duty
        present.add((duty.task_id, duty.body_id, duty.period))
    by_id = {task.pk: task for task in tasks}
    opened = []
    leads = Involvement.objects.filter(task__in=tasks, part=Part.LEADS, body__isnull=False).order_by(
        "task_id", "body_id"
    )
    for task_id, body_id in leads.values_list("task_id", "body_id"):
        task, last = by_id[task_id], latest.get((task_id, body_id or 0))
        period = period_for(task, on)
        ended = last is None or last.state in {WorkState.CANCELLED, WorkState.TRANSFERRED}
        if period is None or body_id is None or ended or (task_id, body_id, period.key) in present:
            continue
        if last is not None and last.starts_on >= period.end:
            continue
        opened.append(first_duty(task, body_id, on, handler_id=last.handler_id if last else None))
    if not opened:
        return 0
    for duty in Duty.objects.bulk_create(opened):
        refresh(duty.task)
        _tell(duty, on)
    record(
        actor=actor,
        verb="plans.duty.open_periods",
        object_type="plans.duty",
        object_id=None,
        object_label="Nhiệm vụ thường xuyên, định kỳ",
        sentence=f"Mở kỳ mới cho {len(opened)} việc thường xuyên, định kỳ.",
    )
    return len(opened)


def _tell(duty: Duty, on: date) -> None:
    period = period_for(duty.task, on)
    label = period.label if period else ""
    notify(
        person_ids=heads_of([duty.body_id], on).values_list("pk", flat=True),
        key=f"duty:{duty.pk}:opened",
        text=f"Kỳ {label}: {short(duty.task.title)}",
        url=reverse("plans:task", args=[duty.task_id]),
    )
