"""Reporting periods of Nghị định 09/2019/NĐ-CP, and those by the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.worktime import (
    Basis,
    Mode,
    SendRule,
    Unit,
    next_period,
    parse_period,
    period_of,
    sending_date,
    vietnam,
    week_of,
)

CALM = settings(deadline=None)  # a busy machine is no failure
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
VIETNAM = vietnam(2020, 2030)
UNITS = st.sampled_from(list(Unit))
MODES = st.sampled_from(list(Mode))
TILING = [unit for unit in Unit if unit is not Unit.NINE_MONTHS]


@pytest.mark.parametrize(
    ("key", "start", "end", "label"),
    [
        ("2022-M01", date(2021, 12, 15), date(2022, 1, 14), "tháng 1 năm 2022"),
        ("2022-M03", date(2022, 2, 15), date(2022, 3, 14), "tháng 3 năm 2022"),
        ("2022-Q1", date(2021, 12, 15), date(2022, 3, 14), "quý I năm 2022"),
        ("2022-Q4", date(2022, 9, 15), date(2022, 12, 14), "quý IV năm 2022"),
        ("2022-H1", date(2021, 12, 15), date(2022, 6, 14), "6 tháng đầu năm 2022"),
        ("2022-H2", date(2022, 6, 15), date(2022, 12, 14), "6 tháng cuối năm 2022"),
        ("2022-9M", date(2021, 12, 15), date(2022, 9, 14), "9 tháng năm 2022"),
        ("2022-Y", date(2021, 12, 15), date(2022, 12, 14), "năm 2022"),
    ],
)
def test_a_period_of_the_decree(key, start, end, label):
    period = parse_period(key)
    assert (period.start, period.end, period.label) == (start, end, label)


@pytest.mark.parametrize(
    ("key", "start", "end"),
    [
        ("2024-M02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-Q1", date(2022, 1, 1), date(2022, 3, 31)),
        ("2022-H2", date(2022, 7, 1), date(2022, 12, 31)),
        ("2022-9M", date(2022, 1, 1), date(2022, 9, 30)),
        ("2022-Y", date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_period_by_the_calendar(key, start, end):
    period = parse_period(key, Mode.CALENDAR)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    ("day", "unit", "key"),
    [
        (date(2021, 12, 14), Unit.YEAR, "2021-Y"),
        (date(2021, 12, 15), Unit.YEAR, "2022-Y"),
        (date(2022, 3, 14), Unit.QUARTER, "2022-Q1"),
        (date(2022, 3, 15), Unit.QUARTER, "2022-Q2"),
        (date(2022, 6, 14), Unit.HALF, "2022-H1"),
        (date(2022, 6, 15), Unit.HALF, "2022-H2"),
        (date(2022, 9, 14), Unit.NINE_MONTHS, "2022-9M"),
        (date(2022, 9, 15), Unit.NINE_MONTHS, "2023-9M"),
        (date(2022, 12, 31), Unit.MONTH, "2023-M01"),
    ],
)
def test_the_fourteenth_closes_a_period(day, unit, key):
    assert period_of(day, unit).key == key


def test_by_the_calendar_the_last_day_of_the_year_is_still_in_it():
    assert period_of(date(2022, 12, 31), Unit.YEAR, Mode.CALENDAR).key == "2022-Y"


@pytest.mark.parametrize(
    "key", ["", "2022", "2022-Q5", "2022-M13", "2022-M3", "2022-H0", "0000-Q1", "2022-Q1 ", "²022-Y"]
)
def test_a_key_that_names_no_period_is_refused_in_words(key):
    with pytest.raises(ValueError, match="không phải kỳ báo cáo") as caught:
        parse_period(key)
    assert str(caught.value) == (
        f"“{key}” không phải kỳ báo cáo. Hãy viết như 2022-M03, 2022-Q1, 2022-H1, 2022-9M hoặc 2022-Y."
    )


@CALM
@given(DAYS, UNITS, MODES)
def test_a_key_names_its_period(day, unit, mode):
    period = period_of(day, unit, mode)
    assert parse_period(period.key, mode) == period


@CALM
@given(DAYS, st.sampled_from(TILING), MODES)
def test_a_day_lies_in_its_period_and_so_do_its_ends(day, unit, mode):
    period = period_of(day, unit, mode)
    assert period.start <= day <= period.end
    assert (period_of(period.start, unit, mode), period_of(period.end, unit, mode)) == (period, period)


@CALM
@given(DAYS, st.sampled_from(TILING), MODES)
def test_periods_follow_each_other_without_a_gap(day, unit, mode):
    period = period_of(day, unit, mode)
    assert next_period(period, mode).start == period.end + timedelta(days=1)


@CALM
@given(DAYS, MODES)
def test_nine_months_come_once_a_year(day, mode):
    period = period_of(day, Unit.NINE_MONTHS, mode)
    following = next_period(period, mode)
    assert int(following.key[:4]) - int(period.key[:4]) == 1
    assert day <= period.end


@CALM
@given(st.integers(2000, 2100), MODES)
def test_a_year_is_its_months_its_quarters_and_its_halves(year, mode):
    whole = parse_period(f"{year}-Y", mode)
    for keys in (
        [f"{year}-M{n:02d}" for n in range(1, 13)],
        [f"{year}-Q{n}" for n in range(1, 5)],
        [f"{year}-H{n}" for n in (1, 2)],
    ):
        parts = [parse_period(key, mode) for key in keys]
        assert (parts[0].start, parts[-1].end) == (whole.start, whole.end)
        assert [p.start for p in parts[1:]] == [p.end + timedelta(days=1) for p in parts[:-1]]


@pytest.mark.parametrize(
    ("day", "first", "start", "end", "key", "label"),
    [
        (date(2026, 11, 25), 0, date(2026, 11, 23), date(2026, 11, 29), "2026-11-29", "tuần từ 23/11 đến 29/11/2026"),
        (date(2026, 11, 25), 3, date(2026, 11, 19), date(2026, 11, 25), "2026-11-25", "tuần từ 19/11 đến 25/11/2026"),
        (date(2026, 11, 26), 3, date(2026, 11, 26), date(2026, 12, 2), "2026-12-02", "tuần từ 26/11 đến 02/12/2026"),
    ],
)
def test_a_week_begins_on_the_weekday_that_is_asked(day, first, start, end, key, label):
    week = week_of(day, first)
    assert (week.start, week.end, week.key, week.label) == (start, end, key, label)
    assert next_period(week) == week_of(day + timedelta(days=7), first)


@pytest.mark.parametrize(
    ("key", "rule", "sent"),
    [
        ("2026-M10", SendRule(2), date(2026, 10, 16)),  # two working days after the cut-off
        ("2026-M11", SendRule(2), date(2026, 11, 17)),  # the 14th is a Saturday, and stays the cut-off
        ("2026-M11", SendRule(3, Basis.CALENDAR), date(2026, 11, 17)),
        ("2026-M01", SendRule(3, Basis.CALENDAR), date(2026, 1, 19)),  # the 17th is a Saturday
        ("2026-M02", SendRule(2), date(2026, 2, 24)),  # over the lunar New Year
        ("2026-M11", SendRule(0), date(2026, 11, 16)),
    ],
)
def test_the_day_of_sending(key, rule, sent):
    period = parse_period(key)
    assert (sending_date(period, rule, VIETNAM), period.end.day) == (sent, 14)


def test_a_report_is_not_sent_before_its_period_is_over():
    with pytest.raises(ValueError, match="before its period"):
        SendRule(-1)


@CALM
@given(st.dates(date(2021, 1, 1), date(2028, 12, 1)), UNITS, MODES, st.integers(0, 40), st.sampled_from(list(Basis)))
def test_sending_is_on_a_working_day_after_the_end(day, unit, mode, offset, basis):
    period = period_of(day, unit, mode)
    sent = sending_date(period, SendRule(offset, basis), VIETNAM)
    assert (VIETNAM.is_working(sent), sent >= period.end) == (True, True)
    assert sent <= sending_date(period, SendRule(offset + 1, basis), VIETNAM)
