"""A changed calendar moves the deadlines of incoming documents. The act that changed it journals how many."""

from dondoc.calendars.queries import calendar_for
from dondoc.frame.actors import Actor
from dondoc.people.queries import today
from dondoc.records.models import Document
from dondoc.records.queries.moving import ahead_shifts, with_day_set


def recount_deadlines(_actor: Actor) -> int:
    """The hook of `calendars.hooks.after_change`; returns how many moved."""
    moved = 0
    for shift in ahead_shifts(calendar_for, today()):
        fallen = with_day_set(Document.objects.all()).filter(day_set=shift.due_on, deadline=shift.was)
        moved += Document.objects.filter(pk__in=list(fallen.values_list("pk", flat=True))).update(
            deadline=shift.becomes
        )
    return moved
