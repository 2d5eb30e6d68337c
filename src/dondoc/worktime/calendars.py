"""Working days: neither weekly rest, holiday nor compensatory rest, and officially swapped days."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays

SATURDAY = 5
WEEK = 7
WORKED = 5  # of a week's days


class DayKind(StrEnum):
    """Why a day is not like the others of its weekday. PROPOSED: somebody has proposed to move it, so it does not count."""

    HOLIDAY = "holiday"
    COMPENSATORY = "compensatory"
    SWAPPED_OFF = "swapped_off"
    SWAPPED_WORK = "swapped_work"
    PROPOSED = "proposed"


RESTS = frozenset({DayKind.HOLIDAY, DayKind.COMPENSATORY, DayKind.SWAPPED_OFF})


def _weekdays_to(ordinal: int) -> int:
    """Mondays to Fridays from 1 January of the year 1, a Monday, up to and with the day of that ordinal."""
    weeks, rest = divmod(ordinal, WEEK)
    return weeks * WORKED + min(rest, WORKED)


@dataclass(frozen=True, slots=True)
class Calendar:
    """`off` = days of rest besides Saturdays and Sundays; `work` = weekend days on which the office works (swapped).

    Counting between two days takes two look-ups in sorted lists, however far they lie apart.
    """

    off: frozenset[date] = field(default_factory=frozenset)
    work: frozenset[date] = field(default_factory=frozenset)
    _lost: tuple[int, ...] = field(init=False, repr=False, compare=False)  # ordinals of weekdays of rest
    _won: tuple[int, ...] = field(init=False, repr=False, compare=False)  # ordinals of weekend days worked

    def __post_init__(self) -> None:
        lost = sorted(d.toordinal() for d in self.off - self.work if d.weekday() < SATURDAY)
        won = sorted(d.toordinal() for d in self.work if d.weekday() >= SATURDAY)
        object.__setattr__(self, "_lost", tuple(lost))
        object.__setattr__(self, "_won", tuple(won))

    @classmethod
    def of(cls, days: Iterable[tuple[date, DayKind]]) -> "Calendar":
        """The calendar of dated days; those that are only proposed are left out."""
        known = list(days)
        return cls(
            off=frozenset(day for day, kind in known if kind in RESTS),
            work=frozenset(day for day, kind in known if kind is DayKind.SWAPPED_WORK),
        )

    def is_working(self, day: date) -> bool:
        return day in self.work or (day.weekday() < SATURDAY and day not in self.off)

    def next_working(self, day: date) -> date:
        """`day` itself when the office works then, else the first working day after it."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def _worked_to(self, day: date) -> int:
        ordinal = day.toordinal()
        return _weekdays_to(ordinal) - bisect_right(self._lost, ordinal) + bisect_right(self._won, ordinal)

    def add_working_days(self, start: date, count: int) -> date:
        """The `count`-th working day after `start`; the first day is not counted (Điều 147). A negative count is the
        working day that many before `start`; none is `start` itself.
        """
        if count < 0:
            before = start + timedelta(days=count)
            while missing := -count - (self._worked_to(start) - self.is_working(start) - self._worked_to_eve(before)):
                before -= timedelta(days=missing)
            return before
        day = start + timedelta(days=count)
        while missing := count - self.working_days_between(start, day):
            day += timedelta(days=missing)
        return day

    def _worked_to_eve(self, day: date) -> int:
        return self._worked_to(day) - self.is_working(day)

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative when `end` lies before `start`."""
        return self._worked_to(end) - self._worked_to(start)


# Days off that the Prime Minister moved, with the Saturdays worked instead, where the library lacks them.
SWAPPED = {date(2026, 1, 2): date(2026, 1, 10)}  # 12729/VPCP-KGVX


@lru_cache(maxsize=16)
def vietnam(first_year: int, last_year: int) -> Calendar:
    """Vietnam's days of rest in the years, from the `holidays` library: public holidays with their compensatory rest (Bộ
    luật Lao động 2019, Điều 111 khoản 3, Điều 112), 24 November from 2026 (Nghị quyết 28/2026/QH16), and the days that
    the Prime Minister moved, as far as decided. An agency's own table comes first where it has one.
    """
    years = range(first_year, last_year + 1)
    found = holidays.country_holidays("VN", years=years)
    swapped = {off: work for off, work in SWAPPED.items() if off.year in years}
    worked = frozenset(
        day for day in found.weekend_workdays if day.year in years
    )  # the library tells those of every year
    return Calendar(off=frozenset(found) | frozenset(swapped), work=worked | frozenset(swapped.values()))


COMPENSATED = " (nghỉ bù)"  # how the library marks rest in place of a holiday on a weekend


def lawful_days(year: int) -> list[tuple[date, DayKind, str]]:
    """The year's days of rest by law with their Vietnamese names, earliest first, as a table of days is begun with: the
    lunar New Year and the second day of the National Day are those of the library until the Prime Minister has fixed them.
    """
    found = holidays.country_holidays("VN", years=year, language="vi")
    return [
        (day, DayKind.COMPENSATORY, f"Nghỉ bù {name.removesuffix(COMPENSATED)}")
        if name.endswith(COMPENSATED)
        else (day, DayKind.HOLIDAY, name)
        for day, name in sorted(found.items())
    ]
