"""A changed calendar moves open deadlines. The act that changed it journals how many."""

from django.db.models import Case, F, Min, Q, When

from dondoc.calendars.queries import calendar_for
from dondoc.frame.actors import Actor
from dondoc.plans.models import Duty, Task
from dondoc.plans.queries.moving import open_shifts
from dondoc.plans.rules import OPEN_STATES


def recount_deadlines(_actor: Actor) -> int:
    """The hook of `calendars.hooks.after_change`: rolls the day set for each open duty anew, an extended one from the day
    granted, and brings its task's deadline along. Steps keep the dates that their unit gave them. Returns how many moved.
    """
    moved, tasks = 0, set[int]()
    for shift in open_shifts(calendar_for):
        duties = Duty.objects.filter(state__in=OPEN_STATES, due_on=shift.due_on, deadline=shift.was)
        ids = dict(duties.select_for_update().order_by("id").values_list("id", "task_id"))
        tasks.update(ids.values())
        moved += Duty.objects.filter(pk__in=ids).update(
            deadline=shift.becomes,
            deadline_key=shift.becomes,
            original_deadline=Case(
                When(original_deadline=F("deadline"), then=shift.becomes), default=F("original_deadline")
            ),
        )
    _bring_along(tasks)
    return moved


def _bring_along(task_ids: set[int]) -> None:
    open_now = Q(duties__state__in=OPEN_STATES)
    nearest = Task.objects.filter(pk__in=task_ids).annotate(nearest=Min("duties__deadline", filter=open_now))
    moved = [task for task in nearest.only("id", "deadline", "deadline_key") if task.nearest != task.deadline]
    for task in moved:
        task.deadline = task.deadline_key = task.nearest
    Task.objects.bulk_update(moved, ["deadline", "deadline_key"], batch_size=1000)
