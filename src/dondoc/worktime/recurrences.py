"""Days that come again: every Friday, by the 20th of each month, before 30 June each year, on the days of a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dondoc.worktime.calendars import WEEK
from dondoc.worktime.deadlines import month_day

EVERY_MONTH = frozenset(range(1, 13))
QUARTER_ENDS = frozenset({3, 6, 9, 12})
HALF_ENDS = frozenset({6, 12})
LAST_DAY = 31  # of whichever month


@dataclass(frozen=True, slots=True)
class Weekly:
    """`weekday`: 0 is Monday."""

    weekday: int

    def __post_init__(self) -> None:
        if not 0 <= self.weekday < WEEK:
            raise ValueError(f"weekday {self.weekday} is not from 0 to 6")


@dataclass(frozen=True, slots=True)
class Monthly:
    """On `day` of each of the months (1 to 12); a month that has no such day has its last. The day is the one printed: what
    falls on a day of rest is rolled by whoever counts the deadline.
    """

    day: int
    months: frozenset[int] = EVERY_MONTH

    def __post_init__(self) -> None:
        if not 1 <= self.day <= LAST_DAY:
            raise ValueError(f"day {self.day} is not from 1 to 31")
        if not self.months or not self.months <= EVERY_MONTH:
            raise ValueError("the months are some of 1 to 12")


@dataclass(frozen=True, slots=True)
class Listed:
    days: frozenset[date]


Rule = Weekly | Monthly | Listed


def quarterly(day: int = LAST_DAY) -> Monthly:
    """On that day of each quarter's last month."""
    return Monthly(day, QUARTER_ENDS)


def half_yearly(day: int = LAST_DAY) -> Monthly:
    """On that day of June and of December."""
    return Monthly(day, HALF_ENDS)


def yearly(month: int, day: int) -> Monthly:
    """On one day of each year: "trước 30/6 hằng năm" is `yearly(6, 30)`."""
    return Monthly(day, frozenset({month}))


def occurrences(rule: Rule, start: date, end: date) -> list[date]:
    """The days of a rule from `start` up to and with `end`, earliest first; none where `end` lies before `start`."""
    if isinstance(rule, Listed):
        days: Iterator[date] = iter(sorted(rule.days))
    elif isinstance(rule, Weekly):
        days = _weekly(rule, start, end)
    else:
        days = _monthly(rule, start, end)
    return [day for day in days if start <= day <= end]


def _weekly(rule: Weekly, start: date, end: date) -> Iterator[date]:
    first = (rule.weekday - start.weekday()) % WEEK
    for days in range(first, (end - start).days + 1, WEEK):
        yield start + timedelta(days=days)


def _monthly(rule: Monthly, start: date, end: date) -> Iterator[date]:
    for year in range(start.year, end.year + 1):
        for month in sorted(rule.months):
            yield month_day(year, month, rule.day)
