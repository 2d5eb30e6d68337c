"""The asker's workbook: which of its cells are to be filled, and the values that a filled copy holds. Nothing here is
certain: people confirm the cells before the form goes out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.language import fold
from dondoc.requests.rules import CellKind

MAX_SPOTS = 2_000
_LABEL_MAX = 300
_DEEPEST_HEAD = 4  # rows of a table's head
_ASKED_BODY = ("ten don vi", "don vi", "ten co quan", "co quan", "dia phuong")  # columns that say who answers
_TOTAL = ("cong", "tong cong", "tong so", "tong")
_ORDINAL = ("tt", "stt", "so tt", "so thu tu")
_WORDY = (
    "ghi chu",
    "noi dung",
    "ten ",
    "ly do",
    "nguyen nhan",
    "dia chi",
    "danh gia",
    "kho khan",
    "kien nghi",
    "de xuat",
    "giai phap",
    "nhan xet",
    "thoi gian",
)
_COUNT = re.compile(r"\(?[0-9a-zA-ZIVX]{1,4}\)?")  # the row "A, B, 1, 2, 3=1+2" under a head
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMA = re.compile(r"-?[0-9]+,[0-9]+")


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell to be filled; `row` and `column` count from 1. `own`: its row is called after the one body that fills it."""

    sheet: str
    row: int
    column: int
    row_label: str
    column_label: str
    kind: str
    own: bool = False

    @property
    def place(self) -> tuple[str, int, int]:
        return self.sheet, self.row, self.column

    @property
    def address(self) -> str:
        return f"{get_column_letter(self.column)}{self.row}"


def number_of(text: str) -> str | None:
    """A figure as people type it, canonically: "1.234" → "1234", "1.234,5" and "1234,5" → "1234.5"; "" stays; None when it
    is none. A dot before exactly three digits separates thousands, as Vietnamese writes them.
    """
    typed = re.sub(r"[\s\u00a0]", "", text)
    if typed in {"", "-"}:
        return ""
    if _GROUPED.fullmatch(typed) or _COMMA.fullmatch(typed):
        typed = typed.replace(".", "").replace(",", ".")
    return _canonical(typed) if _PLAIN.fullmatch(typed) else None


def _canonical(text: str) -> str | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return f"{value.normalize():f}" if value else "0"


def shown(value: str, kind: str) -> str:
    """A kept value as people read it: "1234.5" → "1.234,5"."""
    if kind != CellKind.NUMBER or not value:
        return value
    whole, _dot, part = value.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if whole.startswith("-") and not grouped.startswith("-") else ""
    return f"{sign}{grouped},{part}" if part else f"{sign}{grouped}"


def total(values: Iterable[str]) -> str:
    """The sum of canonical figures; "" when none is there."""
    given = [Decimal(value) for value in values if value]
    return f"{sum(given):f}" if given else ""


def spots_of(book: Workbook) -> list[Spot]:
    """The blank cells of each sheet's table, row by row, under a head and beside a label; at most MAX_SPOTS. Cells with
    formulas and with the asker's own values are left alone.
    """
    found: list[Spot] = []
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            found += _Table(sheet).spots()
    return found[:MAX_SPOTS]


def values_of(
    book: Workbook, spots: Sequence[tuple[str, int, int, str]]
) -> tuple[dict[tuple[str, int, int], str], list[str]]:
    """What a filled copy of the form holds at (sheet, row, column, kind): values by place, and the addresses of cells whose
    content is no number where one is asked. A sheet that is not there leaves its cells out.
    """
    values: dict[tuple[str, int, int], str] = {}
    faulty: list[str] = []
    for name, row, column, kind in spots:
        if name not in book.sheetnames:
            continue
        raw = book[name].cell(row, column).value
        text = _text(raw)
        if kind == CellKind.NUMBER:
            figure = (
                _canonical(str(raw)) if isinstance(raw, int | float) and not isinstance(raw, bool) else number_of(text)
            )
            if figure is None:
                faulty.append(f"{name}!{get_column_letter(column)}{row}")
                continue
            text = figure
        values[name, row, column] = text
    return values, faulty


def _text(raw: object) -> str:
    if raw is None:
        return ""
    if isinstance(raw, datetime | date):
        return f"{raw:%d/%m/%Y}"
    return " ".join(str(raw).split())


