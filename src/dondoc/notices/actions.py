"""Verbs of notices. They are no matter of record: the action that causes them journals itself."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from dondoc.notices.models import Notice

DELAY = timedelta(seconds=15)


def notify(*, person_ids: Iterable[int], key: str, text: str, url: str = "", urgent: bool = False) -> None:
    """One notice to each person, once for each `key`; it shows after DELAY."""
    visible_from = timezone.now() + DELAY
    Notice.objects.bulk_create(
        [
            Notice(
                person_id=person_id, key=key[:200], text=text[:500], url=url, urgent=urgent, visible_from=visible_from
            )
            for person_id in sorted(set(person_ids))
        ],
        ignore_conflicts=True,
    )


def withdraw(*, key: str) -> None:
    """Takes back the notices of `key` that nobody has seen yet (the counter-verb's part of an undo)."""
    Notice.objects.filter(key=key, visible_from__gt=timezone.now()).delete()


def mark_read(*, person_id: int, notice_ids: Iterable[int] | None = None) -> int:
    """Marks the given notices of that person as read, or all that are showing; returns how many changed."""
    unread = Notice.objects.filter(person_id=person_id, read_at__isnull=True, visible_from__lte=timezone.now())
    if notice_ids is not None:
        unread = unread.filter(pk__in=list(notice_ids))
    return unread.update(read_at=timezone.now())
