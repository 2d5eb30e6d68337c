"""The docx that comes out: figures, sections, tables, constant bytes."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dondoc.official.check.resolved import resolve
from dondoc.official.docx_out import write_docx
from dondoc.official.layout import COMPONENTS, HEAD_LEFT_MM, PAGE
from dondoc.official.model import Para, TableBlock, TableCell, TableColumn
from dondoc.official.widths import width_mm
from official.reading_back import paragraphs, part
from official.samples import ALL, LETTER_DOCUMENT, PLAN, REPORT


def resolved(document):
    return resolve(write_docx(document))


@pytest.mark.parametrize("kind", ALL)
def test_the_same_data_give_the_same_bytes(kind):
    assert write_docx(ALL[kind]) == write_docx(ALL[kind])


def test_the_time_of_making_comes_from_the_data():
    made = replace(PLAN, made_at=datetime(2026, 2, 3, 8, 30, tzinfo=UTC))
    assert (
        re.findall(r"<dcterms:\w+ [^>]*>([^<]*)<", part(write_docx(made), "docProps/core.xml"))
        == ["2026-02-03T08:30:00Z"] * 2
    )


def test_without_a_time_the_document_date_is_taken_in_vietnam():
    assert (
        re.findall(r"<dcterms:\w+ [^>]*>([^<]*)<", part(write_docx(PLAN), "docProps/core.xml"))
        == ["2026-02-02T17:00:00Z"] * 2
    )


@pytest.mark.parametrize(
    ("text", "component"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "national_name"),
        ("Độc lập - Tự do - Hạnh phúc", "motto"),
        ("UBND TỈNH MẪU SƠN", "parent"),
        ("BAN QUẢN LÝ CÁC KHU", "issuer"),
        ("Số: 112/BC-BQLMS", "number"),
        ("Mẫu Sơn, ngày 29 tháng 6 năm 2026", "place_date"),
        ("BÁO CÁO", "type_name"),
        ("Kết quả quý II năm 2026", "abstract"),
        ("I. MỤC ĐÍCH, YÊU CẦU", "roman"),
        ("1. Tập huấn tại chỗ", "clause_title"),
        ("- Chủ trì: Phòng Thử nghiệm", "body"),
        ("TRƯỞNG BAN", "signer_title"),
        ("Lê Thị Ví Dụ", "signer_name"),
        ("Nơi nhận:", "recipients_label"),
        ("- Như trên;", "recipients_item"),
        ("Phụ lục I", "annex_word"),
        ("SỐ LƯỢT THEO TỪNG VIỆC", "annex_title"),
    ],
)
def test_a_component_is_written_in_its_figures(text, component):
    figures = COMPONENTS[component]
    paragraph = next(p for p in resolved(REPORT).paragraphs if p.text == text)
    seen = paragraph.spans[0].type
    assert (seen.font, seen.size, seen.bold, seen.italic, paragraph.setting.align) == (
        "Times New Roman",
        figures.size,
        figures.bold,
        figures.italic,
        figures.align,
    )


def test_the_number_and_the_date_share_a_row():
    rows = {p.text: (p.table, p.row) for p in resolved(PLAN).paragraphs}
    assert rows["Số: 05/KH-BQLMS"] == rows["Mẫu Sơn, ngày 03 tháng 02 năm 2026"] == (0, 1)


def test_the_rule_under_the_motto_is_as_long_as_the_motto():
    document = resolved(PLAN)
    at = next(n for n, p in enumerate(document.paragraphs) if p.text.startswith("Độc lập"))
    rule = document.paragraphs[at + 1]
    length = PAGE.text_width - HEAD_LEFT_MM - rule.setting.left - rule.setting.right
    assert (rule.text, rule.setting.bordered) == ("", True)
    assert length == pytest.approx(width_mm("Độc lập - Tự do - Hạnh phúc", size=14, bold=True), abs=0.1)


def test_the_national_name_fits_on_one_line():
    assert width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True) < PAGE.text_width - HEAD_LEFT_MM


def test_each_annex_is_a_section_that_numbers_its_own_pages():
    sections = resolved(REPORT).sections
    assert [(round(s.width), round(s.height), s.restarts, s.hides_first) for s in sections] == [
        (210, 297, True, True),
        (297, 210, True, True),
        (210, 297, True, True),
    ]


def test_the_page_number_stands_in_the_middle_of_the_top_margin():
    number = resolved(PLAN).sections[0].number
    assert (number.setting.align, number.spans[0].type.size) == ("center", 14)


def test_the_address_stands_at_the_foot_of_the_first_page_only():
    document = part(write_docx(LETTER_DOCUMENT), "word/document.xml")
    assert re.findall(r'<w:footerReference w:type="(\w+)" r:id="(\w+)"', document) == [
        ("default", "footer2"),
        ("first", "footer1"),
    ]
    assert "vanthu@mau.example" in part(write_docx(LETTER_DOCUMENT), "word/footer1.xml")


def test_the_signature_keeps_the_last_paragraph_with_it():
    xml = part(write_docx(PLAN), "word/document.xml")
    last = re.search(r"<w:p>(?:(?!<w:p>).)*?kèm theo\./\.", xml, re.DOTALL)
    assert "<w:keepNext/>" in last[0]
    assert xml.count('<w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="4535"') == 1


def test_a_last_table_keeps_its_last_row_with_the_signature():
    table = TableBlock((TableColumn(1),), (), ((TableCell("một"),), (TableCell("hai"),)))
    xml = part(write_docx(replace(PLAN, blocks=(Para("Mở đầu."), table))), "word/document.xml")
    kept = [p.count("<w:keepNext/>") for p in re.findall(r"<w:p>.*?</w:p>", xml) if ">một<" in p or ">hai<" in p]
    assert kept == [0, 1]


def test_two_tables_never_touch():
    table = TableBlock((TableColumn(1),), (), ((TableCell("một"),),))
    xml = part(write_docx(replace(LETTER_DOCUMENT, addressees=(), blocks=(table, table))), "word/document.xml")
    assert xml.count("</w:tbl><w:tbl>") == 0
    assert xml.count("<w:tbl>") == 4


def test_the_header_rows_of_a_table_repeat():
    assert part(write_docx(PLAN), "word/document.xml").count("<w:tblHeader/>") == 2


def test_a_span_is_written_once_and_continued():
    xml = part(write_docx(PLAN), "word/document.xml")
    assert re.findall(r'<w:vMerge w:val="(\w+)"', xml) == ["restart", "restart", "continue", "continue"]
    assert re.findall(r'<w:gridSpan w:val="(\d)"', xml) == ["2", "3"]


def test_a_row_with_too_many_cells_is_refused():
    table = TableBlock((TableColumn(1), TableColumn(1)), (), ((TableCell("a"), TableCell("b"), TableCell("thừa")),))
    with pytest.raises(ValueError, match="bảng có 2 cột: ô “thừa” ở dòng 1 không còn chỗ"):
        write_docx(replace(PLAN, blocks=(table,)))


def test_the_language_is_vietnamese():
    assert 'w:lang w:val="vi-VN"' in part(write_docx(PLAN), "word/styles.xml")


def test_the_hyphens_stand_under_the_colon():
    document = resolved(LETTER_DOCUMENT)
    label = next(p for p in document.paragraphs if p.text == "Kính gửi:")
    items = [p for p in document.paragraphs if p.text in {"- Sở Thử nghiệm;", "- Sở Ví dụ;"}]
    colon = label.setting.left + width_mm("Kính gửi", size=14, bold=False)
    assert [p.setting.left + p.setting.first for p in items] == [pytest.approx(colon, abs=0.05)] * 2


def test_the_text_closes_with_the_models_mark():
    assert [p for p in paragraphs(write_docx(LETTER_DOCUMENT)) if p.endswith("./.")] == [
        "Trân trọng cảm ơn sự phối hợp của quý cơ quan./."
    ]


def test_minutes_carry_two_signers():
    minutes = replace(PLAN, co_signer=replace(PLAN.signer, lines=("THƯ KÝ",), name="Trần Văn Thử"))
    columns = {p.text: p.column for p in resolved(minutes).paragraphs}
    assert (columns["Trần Văn Thử"], columns["Nguyễn Văn Mẫu"]) == (0, 1)
