"""Periodic work of this room: thin calls of actions, each idempotent."""

from procrastinate.contrib.django import app

from dondoc.frame.actors import SystemActor
from dondoc.people.queries import today
from dondoc.reports.actions import open_due_runs

SCHEDULE = SystemActor("Lịch báo cáo định kỳ")


@app.periodic(cron="30 0 * * *", periodic_id="reports.open_runs")
@app.task(name="reports.open_runs", queueing_lock="reports.open_runs")
def open_runs(timestamp: int) -> int:  # noqa: ARG001 - Procrastinate hands every periodic task its time
    """Every night: the periods of cycles whose units are to be asked by now."""
    return open_due_runs(SCHEDULE, today())
