"""The calendar of a day comes from the table, costs a page nothing, and is never that of before a change."""

from datetime import date

import pytest
from django.db import transaction

from dondoc.calendars.models import CalendarDay
from dondoc.calendars.queries import calendar_for, calendar_with, last_day
from dondoc.people.models import DirectoryMark
from dondoc.people.queries import current_mark, mark_seen
from dondoc.worktime import vietnam

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY, SATURDAY = date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 6)


def test_the_days_of_2020_to_2027_are_there():
    counted = CalendarDay.objects.exclude(kind="proposed")
    years = sorted({on.year for on in counted.values_list("on", flat=True)})
    assert years == list(range(2020, 2028))
    for year in years:
        law = vietnam(year, year)
        days = counted.filter(on__year=year)
        assert set(days.exclude(kind="swapped_work").values_list("on", flat=True)) == law.off
        assert set(days.filter(kind="swapped_work").values_list("on", flat=True)) == law.work


def test_what_was_only_proposed_does_not_count():
    calendar = calendar_for(date(2026, 11, 23))
    assert (calendar.is_working(date(2026, 11, 23)), calendar.is_working(date(2026, 11, 28))) == (True, False)


def test_what_no_document_fixes_is_not_confirmed():
    waiting = CalendarDay.objects.filter(on__year=2027, confirmed=False).values_list("on", flat=True)
    assert list(waiting) == [*(date(2027, 2, n) for n in range(4, 11)), date(2027, 9, 3)]


def test_a_year_that_the_table_does_not_hold_is_counted_by_law():
    assert (calendar_for(date(2031, 9, 2)).is_working(date(2031, 9, 2)), last_day(date(2031, 9, 2))) == (
        False,
        vietnam(2031, 2031).next_working(date(2031, 9, 2)),
    )


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_year_of_all_have_a_calendar(day):
    assert calendar_for(day).is_working(date(2026, 11, 24)) is True


def test_the_table_comes_before_the_law():
    CalendarDay.objects.filter(on=date(2026, 9, 2)).delete()
    CalendarDay.objects.create(on=MONDAY, kind="holiday", name="Ngày nghỉ mẫu")
    calendar = calendar_for(MONDAY)
    assert (calendar.is_working(date(2026, 9, 2)), calendar.is_working(MONDAY), last_day(MONDAY)) == (
        True,
        False,
        TUESDAY,
    )


def test_within_a_request_it_is_read_once(django_assert_num_queries):
    DirectoryMark.objects.all().delete()
    CalendarDay.objects.filter(on=MONDAY).delete()  # makes a mark that nothing was kept under
    with mark_seen(current_mark()), django_assert_num_queries(1):
        found = [calendar_for(day) for day in (MONDAY, TUESDAY, SATURDAY)]
    assert found[0] is found[1] is found[2]


def test_each_change_of_the_table_makes_a_new_mark_also_within_one_transaction():
    marks = [current_mark()]
    with transaction.atomic():
        for act in (
            lambda: CalendarDay.objects.create(on=MONDAY, kind="holiday", name="Ngày nghỉ mẫu"),
            lambda: CalendarDay.objects.filter(on=MONDAY).update(name="Ngày nghỉ"),
            lambda: CalendarDay.objects.filter(on=MONDAY).delete(),
        ):
            act()
            marks.append(current_mark())
    assert len(set(marks)) == 4


def test_a_calendar_that_would_be_leaves_the_table_as_it_is():
    would = calendar_with(without=date(2026, 9, 2), put=(MONDAY, "holiday"))
    assert (would(MONDAY).is_working(MONDAY), would(MONDAY).is_working(date(2026, 9, 2))) == (False, True)
    assert (calendar_for(MONDAY).is_working(MONDAY), calendar_for(MONDAY).is_working(date(2026, 9, 2))) == (True, False)
