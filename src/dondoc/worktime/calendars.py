"""Working days: neither weekly rest, holiday nor compensatory rest, and officially swapped days."""

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
        count -= sum(start < day <= end and day.weekday() < SATURDAY for day in self.off - self.work)
        return count + sum(start < day <= end and day.weekday() >= SATURDAY for day in self.work)


# Days off that the Prime Minister moved, with the Saturdays worked instead, where the library lacks them.
SWAPPED = {date(2026, 1, 2): date(2026, 1, 10)}  # 12729/VPCP-KGVX


@lru_cache(maxsize=8)
def vietnam(first_year: int, last_year: int) -> Calendar:
    """Vietnam's days of rest in the years, from the `holidays` library: public holidays with their compensatory rest (Bộ
    luật Lao động 2019, Điều 111 khoản 3, Điều 112), 24 November from 2026 (Nghị quyết 28/2026/QH16), and the days that
    the Prime Minister moved, as far as decided. An agency's own table is added by the caller.
    """
    years = range(first_year, last_year + 1)
    found = holidays.country_holidays("VN", years=years)
    swapped = {off: work for off, work in SWAPPED.items() if off.year in years}
    return Calendar(
        off=frozenset(found) | frozenset(swapped), work=frozenset(found.weekend_workdays) | frozenset(swapped.values())
    )
