"""Where a notice may lead, what kinds there are, and when and in which words they go by mail."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.http import url_has_allowed_host_and_scheme

FIRST_HOUR, LAST_HOUR = 7, 16  # mail goes out within these hours of a working day
DEFAULT_HOUR = FIRST_HOUR
MAIL_DAYS = 7  # what is older than this goes by no mail any more


class NoticeKind(models.TextChoices):
    """What a notice is about, and the part of a mail in which it stands; in the order of the mail."""

    OVERDUE = "overdue", "Việc quá hạn"
    WAITING = "waiting", "Việc chờ xử lý"
    WEEK = "week", "Việc sắp đến hạn"
    OTHER = "other", "Tin khác"


class MailState(models.TextChoices):
    READY = "ready", "Chờ gửi"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Không gửi được"


def inside(url: str) -> bool:
    """Whether `url` is a path within the program: "/plans/3/", never another host or scheme."""
    return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


def is_mail_hour(moment: datetime) -> bool:
    """Whether mail goes out at that hour of a working day (the agency's time)."""
    return FIRST_HOUR <= moment.hour <= LAST_HOUR


@dataclass(frozen=True, slots=True)
class Item:
    """One notice of a mail."""

    kind: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Mail:
    subject: str
    body: str


def digest_mail(items: Sequence[Item], *, address: str, is_leader: bool, settings_path: str) -> Mail:
    """A person's notices of a day as one plain mail. `address`: where the program is reached, without a closing slash.
    A leader is informed in polite words, nobody is named in it.
    """
    by_kind: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_kind[item.kind].append(item)
    greeting = "Kính gửi đồng chí," if is_leader else "Gửi đồng chí,"
    opening = (
        f"Văn phòng kính báo {len(items)} tin trong phần mềm Đôn Đốc:"
        if is_leader
        else f"Có {len(items)} tin mới trong phần mềm Đôn Đốc:"
    )
    parts = [greeting, "", opening]
    for kind in NoticeKind:
        if by_kind[kind]:
            parts += ["", f"{kind.label.upper()} ({len(by_kind[kind])})"]
            parts += [f"- {item.text}\n  {address}{item.url}" for item in by_kind[kind]]
    parts += ["", "Thư do phần mềm gửi, mỗi ngày nhiều nhất một thư. Chọn cách nhận tại:", f"{address}{settings_path}"]
    return Mail(subject=_subject(by_kind, len(items)), body="\n".join(parts) + "\n")


def _subject(by_kind: Mapping[str, Sequence[Item]], count: int) -> str:
    named = (
        (NoticeKind.OVERDUE, "việc quá hạn"),
        (NoticeKind.WAITING, "việc chờ xử lý"),
        (NoticeKind.WEEK, "việc sắp đến hạn"),
    )
    parts = [f"{len(by_kind[kind])} {words}" for kind, words in named if by_kind.get(kind)]
    return "Đôn Đốc: " + (", ".join(parts) or f"{count} tin")


def kinds_of(chosen: Iterable[str]) -> list[str]:
    """The known kinds among those chosen, in the order of the mail."""
    wanted = set(chosen)
    return [kind.value for kind in NoticeKind if kind.value in wanted]
