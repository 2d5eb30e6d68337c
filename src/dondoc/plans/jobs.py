"""Periodic work of this room: thin calls of actions, each idempotent."""

from procrastinate.contrib.django import app

from dondoc.frame.actors import SystemActor
from dondoc.people.queries import today
from dondoc.plans.actions.opening import open_due_periods
from dondoc.plans.actions.reminding import remind

CALENDAR = SystemActor("Lịch mở kỳ báo cáo")
REMINDERS = SystemActor("Lịch nhắc việc")


@app.periodic(cron="15 17 * * *", periodic_id="plans.open_periods")  # UTC: a quarter past midnight where the agency is
@app.task(name="plans.open_periods", queueing_lock="plans.open_periods")
def open_periods(timestamp: int) -> int:  # noqa: ARG001 - Procrastinate hands every periodic task its time
    """Every night: the new period's duties of regular tasks."""
    return open_due_periods(actor=CALENDAR, on=today())


@app.periodic(cron="30 0-4 * * *", periodic_id="plans.remind")  # UTC: 7:30 to 11:30 where the agency is
@app.task(name="plans.remind", queueing_lock="plans.remind", lock="plans.remind")
def remind_of_duties(timestamp: int) -> int:  # noqa: ARG001 - see above
    """Each working morning, again each hour for what a stopped worker left: the reminders that fell due."""
    return remind(actor=REMINDERS, on=today())
