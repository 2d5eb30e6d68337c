"""Heads of documents in the shapes that agencies print."""

from datetime import date

import pytest

from dondoc.reading import read_plan
from reading.build import source

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
REST = "KẾ HOẠCH\nPhòng cháy năm 2025\nI. NHIỆM VỤ\n1. Sở A tham mưu kế hoạch.\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Mẫu"


def head(agency, number="Số: 12/KH-SNV", when="Mẫu, ngày 05 tháng 3 năm 2025"):
    return read_plan(source(f"{agency}\n{number}\n{NATION}\n{when}\n{REST}")).header


@pytest.mark.parametrize(
    ("agency", "issuer", "parent"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH MẪU", "ỦY BAN NHÂN DÂN TỈNH MẪU", None),
        ("UBND TỈNH MẪU\nSỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "UBND TỈNH MẪU"),
        (
            "ỦY BAN NHÂN DÂN TỈNH MẪU\nBAN CHỈ ĐẠO\nPHÒNG, CHỐNG TỘI PHẠM",
            "BAN CHỈ ĐẠO PHÒNG, CHỐNG TỘI PHẠM",
            "ỦY BAN NHÂN DÂN TỈNH MẪU",
        ),
        ("BỘ TÀI CHÍNH\nCỤC THUẾ", "CỤC THUẾ", "BỘ TÀI CHÍNH"),
        ("CÔNG AN TỈNH MẪU\nPHÒNG CẢNH SÁT PCCC VÀ CNCH", "PHÒNG CẢNH SÁT PCCC VÀ CNCH", "CÔNG AN TỈNH MẪU"),
        ("TỔNG CÔNG TY MẪU\nCÔNG TY TNHH MỘT THÀNH VIÊN SỐ 1", "CÔNG TY TNHH MỘT THÀNH VIÊN SỐ 1", "TỔNG CÔNG TY MẪU"),
        (
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH MẪU\nCÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP",
            "CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP",
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH MẪU",
        ),
        ("SỞ Y TẾ TỈNH MẪU\nBỆNH VIỆN ĐA KHOA", "BỆNH VIỆN ĐA KHOA", "SỞ Y TẾ TỈNH MẪU"),
        ("UBND TỈNH MẪU\nVĂN PHÒNG", "VĂN PHÒNG", "UBND TỈNH MẪU"),
        ("VĂN PHÒNG CHÍNH\nPHỦ", "VĂN PHÒNG CHÍNH PHỦ", None),
        ("VĂN PHÒNG\nỦY BAN NHÂN DÂN TỈNH MẪU", "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH MẪU", None),
        ("UBND HUYỆN MẪU PHÒNG NỘI VỤ", "PHÒNG NỘI VỤ", "UBND HUYỆN MẪU"),
        ("BẢO HIỂM XÃ HỘI TỈNH MẪU", "BẢO HIỂM XÃ HỘI TỈNH MẪU", None),
        ("NGÂN HÀNG CHÍNH SÁCH XÃ HỘI\nCHI NHÁNH TỈNH MẪU", "CHI NHÁNH TỈNH MẪU", "NGÂN HÀNG CHÍNH SÁCH XÃ HỘI"),
        ("HUYỆN ỦY MẪU\n*", "HUYỆN ỦY MẪU", None),
        ("BỘ CHỈ HUY QUÂN SỰ\nTỈNH MẪU", "BỘ CHỈ HUY QUÂN SỰ TỈNH MẪU", None),
        ("BAN QUẢN LÝ\nCÁC KHU CÔNG NGHIỆP TỈNH MẪU", "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH MẪU", None),
    ],
)
def test_the_issuer_is_told_from_the_body_above_it(agency, issuer, parent):
    found = head(agency)
    assert found.issuer.value == issuer
    assert (found.parent_issuer.value if found.parent_issuer else None) == parent


@pytest.mark.parametrize(
    ("printed", "number", "symbol"),
    [
        ("Số: 132/KH-UBND", "132", "KH-UBND"),
        ("Số:      /KH-KCN", None, "KH-KCN"),
        ("Số: ....../KH-UBND", None, "KH-UBND"),
        ("Số: 45/2024/NQ-HĐND", "45", "2024/NQ-HĐND"),
        ("Số 05-CT/TW", "05", "CT/TW"),
        ("Số 14-KH/TU", "14", "KH/TU"),
        ("Số : 07 - KH/HU", "07", "KH/HU"),
        ("Số:\n88/TB-VP", "88", "TB-VP"),
        ("Số: 91/KHUBND", "91", "KH-UBND"),
        ("Số: 77 /KH - SXD", "77", "KH-SXD"),
        ("Số: 12/KH-UBND-NC", "12", "KH-UBND-NC"),
        ("Số: 1234/BNV-CCVC", "1234", "BNV-CCVC"),
    ],
)
def test_number_and_symbol_are_parted(printed, number, symbol):
    found = head("UBND TỈNH MẪU", printed)
    assert (found.number.value if found.number else None) == number
    assert found.symbol.value == symbol


@pytest.mark.parametrize(
    ("printed", "place", "day"),
    [
        ("Bắc Mẫu, ngày 05 tháng 3 năm 2025", "Bắc Mẫu", date(2025, 3, 5)),
        ("Bắc Mẫu, ngày 20\ntháng 11 năm 2025", "Bắc Mẫu", date(2025, 11, 20)),
        ("Bắc Mẫu, ngày\n29 tháng 11 năm 2025", "Bắc Mẫu", date(2025, 11, 29)),
        ("Bắc Mẫu, ngày     tháng 5 năm 2025", "Bắc Mẫu", None),
        ("Bắc Mẫu, ngày … tháng … năm 2025", "Bắc Mẫu", None),
        ("Bắc Mẫu,ngày 3 tháng 1 năm 2025", "Bắc Mẫu", date(2025, 1, 3)),
        ("TP. Bắc Mẫu, ngày 03 tháng 01 năm 2025", "TP. Bắc Mẫu", date(2025, 1, 3)),
        ("Bắc Mẫu, 03/01/2025", "Bắc Mẫu", date(2025, 1, 3)),
    ],
)
def test_place_and_date_are_read_and_blanks_stay_empty(printed, place, day):
    found = head("UBND TỈNH MẪU", when=printed)
    assert found.place.value == place
    assert (found.date.value if found.date else None) == day


def test_the_plans_year_comes_from_the_title_before_the_date():
    found = head("UBND TỈNH MẪU", when="Mẫu, ngày 28 tháng 12 năm 2024")
    assert found.year == 2025


def test_columns_side_by_side_are_parted():
    text = (
        "ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "XÃ MẪU                       Độc lập - Tự do - Hạnh phúc\n"
        "Số: 03/KH-UBND               Mẫu, ngày 11 tháng 8 năm 2025\n" + REST
    )
    found = read_plan(source(text)).header
    assert (found.issuer.value, found.number.value, found.place.value, found.date.value) == (
        "ỦY BAN NHÂN DÂN XÃ MẪU",
        "03",
        "Mẫu",
        date(2025, 8, 11),
    )


def test_a_letter_takes_its_subject_after_the_mark():
    text = f"SỞ NỘI VỤ\nSố: 9/SNV-CC\nV/v rà soát biên chế\nnăm 2025\n{NATION}\nMẫu, ngày 1 tháng 6 năm 2025\nKính gửi: Các sở.\n1. Sở A gửi báo cáo trước ngày 10/6/2025."
    found = read_plan(source(text)).header
    assert (found.type.value, found.title.value) == ("CÔNG VĂN", "rà soát biên chế năm 2025")


def test_an_urgency_mark_is_kept():
    assert head("UBND TỈNH MẪU\nHỎA TỐC").urgency.value == "HỎA TỐC"


def test_a_missing_head_leaves_its_fields_empty():
    found = read_plan(source(REST)).header
    assert (found.number, found.symbol, found.date, found.place, found.issuer) == (None, None, None, None, None)
