"""The ladder of reminders: when a rung falls due, and whom it speaks to. Pure: days in, days out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.db import models

from dondoc.frame.transitions import Machine, Step
from dondoc.plans.rules import OPEN_STATES, WorkState
from dondoc.worktime import Calendar

DAY = timedelta(days=1)
# Nobody is reminded of a result that waits for its decision, or of work that a leader has stopped.
REMINDED_STATES = tuple(s for s in OPEN_STATES if s not in {WorkState.SUBMITTED, WorkState.PAUSED})


class Trigger(models.TextChoices):
    """What a rung counts its working days from."""

    BEFORE = "before", "Trước hạn"
    ON = "on", "Đúng ngày hạn"
    AFTER = "after", "Quá hạn"
    SILENT = "silent", "Chưa có tin"


class Addressee(models.TextChoices):
    """Whom a rung speaks to. What goes to a leader goes by a digest that the Chief of Office has seen."""

    UNIT = "unit", "Đơn vị chủ trì"
    DIRECTOR = "director", "Lãnh đạo chỉ đạo"
    HEAD = "head", "Người đứng đầu cơ quan"


class DigestState(models.TextChoices):
    DRAFT = "draft", "Chờ Chánh Văn phòng xem"
    PRESENTED = "presented", "Đã trình lãnh đạo"
    DROPPED = "dropped", "Không trình"


# `who`: "chief" = the Chief of Office in post.
DIGEST = Machine(
    [
        Step(DigestState.DRAFT, "present", DigestState.PRESENTED, "chief", "Trình lãnh đạo"),
        Step(DigestState.DRAFT, "drop", DigestState.DROPPED, "chief", "Không trình", reason=True),
    ]
)


@dataclass(frozen=True, slots=True)
class Rung:
    """`days` working days before or after the deadline, or without news; then again each `every` working days (0: once)."""

    trigger: Trigger
    days: int
    addressee: Addressee
    every: int = 0

    @property
    def key(self) -> str:
        return f"{self.trigger}:{self.days}:{self.addressee}"

    def __str__(self) -> str:
        again = f", rồi mỗi {self.every} ngày làm việc" if self.every else ""
        count = "" if self.trigger is Trigger.ON else f" {self.days} ngày làm việc"
        return f"{self.trigger.label.lower()}{count}{again} → {self.addressee.label.lower()}"


DEFAULT_LADDER = (
    Rung(Trigger.BEFORE, 7, Addressee.UNIT),
    Rung(Trigger.BEFORE, 3, Addressee.UNIT),
    Rung(Trigger.BEFORE, 1, Addressee.UNIT),
    Rung(Trigger.ON, 0, Addressee.UNIT),
    Rung(Trigger.AFTER, 1, Addressee.UNIT, every=3),
    Rung(Trigger.AFTER, 3, Addressee.DIRECTOR, every=5),
    Rung(Trigger.AFTER, 10, Addressee.HEAD, every=10),
    Rung(Trigger.SILENT, 10, Addressee.UNIT, every=5),
    Rung(Trigger.SILENT, 15, Addressee.DIRECTOR, every=10),
)


@dataclass(frozen=True, slots=True)
class Watched:
    """What the ladder looks at of a duty: its effective deadline, since when it runs, the day of its last news."""

    deadline: date | None
    starts_on: date
    news_on: date


@dataclass(frozen=True, slots=True)
class Due:
    """A rung, and the day on which it fell due."""

    rung: Rung
    on: date


@lru_cache(maxsize=4096)
def _before(end: date, count: int, calendar: Calendar) -> date:
    """The working day with `count` working days left after it up to and with `end`."""
    day = end
    while count > 0:
        count -= calendar.is_working(day)
        day -= DAY
    while not calendar.is_working(day):
        day -= DAY
    return day


@lru_cache(maxsize=4096)
def _after(start: date, count: int, calendar: Calendar) -> date:
    return calendar.add_working_days(start, count)


@lru_cache(maxsize=4096)
def _between(start: date, end: date, calendar: Calendar) -> int:
    return calendar.working_days_between(start, end)


def _last_since(start: date, rung: Rung, on: date, calendar: Calendar) -> date | None:
    """The last day up to and with `on` of those that a rung counts from `start`."""
    passed = _between(start, on, calendar)
    if passed < rung.days:
        return None
    again = (passed - rung.days) // rung.every * rung.every if rung.every else 0
    return _after(start, rung.days + again, calendar)


def due_day(rung: Rung, duty: Watched, on: date, calendar: Calendar) -> date | None:
    """The day, not after `on`, on which the rung last fell due; None where it has not, or speaks of the past: nobody is
    told before a deadline once it has passed, or of silence where it has.
    """
    deadline = duty.deadline
    late = deadline is not None and on > deadline
    if rung.trigger is Trigger.SILENT:
        return None if late else _last_since(max(duty.news_on, duty.starts_on), rung, on, calendar)
    if deadline is None:
        return None
    if rung.trigger is Trigger.AFTER:
        return _last_since(deadline, rung, on, calendar) if late else None
    day = deadline if rung.trigger is Trigger.ON else _before(deadline, rung.days, calendar)
    return day if duty.starts_on <= day <= on <= deadline else None


def reminders_due(ladder: Iterable[Rung], duty: Watched, on: date, calendar: Calendar) -> Sequence[Due]:
    """What the ladder asks for of an open duty on a day: for each addressee the rung that fell due last. Nothing on a day
    off.
    """
    if not calendar.is_working(on):
        return ()
    last: dict[Addressee, Due] = {}
    for rung in ladder:
        day = due_day(rung, duty, on, calendar)
        if day is not None and (rung.addressee not in last or day > last[rung.addressee].on):
            last[rung.addressee] = Due(rung, day)
    return tuple(last.values())
