"""What hangs on days: the rooms above say what would move, and move it once a change of the calendar is made."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dondoc.frame.actors import Actor
from dondoc.frame.registries import Registry
from dondoc.people.models import User
from dondoc.worktime import Calendar, rolled

CalendarOf = Callable[[date], Calendar]  # the calendar to count with around a day


@dataclass(frozen=True, slots=True)
class Move:
    """One deadline that would move, as a reader may see it."""

    label: str
    url: str
    was: date
    becomes: date


@dataclass(frozen=True, slots=True)
class Moves:
    """How many deadlines of one kind would move; `shown` the first of those that the reader may see, nearest first."""

    noun: str  # "việc đang mở"
    count: int
    shown: Sequence[Move] = field(default=())


@dataclass(frozen=True, slots=True)
class Shift:
    """`count` things set to one day, whose deadline would go from one day to another."""

    due_on: date
    was: date
    becomes: date
    count: int


def shifts(fallen: Iterable[tuple[date | None, date | None, int]], calendar_of: CalendarOf) -> list[Shift]:
    """Of (day set, deadline, how many): those whose deadline is not the day set rolled over days of rest."""
    found = (Shift(due, was, rolled(due, calendar_of(due)), count) for due, was, count in fallen if due and was)
    return [shift for shift in found if shift.becomes != shift.was]


after_change: Registry[Callable[[Actor], int]] = Registry()
"""Within the transaction that changed a day: counts what hangs on days anew by `queries.calendar_for`, returns how many moved."""

previews: Registry[Callable[[User, CalendarOf], Moves]] = Registry()
"""What `after_change` would move, were that the calendar."""
