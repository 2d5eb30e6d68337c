"""Reads of notices: each person sees only their own."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from dondoc.notices.models import MailDigest, Notice, Preference
from dondoc.notices.rules import MAIL_DAYS, MailState


def visible_to(person_id: int | None) -> QuerySet[Notice]:
    """The notices that show to that person now, newest first; nobody's for None."""
    if person_id is None:
        return Notice.objects.none()
    return Notice.objects.filter(person_id=person_id, visible_from__lte=timezone.now()).order_by("-id")


def unread_count(person_id: int | None) -> int:
    return visible_to(person_id).filter(read_at__isnull=True).order_by().count()


def preference_of(person_id: int) -> Preference:
    """What the person has chosen, else the usual, not saved."""
    return Preference.objects.filter(pk=person_id).first() or Preference(person_id=person_id)


def unmailed(now: datetime) -> QuerySet[Notice]:
    """What shows, has not been read, went by no mail yet and is no older than MAIL_DAYS."""
    since = now - timedelta(days=MAIL_DAYS)
    return Notice.objects.filter(
        read_at__isnull=True, mail__isnull=True, visible_from__lte=now, visible_from__gte=since
    ).order_by("person_id", "id")


def ready_mails() -> QuerySet[MailDigest]:
    return MailDigest.objects.filter(state=MailState.READY).order_by("pk")
