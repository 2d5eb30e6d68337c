"""Periodic work of this room: thin calls of actions, each idempotent."""

from procrastinate.contrib.django import app

from dondoc.difficulties.actions import remind_turns
from dondoc.frame.actors import SystemActor
from dondoc.people.queries import today

REMINDER = SystemActor("Lịch nhắc khó khăn, vướng mắc")


@app.periodic(cron="20 0 * * *", periodic_id="difficulties.remind")  # UTC: 7:20 where the agency is
@app.task(name="difficulties.remind", queueing_lock="difficulties.remind")
def remind(timestamp: int) -> int:  # noqa: ARG001 - Procrastinate hands every periodic task its time
    """Every morning: the steps that are due on the next working day, and those that have become overdue."""
    return remind_turns(actor=REMINDER, on=today())
