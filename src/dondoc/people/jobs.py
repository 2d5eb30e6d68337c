"""Periodic work of this room: thin calls of actions, each idempotent."""

from django.utils import timezone
from procrastinate.contrib.django import app

from dondoc.frame.actors import SystemActor
from dondoc.people.actions import apply_reassignments
from dondoc.people.queries import today
from dondoc.people.storage import forget_answers

DAYBOOK = SystemActor("Lịch phân công lĩnh vực")


@app.periodic(
    cron="1 17 * * *", periodic_id="people.apply_reassignments"
)  # UTC: just after midnight where the agency is
@app.task(name="people.apply_reassignments", queueing_lock="people.apply_reassignments")
def apply_due(timestamp: int) -> int:  # noqa: ARG001 - Procrastinate hands every periodic task its time
    """Every night: the assignments of fields whose day has come."""
    return apply_reassignments(actor=DAYBOOK, on=today())


@app.periodic(cron="20 20 * * *", periodic_id="people.forget_answers")  # UTC: 3:20 where the agency is
@app.task(name="people.forget_answers", queueing_lock="people.forget_answers")
def forget_old_answers(timestamp: int) -> int:  # noqa: ARG001 - see above
    """Every night: answers to other programs that are not given again any more."""
    return forget_answers(timezone.now())
