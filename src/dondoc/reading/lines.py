"""Logical lines: the source's paragraphs, cleaned character for character, with hard-wrapped ones joined again."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dondoc.files.blocks import Block, Cell, Paragraph, Source, Table
from dondoc.language.letters import rx
from dondoc.language.text import GONE, lower, same_length, squeeze
from dondoc.reading.draft import Field, Span

_GONE = re.compile(f"[{GONE}]")

# What begins a paragraph in a text whose lines are those of a page.
_MARK = rx(
    r"\s*(?:[-+*•·●▪]\s+(?!\d{4}\b)(?=\S)|[-+*•](?=[A-ZÀ-Ỹ])|\d{1,2}[.)/]\s*(?=[A-ZÀ-Ỹ\"“(])"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s+(?=[A-ZÀ-Ỹ\"“])|\(\d{1,2}\)\s|[a-hiklmnopqđ][)]\s|[a-hiklmnđ]\.\s+(?=[A-ZÀ-Ỹ])"
    r"|[IVX]{1,5}\s*[.)/-]\s*(?=[A-ZÀ-Ỹ])|[A-H]\.\s+(?=[A-ZÀ-Ỹ])"
    r"|(?:Điều|Chương|Phần|Mục|PHẦN|CHƯƠNG|MỤC|PHỤ LỤC|Phụ lục)\s+[\dIVX]+)"
)
_END = re.compile(r"[.;:!?…]\s*[)\"”]?\s*$")
_OPEN_END = re.compile(
    r"(?:[,(/-]|\b(?:và|của|các|số|ngày|tháng|năm|về|với|tại|theo|cho|trong|từ|đến|do|là|để|hoặc|khoản|điều|điểm"
    r"|sở|bộ|ủy ban|ubnd|phòng|ban|cấp|khóa|kỳ|thứ|luật|ông|bà|tỉnh|huyện|xã|phường|thôn|quý|giai đoạn|trước|chậm nhất|hội đồng|văn phòng|những|một|được|không|có|thành|nhân))\s*$"
)
_STARTS_LOWER = rx(r"\s*[a-zà-ỹ]")
_LETTER_MARK = re.compile(r"\s*[a-zđ]\s*[).]\s")
_JOINING = re.compile(
    r"(?:[,(/-]|\b(?:và|của|các|số|ngày|tháng|năm|về|với|tại|theo|cho|trong|từ|đến|do|là|để|hoặc|khoản|điều|điểm|những|một))\s*$"
)
RAGGED = 4
_ANNEX = re.compile(r"\s*(?:phụ lục|biểu|mẫu)(?:\s+số)?(?:\s+[\divx]+)?\s*$")
_PIPE = re.compile(r"\s+\|\s*|\s*\|\s+|\t+")


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
            return (Span(index, base + start - offset, base + end - offset),)
        out: list[Span] = []
        for i, (offset, index, base) in enumerate(parts):
            stop = parts[i + 1][0] if i + 1 < len(parts) else len(self.text)
            a, b = max(start, offset), min(end, stop)
            if a < b:
                out.append(Span(index, base + a - offset, base + b - offset))
        return tuple(out)

    def field(self, start: int = 0, end: int | None = None, confidence: float = 1.0, strip: str = "") -> Field[str]:
        """text[start:end] as a field: spaces squeezed, `strip` characters off both ends, the span drawn tight."""
        stop = len(self.text) if end is None else end
        edges = " \n\t" + strip
        piece = self.text[start:stop].rstrip(edges)
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
    if _GONE.search(text):
        pieces: list[str] = []
        kept: list[tuple[int, int, int]] = []
        offset = start = 0
        for match in [*_GONE.finditer(text), None]:
            stop = len(text) if match is None else match.start()
            if stop > start:
                kept.append((offset, paragraph.index, start))
                pieces.append(text[start:stop])
                offset += stop - start
            start = stop + 1
        text = "".join(pieces)
        parts = tuple(kept) or parts
    text = same_length(text)
    if "\n" in text:
        text = text.replace("\n", " ")
    return Line(
        text,
        lower(text),
        parts,
        paragraph.marker.strip() if paragraph.marker else None,
        paragraph.bold,
        paragraph.centered,
        paragraph.level,
        paragraph.page,
    )


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
        if "|" in block.text and block.text.count("|") >= 2:  # noqa: PLR2004 - three columns make a table
            rows.append(_cells(make_line(block)))
            continue
        if rows and not block.text.strip():
            continue
        _flush(rows, out)
        out += split_breaks(block)
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
    if len(out) > 2 and not out[0].text.strip() and body.lstrip().startswith("|"):  # noqa: PLR2004
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
    if len(kept) == 1 or empty is None:
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


def page_width(lines: Iterable[Line]) -> int:
    """The usual length of a full line."""
    lengths = sorted(len(line.text.rstrip()) for line in lines if line.text.strip())
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def unwrap(found: list[Item], is_label: re.Pattern[str], is_heading: Callable[[Line], bool]) -> list[Item]:
    """Joins the lines of a hard-wrapped text into paragraphs. Blank lines part paragraphs where the text has them; where
    it has none, markers, labels, sentence ends and short lines do. `is_label` tells a line that begins with a label,
    `is_heading` one that is a unit's name.
    """
    lines = [item for item in found if isinstance(item, Line)]
    width = page_width(lines)
    blanks = sum(1 for line in lines if not line.text.strip())
    spaced = blanks * 5 > len(lines)
    ragged = _ragged(lines, width)
    out: list[Item] = []
    group: list[Line] = []
    gap = False
    for item in found:
        if isinstance(item, Grid):
            _close(group, out)
            out.append(item)
            gap = False
            continue
        if not item.text.strip() and item.marker is None:
            gap = True
            continue
        if group and _END.search(group[-1].text) and is_heading(item):
            _close(group, out)
        if group and not _continues(group[-1], group[0], item, gap=gap, width=width, spaced=spaced, ragged=ragged, label=is_label):
            _close(group, out)
        group.append(item)
        gap = False
    _close(group, out)
    return out


def _ragged(lines: list[Line], width: int) -> bool:
    """Are lines often broken long before the edge, as in texts taken from web pages?"""
    early = sum(
        1
        for one, two in pairwise(lines)
        if one.text.strip() and len(one.text) < width * 0.6 and _STARTS_LOWER.match(two.text) and not _LETTER_MARK.match(two.text)
    )
    return early >= RAGGED


def _close(group: list[Line], out: list[Item]) -> None:
    if group:
        out.append(join(group))
        group.clear()


def _continues(
    last: Line, first: Line, line: Line, *, gap: bool, width: int, spaced: bool, ragged: bool, label: re.Pattern[str]
) -> bool:
    if line.marker is not None:
        return False
    ended = bool(_END.search(last.text))
    small = bool(_STARTS_LOWER.match(line.text)) and not _LETTER_MARK.match(line.text)
    if gap:
        return small and not ended and not is_caps(last.text)
    full = len(last.text.rstrip()) + len(line.text.lstrip().split(" ", 1)[0]) + 1 >= width - 3
    marked = bool(_MARK.match(line.text))
    if re.match(r"\s*-\s*\d", line.text) and re.search(r"\d\s*$", last.text):
        return True  # "2026⏎- 2030" is a range, not a bullet
    labelled = not small and bool(label.match(line.low))
    if labelled:
        return False
    if marked:
        dash = line.text.lstrip().startswith("-")
        return full and not ended and (dash or bool(_JOINING.search(last.low)))
    if small:
        return True
    caps = is_caps(last.text) and is_caps(line.text)
    if is_caps(first.text) != is_caps(line.text) and is_caps(last.text):
        return bool(_OPEN_END.search(last.low)) and not is_caps(first.text)
    if _ANNEX.match(last.low):
        return False
    if spaced:
        return full or (not ended and (ragged or caps or bool(_OPEN_END.search(last.low))))
    if ended:
        return full and not last.text.rstrip().endswith((":", ";"))
    return full or bool(_OPEN_END.search(last.low)) or caps


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
