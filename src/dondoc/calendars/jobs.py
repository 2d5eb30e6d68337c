"""Periodic work of this room."""

from procrastinate.contrib.django import app

from dondoc.calendars import actions
from dondoc.frame.actors import SystemActor

CALENDAR = SystemActor("Lịch làm việc")


@app.periodic(cron="5 17 * * *", periodic_id="calendars.settle")  # UTC: five past midnight where the agency is
@app.task(name="calendars.settle", queueing_lock="calendars.settle")
def settle(timestamp: int) -> int:  # noqa: ARG001 - Procrastinate hands every periodic task its time
    """Every night: no deadline stands otherwise than the calendar says."""
    return actions.settle(actor=CALENDAR)
