from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from dondoc.ui.components import text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (999, "999"),
        (1234567, "1.234.567"),
        (-4500, "-4.500"),
        (12.5, "12,5"),
        (1234.25, "1.234,25"),
        (None, ""),
        ("", ""),
    ],
)
def test_figures_are_grouped_by_dots(value, shown):
    assert text.thousands(value) == shown


def test_money_is_whole_dong():
    assert text.money(1234567) == "1.234.567 đồng"
    assert text.money(None) == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 3, 5), "05/3/2026"),
        (date(2026, 1, 15), "15/01/2026"),
        (date(2026, 12, 31), "31/12/2026"),
        (None, ""),
    ],
)
def test_a_day_has_two_digits_and_so_have_january_and_february(value, shown):
    assert text.day(value) == shown


def test_a_moment_is_told_in_the_time_of_vietnam():
    assert text.moment(datetime(2026, 3, 4, 18, 5, tzinfo=UTC)) == "01:05 05/3/2026"
    assert text.day(datetime(2026, 3, 4, 18, 5, tzinfo=UTC)) == "05/3/2026"


@pytest.mark.parametrize(
    ("days", "shown"), [(0, "hôm nay"), (3, "còn 3 ngày làm việc"), (-2, "quá hạn 2 ngày làm việc"), (None, "")]
)
def test_working_days_are_told_in_words(days, shown):
    assert text.days_left(days) == shown


@pytest.mark.parametrize(("name", "shown"), [("Trần Thị Mẫu Đơn", "TĐ"), ("Quỳnh", "Q"), ("", "")])
def test_initials_are_of_the_first_and_the_last_word(name, shown):
    assert text.initials(name) == shown


@pytest.mark.parametrize(
    ("size", "shown"), [(12, "12 B"), (1536, "1,5 KB"), (20 * 1024**2, "20 MB"), (3 * 1024**4, "3072 GB")]
)
def test_a_file_size_is_readable(size, shown):
    assert text.file_size(size) == shown


def test_choices_are_said_in_the_readers_language_when_they_are_shown():
    offered = text.said_choices([("paper", "Bản giấy"), ("", "Không")])
    with translation.override("en"):
        english = [(value, str(label)) for value, label in offered]

    assert english == [("paper", "Paper"), ("", "None")]
    assert [str(label) for _value, label in offered] == ["Bản giấy", "Không"]


def test_nothing_said_stays_nothing():
    assert (text.said(""), text.said(None)) == ("", "")


def test_a_button_says_the_act_where_the_label_says_the_state():
    with translation.override("en"):
        assert (text.said_verb("Trả lại"), text.said("Trả lại")) == ("Return", "Returned")
