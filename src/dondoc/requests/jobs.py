"""Periodic work of this room: thin calls of actions, each idempotent."""

from django.utils import timezone
from procrastinate.contrib.django import app

from dondoc.requests.actions.collating import remind


@app.periodic(cron="5 * * * *", periodic_id="requests.remind")
@app.task(name="requests.remind", queueing_lock="requests.remind")
def remind_hourly(timestamp: int) -> int:  # noqa: ARG001 - Procrastinate hands every periodic task its time
    """Every hour: who has not answered hears a day before the hour and once after it."""
    return remind(now=timezone.now())
