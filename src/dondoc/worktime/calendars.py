"""Working days: neither weekly rest, holiday nor compensatory rest, and officially swapped days."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import holidays

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """`off` = days of rest besides Saturdays and Sundays; `work` = weekend days on which the office works (swapped)."""

    off: frozenset[date] = field(default_factory=frozenset)
    work: frozenset[date] = field(default_factory=frozenset)

    def is_working(self, day: date) -> bool:
        return day in self.work or (day.weekday() < SATURDAY and day not in self.off)

    def next_working(self, day: date) -> date:
        """`day` itself when the office works then, else the first working day after it."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def add_working_days(self, start: date, count: int) -> date:
        """The `count`-th working day after `start`; the first day is not counted (Điều 147)."""
        day = start
        while count > 0:
            day += timedelta(days=1)
            if self.is_working(day):
                count -= 1
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative when `end` lies before `start`."""
        if end < start:
            return -self.working_days_between(end, start)
        days = (end - start).days
        weeks, rest = divmod(days, 7)
        count = weeks * 5 + sum(
            (start + timedelta(days=weeks * 7 + n)).weekday() < SATURDAY for n in range(1, rest + 1)
        )
        count -= sum(start < day <= end and day.weekday() < SATURDAY for day in self.off)
        return count + sum(start < day <= end and day.weekday() >= SATURDAY for day in self.work)


@lru_cache(maxsize=8)
def vietnam(first_year: int, last_year: int) -> Calendar:
    """Vietnam's public holidays of the years, as the `holidays` library computes them (Bộ luật Lao động 2019, Điều 112), with
    24 November from 2026 (Nghị quyết 28/2026/QH16). Swapped days are the Prime Minister's to decide: they are added from the
    agency's own table.
    """
    found = holidays.country_holidays("VN", years=range(first_year, last_year + 1))
    culture_days = {date(year, 11, 24) for year in range(max(first_year, 2026), last_year + 1)}
    return Calendar(off=frozenset(found) | _with_rest(culture_days, frozenset(found)))


def _with_rest(days: Iterable[date], taken: frozenset[date]) -> frozenset[date]:
    """The days, each with its compensatory rest when it falls on a weekend (Bộ luật Lao động 2019, Điều 111 khoản 3)."""
    out = set()
    for day in days:
        out.add(day)
        rest = day
        while rest.weekday() >= SATURDAY or rest in taken:
            rest += timedelta(days=1)
        out.add(rest)
    return frozenset(out)
