"""Logical lines: the source's paragraphs, cleaned character for character, and tables as grids of lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dondoc.files.blocks import Block, Cell, Paragraph, Source, Table
from dondoc.language.text import DASHES, GONE, LOOKALIKES, SPACES, lower, lower_plain, same_length, squeeze
from dondoc.reading.draft import Field, Span

_GONE = re.compile(f"[{GONE}]")
_ODD = re.compile(f"[\n{re.escape(GONE + SPACES + DASHES + ''.join(LOOKALIKES))}]")  # what a line must be rid of

# Marks of a text turned into Markdown: emphasis around words, the rule under a table's first row.
_EMPHASIS = re.compile(r"(?<![\w*])(?P<a>\*{1,3})(?=[^\s*])[^*]{2,300}(?P<b>\*{1,3})(?![\w*])")
_RULE_CELL = re.compile(r"\s*:?-{3,}:?\s*")


@dataclass(slots=True)
class Line:
    """A paragraph as a reader takes it. `text` keeps case and accents, `low` is what rules match (lower case, one
    tone-mark placement, same length). `parts` place it: (offset in text, paragraph index, offset in that paragraph).
    `marker` is an automatic number, which is not in the text.
    """

    text: str
    low: str
    parts: tuple[tuple[int, int, int], ...]
    marker: str | None = None
    bold: bool = False
    centered: bool = False
    level: int = -1
    page: int = 0

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The source places of text[start:end]."""
        parts = self.parts
        if len(parts) == 1:
            offset, index, base = parts[0]
            base -= offset
            return (Span(index, base + start, base + end),)
        out: list[Span] = []
        for i, (offset, index, base) in enumerate(parts):
            stop = parts[i + 1][0] if i + 1 < len(parts) else len(self.text)
            a, b = max(start, offset), min(end, stop)
            if a < b:
                out.append(Span(index, base + a - offset, base + b - offset))
        return tuple(out)

    def field(self, start: int = 0, end: int | None = None, confidence: float = 1.0, strip: str = "") -> Field[str]:
        """text[start:end] as a field: spaces squeezed, `strip` characters off both ends, the span drawn tight."""
        edges = " \n\t" + strip
        piece = self.text[start:end].rstrip(edges)
        whole = len(piece)
        piece = piece.lstrip(edges)
        start += whole - len(piece)
        value = squeeze(piece) if "  " in piece or "\n" in piece else piece
        return Field(value, self.spans(start, start + len(piece)), confidence)


@dataclass(slots=True)
class Grid:
    """A table of logical cells: rows of cells, each cell the lines in it; a merged cell is the same list everywhere it
    reaches. `origin` tells for each position whether the cell begins there. `header` lines stand for nothing else.
    """

    rows: list[list[list[Line]]]
    origin: list[list[bool]]
    wrapped: bool = False
    merged: list[list[int]] = field(default_factory=list)  # colspan of the cell at each position

    def text(self, row: int, column: int) -> str:
        return " ".join(
            line.text.strip() if line.marker is None else f"{line.marker} {line.text.strip()}"
            for line in self.rows[row][column]
            if line.text.strip() or line.marker
        )


Item = Line | Grid


def make_line(paragraph: Paragraph) -> Line:
    text = paragraph.text
    parts: tuple[tuple[int, int, int], ...] = ((0, paragraph.index, 0),)
    if _ODD.search(text) or ("*" in text and _EMPHASIS.search(text)):
        text, parts = _plain(text, paragraph.index)
    return Line(
        text,
        lower_plain(text),
        parts,
        paragraph.marker.strip() if paragraph.marker else None,
        paragraph.bold,
        paragraph.centered,
        paragraph.level,
        paragraph.page,
    )


def _plain(text: str, index: int) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """A paragraph's text without its odd characters, and where the pieces of it stood."""
    pieces: list[str] = []
    kept: list[tuple[int, int, int]] = []
    offset = start = 0
    gone = [match.span() for match in _GONE.finditer(text)]
    if "*" in text:
        gone = sorted([*gone, *(match.span(name) for match in _EMPHASIS.finditer(text) for name in ("a", "b"))])
    for stop, after in [*gone, (len(text), len(text))]:
        if stop > start:
            kept.append((offset, index, start))
            pieces.append(text[start:stop])
            offset += stop - start
        start = after
    return same_length("".join(pieces)).replace("\n", " "), tuple(kept) or ((0, index, 0),)


def split_breaks(paragraph: Paragraph) -> list[Line]:
    """A paragraph with line breaks inside gives one line a break: people type lists with Shift+Enter."""
    if "\n" not in paragraph.text:
        return [make_line(paragraph)]
    out, start = [], 0
    for piece in paragraph.text.split("\n"):
        line = make_line(Paragraph(piece, paragraph.index, bold=paragraph.bold, centered=paragraph.centered))
        line.parts = tuple((offset, index, base + start) for offset, index, base in line.parts)
        line.level, line.page = paragraph.level, paragraph.page
        if start == 0 and paragraph.marker:
            line.marker = paragraph.marker.strip()
        out.append(line)
        start += len(piece) + 1
    return out


