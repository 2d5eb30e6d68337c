"""Opening a workbook that may be hostile: its parts are looked at before openpyxl reads a cell."""

from io import BytesIO
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from dondoc.files.errors import FileRefused
from dondoc.files.xmlsafe import parse_xml
from dondoc.files.zipsafe import SafeZip

MAX_SHEETS = 40
MAX_CELLS = 200_000  # of one sheet, from its first cell to its last
_WORKBOOK = "xl/workbook.xml"
_OUTWARD = (
    "xl/externallinks/",
    "xl/connections.xml",
    "xl/querytables/",
    "xl/embeddings/",
    "xl/activex/",
    "xl/ctrlprops/",
)
_SAVE_AGAIN = "Mở tệp bằng Excel hoặc LibreOffice, lưu lại dưới dạng .xlsx rồi gửi lại."


def open_workbook(data: bytes) -> Workbook:
    """The workbook with its formulas, formats and merged cells. Raises FileRefused: no xlsx, broken, encrypted, a bomb,
    macros, ties to other files or data sources, things embedded, too many sheets or cells.
    """
    parts = SafeZip(data)
    if _WORKBOOK not in parts:
        raise FileRefused("Tệp này không phải bảng tính .xlsx.", _SAVE_AGAIN)
    for name in parts.names:
        _look_at(parts, name)
    try:
        book = load_workbook(BytesIO(data))
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError) as error:
        raise FileRefused("Bảng tính bị hỏng hoặc không đúng dạng .xlsx.", _SAVE_AGAIN) from error
    _measure(book)
    return book


def _look_at(parts: SafeZip, name: str) -> None:
    low = name.lower()
    if low.endswith("vbaproject.bin") or low.startswith("xl/macrosheets/"):
        raise FileRefused("Tệp có chứa macro.", "Lưu lại dưới dạng .xlsx không có macro rồi gửi lại.")
    if low.startswith(_OUTWARD):
        raise FileRefused(
            "Bảng tính nối tới tệp hoặc nguồn dữ liệu khác, hoặc có đối tượng nhúng.",
            "Bỏ liên kết (dán dưới dạng giá trị), bỏ đối tượng nhúng, lưu lại rồi gửi.",
        )
    if low.endswith((".xml", ".rels")):
        parse_xml(parts.read(name))


def _measure(book: Workbook) -> None:
    if not book.worksheets:
        raise FileRefused("Bảng tính không có trang tính nào.", _SAVE_AGAIN)
    if len(book.sheetnames) > MAX_SHEETS:
        raise FileRefused(f"Bảng tính có hơn {MAX_SHEETS} trang tính.", "Tách thành nhiều tệp nhỏ hơn.")
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > MAX_CELLS:
            raise FileRefused(
                f"Trang tính “{sheet.title}” quá rộng ({sheet.max_row} dòng, {sheet.max_column} cột).",
                "Xóa các dòng, cột thừa ở cuối, lưu lại rồi gửi.",
            )
