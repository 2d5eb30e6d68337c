"""Answers put back into the asker's own workbook: its styles, formulas and merged cells stay."""

import re
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.requests.rules import CellKind, CollateMode
from dondoc.requests.rules.sheets import Spot, total

_NAME_MAX = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_REFERENCE = re.compile(r"(?P<colon>:?)(?P<column>\$?\b[A-Z]{1,3}\$?)(?P<row>[0-9]{1,7})(?![0-9(A-Za-z_])")
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Filled:
    """What one body says: canonical values by place."""

    name: str
    values: Mapping[Place, str]


def fill(book: Workbook, spots: Sequence[Spot], answers: Sequence[Filled], mode: str, *, made_at: datetime) -> bytes:
    """The workbook with the answers in it: summed cell by cell, a row a body, or a sheet a body beside the sums. The same
    answers give the same cells.
    """
    if mode == CollateMode.ROWS and not any(spot.own for spot in spots):
        _rows(book, spots, answers)
    else:
        copies = _copies(book, spots, answers) if mode == CollateMode.SHEETS else []
        _sums(book, spots, answers)
        for page, answer, sheet in copies:
            for spot in spots:
                if spot.sheet == sheet:
                    _put(page, spot.row, spot.column, answer.values.get(spot.place, ""), spot.kind)
    book.properties.modified = book.properties.created = made_at.replace(tzinfo=None)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _put(page: Worksheet, row: int, column: int, value: str, kind: str) -> None:
    """A figure as a number, words as text whatever they begin with."""
    if not value:
        return
    cell: Any = page.cell(row, column)
    if kind == CellKind.NUMBER:
        figure = Decimal(value)
        cell.value = int(figure) if figure == figure.to_integral_value() else float(figure)
    else:
        cell.value = value
        cell.data_type = "s"


def _sums(book: Workbook, spots: Sequence[Spot], answers: Sequence[Filled]) -> None:
    for spot in spots:
        given = [(answer.name, answer.values.get(spot.place, "")) for answer in answers]
        if spot.kind == CellKind.NUMBER:
            value = total(value for _name, value in given)
        else:
            said = [(name, value) for name, value in given if value]
            value = (
                said[0][1]
                if said and (spot.own or len(answers) == 1)
                else "\n".join(f"{name}: {value}" for name, value in said)
            )
        _put(book[spot.sheet], spot.row, spot.column, value, spot.kind)


def _copies(book: Workbook, spots: Sequence[Spot], answers: Sequence[Filled]) -> list[tuple[Worksheet, Filled, str]]:
    """A copy of each asked sheet for each body, still blank."""
    sheets = list(dict.fromkeys(spot.sheet for spot in spots))
    made = []
    for answer in answers:
        for sheet in sheets:
            page = book.copy_worksheet(book[sheet])
            page.title = _free_name(book, answer.name if len(sheets) == 1 else f"{answer.name} {sheet}")
            made.append((page, answer, sheet))
    return made


def _free_name(book: Workbook, wanted: str) -> str:
    bare = _FORBIDDEN.sub(" ", wanted).strip(" '")[:_NAME_MAX].strip() or "Đơn vị"
    taken, name, n = {s.casefold() for s in book.sheetnames}, bare, 1
    while name.casefold() in taken:
        n += 1
        name = f"{bare[: _NAME_MAX - len(str(n)) - 3]} ({n})"
    return name


def _rows(book: Workbook, spots: Sequence[Spot], answers: Sequence[Filled]) -> None:
    """Each body writes the first asked row of a sheet; its row is put under the one before, with the same looks, and what
    stands below moves down where there is no blank row left.
    """
    for sheet in dict.fromkeys(spot.sheet for spot in spots):
        page, own = book[sheet], [spot for spot in spots if spot.sheet == sheet]
        asked = sorted({spot.row for spot in own})
        first = [spot for spot in own if spot.row == asked[0]]
        lacking = len(answers) - len(asked)
        if lacking > 0:
            _make_room(page, asked[-1], lacking)
        rows = [*asked, *range(asked[-1] + 1, asked[-1] + 1 + max(lacking, 0))]
        for n, (row, answer) in enumerate(zip(rows, answers, strict=False), start=1):
            _name_row(page, row, min(spot.column for spot in first), n, answer.name)
            for spot in first:
                if (value := answer.values.get(spot.place, "")) or page.cell(row, spot.column).value is None:
                    _put(page, row, spot.column, value, spot.kind)


def _name_row(page: Worksheet, row: int, before: int, n: int, name: str) -> None:
    """The ordinal and the body's name into the columns left of what it fills, where these are blank."""
    left: list[Any] = [page.cell(row, column) for column in range(1, before)]
    blank = [cell for cell in left if cell.value is None]
    if len(blank) > 1:
        blank[0].value = n
    if blank:
        blank[-1].value = name


def _make_room(page: Worksheet, after: int, count: int) -> None:
    """`count` rows like row `after` under it: what stood below moves down with its merged cells, heights and looks; sums
    up to `after` reach to the last new row.
    """
    below = [area for area in page.merged_cells.ranges if area.min_row > after]
    heights = {row: page.row_dimensions[row].height for row in range(after + 1, page.max_row + 1)}
    last_row, last_column = page.max_row, page.max_column
    for area in below:
        page.merged_cells.remove(area)
    if last_row > after:
        page.move_range(f"A{after + 1}:{page.cell(last_row, last_column).coordinate}", rows=count)
    for area in below:
        area.shift(row_shift=count)
        page.merged_cells.add(area)
    for row, height in heights.items():
        page.row_dimensions[row + count].height = height
    for row in range(after + 1, after + 1 + count):
        page.row_dimensions[row].height = page.row_dimensions[after].height
        for column in range(1, last_column + 1):
            source, target = page.cell(after, column), page.cell(row, column)
            target._style = copy(source._style)  # noqa: SLF001 - openpyxl's own way of copying looks
    _shift_references(page, after, count)


def _shift_references(page: Worksheet, after: int, count: int) -> None:
    """Formulas of the sheet follow what moved down; ranges that ended at row `after` end at the last new row."""

    def moved(found: re.Match[str]) -> str:
        row = int(found["row"])
        down = row > after or (row == after and found["colon"])
        return f"{found['colon']}{found['column']}{row + count if down else row}"

    for line in page.iter_rows():
        for cell in line:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                parts = cell.value.split('"')  # what stands between quotation marks is words
                parts[::2] = [_REFERENCE.sub(moved, part) for part in parts[::2]]
                cell.value = '"'.join(parts)
