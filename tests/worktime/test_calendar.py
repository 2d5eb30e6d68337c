"""Vietnam's calendar against the decided days of 2022-2027, and the arithmetic of working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.worktime import Calendar, DayKind, lawful_days, vietnam

VIETNAM = vietnam(2021, 2029)
CALM = settings(deadline=None)  # a busy machine is no failure
DAYS = st.dates(date(2021, 1, 1), date(2029, 12, 31))
NEAR = st.dates(date(2026, 1, 1), date(2026, 4, 30))
CALENDARS = st.builds(Calendar, off=st.frozensets(NEAR, max_size=20), work=st.frozensets(NEAR, max_size=10))


def _off_weekdays(first, last):
    """Weekdays of rest between two days, both counted."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day.weekday() < 5 and not VIETNAM.is_working(day)]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2022, 1, 31), date(2022, 2, 4)),
        (date(2023, 1, 20), date(2023, 1, 26)),
        (date(2024, 2, 8), date(2024, 2, 14)),
        (date(2025, 1, 27), date(2025, 1, 31)),
        (date(2026, 2, 16), date(2026, 2, 20)),
        (date(2027, 2, 4), date(2027, 2, 10)),
    ],
)
def test_the_lunar_new_year_is_five_weekdays_of_rest(first, last):
    rest = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert _off_weekdays(first - timedelta(days=5), last + timedelta(days=5)) == [
        day for day in rest if day.weekday() < 5
    ]


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2022, [date(2022, 4, 11), date(2022, 5, 2), date(2022, 5, 3)]),
        (2023, [date(2023, 5, 1), date(2023, 5, 2), date(2023, 5, 3)]),
        (2024, [date(2024, 4, 18), date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)]),
        (2025, [date(2025, 4, 7), date(2025, 4, 30), date(2025, 5, 1), date(2025, 5, 2)]),
        (2026, [date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1)]),
        (2027, [date(2027, 4, 16), date(2027, 4, 30), date(2027, 5, 3)]),
    ],
)
def test_spring_holidays_with_their_compensatory_rest(year, days):
    assert _off_weekdays(date(year, 4, 1), date(year, 5, 10)) == days


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2022, [date(2022, 9, 1), date(2022, 9, 2)]),
        (2023, [date(2023, 9, 1), date(2023, 9, 4)]),
        (2024, [date(2024, 9, 2), date(2024, 9, 3)]),
        (2025, [date(2025, 9, 1), date(2025, 9, 2)]),
        (2026, [date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2)]),
    ],
)
def test_the_national_day(year, days):
    assert _off_weekdays(date(year, 8, 20), date(year, 9, 10)) == days


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2025, []),
        (2026, [date(2026, 11, 24)]),
        (2027, [date(2027, 11, 24)]),
        (2029, [date(2029, 11, 26)]),  # 24 November 2029 is a Saturday
    ],
)
def test_the_day_of_culture_is_one_day_of_rest_from_2026(year, days):
    assert _off_weekdays(date(year, 11, 15), date(year, 11, 30)) == days


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        (date(2024, 4, 29), date(2024, 5, 4)),
        (date(2025, 5, 2), date(2025, 4, 26)),
        (date(2026, 1, 2), date(2026, 1, 10)),
        (date(2026, 8, 31), date(2026, 8, 22)),
    ],
)
def test_a_day_moved_is_worked_on_the_saturday_named(off, worked):
    assert (VIETNAM.is_working(off), VIETNAM.is_working(worked), worked.weekday()) == (False, True, 5)


def test_a_moved_day_belongs_to_its_year_only():
    assert vietnam(2024, 2025).is_working(date(2026, 1, 2)) is True


@CALM
@given(CALENDARS, NEAR, NEAR)
def test_the_count_between_equals_counting_day_by_day(calendar, start, end):
    first, last = min(start, end), max(start, end)
    counted = sum(calendar.is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
    assert calendar.working_days_between(start, end) == (counted if start <= end else -counted)


@CALM
@given(DAYS, st.integers(1, 60))
def test_the_nth_working_day_is_a_working_day_and_n_days_away(start, count):
    day = VIETNAM.add_working_days(start, count)
    assert (VIETNAM.is_working(day), VIETNAM.working_days_between(start, day)) == (True, count)


@CALM
@given(DAYS)
def test_the_next_working_day_is_the_first_one(day):
    found = VIETNAM.next_working(day)
    skipped = [day + timedelta(days=n) for n in range((found - day).days)]
    assert (VIETNAM.is_working(found), [d for d in skipped if VIETNAM.is_working(d)]) == (True, [])


@CALM
@given(CALENDARS, NEAR, st.integers(1, 60))
def test_the_nth_working_day_before_is_a_working_day_with_n_from_it_on(calendar, start, count):
    day = calendar.add_working_days(start, -count)
    eve = timedelta(days=1)
    assert (calendar.is_working(day), calendar.working_days_between(day - eve, start - eve)) == (True, count)


@CALM
@given(CALENDARS, NEAR)
def test_no_working_day_further_is_the_day_itself(calendar, day):
    assert calendar.add_working_days(day, 0) == day


def test_a_calendar_of_dated_days_leaves_out_what_is_only_proposed():
    monday, tuesday, saturday, sunday = (date(2026, 6, n) for n in (1, 2, 6, 7))
    calendar = Calendar.of(
        [
            (monday, DayKind.COMPENSATORY),
            (tuesday, DayKind.PROPOSED),
            (saturday, DayKind.SWAPPED_WORK),
            (sunday, DayKind.PROPOSED),
        ]
    )
    assert [calendar.is_working(day) for day in (monday, tuesday, saturday, sunday)] == [False, True, True, False]


@pytest.mark.parametrize("year", [2022, 2026, 2027])
def test_the_days_by_law_are_those_of_the_calendar_with_their_names(year):
    days = lawful_days(year)
    swapped = {day for day in VIETNAM.off if day.year == year} - {day for day, _kind, _name in days}
    assert swapped == ({date(2026, 1, 2)} if year == 2026 else set())
    assert [name for day, kind, name in days if kind is DayKind.COMPENSATORY and not name.startswith("Nghỉ bù ")] == []
