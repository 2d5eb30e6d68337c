"""Whatever a person types prints as itself or is dropped."""

import io
from dataclasses import replace

import openpyxl
import pytest

from dondoc.official.docx_out import write_docx
from dondoc.official.model import Item, Para, TableBlock, TableCell, TableColumn
from dondoc.official.pdf_out import write_pdf
from dondoc.official.text import clean
from dondoc.official.xlsx_out import Column, Sheet, write_xlsx
from official.reading_back import FONTS, paragraphs, part, pdf_text
from official.samples import PLAN

PRINTED = [
    "#let x = 1",
    "#panic()",
    '#read("/etc/passwd")',
    "*đậm* _nghiêng_ `mã`",
    "$x^2$ \\ $",
    "<script>alert(1)</script>",
    "<w:p/> & ]]> &amp;",
    "{{ 7*7 }} {% x %}",
    "=1+1",
    "@SUM(A1)",
    "-2+3",
    "+cmd|' /C calc'!A0",
    "https://mau.example//x",
    "= Tiêu đề",
    "// ghi chú",
    "[ngoặc] @nhãn <nhãn>",
]
DROPPED = {
    "trước\u202esau": "trướcsau",
    "a\u2066b\u2069c": "abc",
    "a\u200bb\ufeffc\u00add": "abcd",
    "a\x00b\x07c\x1bd": "abcd",
    "dòng\nhai\tcột\r\nba": "dòng hai cột ba",
    "a\ud800b": "ab",
    "a\ufffeb\U000e0041c": "abc",
    "a\u2028b": "a b",
    "Hoà bi\u0300nh": "Hoà bình",
}


@pytest.mark.parametrize("text", PRINTED)
def test_markup_is_kept_by_the_cleaning(text):
    assert clean(text) == text


@pytest.mark.parametrize("text", DROPPED)
def test_what_is_invisible_is_dropped(text):
    assert clean(text) == DROPPED[text]


def document(text):
    table = TableBlock((TableColumn(1),), ((TableCell("Cột"),),), ((TableCell(f"ô {text}"),),))
    return replace(
        PLAN,
        abstract=text,
        place=text,
        issuer=f"Ban {text}",
        recipients=(text,),
        blocks=(Para(f"đoạn {text}"), Item("point", "a", text), table, Para("Hết.")),
    )


@pytest.mark.parametrize("text", PRINTED)
def test_markup_prints_as_itself_in_the_docx(text):
    seen = paragraphs(write_docx(document(text)))
    assert [p for p in seen if p.startswith(("đoạn ", "a) ", "ô "))] == [f"đoạn {text}", f"a) {text}", f"ô {text}"]


@pytest.mark.parametrize("text", PRINTED)
def test_markup_prints_as_itself_in_the_pdf(text):
    printed = "".join(pdf_text(write_pdf(document(text), fonts=FONTS)).split())
    assert [part for part in (f"đoạn {text}", f"a) {text}", f"ô {text}") if "".join(part.split()) not in printed] == []


@pytest.mark.parametrize("text", DROPPED)
def test_invisible_characters_leave_no_trace_in_either(text):
    seen = paragraphs(write_docx(document(text)))
    assert [p for p in seen if p.startswith("đoạn ")] == [f"đoạn {DROPPED[text]}"]
    assert f"đoạn {DROPPED[text]}" in pdf_text(write_pdf(document(text), fonts=FONTS))


@pytest.mark.parametrize("text", PRINTED)
def test_a_formula_stays_a_string_in_the_sheet(text):
    data = write_xlsx([Sheet(text, [Column(text)], [[text]], notes=[text])])
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [
        (page.cell(row, 1).value, page.cell(row, 1).data_type, page.cell(row, 1).hyperlink) for row in (1, 2, 3, 5)
    ] == [(text, "s", None)] * 4
    assert "<f>" not in part(data, "xl/worksheets/sheet1.xml")
