"""Periodic work of this room: thin calls of actions, each idempotent."""

from procrastinate.contrib.django import app

from dondoc.frame.actors import SystemActor
from dondoc.people.queries import today
from dondoc.plans.actions.opening import open_due_periods

CALENDAR = SystemActor("Lịch mở kỳ báo cáo")


@app.periodic(cron="15 0 * * *", periodic_id="plans.open_periods")
@app.task(name="plans.open_periods", queueing_lock="plans.open_periods")
def open_periods(timestamp: int) -> int:  # noqa: ARG001 - Procrastinate hands every periodic task its time
    """Every night: the new period's duties of regular tasks."""
    return open_due_periods(actor=CALENDAR, on=today())
