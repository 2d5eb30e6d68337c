"""The form that a department of the province sends: a title, a head of two rows with merged cells, a row that counts the
columns, four rows to fill, a total by formula, and a place for the signature.
"""

from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

EDGE = Side(style="thin")
ROWS = ("Số nhiệm vụ được giao", "Số nhiệm vụ hoàn thành", "Số nhiệm vụ quá hạn", "Số phiếu khảo sát đã thu")
FIRST, LAST = 7, 10  # rows to fill; their total is below


def _sheet(sheet: Worksheet) -> None:
    sheet.title = "Biểu 01"
    sheet["A1"], sheet["A3"] = "SỞ LAO ĐỘNG MẪU", "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN"
    sheet.merge_cells("A3:E3")
    sheet["A4"], sheet["B4"], sheet["C4"], sheet["E4"] = "STT", "Chỉ tiêu", "Kết quả", "Ghi chú"
    sheet["C5"], sheet["D5"] = "Năm 2026", "Kế hoạch năm"
    for area in ("A4:A5", "B4:B5", "C4:D4", "E4:E5"):
        sheet.merge_cells(area)
    for column, text in enumerate(("A", "B", "1", "2", "3"), start=1):
        sheet.cell(6, column, text)
    for n, label in enumerate(ROWS, start=1):
        sheet.cell(FIRST + n - 1, 1, n)
        sheet.cell(FIRST + n - 1, 2, label)
        sheet.cell(FIRST + n - 1, 3).number_format = "#,##0"
        sheet.cell(FIRST + n - 1, 4, 100)  # the plan is the department's own figure
    sheet["B11"], sheet["C11"] = "Cộng", "=SUM(C7:C10)"
    sheet["D13"] = "NGƯỜI LẬP BIỂU"
    sheet["B4"].font = Font(bold=True)
    for row in sheet["A4:E11"]:
        for cell in row:
            cell.border = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)


def blank_form() -> bytes:
    book = Workbook()
    _sheet(book.active)
    return saved(book)


def list_form() -> bytes:
    """A head and one blank row for each unit, a total under it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    for column, text in enumerate(("STT", "Tên đơn vị", "Số lao động", "Ghi chú"), start=1):
        sheet.cell(1, column, text)
    sheet["B3"], sheet["C3"] = "Tổng cộng", "=SUM(C2:C2)"
    for row in sheet["A1:D3"]:
        for cell in row:
            cell.border = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)
    return saved(book)


def unit_form(*units: str) -> bytes:
    """A row for each named unit, its figure and its note blank; a total under them."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Theo đơn vị"
    for column, text in enumerate(("STT", "Đơn vị", "Số nhiệm vụ được giao", "Ghi chú"), start=1):
        sheet.cell(1, column, text)
    for n, name in enumerate(units, start=1):
        sheet.cell(n + 1, 1, n)
        sheet.cell(n + 1, 2, name)
    last = len(units) + 1
    sheet.cell(last + 1, 2, "Tổng cộng")
    sheet.cell(last + 1, 3, f"=SUM(C2:C{last})")
    for row in sheet[f"A1:D{last + 1}"]:
        for cell in row:
            cell.border = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)
    return saved(book)


def filled_form(**values: object) -> bytes:
    """The blank form with cells filled: `filled_form(C7=12)`."""
    book = load_workbook(BytesIO(blank_form()))
    for address, value in values.items():
        book["Biểu 01"][address] = value
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()
