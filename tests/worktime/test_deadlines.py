"""Deadlines by the Civil Code (Bộ luật Dân sự 2015, Điều 147 và 148), in literal cases and as properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.worktime import due_after, rolled, vietnam

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
