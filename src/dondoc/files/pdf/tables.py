"""Ruled tables: their grid, and those that go on over the page's end."""

from collections.abc import Iterable
from typing import Any

from dondoc.files.blocks import Cell, Paragraph, Table
from dondoc.files.pdf.lines import Line, Word, lines_of
from dondoc.files.words import clean

_NEAR = 3.0  # points within which two rules are one
_MANY_CELLS = 20_000
Box = tuple[float, float, float, float]  # x0, top, x1, bottom


def table_of(found: Any, words: list[Word], page: int) -> tuple[Table, list[float]] | None:
    """A pdfplumber table as ours, with the x of its vertical rules; None when it is only a frame around one text."""
    boxes: list[Box] = sorted(set(found.cells), key=lambda box: (box[1], box[0]))
    if not 1 < len(boxes) <= _MANY_CELLS:
        return None
    xs = _edges(x for box in boxes for x in (box[0], box[2]))
    ys = _edges(y for box in boxes for y in (box[1], box[3]))
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 1:  # noqa: PLR2004 - one column is a frame
        return None
    cells = []
    for x0, top, x1, bottom in boxes:
        row, column = _place(ys, top), _place(xs, x0)
        inside = [w for w in words if x0 <= (w.x0 + w.x1) / 2 <= x1 and top <= (w.top + w.bottom) / 2 <= bottom]
        paragraphs = [_paragraph(lines_of(inside, page), page)] if inside else []
        cells.append(Cell(row, column, max(_place(ys, bottom) - row, 1), max(_place(xs, x1) - column, 1), paragraphs))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(rows, columns, cells, page), xs


def continued(above: Table, below: Table) -> None:
    """Adds the rows of `below`, the same table on the next page: without its repeated head, and with a row that the
    page's end cut in two made whole.
    """
    skip = 1 if below.rows > 1 and _texts(below, 0) == _texts(above, 0) else 0
    if _cut(above, below, skip):
        last = {cell.column: cell for cell in above.cells if cell.row + cell.rowspan == above.rows}
        for cell in below.cells:
            if cell.row == skip and cell.paragraphs and cell.column in last:
                _append(last[cell.column], cell)
        skip += 1
    base = above.rows - skip
    above.cells.extend(_moved(cell, base) for cell in below.cells if cell.row >= skip)
    above.rows = base + below.rows


def _cut(above: Table, below: Table, row: int) -> bool:
    """The first column is numbered all the way, but not in the first row of the next page."""
    firsts = [cell.text for cell in above.cells if cell.column == 0]
    top = next((cell for cell in below.cells if cell.row == row and cell.column == 0), None)
    return top is not None and top.rowspan == 1 and not top.text and all(firsts) and len(firsts) > 1


def _append(cell: Cell, more: Cell) -> None:
    if cell.paragraphs:
        cell.paragraphs[-1].text = f"{cell.paragraphs[-1].text} {more.text}"
    else:
        cell.paragraphs = more.paragraphs


def _moved(cell: Cell, rows: int) -> Cell:
    cell.row += rows
    return cell


def _texts(table: Table, row: int) -> list[str]:
    return [cell.text for cell in table.cells if cell.row == row]


def _paragraph(lines: list[Line], page: int) -> Paragraph:
    text = clean(" ".join(line.text for line in lines)).strip()
    return Paragraph(
        text, 0, bold=all(line.bold for line in lines), italic=all(line.italic for line in lines), page=page
    )


def _edges(values: Iterable[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _NEAR:
            out.append(value)
    return out


def _place(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))
