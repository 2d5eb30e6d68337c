"""What a text prints of the documents that it cites, and the order of authorities."""

from datetime import date

import pytest

from dondoc.records.rules.cited import Cited, authority_of, carried_out_by, cited_in, parts_of, type_by_symbol

PREAMBLE = [
    (
        "Thực hiện chỉ đạo của Chủ tịch UBND tỉnh tại Văn bản số 41/KH-UBND ngày 03/02/2026; Ban Mẫu xây dựng Kế hoạch thực hiện "
        "Nghị quyết số 12/NQ-CP ngày 20 tháng 01 năm 2026 của Chính phủ về chăm lo người lao động, Ban Mẫu giao các đơn vị như sau:"
    ),
    (
        "1. Phổ biến Chỉ thị số 07-CT/TW ngày 05/11/2025 của Ban Bí thư Trung ương Đảng; Kế hoạch số 33-KH/TU của Tỉnh ủy, và Kế "
        "hoạch số 41/KH-UBND ngày 03/02/2026 của UBND tỉnh về việc làm."
    ),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "41/KH-UBND",
            Cited("41", "KH-UBND", False, "Kế hoạch", date(2026, 2, 3), "Chủ tịch UBND tỉnh", "Về việc làm"),
        ),
        (
            "12/NQ-CP",
            Cited("12", "NQ-CP", False, "Nghị quyết", date(2026, 1, 20), "Chính phủ", "Về chăm lo người lao động"),
        ),
        ("07-CT/TW", Cited("07", "CT/TW", True, "Chỉ thị", date(2025, 11, 5), "Ban Bí thư Trung ương Đảng")),
        ("33-KH/TU", Cited("33", "KH/TU", True, "Kế hoạch", None, "Tỉnh ủy")),
        ("9/2020/NĐ-CP", Cited("9", "2020/NĐ-CP", False, "Nghị định", None, "Chính phủ")),
        ("2/NQ-CP", Cited("2", "NQ-CP", False, "Nghị quyết", None, "Chính phủ")),
    ],
)
def test_type_date_issuer_and_subject_are_read_where_the_text_prints_them(text, found):
    assert cited_in(text, PREAMBLE) == found


def test_a_day_that_is_none_is_left_out():
    assert cited_in("3/QĐ-MAU", ["Quyết định số 3/QĐ-MAU ngày 31/02/2026 của Sở Mẫu"]).issued_on is None


@pytest.mark.parametrize(
    ("symbol", "name"),
    [("KH-UBND", "Kế hoạch"), ("2019/QH14", "Luật"), ("2021/TT-BMAU", "Thông tư"), ("UBND-KT", ""), ("", "")],
)
def test_a_symbol_tells_the_type_and_a_letter_has_none(symbol, name):
    assert type_by_symbol(symbol) == name


def test_the_party_parts_its_numbers_by_a_dash():
    assert (parts_of("05-CT/TW"), parts_of("590/KH-UBND")) == (("05", "CT/TW", True), ("590", "KH-UBND", False))


def test_authorities_stand_in_their_order():
    symbols = ["CT/TW", "2019/QH14", "QĐ-TTg", "2021/TT-BMAUX", "KH/TU", "NQ-HĐND", "KH-UBND", "KH-BQL"]
    assert [authority_of(symbol) for symbol in symbols] == [0, 1, 2, 3, 4, 5, 6, 7]


def test_the_issuer_counts_where_the_symbol_is_silent():
    issuers = ["Bộ Chính trị", "Bộ Mẫu", "Chủ tịch UBND huyện Mẫu"]
    assert [authority_of("KH-UBND" if "UBND" in by else "X", issuer=by) for by in issuers] == [0, 3, 7]


def test_what_is_carried_out_makes_a_chain_of_authorities():
    first, second, third = date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)
    assert carried_out_by([(6, third, True), (2, second, True), (0, first, True)]) == [[], [0], [1]]


def test_a_later_text_is_not_carried_out_by_an_earlier_one():
    assert carried_out_by([(6, date(2026, 1, 1), True), (2, date(2026, 1, 2), True)]) == [[], []]


def test_texts_of_one_authority_stand_beside_each_other():
    assert carried_out_by([(6, None, True), (6, None, True), (2, None, True)]) == [[], [], [0, 1]]


def test_nothing_is_hung_on_a_text_whose_own_grounds_are_known():
    assert carried_out_by([(6, None, False), (2, None, True)]) == [[], []]
