"""Vietnamese text: search key, order, cleaning, numbers, dates, names."""

import unicodedata
from datetime import date

import pytest

from dondoc.language import (
    best_matches,
    clean,
    expand,
    fold,
    format_date,
    lower,
    money_in_words,
    name_key,
    number_in_words,
    official_date,
    parse_roman,
    person_sort_key,
    similarity,
    sort_key,
    split_title,
    to_roman,
    vnd,
)


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Đôn đốc", "don doc"),
        ("KẾ HOẠCH", "ke hoach"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("Thuỷ lợi", "thuy loi"),
        ("  Ủy   ban\u00a0nhân dân ", "uy ban nhan dan"),
        ("củ\u0430 Sở", "cua so"),  # the second letter is Cyrillic
        ("đường ĐƯỜNG", "duong duong"),
        ("plain text", "plain text"),
        ("Café Ångström", "cafe angstrom"),
        ("Ho Chi Minh 2026", "ho chi minh 2026"),
    ],
)
def test_fold_gives_the_accent_free_key(printed, key):
    assert fold(printed) == key
    assert fold(unicodedata.normalize("NFD", printed)) == key


def test_fold_of_a_folded_text_is_itself():
    assert fold(fold("Nguyễn Thị Ước Lượng")) == fold("Nguyễn Thị Ước Lượng")


def test_sort_key_orders_as_the_vietnamese_alphabet():
    words = ["Zung", "Đào", "Dào", "ăn", "ân", "an", "az", "ơn", "ôn", "on", "ưu", "uy", "êm", "em", "bà"]
    ordered = ["an", "az", "ăn", "ân", "bà", "Dào", "Đào", "em", "êm", "on", "ôn", "ơn", "uy", "ưu", "Zung"]
    assert sorted(words, key=sort_key) == ordered


def test_sort_key_uses_tones_only_between_equal_letters():
    assert sorted(["má", "mạ", "ma", "mà", "mã", "mả", "man"], key=sort_key) == [
        "ma",
        "mà",
        "mả",
        "mã",
        "má",
        "mạ",
        "man",
    ]


def test_sort_key_puts_a_shorter_name_first_and_numbers_by_value():
    names = ["Phòng 10", "Phòng 2", "Phòng", "Phong 3"]
    assert sorted(names, key=sort_key) == ["Phòng", "Phòng 2", "Phong 3", "Phòng 10"]


def test_sort_key_compares_as_plain_bytes():
    keys = [sort_key(word) for word in ("đ", "ê", "ơ", "ư", "ẫ", "ặ")]
    assert all(key.isascii() for key in keys)


def test_persons_sort_by_given_name():
    names = ["Trần Văn Bình", "Lê Thị An", "Vũ Thị Ân", "Nguyễn Văn An"]
    assert sorted(names, key=person_sort_key) == ["Lê Thị An", "Nguyễn Văn An", "Vũ Thị Ân", "Trần Văn Bình"]


def test_clean_keeps_accents_and_drops_what_is_not_seen():
    assert clean("Kế\u00a0hoạch\u200b  củ\u0430\u00ad Sở\t") == "Kế hoạch của Sở"


def test_lower_keeps_every_offset():
    text = "UỶ BAN\u00a0Hoà – Củ\u0430 İ"
    assert lower(text) == "ủy ban hòa - của i" or len(lower(text)) == len(text)
    assert len(lower(text)) == len(text)


def test_lower_leaves_quy_alone():
    assert lower("Quý III, Quỹ, quỷ") == "quý iii, quỹ, quỷ"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (25, "hai mươi lăm"),
        (101, "một trăm linh một"),
        (110, "một trăm mười"),
        (1005, "một nghìn không trăm linh năm"),
        (1_234_567, "một triệu hai trăm ba mươi bốn nghìn năm trăm sáu mươi bảy"),
        (10**9, "một tỷ"),
        (2_000_000_500, "hai tỷ năm trăm"),
        (15 * 10**12, "mười lăm nghìn tỷ"),
        (-3, "âm ba"),
    ],
)
def test_numbers_are_written_in_words(number, words):
    assert number_in_words(number) == words


def test_money_is_printed_with_dots_and_in_words():
    assert vnd(1_234_567) == "1.234.567 đồng"
    assert money_in_words(15_000) == "Mười lăm nghìn đồng"


def test_dates_are_printed_short_and_long():
    assert format_date(date(2026, 3, 5)) == "05/3/2026"
    assert format_date(date(2026, 2, 15)) == "15/02/2026"
    assert official_date(date(2026, 3, 5)) == "ngày 05 tháng 3 năm 2026"
    assert official_date(date(2026, 2, 15)) == "ngày 15 tháng 02 năm 2026"


@pytest.mark.parametrize(("text", "value"), [("I", 1), ("iv", 4), ("XIX", 19), ("XL", 40), ("IIII", None), ("", None)])
def test_roman_numbers_are_read_when_well_formed(text, value):
    assert parse_roman(text) == value


def test_roman_numbers_round_trip():
    assert [parse_roman(to_roman(n)) for n in range(1, 400)] == list(range(1, 400))


def test_abbreviations_are_written_out():
    assert expand("UBND tỉnh") == "uy ban nhan dan tinh"
    assert expand("Sở KH&ĐT") == "so ke hoach va dau tu"
    assert expand("Sở LĐ-TB&XH") == "so lao dong - thuong binh va xa hoi"
    assert expand("P.QLDN") == "phong quan ly doanh nghiep"
    assert expand("BQL các KCN") == "ban quan ly cac khu cong nghiep"


def test_the_same_body_in_two_spellings_has_one_key():
    assert name_key("Phòng Quản lý TN&MT") == name_key("phòng quản lý Tài nguyên và Môi trường.")
    assert similarity("UBND các xã", "Uỷ ban nhân dân xã") == 1.0


def test_similarity_falls_with_the_difference():
    near = similarity("Phòng Quản lý Lao đông", "Phòng Quản lý Lao động")
    far = similarity("Phòng Quản lý Lao động", "Phòng Quản lý Đầu tư")
    assert near == 1.0  # the slip is only an accent
    assert far < 0.85


def test_best_matches_come_best_first_with_a_runner_up():
    keys = [name_key(n) for n in ("Phòng Quản lý Đầu tư", "Phòng Quản lý Lao động", "Văn phòng")]
    found = best_matches("Phòng Quản lí Lao động", keys)
    assert [position for position, _ in found] == [1, 0]
    assert found[0][1] > 0.95


@pytest.mark.parametrize(
    ("printed", "post", "person"),
    [
        ("Phó Trưởng Ban - Trần Thị Ví Dụ", "Phó Trưởng Ban", "Trần Thị Ví Dụ"),
        ("Đ/c Lê Minh Mẫu", "", "Lê Minh Mẫu"),
        ("đồng chí Lê Minh Mẫu, Phó Chủ tịch", "Phó Chủ tịch", "Lê Minh Mẫu"),
        ("Trưởng Ban", "Trưởng Ban", ""),
        ("Văn phòng - Thống kê", "Văn phòng - Thống kê", ""),
    ],
)
def test_a_post_and_a_person_are_split(printed, post, person):
    assert split_title(printed) == (post, person)
