"""Open deadlines that a calendar would move: what a change of a day shows before it is made, and what it then does."""

from collections.abc import Sequence

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.calendars.hooks import CalendarOf, Move, Moves, Shift, shifts
from dondoc.people.models import User
from dondoc.plans.models import Duty
from dondoc.plans.queries import visible_tasks
from dondoc.plans.rules import OPEN_STATES

SHOWN = 20


def open_shifts(calendar_of: CalendarOf) -> list[Shift]:
    """Those of open duties, nearest first, in one query: the days on which anything open falls are few."""
    fallen = (
        Duty.objects.filter(state__in=OPEN_STATES, due_on__isnull=False)
        .values_list("due_on", "deadline")
        .annotate(count=Count("id"))
        .order_by("due_on", "deadline")
    )
    return shifts(fallen, calendar_of)


def preview(user: User, calendar_of: CalendarOf) -> Moves:
    """What would move, counted whole; named only where the user sees the work."""
    found = open_shifts(calendar_of)
    return Moves(_("việc đang mở"), sum(shift.count for shift in found), _named(user, found))


def _named(user: User, found: Sequence[Shift]) -> list[Move]:
    if not found:
        return []
    becomes = {(shift.due_on, shift.was): shift.becomes for shift in found}
    moved = Q(pk__in=[])
    for due_on, was in becomes:
        moved |= Q(due_on=due_on, deadline=was)
    duties = (
        Duty.objects.filter(moved, state__in=OPEN_STATES, task__in=visible_tasks(user))
        .select_related("task", "body")
        .order_by("due_on", "id")[:SHOWN]
    )
    return [
        Move(
            f"{d.task.title} ({d.body})",
            reverse("plans:task", args=[d.task_id]),
            d.deadline,
            becomes[d.due_on, d.deadline],
        )
        for d in duties
        if d.due_on and d.deadline
    ]
