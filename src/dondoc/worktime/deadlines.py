"""Deadlines by the Civil Code: the first day is not counted; the last rolls to a working day (Điều 147, 148)."""

import calendar as months
from datetime import date, timedelta
from typing import Literal

from dondoc.worktime.calendars import Calendar

Span = Literal["day", "working_day", "week", "month", "year"]


def rolled(day: date, calendar: Calendar) -> date:
    """A last day that is no working day ends with the next working day (Điều 148 khoản 5)."""
    return calendar.next_working(day)


def due_after(start: date, count: int, span: Span, calendar: Calendar) -> date:
    """The last day of `count` days, working days, weeks, months or years that run from `start` (Điều 147, 148), rolled
    to a working day. A month without the matching date ends on its last day.
    """
    if span == "day":
        last = start + timedelta(days=count)
    elif span == "working_day":
        last = calendar.add_working_days(start, count)
    elif span == "week":
        last = start + timedelta(weeks=count)
    else:
        total = start.year * 12 + start.month - 1 + count * (12 if span == "year" else 1)
        year, month = divmod(total, 12)
        last = date(year, month + 1, min(start.day, months.monthrange(year, month + 1)[1]))
    return rolled(last, calendar)
