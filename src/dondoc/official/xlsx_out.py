"""Lists as xlsx: `write_xlsx(sheets) -> bytes`. What a person typed stays a string, whatever it begins with."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dondoc.official.layout import FONT
from dondoc.official.text import clean

Kind = Literal["text", "int", "date", "money"]
Value = str | int | Decimal | date | None

_WIDTHS: dict[Kind, float] = {"text": 32, "int": 12, "date": 13, "money": 18}
_VIETNAM = timezone(timedelta(hours=7))
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook's properties know no zone
_CELL_MAX = 32_767  # characters, Excel's limit
_EXACT_MAX = 999_999_999_999_999  # beyond 15 digits Excel rounds: written as text
_NAME_MAX = 31
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")
_NUMBER_FORMAT = "[$-42A]#,##0"  # 42A is Vietnamese: thousands with dots
_DATE_FORMAT = "dd/mm/yyyy"
_A4 = 9
_TITLE_HEIGHT = 24


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in characters; None takes one that fits the kind. int and money print thousands with dots, dates as dd/mm/yyyy."""

    label: str
    kind: Kind = "text"
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list: `title` above (a line each, the first also names the sheet), `notes` below. A row has a value for each column."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    notes: Sequence[str] = ()


def write_xlsx(sheets: Sequence[Sheet], *, made_at: datetime | None = None) -> bytes:
    """A workbook with one sheet for each list: header frozen and repeated on each printed page, filter, A4 landscape, fitted
    to the page's width. The same data give the same bytes. Raises ValueError on a row that is longer or shorter than
    the columns, and when there is no sheet or a sheet has no column.
    """
    if not sheets or not all(sheet.columns for sheet in sheets):
        raise ValueError("không có danh sách nào để xuất, hoặc danh sách không có cột")
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": 12},
    }
    with xlsxwriter.Workbook(out, options) as book:
        stamp = made_at.astimezone(_VIETNAM).replace(tzinfo=None) if made_at else _EPOCH
        book.set_properties({"title": _words(sheets[0].title.partition("\n")[0]), "created": stamp})
        formats = _formats(book)
        taken: set[str] = set()
        for sheet in sheets:
            _write(book.add_worksheet(_sheet_name(sheet.title, taken)), sheet, formats)
    return out.getvalue()


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    base = {"font_name": FONT, "font_size": 12, "valign": "top"}
    cell = base | {"border": 1, "text_wrap": True}
    number = cell | {"num_format": _NUMBER_FORMAT, "align": "right", "text_wrap": False}
    figures = {
        "title": base | {"bold": True, "font_size": 14, "align": "center", "valign": "vcenter", "text_wrap": True},
        "header": cell | {"bold": True, "align": "center", "valign": "vcenter"},
        "text": cell,
        "int": number,
        "money": number,
        "date": cell | {"num_format": _DATE_FORMAT, "align": "center", "text_wrap": False},
        "note": base | {"italic": True},
    }
    return {name: book.add_format(properties) for name, properties in figures.items()}


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel accepts and no other sheet has, whatever the case."""
    bare = (
        _FORBIDDEN_IN_NAME.sub(" ", _words(title.partition("\n")[0])).strip(" '")[:_NAME_MAX].strip(" '") or "Danh sách"
    )
    name, n = bare, 1
    while name.casefold() in taken:
        n += 1
        suffix = f" ({n})"
        name = bare[: _NAME_MAX - len(suffix)] + suffix
    taken.add(name.casefold())
    return name


def _write(page: Worksheet, sheet: Sheet, formats: dict[str, Format]) -> None:
    last = len(sheet.columns) - 1
    titles = sheet.title.split("\n")
    for n, line in enumerate(titles):
        page.set_row(n, _TITLE_HEIGHT)
        if last > 0:
            page.merge_range(n, 0, n, last, "", formats["title"])
        page.write_string(n, 0, _words(line), formats["title"])
    header = len(titles)
    for c, column in enumerate(sheet.columns):
        page.set_column(c, c, column.width or _WIDTHS[column.kind])
        page.write_string(header, c, _words(column.label), formats["header"])
    at = header
    for row in sheet.rows:
        at += 1
        for c, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _write_cell(page, at, c, value, formats[column.kind])
    page.autofilter(header, 0, at, last)
    page.freeze_panes(header + 1, 0)
    for n, note in enumerate(sheet.notes, start=at + 2):
        page.write_string(n, 0, _words(note), formats["note"])
    page.repeat_rows(header)
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    page.set_footer("&C&P/&N")


def _write_cell(page: Worksheet, row: int, column: int, value: Value, style: Format) -> None:
    if value is None or value == "":
        page.write_blank(row, column, None, style)
    elif isinstance(value, datetime):
        local = value.astimezone(_VIETNAM).replace(tzinfo=None) if value.tzinfo else value
        page.write_datetime(row, column, local, style)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, style)
    elif isinstance(value, (int, Decimal)) and abs(int(value)) <= _EXACT_MAX:
        page.write_number(row, column, value, style)
    else:
        page.write_string(row, column, _words(str(value)), style)


def _words(text: str) -> str:
    """The text cleaned line by line, cut at what a cell can hold."""
    return "\n".join(clean(line) for line in text.splitlines())[:_CELL_MAX]
