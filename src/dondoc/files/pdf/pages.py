"""Pages → blocks. Runs in a child process only: pdfplumber is slow to import, and a hostile PDF may not take the
program along.
"""

import re
from collections.abc import Callable
from io import BytesIO
from itertools import groupby
from typing import Any

import pdfplumber
import pypdfium2

from dondoc.files.blocks import Block, Cell, Paragraph, Source, Table
from dondoc.files.pdf.lines import Columns, Line, Word, in_columns, lines_of, word_of
from dondoc.files.pdf.paragraphs import Layout, joined, joined_column
from dondoc.files.pdf.tables import continued, table_of
from dondoc.files.words import clean

MAX_PAGES = 200
MAX_CHARS = 40_000  # of one page
MAX_RULES = 6_000  # of one page: beyond, it is a drawing, and its rules make no table
_SCALE = 300 / 72
MAX_PIXELS = 40_000_000  # A3 at 300 dots an inch has 17 million
_EDGE = 0.09  # of the page's height, where page numbers stand
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–\s]*", re.IGNORECASE)

RuledTable = tuple[Table, list[float]]  # with the x of its vertical rules


class TooLarge(Exception):  # noqa: N818 - says what the file is
    """More pages or characters than are read."""


def read_pages(file: BytesIO, after_page: Callable[[], None]) -> Source:
    """Blocks of a PDF with text; `after_page` is called when a page is done. `pages` is set, `blocks` empty where no
    page holds text.
    """
    pieces: list[Line | RuledTable] = []
    with pdfplumber.open(file) as pdf:
        count = len(pdf.pages)
        if count > MAX_PAGES:
            raise TooLarge
        for page in pdf.pages:
            pieces.extend(_pieces(page, page.page_number))
            page.close()
            after_page()
    arranged = _arranged(pieces)
    layout = Layout([piece for piece in arranged if isinstance(piece, Line)])
    source = Source("pdf", _blocks(arranged, layout), pages=count, hard_wrapped=not layout.clear)
    for index, paragraph in enumerate(source.paragraphs()):
        paragraph.index = index
    return source


def page_png(data: bytes, number: int) -> bytes:
    """A page, counted from 0, as a grey PNG at 300 dots an inch. Raises TooLarge, pypdfium2's RuntimeError."""
    page = pypdfium2.PdfDocument(data)[number]
    if page.get_width() * page.get_height() * _SCALE**2 > MAX_PIXELS:
        raise TooLarge
    picture = BytesIO()
    page.render(scale=_SCALE, grayscale=True).to_pil().save(picture, "PNG")
    return picture.getvalue()


def _pieces(page: Any, number: int) -> list[Line | RuledTable]:
    if len(page.chars) > MAX_CHARS:
        raise TooLarge
    raw = page.extract_words(x_tolerance_ratio=0.15, y_tolerance=2, extra_attrs=["fontname"], use_text_flow=False)
    words = [word_of(w) for w in raw if w["text"].strip()]
    tables: list[tuple[Table, list[float], Any]] = []
    if 3 < len(page.lines) + len(page.rects) + len(page.curves) <= MAX_RULES:  # noqa: PLR2004 - a table has 4 rules
        for found in page.find_tables():
            table = table_of(found, words, number)
            if table is not None:
                tables.append((*table, found.bbox))
    free = [w for w in words if not any(_inside(w, box) for _, _, box in tables)]
    lines = [line for line in lines_of(free, number) if not _is_page_number(line, float(page.height))]
    placed: list[tuple[float, Line | RuledTable]] = [(line.top, line) for line in lines]
    placed += [(box[1], (table, xs)) for table, xs, box in tables]
    return [piece for _, piece in sorted(placed, key=lambda pair: pair[0])]


def _arranged(pieces: list[Line | RuledTable]) -> list[Line | Columns | RuledTable]:
    """Columns found between the tables, over page ends too (a signature block is often cut in two)."""
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    left = min((line.x0 for line in lines), default=0.0)
    right = max((line.x1 for line in lines), default=0.0)
    out: list[Line | Columns | RuledTable] = []
    for is_line, run in groupby(pieces, key=lambda piece: isinstance(piece, Line)):
        members = list(run)
        out.extend(in_columns([p for p in members if isinstance(p, Line)], left, right) if is_line else members)
    return out


def _inside(word: Word, box: tuple[float, float, float, float]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_page_number(line: Line, height: float) -> bool:
    edge = line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height
    return edge and _PAGE_NUMBER.fullmatch(line.text) is not None


def _blocks(pieces: list[Line | Columns | RuledTable], layout: Layout) -> list[Block]:
    out: list[Block] = []
    rules: list[float] = []
    run: list[Line] = []
    for piece in pieces:
        if isinstance(piece, Line):
            run.append(piece)
            continue
        out.extend(_paragraphs(run, layout))
        adjacent, run = not run, []
        if isinstance(piece, Columns):
            out.append(_side_by_side(piece, layout))
            continue
        table, xs = piece
        above = out[-1] if out and adjacent else None
        if isinstance(above, Table) and above.page < table.page and _same(rules, xs):
            continued(above, table)
        else:
            out.append(table)
        rules = xs
    out.extend(_paragraphs(run, layout))
    return out


def _same(one: list[float], other: list[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) < 4 for a, b in zip(one, other, strict=True))  # noqa: PLR2004 - points


def _paragraphs(lines: list[Line], layout: Layout) -> list[Block]:
    groups = joined(lines, layout) if layout.clear else [[line] for line in lines]
    return [_paragraph(group, centered=layout.centered(group[-1])) for group in groups]


def _paragraph(lines: list[Line], *, centered: bool) -> Paragraph:
    return Paragraph(
        clean(" ".join(line.text for line in lines)).strip(),
        0,
        bold=all(line.bold for line in lines),
        italic=all(line.italic for line in lines),
        centered=centered,
        page=lines[0].page,
    )


def _side_by_side(columns: Columns, layout: Layout) -> Table:
    page = (columns.left or columns.right)[0].page
    cells = []
    for column, lines in enumerate((columns.left, columns.right)):
        groups = joined_column(lines, layout.left, layout.right)
        cells.append(Cell(0, column, paragraphs=[_paragraph(group, centered=False) for group in groups]))
    return Table(1, 2, cells, page)
