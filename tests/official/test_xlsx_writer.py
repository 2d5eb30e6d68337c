"""Lists as xlsx."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from dondoc.official.xlsx_out import Column, Sheet, write_xlsx
from official.reading_back import part

COLUMNS = [Column("Việc"), Column("Số lượt", "int"), Column("Hạn", "date"), Column("Tiền (đồng)", "money", 20)]
LIST = Sheet(
    "DANH SÁCH VIỆC\nTính đến ngày 15/3/2026",
    COLUMNS,
    [["Rà soát", 1234, date(2026, 3, 9), Decimal(5_000_000)], ["Tập huấn", None, None, 0]],
    notes=["Ghi chú: số liệu mẫu."],
)


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_titles_header_rows_and_notes_stand_in_order():
    page = opened(write_xlsx([LIST])).active
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["DANH SÁCH VIỆC", None, None, None],
        ["Tính đến ngày 15/3/2026", None, None, None],
        ["Việc", "Số lượt", "Hạn", "Tiền (đồng)"],
        ["Rà soát", 1234, datetime(2026, 3, 9), 5000000],  # noqa: DTZ001 - a sheet's dates have no zone
        ["Tập huấn", None, None, 0],
        [None, None, None, None],
        ["Ghi chú: số liệu mẫu.", None, None, None],
    ]


def test_dates_and_numbers_are_typed_and_shown_the_vietnamese_way():
    page = opened(write_xlsx([LIST])).active
    assert [page.cell(4, c).number_format for c in (2, 3, 4)] == ["[$-42A]#,##0", "dd/mm/yyyy", "[$-42A]#,##0"]


def test_the_page_is_set_for_printing():
    page = opened(write_xlsx([LIST])).active
    setup = page.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage is True
    assert (page.freeze_panes, page.print_title_rows, page.auto_filter.ref) == ("A4", "$3:$3", "A3:D5")
    assert [page.column_dimensions[c].width for c in "ABD"] == pytest.approx([32.71, 12.71, 20.71], abs=0.01)


def test_the_same_data_give_the_same_bytes():
    assert write_xlsx([LIST]) == write_xlsx([LIST])


def test_the_time_of_making_comes_from_the_data():
    data = write_xlsx([LIST], made_at=datetime(2026, 3, 15, 1, 0, tzinfo=UTC))
    assert "2026-03-15T08:00:00Z" in part(data, "docProps/core.xml")


def test_sheets_of_one_name_are_told_apart():
    names = ["Việc: [A]/B?", "việc  A  B", "Danh mục rất dài vượt quá ba mươi mốt ký tự", ""]
    book = opened(write_xlsx([Sheet(name, [Column("a")], []) for name in names]))
    assert book.sheetnames == ["Việc   A  B", "việc  A  B", "Danh mục rất dài vượt quá ba mư", "Danh sách"]


def test_equal_names_get_a_number():
    book = opened(write_xlsx([Sheet("Việc", [Column("a")], []), Sheet("VIỆC", [Column("a")], [])]))
    assert book.sheetnames == ["Việc", "VIỆC (2)"]


def test_a_number_too_long_for_excel_stays_exact_as_text():
    page = opened(write_xlsx([Sheet("A", [Column("Số", "int")], [[12345678901234567890]])])).active
    assert (page.cell(3, 1).value, page.cell(3, 1).data_type) == ("12345678901234567890", "s")


def test_a_row_of_the_wrong_length_is_refused():
    with pytest.raises(ValueError, match="zip"):
        write_xlsx([Sheet("A", [Column("a"), Column("b")], [["một"]])])


def test_a_sheet_without_columns_is_refused():
    with pytest.raises(ValueError, match="không có cột"):
        write_xlsx([Sheet("A", [], [])])


def test_no_sheet_is_refused():
    with pytest.raises(ValueError, match="không có danh sách"):
        write_xlsx([])