def cut(line: Line, start: int, end: int | None = None) -> Line:
    """The part of a line from `start`; its places stay right."""
    stop = len(line.text) if end is None else end
    if len(line.parts) == 1:
        offset, index, base = line.parts[0]
        return Line(
            line.text[start:stop],
            line.low[start:stop],
            ((0, index, base + start - offset),),
            line.marker if start == 0 else None,
            line.bold,
            line.centered,
            line.level,
            line.page,
        )
    parts: list[tuple[int, int, int]] = []
    for i, (offset, index, base) in enumerate(line.parts):
        after = line.parts[i + 1][0] if i + 1 < len(line.parts) else len(line.text)
        if after <= start or offset >= stop:
            continue
        a = max(offset, start)
        parts.append((a - start, index, base + a - offset))
    if not parts:
        offset, index, base = line.parts[-1]
        parts = [(0, index, base + start - offset)]
    marker = line.marker if start == 0 else None
    return Line(
        line.text[start:stop],
        line.low[start:stop],
        tuple(parts),
        marker,
        line.bold,
        line.centered,
        line.level,
        line.page,
    )


def join(lines: Sequence[Line], glue: str = " ") -> Line:
    """Lines as one, joined by `glue`."""
    if len(lines) == 1:
        return lines[0]
    text = ""
    parts: list[tuple[int, int, int]] = []
    for line in lines:
        body = line.text.rstrip()
        if text:
            text += glue
        parts += [(offset + len(text), index, base) for offset, index, base in line.parts]
        text += body
    first = lines[0]
    return Line(text, lower(text), tuple(parts), first.marker, first.bold, first.centered, first.level, first.page)


def items(source: Source) -> list[Item]:
    """The body of a document as lines and tables, physical lines not joined yet. Text tables drawn with "|" or tabs
    become tables.
    """
    out: list[Item] = []
    rows: list[list[Line]] = []
    wrapped = source.hard_wrapped
    for block in source.blocks:
        if isinstance(block, Table):
            _flush(rows, out)
            out.append(_grid(block, wrapped=wrapped and source.format == "pdf"))
            continue
        if block.part in {"footnote", "footer", "header"}:
            continue
        text = block.text
        if "|" in text:
            if text.count("|") >= 2:  # noqa: PLR2004 - three columns make a table
                rows.append(_cells(make_line(block)))
                continue
            if text.strip() == "|":  # the edge of a table in a page's text
                continue
        if rows:
            if not text.strip():
                continue
            _flush(rows, out)
        if "\n" in text:
            out += split_breaks(block)
        else:
            out.append(make_line(block))
    _flush(rows, out)
    return out


def _cells(line: Line) -> list[Line]:
    out, start = [], 0
    body = line.text
    for match in [*re.finditer(r"\|", body), None]:
        stop = len(body) if match is None else match.start()
        piece = body[start:stop]
        lead = len(piece) - len(piece.lstrip())
        out.append(cut(line, start + lead, start + len(piece.rstrip()) if piece.strip() else start + lead))
        start = stop + 1
    if len(out) > 2 and not out[0].text.strip() and body.lstrip().startswith("|"):  # noqa: PLR2004 - a length by eye
        out = out[1:]
        if out and not out[-1].text.strip() and body.rstrip().endswith("|"):
            out.pop()
    return out


def _flush(rows: list[list[Line]], out: list[Item]) -> None:
    if not rows:
        return
    width = max(len(row) for row in rows)
    kept = [row for row in rows if any(re.search(r"\w", cell.text) for cell in row)]
    empty = Line("", "", ((0, kept[0][0].parts[0][1], 0),)) if kept else None
    ruled = any(all(_RULE_CELL.fullmatch(cell.text) for cell in row) for row in rows)
    if (len(kept) == 1 and not ruled) or empty is None:
        out += [join([c for c in row if c.text.strip()], " | ") for row in kept]
    else:
        grid = [[[cell] for cell in row] + [[empty] for _ in range(width - len(row))] for row in kept]
        origin = [[True] * width for _ in kept]
        out.append(Grid(grid, origin, merged=[[1] * width for _ in kept]))
    rows.clear()


def _cell_lines(cell: Cell) -> list[Line]:
    return [line for paragraph in cell.paragraphs for line in split_breaks(paragraph)]


def _grid(table: Table, *, wrapped: bool) -> Grid:
    lines: dict[int, list[Line]] = {}
    rows: list[list[list[Line]]] = []
    origin: list[list[bool]] = []
    merged: list[list[int]] = []
    for r, row in enumerate(table.grid()):
        rows.append([])
        origin.append([])
        merged.append([])
        for c, cell in enumerate(row):
            if cell is None:
                rows[-1].append([])
                origin[-1].append(True)
                merged[-1].append(1)
                continue
            if id(cell) not in lines:
                lines[id(cell)] = _cell_lines(cell)
            rows[-1].append(lines[id(cell)])
            origin[-1].append(cell.row == r and cell.column == c)
            merged[-1].append(cell.colspan)
    return Grid(rows, origin, wrapped, merged)


def is_caps(text: str) -> bool:
    """Printed in capitals: at least two letters, none small."""
    return text.upper() == text and text.lower() != text and sum(map(str.isalpha, text)) > 1


def plain_blocks(blocks: Iterable[Block]) -> list[Paragraph]:
    """Every paragraph of the blocks, those in cells too."""
    out: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            out.append(block)
        else:
            for cell in block.cells:
                out += cell.paragraphs
    return out
