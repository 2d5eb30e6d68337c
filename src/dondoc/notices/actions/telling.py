"""Notices are given, taken back, read."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.notices import hooks
from dondoc.notices.models import Notice
from dondoc.notices.rules import NoticeKind

DELAY = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told to whom, once for each `key`."""

    person_ids: Collection[int]
    key: str
    text: str
    url: str = ""
    urgent: bool = False
    kind: NoticeKind = NoticeKind.OTHER


def notify(
    *,
    person_ids: Iterable[int],
    key: str,
    text: str,
    url: str = "",
    urgent: bool = False,
    kind: NoticeKind | None = None,
) -> None:
    """One notice to each person, once for each `key`, and the same to whoever stands in for one who is away; it shows after DELAY. What is urgent waits for somebody unless
    `kind` says otherwise.
    """
    usual = NoticeKind.WAITING if urgent else NoticeKind.OTHER
    notify_all([Told(tuple(person_ids), key, text, url, urgent, kind or usual)])


def notify_all(told: Iterable[Told]) -> None:
    """Many notices in one statement, each as `notify` gives it: to whoever stands in for one who is away too."""
    every = list(told)
    asked = sorted({person_id for one in every for person_id in one.person_ids})
    away = {person_id: found for room in hooks.stand_ins for person_id, found in room(asked).items()} if asked else {}
    visible_from = timezone.now() + DELAY
    Notice.objects.bulk_create(
        [
            Notice(
                person_id=person_id,
                key=one.key[:200],
                kind=one.kind,
                text=text[:500],
                url=one.url,
                urgent=one.urgent,
                visible_from=visible_from,
            )
            for one in every
            for person_id, text in sorted(_with_stand_ins(one, away).items())
        ],
        ignore_conflicts=True,
        batch_size=1000,
    )


def _with_stand_ins(one: Told, away: Mapping[int, tuple[int, str]]) -> dict[int, str]:
    """Person → text, for those who are told and who stand in for one of them."""
    texts = dict.fromkeys(one.person_ids, one.text)
    for person_id in list(texts):
        if person_id in away:
            stand_in, name = away[person_id]
            texts.setdefault(stand_in, _("Xử lý thay %(name)s: %(text)s") % {"name": name, "text": one.text})
    return texts


def withdraw(*, key: str) -> None:
    """Takes back the notices of `key` that nobody has seen yet (the counter-verb's part of an undo)."""
    Notice.objects.filter(key=key, visible_from__gt=timezone.now()).delete()


def mark_read(*, person_id: int, notice_ids: Iterable[int] | None = None) -> int:
    """Marks the given notices of that person as read, or all that are showing; returns how many changed."""
    unread = Notice.objects.filter(person_id=person_id, read_at__isnull=True, visible_from__lte=timezone.now())
    if notice_ids is not None:
        unread = unread.filter(pk__in=list(notice_ids))
    return unread.update(read_at=timezone.now())
