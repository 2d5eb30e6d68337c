"""Periodic work of this room, idempotent. Procrastinate reads the hours as UTC; the agency's are seven later."""

from django.utils import timezone
from procrastinate.contrib.django import app

from dondoc.notices.actions import prepare_mails, send_mails


@app.periodic(cron="10 * * * *", periodic_id="notices.mail")
@app.task(name="notices.mail", queueing_lock="notices.mail", lock="notices.mail")
def mail(timestamp: int) -> int:  # noqa: ARG001 - Procrastinate hands every periodic task its time
    """Every hour: the mails of those whose hour has come; what an earlier run left goes first."""
    sent = send_mails()
    prepare_mails(now=timezone.now())
    return sent + send_mails()
