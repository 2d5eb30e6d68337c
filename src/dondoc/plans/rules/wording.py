"""How somebody is addressed by rank, in one place: "kính đề nghị" upward, "đề nghị" to equals, "đôn đốc" only below. A
superior is informed, never urged.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models

from dondoc.people.rules import INTERNAL_KINDS, BodyKind


class Rank(models.TextChoices):
    """Where a body stands to the agency's Office that writes to it: the words of a reminder follow it."""

    BELOW = "below", "Đơn vị thuộc cơ quan"
    EQUAL = "equal", "Cơ quan, tổ chức ngang cấp"
    ABOVE = "above", "Cơ quan, lãnh đạo cấp trên"


_ABOVE = frozenset({BodyKind.BOARD, BodyKind.PROVINCE, BodyKind.MINISTRY, BodyKind.PARTY})
ASKS = {Rank.ABOVE: "kính đề nghị", Rank.EQUAL: "đề nghị", Rank.BELOW: "đôn đốc"}
DONE_BY = {  # what is asked of them, once the deadline has passed
    Rank.ABOVE: "kính báo để biết",
    Rank.EQUAL: "đề nghị sớm gửi kết quả",
    Rank.BELOW: "đôn đốc khẩn trương thực hiện",
}
HEARD_OF = {  # the same of work that nothing has been heard of
    Rank.ABOVE: "kính báo để biết",
    Rank.EQUAL: "đề nghị thông tin về tiến độ",
    Rank.BELOW: "đôn đốc báo cáo tiến độ",
}
LEFT_OUT = "…"
# A telephone, an identity card, an account: nine digits or more, with or without spaces or dots; or a mailbox.
_PRIVATE = re.compile(r"\+?\d(?:[ .]?\d){8,}|\S+@\S+\.\S+")


def rank_of(kind: str) -> Rank:
    """The rank of a body by its kind; the agency as a whole is its Head."""
    if kind in _ABOVE:
        return Rank.ABOVE
    return Rank.BELOW if kind in INTERNAL_KINDS else Rank.EQUAL


def asks_of(rank: Rank) -> str:
    """One of "kính đề nghị", "đề nghị", "đôn đốc"."""
    return ASKS[rank]


def standing_of_time(deadline: date | None, on: date, left: int) -> str:
    """As "quá hạn 3 ngày", "hôm nay là hạn", "còn 3 ngày làm việc"; nothing without a deadline. `left`: working days."""
    if deadline is None:
        return ""
    if on > deadline:
        return f"quá hạn {(on - deadline).days} ngày"
    return "hôm nay là hạn" if on == deadline else f"còn {left} ngày làm việc"


def reminder_text(rank: Rank, title: str, *, time: str, overdue: bool = False, silent: int = 0) -> str:
    """What a reminder says: `time` as of `standing_of_time`, `silent` the working days without news."""
    if silent:
        return f"Đã {silent} ngày làm việc chưa có tin, {HEARD_OF[rank]}: {title}"
    first = time[:1].upper() + time[1:]
    return f"{first}, {DONE_BY[rank]}: {title}" if overdue else f"{first}: {title}"


def digest_text(count: int) -> str:
    """What a leader is told of a digest."""
    return f"Văn phòng kính trình đồng chí tổng hợp {count} việc cần quan tâm."


@dataclass(frozen=True, slots=True)
class Line:
    """One task as a message names it; `time` as of `standing_of_time`."""

    title: str
    unit: str
    deadline: date | None
    time: str
    url: str


def impersonal(text: str, names: Iterable[str] = ()) -> str:
    """`text` without the persons' `names`, telephones, numbers of cards and mailboxes."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, LEFT_OUT)
    return _PRIVATE.sub(LEFT_OUT, text)


def message(lines: Iterable[Line], *, rank: Rank, names: Iterable[str] = ()) -> str:
    """A text to be copied into a chat: whose work, what, until when, the address; no person."""
    known = tuple(names)
    parts = [f"Văn phòng {ASKS[rank]} các đơn vị:" if rank is Rank.BELOW else f"Văn phòng {ASKS[rank]}:"]
    for line in lines:
        until = f"Hạn {line.deadline:%d/%m/%Y} ({line.time})" if line.deadline else "Không ghi thời hạn"
        parts.append(f"- {impersonal(line.unit, known)}: {impersonal(line.title, known)}\n  {until}\n  {line.url}")
    return "\n".join(parts)
