"""Deadlines by the Civil Code (Bộ luật Dân sự 2015, Điều 147 và 148), in literal cases and as properties."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.worktime import Point, closes_at, due_after, due_within, fixed_length, named_point, rolled, vietnam

VIETNAM = vietnam(2021, 2051)
CALM = settings(deadline=None)  # a busy machine is no failure
STARTS = st.dates(date(2021, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("start", "count", "span", "due"),
    [
        (date(2026, 3, 2), 10, "day", date(2026, 3, 12)),  # the first day is not counted
        (date(2026, 3, 2), 5, "day", date(2026, 3, 9)),  # 7 March is a Saturday
        (date(2026, 3, 2), 2, "week", date(2026, 3, 16)),  # the matching weekday
        (date(2026, 1, 31), 1, "month", date(2026, 3, 2)),  # no 31 February; 28 February is a Saturday
        (date(2024, 1, 31), 1, "month", date(2024, 2, 29)),  # the month's last day
        (date(2026, 3, 12), 1, "month", date(2026, 4, 13)),  # 12 April is a Sunday
        (date(2024, 2, 29), 1, "year", date(2025, 2, 28)),
        (date(2025, 12, 3), 1, "year", date(2026, 12, 3)),
        (date(2026, 11, 30), 3, "month", date(2027, 3, 1)),  # 28 February 2027 is a Sunday
        (date(2026, 2, 6), 10, "day", date(2026, 2, 23)),  # ends in the lunar New Year: rolls over it
        (date(2026, 2, 13), 3, "working_day", date(2026, 2, 25)),  # the New Year's week is not counted
        (date(2026, 1, 8), 2, "working_day", date(2026, 1, 10)),  # a Saturday worked instead of 2 January
    ],
)
def test_the_last_day(start, count, span, due):
    assert due_after(start, count, span, VIETNAM) == due


@CALM
@given(STARTS, st.integers(1, 400), st.sampled_from(["day", "working_day"]))
def test_a_deadline_falls_on_a_working_day_after_its_start(start, count, span):
    due = due_after(start, count, span, VIETNAM)
    assert (VIETNAM.is_working(due), due > start) == (True, True)


@CALM
@given(STARTS, st.integers(1, 60))
def test_months_end_on_the_matching_date_or_the_months_last(start, count):
    months = start.month - 1 + count
    year, month = start.year + months // 12, months % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    wanted = date(year, month, min(start.day, last))
    assert due_after(start, count, "month", VIETNAM) == rolled(wanted, VIETNAM)


@CALM
@given(STARTS, st.integers(1, 20), st.sampled_from(["day", "working_day", "week", "month", "year"]))
def test_one_more_is_never_sooner(start, count, span):
    assert due_after(start, count, span, VIETNAM) <= due_after(start, count + 1, span, VIETNAM)


@pytest.mark.parametrize(
    ("start", "count", "span", "due"),
    [
        (date(2026, 3, 2), 1, "half_month", date(2026, 3, 17)),
        (date(2026, 3, 2), 1, "half_year", date(2026, 9, 3)),  # 2 September is the National Day
    ],
)
def test_half_a_month_and_half_a_year(start, count, span, due):
    assert due_after(start, count, span, VIETNAM) == due


def test_a_deadline_ends_at_midnight_after_its_last_day():
    assert closes_at(date(2026, 12, 31)) == datetime(2027, 1, 1, 0, 0)  # noqa: DTZ001 - an instant of the place


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        (datetime(2026, 3, 2, 9, 30, tzinfo=UTC), 48, datetime(2026, 3, 4, 9, 30, tzinfo=UTC)),  # at the named moment
        (datetime(2026, 3, 6, 9, 30, tzinfo=UTC), 24, datetime(2026, 3, 10, tzinfo=UTC)),  # a Saturday: Monday's end
    ],
)
def test_hours_run_from_the_moment(start, hours, end):
    assert due_within(start, hours, VIETNAM) == end


@pytest.mark.parametrize(
    ("span", "days"),
    [("day", 1), ("week", 7), ("half_month", 15), ("month", 30), ("half_year", 180), ("year", 365)],
)
def test_a_period_with_breaks_has_a_fixed_length(span, days):
    assert fixed_length(2, span) == timedelta(days=2 * days)


@pytest.mark.parametrize(
    ("point", "day"),
    [
        (Point.MONTH_START, date(2024, 2, 1)),
        (Point.MONTH_MIDDLE, date(2024, 2, 15)),
        (Point.MONTH_END, date(2024, 2, 29)),
        (Point.YEAR_START, date(2024, 1, 1)),
        (Point.YEAR_MIDDLE, date(2024, 6, 30)),
        (Point.YEAR_END, date(2024, 12, 31)),
    ],
)
def test_a_named_point(point, day):
    assert named_point(point, date(2024, 2, 10)) == day


@CALM
@given(STARTS)
def test_a_rolled_day_is_a_working_day_not_before_it(day):
    found = rolled(day, VIETNAM)
    assert (VIETNAM.is_working(found), found >= day, rolled(found, VIETNAM)) == (True, True, found)


@CALM
@given(STARTS, st.integers(0, 23), st.integers(1, 400))
def test_hours_never_end_before_they_have_run(day, hour, hours):
    start = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    end = due_within(start, hours, VIETNAM)
    assert end >= start + timedelta(hours=hours)
