"""Deadlines by the Civil Code (Bộ luật Dân sự 2015, Điều 145 to 148), which hold unless another law or the parties say
otherwise: the day or moment that starts them, their length, the day on which they end.
"""

import calendar as months
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Literal

from dondoc.worktime.calendars import Calendar

Span = Literal["day", "working_day", "week", "half_month", "month", "half_year", "year"]
DAYS = {"day": 1, "week": 7, "half_month": 15}
MONTHS = {"month": 1, "half_year": 6, "year": 12}
YEAR_MONTHS = 12

Broken = Literal["hour", "day", "week", "half_month", "month", "half_year", "year"]
FIXED: dict[Broken, timedelta] = {
    "hour": timedelta(hours=1),
    "day": timedelta(hours=24),
    "week": timedelta(days=7),
    "half_month": timedelta(days=15),
    "month": timedelta(days=30),
    "half_year": 6 * timedelta(days=30),
    "year": timedelta(days=365),
}


class Point(StrEnum):
    """A point of a month or a year that parties name without its date (Điều 146 khoản 2 and 3)."""

    MONTH_START = "month_start"
    MONTH_MIDDLE = "month_middle"
    MONTH_END = "month_end"
    YEAR_START = "year_start"
    YEAR_MIDDLE = "year_middle"
    YEAR_END = "year_end"


def rolled(day: date, calendar: Calendar) -> date:
    """A last day that is no working day ends with the next working day (Điều 148 khoản 5)."""
    return calendar.next_working(day)


def month_day(year: int, month: int, day: int) -> date:
    """That day of a month, or the month's last where it has no such day (Điều 148 khoản 3)."""
    return date(year, month, min(day, months.monthrange(year, month)[1]))


def months_after(start: date, count: int) -> date:
    """The matching date `count` months later, or the last day of that month."""
    year, month = divmod(start.year * YEAR_MONTHS + start.month - 1 + count, YEAR_MONTHS)
    return month_day(year, month + 1, start.day)


def due_after(start: date, count: int, span: Span, calendar: Calendar) -> date:
    """The last day of `count` spans that run from `start` without a break, rolled to a working day. The first day is not
    counted; weeks end on the matching weekday, months and years on the matching date (Điều 147, 148).
    """
    if span == "working_day":
        last = calendar.add_working_days(start, count)
    elif span in DAYS:
        last = start + timedelta(days=count * DAYS[span])
    else:
        last = months_after(start, count * MONTHS[span])
    return rolled(last, calendar)


def closes_at(last: date) -> datetime:
    """The instant at which a deadline ends: 24:00 of its last day, which is 0:00 of the next (Điều 148 khoản 6). Naive, in
    the time of the place.
    """
    return datetime.combine(last + timedelta(days=1), time.min)


def due_within(start: datetime, hours: int, calendar: Calendar) -> datetime:
    """When `hours` that start at the named moment are over (Điều 147 khoản 1); on a day of rest not before the next working
    day is over. Aware or naive as `start` is.
    """
    end = start + timedelta(hours=hours)
    if calendar.is_working(end.date()):
        return end
    return closes_at(rolled(end.date(), calendar)).replace(tzinfo=start.tzinfo)


def fixed_length(count: int, span: Broken) -> timedelta:
    """How long `count` spans are where the parties have agreed on a period that does not run without a break (Điều 146
    khoản 1): a year 365 days, half a year six months, a month 30 days, half a month 15, a week 7, a day 24 hours.
    """
    return count * FIXED[span]


def named_point(point: Point, within: date) -> date:
    """The day that a named point of the month or year of `within` is: the 1st, 15th and last of the month; 1 January, 30
    June and 31 December (Điều 146 khoản 2 and 3).
    """
    year, month = within.year, within.month
    return {
        Point.MONTH_START: date(year, month, 1),
        Point.MONTH_MIDDLE: date(year, month, 15),
        Point.MONTH_END: month_day(year, month, 31),
        Point.YEAR_START: date(year, 1, 1),
        Point.YEAR_MIDDLE: date(year, 6, 30),
        Point.YEAR_END: date(year, 12, 31),
    }[point]
