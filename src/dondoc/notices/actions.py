"""Verbs of notices. They are no matter of record: the action that causes them journals itself."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.notices import hooks
from dondoc.notices.models import Notice

DELAY = timedelta(seconds=15)


def notify(*, person_ids: Iterable[int], key: str, text: str, url: str = "", urgent: bool = False) -> None:
    """One notice to each person, once for each `key`, and the same to whoever stands in for one who is away; it shows after
    DELAY.
    """
    told = dict.fromkeys(person_ids, text)
    for room in hooks.stand_ins:
        for away, (stand_in, name) in room(list(told)).items():
            if away in told:
                told.setdefault(stand_in, _("Xử lý thay %(name)s: %(text)s") % {"name": name, "text": text})
    visible_from = timezone.now() + DELAY
    Notice.objects.bulk_create(
        [
            Notice(
                person_id=person_id, key=key[:200], text=words[:500], url=url, urgent=urgent, visible_from=visible_from
            )
            for person_id, words in sorted(told.items())
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
