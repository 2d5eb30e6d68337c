"""Days that come again, in literal cases and as properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.worktime import Listed, Monthly, Weekly, half_yearly, occurrences, quarterly, yearly

CALM = settings(deadline=None)  # a busy machine is no failure
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
RULES = st.one_of(
    st.builds(Weekly, st.integers(0, 6)),
    st.builds(Monthly, st.integers(1, 31), st.frozensets(st.integers(1, 12), min_size=1)),
    st.builds(Listed, st.frozensets(DAYS, max_size=9)),
)


@pytest.mark.parametrize(
    ("rule", "start", "end", "days"),
    [
        (Weekly(4), date(2026, 11, 2), date(2026, 11, 20), [date(2026, 11, 6), date(2026, 11, 13), date(2026, 11, 20)]),
        (Monthly(20), date(2026, 1, 21), date(2026, 3, 20), [date(2026, 2, 20), date(2026, 3, 20)]),
        (Monthly(31), date(2026, 1, 1), date(2026, 4, 30), [date(2026, m, d) for m, d in ((1, 31), (2, 28), (3, 31), (4, 30))]),
        (quarterly(20), date(2026, 1, 1), date(2026, 12, 31), [date(2026, m, 20) for m in (3, 6, 9, 12)]),
        (quarterly(), date(2026, 1, 1), date(2026, 6, 30), [date(2026, 3, 31), date(2026, 6, 30)]),
        (half_yearly(15), date(2026, 1, 1), date(2027, 6, 14), [date(2026, 6, 15), date(2026, 12, 15)]),
        (yearly(6, 30), date(2025, 7, 1), date(2027, 6, 30), [date(2026, 6, 30), date(2027, 6, 30)]),
        (yearly(2, 29), date(2027, 1, 1), date(2028, 12, 31), [date(2027, 2, 28), date(2028, 2, 29)]),
        (Listed(frozenset({date(2026, 5, 1), date(2025, 1, 1)})), date(2026, 1, 1), date(2026, 12, 31), [date(2026, 5, 1)]),
    ],
)  # fmt: skip
def test_the_days_of_a_rule(rule, start, end, days):
    assert occurrences(rule, start, end) == days


@pytest.mark.parametrize(
    "make",
    [
        lambda: Weekly(7),
        lambda: Monthly(0),
        lambda: Monthly(32),
        lambda: Monthly(1, frozenset()),
        lambda: yearly(13, 1),
    ],
)
def test_a_rule_that_names_no_day_is_refused(make):
    with pytest.raises(ValueError, match=r"weekday|day|months"):
        make()


@CALM
@given(RULES, DAYS, DAYS)
def test_days_come_in_order_each_once_and_within(rule, start, end):
    days = occurrences(rule, start, end)
    assert days == sorted(set(days))
    assert [day for day in days if not start <= day <= end] == []


@CALM
@given(RULES, st.tuples(DAYS, DAYS, DAYS))
def test_a_stretch_in_two_parts_has_the_same_days(rule, three):
    start, middle, end = sorted(three)
    parts = occurrences(rule, start, middle) + occurrences(rule, middle + timedelta(days=1), end)
    assert parts == occurrences(rule, start, end)


@CALM
@given(st.integers(1, 31), st.integers(2020, 2030))
def test_each_month_has_the_day_or_its_last(day, year):
    days = occurrences(Monthly(day), date(year, 1, 1), date(year, 12, 31))
    assert [found.month for found in days] == list(range(1, 13))
    assert all(found.day == day or (found.day < day and (found + timedelta(days=1)).day == 1) for found in days)
