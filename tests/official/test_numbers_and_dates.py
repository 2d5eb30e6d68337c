"""Numbers, codes and dates as the decree prints them."""

from datetime import date

import pytest

from dondoc.official.model import PartialDate
from dondoc.official.rules import (
    LETTER,
    TYPES,
    date_text,
    make_symbol,
    number_line,
    place_date,
    point_letter,
    roman,
)


@pytest.mark.parametrize(
    ("number", "line"), [(1, "Số: 01/KH-A"), (9, "Số: 09/KH-A"), (10, "Số: 10/KH-A"), (1234, "Số: 1234/KH-A")]
)
def test_a_number_below_ten_takes_a_zero(number, line):
    assert number_line(number, "KH-A") == line


def test_a_number_not_yet_given_leaves_its_place():
    assert number_line(None, "KH-A") == "Số:       /KH-A"


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 9, 10), "ngày 10 tháng 9 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
        (PartialDate(2026, 2), "ngày        tháng 02 năm 2026"),
        (PartialDate(2026), "ngày        tháng        năm 2026"),
        (PartialDate(), "ngày        tháng        năm         "),
    ],
)
def test_days_and_the_first_two_months_take_a_zero(when, text):
    assert date_text(when) == text


def test_a_comma_stands_after_the_place():
    assert place_date("Mẫu Sơn", date(2026, 6, 29)) == "Mẫu Sơn, ngày 29 tháng 6 năm 2026"


def test_a_named_type_puts_its_code_first():
    assert make_symbol(TYPES["QyĐ"], "BQL") == "QyĐ-BQL"


def test_a_letter_has_no_type_code():
    assert make_symbol(LETTER, "BQL", "VP") == "BQL-VP"


def test_there_are_twenty_seven_coded_types():
    assert len(TYPES) == 27
    assert {kind.code for kind in TYPES.values()} == set(TYPES)


def test_points_run_through_the_vietnamese_alphabet():
    assert "".join(point_letter(n) for n in range(1, 24)) == "abcdđeghiklmnopqrstuvxy"


@pytest.mark.parametrize("number", [0, 24])
def test_a_point_without_a_letter_is_refused(number):
    with pytest.raises(ValueError, match=f"điểm thứ {number}"):
        point_letter(number)


@pytest.mark.parametrize(
    ("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1999, "MCMXCIX")]
)
def test_roman_numbers(number, text):
    assert roman(number) == text


def test_zero_has_no_roman_number():
    with pytest.raises(ValueError, match="La Mã cho 0"):
        roman(0)