class _Table:
    """The table of one sheet, as far as it shows."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.anchors = {
            (row, column): (area.min_row, area.min_col)
            for area in sheet.merged_cells.ranges
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        }

    def words(self, row: int, column: int) -> str:
        """What a cell says, or the cell that it is merged into."""
        at = self.anchors.get((row, column), (row, column))
        return _text(self.sheet.cell(*at).value)

    def spots(self) -> Iterator[Spot]:
        head = self._head()
        if head is None:
            return
        first, last = head
        labels = self._column_labels(first, last)
        body = [row for row in self._body(last + 1, sorted(labels)) if not self._is_total(row, labels)]
        naming = self._naming_columns(labels, body)
        for row in body:
            row_label = self._row_label(row, naming)
            for column, column_label in labels.items():
                if column in naming and row_label:
                    continue
                if _is_given(column_label) or not self._is_blank(row, column):
                    continue
                yield Spot(
                    sheet=self.sheet.title,
                    row=row,
                    column=column,
                    row_label=row_label[:_LABEL_MAX],
                    column_label=column_label[:_LABEL_MAX],
                    kind=_kind(column_label, self.sheet.cell(row, column)),
                )

    def _texts(self, row: int) -> list[str]:
        """The different cells of a row that hold words."""
        width = self.sheet.max_column
        seen = {self.anchors.get((row, c), (row, c)): self.words(row, c) for c in range(1, width + 1)}
        return [text for at, text in seen.items() if text and not _is_figure(self.sheet.cell(*at).value)]

    def _head(self) -> tuple[int, int] | None:
        """First and last row of the head: the first row with two different texts, one of which a table's head has, or
        else the row with the most texts; the rows merged with it, and those of words alone above blank cells, go along.
        """
        rows = range(1, self.sheet.max_row + 1)
        counts = {row: len(self._texts(row)) for row in rows}
        named = next((r for r in rows if counts[r] > 1 and self._names_ordinal(r) and self._bordered(r)), None)
        named = named or next((r for r in rows if counts[r] > 1 and self._names_ordinal(r)), None)
        best = named or max(rows, key=lambda r: (counts[r], -r), default=0)
        if not best or counts[best] < 2:  # noqa: PLR2004 - a label and something to fill
            return None
        last = max(
            (self._bottom(best, c) for c in range(1, self.sheet.max_column + 1) if self.words(best, c)), default=best
        )
        last = min(last, best + _DEEPEST_HEAD)
        if self._is_count_row(last + 1):
            last += 1
        return best, last

    def _bottom(self, row: int, column: int) -> int:
        at = self.anchors.get((row, column))
        if at is None:
            return row
        return max(r for (r, c), anchor in self.anchors.items() if anchor == at and c == column)

    def _names_ordinal(self, row: int) -> bool:
        return any(fold(text).strip(" .") in _ORDINAL for text in self._texts(row))

    def _bordered(self, row: int) -> bool:
        return any(_has_border(self.sheet.cell(row, c)) for c in range(1, self.sheet.max_column + 1))

    def _is_count_row(self, row: int) -> bool:
        said = [self.words(row, c) for c in range(1, self.sheet.max_column + 1)]
        said = [text for text in said if text]
        return (
            len(said) > 1 and all(_COUNT.fullmatch(t.partition("=")[0]) for t in said) and len(said) >= self._width(row)
        )

    def _width(self, row: int) -> int:
        return sum(bool(self.words(row - 1, c)) for c in range(1, self.sheet.max_column + 1))

    def _column_labels(self, first: int, last: int) -> dict[int, str]:
        """What stands over each column, from top to bottom, each text once; the row that counts the columns aside."""
        found = {}
        for column in range(1, self.sheet.max_column + 1):
            rows = [r for r in range(first, last + 1) if not (r == last and r > first and self._is_count_row(r))]
            texts = list(dict.fromkeys(text for row in rows if (text := self.words(row, column))))
            if texts:
                found[column] = " – ".join(texts)
        return found

    def _body(self, first: int, columns: Sequence[int]) -> Iterator[int]:
        """The rows under the head up to the first that is neither bordered nor says anything in the columns."""
        framed = any(_has_border(self.sheet.cell(first, c)) for c in columns)
        for row in range(first, self.sheet.max_row + 1):
            cells = [self.sheet.cell(row, c) for c in columns]
            inside = any(_has_border(cell) for cell in cells) if framed else any(self.words(row, c) for c in columns)
            if not inside:
                return
            yield row

    def _is_total(self, row: int, labels: dict[int, str]) -> bool:
        """A row that a formula fills and that is called a total."""
        words = [fold(self.words(row, column)).strip(" :.") for column in labels]
        summed = any(str(self.sheet.cell(row, column).value).startswith("=") for column in labels)
        return summed and any(word in _TOTAL for word in words)

    def _naming_columns(self, labels: dict[int, str], body: Sequence[int]) -> list[int]:
        """The column that says what each row is about, with the ordinal before it: the first with words in half of the
        rows.
        """
        for column, label in labels.items():
            said = sum(
                bool(self.words(row, column)) and not _is_figure(self.sheet.cell(row, column).value) for row in body
            )
            if fold(label).strip(" .") not in _ORDINAL and body and said * 2 >= len(body):
                return [c for c in labels if c <= column]
        return []

    def _row_label(self, row: int, naming: Sequence[int]) -> str:
        return self.words(row, naming[-1]) if naming else ""

    def _is_blank(self, row: int, column: int) -> bool:
        cell = self.sheet.cell(row, column)
        at = self.anchors.get((row, column), (row, column))
        return not isinstance(cell, MergedCell) and at == (row, column) and cell.value in (None, "")

    def size(self, row: int, column: int) -> tuple[int, int]:
        """How many rows and columns a cell takes."""
        area = next((a for a in self.sheet.merged_cells.ranges if (a.min_row, a.min_col) == (row, column)), None)
        return (area.max_row - row + 1, area.max_col - column + 1) if area else (1, 1)

    def may_be_asked(self, row: int, column: int) -> bool:
        """Blank and framed, or blank beside words that end in a colon."""
        if not self._is_blank(row, column):
            return False
        beside = self.words(row, column - 1) if column > 1 else ""
        return _has_border(self.sheet.cell(row, column)) or beside.endswith(":")

    def beside(self, row: int, column: int) -> tuple[str, str]:
        """The nearest words to the left and above."""
        left = next((w for c in range(column - 1, 0, -1) if (w := self.words(row, c))), "")
        above = next((w for r in range(row - 1, 0, -1) if (w := self.words(r, column))), "")
        return left[:_LABEL_MAX], above[:_LABEL_MAX]


def _is_given(column_label: str) -> bool:
    """A column that needs no answer: the ordinal, and who answers."""
    words = fold(column_label).strip(" .")
    return words in _ORDINAL or words in _ASKED_BODY


def _is_figure(value: object) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and value.startswith("="))


def _has_border(cell: Cell | MergedCell) -> bool:
    border = cell.border
    return bool(border and any(side and side.style for side in (border.left, border.right, border.top, border.bottom)))


def _kind(column_label: str, cell: Cell | MergedCell) -> str:
    words = f"{fold(column_label)} "
    if cell.number_format == "@" or any(word in words for word in _WORDY):
        return CellKind.TEXT
    return CellKind.NUMBER


# ------------------------------------------------------------------ the page on which people confirm the cells
_SHOWN_ROWS, _SHOWN_COLUMNS = 200, 40


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cell of the sheet as the page draws it: `key` where it may be asked."""

    text: str
    span: int
    down: int
    key: str = ""
    asked: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    title: str
    letters: Sequence[str]
    rows: Sequence[tuple[int, Sequence[Drawn]]]


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One sheet of the form with every blank cell that could be asked."""

    sheet: Worksheet
    offered: Sequence[Spot]

    def drawn(self, n: int, kept: dict[tuple[str, int, int], str]) -> DrawnSheet:
        """The sheet as rows of cells, those asked ticked (`kept`: kind by place)."""
        table = _Table(self.sheet)
        spots = {(s.row, s.column): s for s in self.offered}
        height, width = min(self.sheet.max_row, _SHOWN_ROWS), min(self.sheet.max_column, _SHOWN_COLUMNS)
        rows = []
        for row in range(1, height + 1):
            cells = []
            for column in range(1, width + 1):
                if table.anchors.get((row, column), (row, column)) != (row, column):
                    continue
                down, span = table.size(row, column)
                spot = spots.get((row, column))
                kind = kept.get((self.sheet.title, row, column), "")
                cells.append(
                    Drawn(
                        text=_text(self.sheet.cell(row, column).value),
                        span=span,
                        down=down,
                        key=f"{n}-{row}-{column}" if spot else "",
                        asked=bool(kind),
                        kind=kind or (spot.kind if spot else ""),
                    )
                )
            rows.append((row, cells))
        return DrawnSheet(self.sheet.title, [get_column_letter(c) for c in range(1, width + 1)], rows)


def all_spots(book: Workbook) -> list[SheetPage]:
    """Each visible sheet with its blank cells: those under the head with their labels, and any others without."""
    pages = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        table = _Table(sheet)
        found = {spot.place: spot for spot in table.spots()}
        for row in range(1, min(sheet.max_row, _SHOWN_ROWS) + 1):
            for column in range(1, min(sheet.max_column, _SHOWN_COLUMNS) + 1):
                place = (sheet.title, row, column)
                if place not in found and table.may_be_asked(row, column):
                    found[place] = Spot(*place, *table.beside(row, column), CellKind.TEXT)
        pages.append(SheetPage(sheet, sorted(found.values(), key=lambda s: (s.row, s.column))[:MAX_SPOTS]))
    return pages
