"""The asker's workbook: which cells are asked, and the answers back in that same workbook."""

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import load_workbook

from dondoc.files import FileRefused
from dondoc.files.sheets import open_workbook
from dondoc.requests.rules import CollateMode
from dondoc.requests.rules.filling import Filled, fill
from dondoc.requests.rules.sheets import number_of, shown, spots_of, values_of
from province_form import blank_form, filled_form, list_form

MADE_AT = datetime(2026, 11, 24, 15, 0)  # noqa: DTZ001 - a workbook's properties know no zone


def test_the_blank_cells_under_the_head_are_asked_and_the_asker_s_own_figures_are_not():
    found = [(s.address, s.row_label, s.column_label, s.kind) for s in spots_of(open_workbook(blank_form()))]

    assert found == [
        ("C7", "Số nhiệm vụ được giao", "Kết quả – Năm 2026", "number"),
        ("E7", "Số nhiệm vụ được giao", "Ghi chú", "text"),
        ("C8", "Số nhiệm vụ hoàn thành", "Kết quả – Năm 2026", "number"),
        ("E8", "Số nhiệm vụ hoàn thành", "Ghi chú", "text"),
        ("C9", "Số nhiệm vụ quá hạn", "Kết quả – Năm 2026", "number"),
        ("E9", "Số nhiệm vụ quá hạn", "Ghi chú", "text"),
        ("C10", "Số phiếu khảo sát đã thu", "Kết quả – Năm 2026", "number"),
        ("E10", "Số phiếu khảo sát đã thu", "Ghi chú", "text"),
    ]


def _filled(mode: str, content: bytes, *answers: dict[str, str]):
    book = open_workbook(content)
    spots = spots_of(book)
    places = {spot.address: spot.place for spot in spots}
    said = [
        Filled(f"Phòng Mẫu {n}", {places[address]: value for address, value in values.items()})
        for n, values in enumerate(answers, start=1)
    ]
    return load_workbook(io.BytesIO(fill(book, spots, said, mode, made_at=MADE_AT)))


def test_sums_go_into_the_same_workbook_with_its_formulas_merged_cells_and_looks():
    sheet = _filled(CollateMode.SUM, blank_form(), {"C7": "12", "E7": "đủ"}, {"C7": "0.5", "C8": "3"})["Biểu 01"]

    assert [sheet[a].value for a in ("C7", "C8", "C9", "D7", "C11")] == [12.5, 3, None, 100, "=SUM(C7:C10)"]
    assert sheet["E7"].value == "Phòng Mẫu 1: đủ"
    assert sorted(str(area) for area in sheet.merged_cells.ranges) == ["A3:E3", "A4:A5", "B4:B5", "C4:D4", "E4:E5"]
    assert (sheet["B4"].font.b, sheet["C7"].number_format, sheet["C7"].border.left.style) == (True, "#,##0", "thin")


def test_each_unit_has_a_sheet_beside_the_sums():
    book = _filled(CollateMode.SHEETS, blank_form(), {"C7": "12"}, {"C7": "5"})

    assert book.sheetnames == ["Biểu 01", "Phòng Mẫu 1", "Phòng Mẫu 2"]
    assert [book[name]["C7"].value for name in book.sheetnames] == [17, 12, 5]


def test_each_unit_has_a_row_and_the_total_moves_down_and_reaches_to_the_last():
    sheet = _filled(CollateMode.ROWS, list_form(), {"C2": "12"}, {"C2": "5"}, {"C2": "7", "D2": "mới"})["Danh sách"]

    assert [[cell.value for cell in row] for row in sheet["A2:D5"]] == [
        [1, "Phòng Mẫu 1", 12, None],
        [2, "Phòng Mẫu 2", 5, None],
        [3, "Phòng Mẫu 3", 7, "mới"],
        [None, "Tổng cộng", "=SUM(C2:C4)", None],
    ]
    assert sheet["B4"].border.left.style == "thin"


def test_words_that_begin_like_a_formula_stay_words():
    sheet = _filled(CollateMode.SUM, blank_form(), {"E7": '=HYPERLINK("http://x")'})["Biểu 01"]

    assert (sheet["E7"].value, sheet["E7"].data_type) == ('=HYPERLINK("http://x")', "s")


def test_a_filled_copy_is_read_and_what_is_no_number_is_named():
    spots = [(s.sheet, s.row, s.column, s.kind) for s in spots_of(open_workbook(blank_form()))]
    values, faulty = values_of(open_workbook(filled_form(C7=12, C8="1.234,5", C9="nhiều", E7=" đủ ")), spots)

    assert (values["Biểu 01", 7, 3], values["Biểu 01", 8, 3], values["Biểu 01", 7, 5]) == ("12", "1234.5", "đủ")
    assert faulty == ["Biểu 01!C9"]


@pytest.mark.parametrize(
    ("typed", "value", "read_again"),
    [
        ("1.234", "1234", "1.234"),
        ("1.234,5", "1234.5", "1.234,5"),
        ("12,50", "12.5", "12,5"),
        ("-3", "-3", "-3"),
        ("0", "0", "0"),
        ("-0,5", "-0.5", "-0,5"),
    ],
)
def test_figures_are_read_as_vietnamese_writes_them(typed: str, value: str, read_again: str):
    assert (number_of(typed), shown(value, "number")) == (value, read_again)


@pytest.mark.parametrize("typed", ["nhiều", "1.2.3", "12 phiếu", "=1+1", "1e9"])
def test_what_is_no_figure_is_not_read_as_one(typed: str):
    assert number_of(typed) is None


def _with_part(name: str, content: bytes) -> bytes:
    out = io.BytesIO(blank_form())
    with zipfile.ZipFile(out, "a") as book:
        book.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 broken",
        _with_part("xl/vbaProject.bin", b"x"),
        _with_part("xl/externalLinks/externalLink1.xml", b"<x/>"),
        _with_part("xl/embeddings/oleObject1.bin", b"x"),
        _with_part("xl/connections.xml", b"<x/>"),
        _with_part("xl/drawings/drawing1.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        filled_form(XFD1048576=1),
    ],
    ids=["broken", "macro", "tie to another file", "embedded", "data source", "entities", "too wide"],
)
def test_a_workbook_that_may_harm_is_refused(content: bytes):
    with pytest.raises(FileRefused):
        open_workbook(content)
