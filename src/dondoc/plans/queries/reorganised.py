"""What of a body or a leader passes to others when the apparatus or the fields change."""

from datetime import date

from django.urls import reverse

from dondoc.people.hooks import Movable
from dondoc.people.models import Body, Person
from dondoc.plans.models import Audience, Duty, Involvement, Plan, Task
from dondoc.plans.rules import HANDED_OVER_FROM, OPEN_STATES, Part, PlanState


def _movable(task: Task) -> Movable:
    return Movable(
        pk=task.pk,
        label=str(task),
        detail=task.came_from,
        url=reverse("plans:task", args=[task.pk]),
        text=f"{task.title} {task.section} {task.lead_text}",
    )


def led_by(former: Body, _on: date) -> list[Movable]:
    """The tasks of which the body has something open to lead that it has not given in yet."""
    open_now = Duty.objects.filter(body=former, state__in=HANDED_OVER_FROM).values("task_id")
    tasks = Task.objects.filter(pk__in=open_now).select_related("plan", "source_document")
    return [_movable(task) for task in tasks.order_by("deadline_key", "id")]


def helped_by(former: Body, _on: date) -> list[Movable]:
    """The open tasks in which the body cooperates or is a partner."""
    parts = Involvement.objects.filter(body=former, part__in=[Part.COOPERATES, Part.PARTNER]).values("task_id")
    tasks = Task.objects.filter(pk__in=parts, state__in=OPEN_STATES).select_related("plan", "source_document")
    return [_movable(task) for task in tasks.order_by("deadline_key", "id")]


def sent_to(former: Body, _on: date) -> list[Movable]:
    """The open plans that were sent to the body: who gets them from now on is asked, never decided silently."""
    read = Audience.objects.filter(body=former).values("plan_id")
    plans = Plan.objects.filter(state=PlanState.ISSUED, running=False, pk__in=read).order_by("-id")
    return [Movable(plan.pk, plan.title, url=reverse("plans:detail", args=[plan.pk])) for plan in plans]


def directed_by_person(person: Person) -> list[Movable]:
    """The open tasks that a leader directs in person."""
    directs = Involvement.objects.filter(person=person, part=Part.DIRECTS).values("task_id")
    tasks = Task.objects.filter(pk__in=directs, state__in=OPEN_STATES).select_related("plan", "source_document")
    return [_movable(task) for task in tasks.order_by("deadline_key", "id")]
