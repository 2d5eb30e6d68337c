"""Periodic work of this room: thin calls of actions, each idempotent."""

from procrastinate.contrib.django import app

from dondoc.frame.actors import SystemActor
from dondoc.people.actions import apply_reassignments
from dondoc.people.queries import today

DAYBOOK = SystemActor("Lịch phân công lĩnh vực")


@app.periodic(
    cron="1 17 * * *", periodic_id="people.apply_reassignments"
)  # UTC: just after midnight where the agency is
@app.task(name="people.apply_reassignments", queueing_lock="people.apply_reassignments")
def apply_due(timestamp: int) -> int:  # noqa: ARG001 - Procrastinate hands every periodic task its time
    """Every night: the assignments of fields whose day has come."""
    return apply_reassignments(actor=DAYBOOK, on=today())
