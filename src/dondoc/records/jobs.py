"""Periodic work of this room, idempotent."""

from django.utils import timezone
from procrastinate.contrib.django import app

from dondoc.records.storage import remove_orphans


@app.periodic(cron="40 19 * * *", periodic_id="records.remove_orphans")  # UTC: 2:40 where the agency is
@app.task(name="records.remove_orphans", queueing_lock="records.remove_orphans")
def remove_orphan_files(timestamp: int) -> int:  # noqa: ARG001 - Procrastinate hands every periodic task its time
    """Every night: files in the data folder that no row points to."""
    return remove_orphans(now=timezone.now())
