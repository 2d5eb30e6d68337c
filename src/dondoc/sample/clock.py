"""The sample has a past. Its acts go through the same actions as everybody's, so the clock that they read is set back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from dondoc.worktime import vietnam


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Django's clock shows `moment` inside the block, for the whole process: only for loading, never while serving."""
    real = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real


def working_day_back(on: date, days: int) -> date:
    """The last working day not after `days` calendar days before `on` (negative: after)."""
    day = on - timedelta(days=days)
    calendar = vietnam(day.year - 1, day.year + 1)
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return day


def moment(on: date, days: int, hour: int) -> datetime:
    """An hour of that working day, in the agency's time."""
    return datetime.combine(working_day_back(on, days), time(hour), tzinfo=timezone.get_current_timezone())
