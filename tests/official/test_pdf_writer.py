"""The PDF that comes out."""

from dataclasses import replace

import pypdfium2
import pytest

from dondoc.official.model import Item, Para, TableBlock, TableCell, TableColumn
from dondoc.official.pdf_out import FontsMissing, write_pdf
from official.reading_back import FONTS, pdf_text
from official.samples import ALL, LETTER_DOCUMENT, PLAN, REPORT


def pages(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return [
            (tuple(round(x / 72 * 25.4) for x in page.get_size()), page.get_textpage().get_text_bounded())
            for page in document
        ]
    finally:
        document.close()


@pytest.mark.parametrize("kind", ALL)
def test_the_same_data_give_the_same_bytes(kind):
    assert write_pdf(ALL[kind], fonts=FONTS) == write_pdf(ALL[kind], fonts=FONTS)


def test_the_words_are_all_there_in_order():
    assert pdf_text(write_pdf(LETTER_DOCUMENT, fonts=FONTS)).split() == [
        "UBND",
        "TỈNH",
        "MẪU",
        "SƠN",
        "BAN",
        "QUẢN",
        "LÝ",
        "CÁC",
        "KHU",
        "CÔNG",
        "NGHIỆP",
        "MẪU",
        "SƠN",
        "CỘNG",
        "HÒA",
        "XÃ",
        "HỘI",
        "CHỦ",
        "NGHĨA",
        "VIỆT",
        "NAM",
        "Độc",
        "lập",
        "-",
        "Tự",
        "do",
        "-",
        "Hạnh",
        "phúc",
        "Số:",
        "05/BQLMS-VP",
        "V/v",
        "góp",
        "ý",
        "dự",
        "thảo",
        "quy",
        "chế",
        "phối",
        "hợp",
        "giữa",
        "các",
        "phòng",
        "THƯỢNG",
        "KHẨN",
        "Mẫu",
        "Sơn,",
        "ngày",
        "03",
        "tháng",
        "02",
        "năm",
        "2026",
        "Kính",
        "gửi:",
        "-",
        "Sở",
        "Thử",
        "nghiệm;",
        "-",
        "Sở",
        "Ví",
        "dụ;",
        "-",
        "Các",
        "doanh",
        "nghiệp",
        "trong",
        "khu.",
        "Đề",
        "nghị",
        "quý",
        "cơ",
        "quan",
        "cho",
        "ý",
        "kiến",
        "về",
        "dự",
        "thảo",
        "gửi",
        "kèm,",
        "trước",
        "ngày",
        "15/3/2026.",
        "Trân",
        "trọng",
        "cảm",
        "ơn",
        "sự",
        "phối",
        "hợp",
        "của",
        "quý",
        "cơ",
        "quan./.",
        "Nơi",
        "nhận:",
        "-",
        "Như",
        "trên;",
        "-",
        "UBND",
        "tỉnh",
        "(để",
        "báo",
        "cáo);",
        "-",
        "Trưởng",
        "Ban,",
        "các",
        "Phó",
        "Trưởng",
        "Ban;",
        "-",
        "Các",
        "phòng,",
        "đơn",
        "vị;",
        "-",
        "Lưu:",
        "VT,",
        "VP",
        "(02).",
        "NVM.(30)",
        "TL.",
        "TRƯỞNG",
        "BAN",
        "CHÁNH",
        "VĂN",
        "PHÒNG",
        "Trần",
        "Văn",
        "Thử",
        "Số",
        "1",
        "đường",
        "Thử,",
        "phường",
        "Mẫu,",
        "tỉnh",
        "Mẫu",
        "Sơn;",
        "điện",
        "thoại",
        "0200.000.000;",
        "thư",
        "điện",
        "tử",
        "vanthu@mau.example",
    ]


def test_annexes_turn_and_number_their_own_pages():
    long = replace(
        REPORT.appendices[1], blocks=tuple(Item("clause", str(n), "Việc còn dở. " * 12) for n in range(1, 31))
    )
    seen = pages(write_pdf(replace(REPORT, appendices=(REPORT.appendices[0], long)), fonts=FONTS))
    assert [size for size, _ in seen] == [(210, 297), (297, 210), (210, 297), (210, 297), (210, 297)]
    assert [text.split()[0] for _, text in seen] == ["UBND", "Phụ", "Phụ", "2", "3"]


def test_the_first_page_hides_its_number_and_the_second_shows_it():
    long = replace(PLAN, blocks=tuple(Para("Một đoạn đủ dài để sang trang. " * 8) for _ in range(30)))
    assert [text.split()[0] for _, text in pages(write_pdf(long, fonts=FONTS))] == ["UBND", "2", "3", "4"]


@pytest.mark.parametrize("count", range(12, 24))
def test_the_signature_is_never_alone_on_a_page(count):
    document = replace(
        PLAN,
        blocks=tuple(
            Para(f"Đoạn {n} đủ dài để chiếm hơn một dòng của trang giấy khi in ra đây.") for n in range(count)
        ),
    )
    last = pages(write_pdf(document, fonts=FONTS))[-1][1]
    assert f"Đoạn {count - 1} " in last


def test_a_cell_taller_than_a_page_goes_on_to_the_next():
    words = " ".join(f"từ{n}" for n in range(2500))
    table = TableBlock((TableColumn(1), TableColumn(3)), (), ((TableCell("một"), TableCell(words)),))
    text = pdf_text(write_pdf(replace(PLAN, blocks=(table,)), fonts=FONTS)).split()
    assert [word for word in text if word.startswith("từ")] == words.split()


def test_recipients_longer_than_a_page_go_on_to_the_next():
    document = replace(PLAN, recipients=tuple(f"nơi{n}" for n in range(150)))
    text = pdf_text(write_pdf(document, fonts=FONTS))
    assert [n for n in range(150) if f"nơi{n};" not in text] == []


def test_a_word_wider_than_its_column_breaks_inside_it():
    word = "x" * 200
    table = TableBlock((TableColumn(1), TableColumn(9)), (), ((TableCell(word), TableCell("bên cạnh")),))
    text = pdf_text(write_pdf(replace(PLAN, blocks=(table,)), fonts=FONTS))
    lines = [line.replace("\u200b", "").strip() for line in text.splitlines() if line.startswith("x")]
    assert (lines[:3], "".join(lines)) == (["xxxxxx"] * 3, word)


def test_minutes_carry_two_signers():
    minutes = replace(PLAN, co_signer=replace(PLAN.signer, lines=("THƯ KÝ",), name="Trần Văn Thử"))
    words = " ".join(pdf_text(write_pdf(minutes, fonts=FONTS)).split())
    assert [words.count(name) for name in ("THƯ KÝ", "Trần Văn Thử", "Nguyễn Văn Mẫu")] == [1, 1, 1]


def test_only_the_given_fonts_are_used():
    data = write_pdf(PLAN, fonts=FONTS)
    document = pypdfium2.PdfDocument(data)
    try:
        names = {
            obj.get_font().get_base_name().split("+")[-1]
            for obj in document[0].get_objects()
            if hasattr(obj, "get_font")
        }
    finally:
        document.close()
    assert names == {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def test_a_folder_without_the_fonts_is_named(tmp_path):
    with pytest.raises(FontsMissing, match=f"trong {tmp_path}"):
        write_pdf(PLAN, fonts=tmp_path)
