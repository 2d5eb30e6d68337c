"""Plain text → blocks."""

import codecs
import re
import unicodedata
from itertools import pairwise

from dondoc.files.blocks import Block, Cell, Paragraph, Source, Table
from dondoc.files.errors import FileRefused
from dondoc.files.words import clean

MAX_BYTES = 8 * 1024 * 1024
MAX_LINES = 100_000
_WIDTHS = range(50, 131)  # characters of a line broken at a page's or a screen's edge
_SIGNS_SHARE = 0.15  # of the lines that another line follows
_SIGNS = 3
_LETTERED = re.compile(r"\w{1,3}[.)/]")
_ZERO_SHARE = 0.2
_LEAST = 2  # rows of a table, cells of a row; the first row has more


def read_txt(data: bytes) -> Source:
    """UTF-8 with or without mark, UTF-16 of both orders, else Windows-1258 (whose tone marks stand apart; they are
    joined). `hard_wrapped` when lines end at the page's edge: every line is then a paragraph, a blank line one with
    empty text. Raises FileRefused: too large, binary.
    """
    if len(data) > MAX_BYTES:
        raise FileRefused("Tệp văn bản thuần quá lớn.", "Tách văn bản thành nhiều tệp nhỏ hơn.")
    return blocks_of_lines(clean(decode(data)).split("\n"))


def blocks_of_lines(lines: list[str]) -> Source:
    if len(lines) > MAX_LINES:
        raise FileRefused(f"Văn bản có hơn {MAX_LINES} dòng.", "Tách văn bản thành nhiều tệp nhỏ hơn.")
    lines = [line.strip() for line in lines]
    wrapped = is_hard_wrapped(lines)
    source = Source("txt", [], hard_wrapped=wrapped)
    index = at = 0
    while at < len(lines):
        rows = _table_rows(lines, at)
        if rows:
            table = _table(rows, index)
            index += sum(len(cell.paragraphs) for cell in table.cells)
            source.blocks.append(table)
            at += len(rows)
            continue
        if lines[at] or (wrapped and source.blocks and not _blank(source.blocks[-1])):
            source.blocks.append(Paragraph(lines[at], index))
            index += 1
        at += 1
    while source.blocks and _blank(source.blocks[-1]):
        source.blocks.pop()
    return source


def decode(data: bytes) -> str:
    """The text with plain line feeds, not yet NFC."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            break
    else:
        text = _decode_unmarked(data)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


def _decode_unmarked(data: bytes) -> str:
    even, odd = data[0:4000:2].count(0), data[1:4000:2].count(0)
    half = min(len(data), 4000) / 2
    if max(even, odd) > _ZERO_SHARE * half:
        if even and odd and min(even, odd) > _ZERO_SHARE * half:
            raise FileRefused("Đây không phải tệp văn bản.", "Chọn tệp .docx, .odt, .pdf hoặc .txt.")
        return data.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    if b"\0" in data:
        raise FileRefused("Đây không phải tệp văn bản.", "Chọn tệp .docx, .odt, .pdf hoặc .txt.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return unicodedata.normalize("NFC", data.decode("cp1258", "replace"))


def is_hard_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken where the page ended: several stand as full as the next word allows, or several go on
    in lower case on the next line.
    """
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return False
    width = lengths[int(len(lengths) * 0.97)]
    even = width in _WIDTHS and lengths[-1] <= 2 * width
    full = running = followed = 0
    for line, below in pairwise(lines):
        if line and below:
            followed += 1
            full += even and len(line) + 1 + len(below.split()[0]) > width - 2
            running += below[0].islower() and not _LETTERED.match(below) and line[-1] not in ".;:"
    return any(count >= _SIGNS and count >= _SIGNS_SHARE * followed for count in (full, running))


def _blank(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.text


def _table_rows(lines: list[str], at: int) -> list[list[str]]:
    """The rows of a table drawn with bars or tabs that starts at a line, [] when there is none. A row may be shorter
    than the first (a group's heading), never longer.
    """
    framed = lines[at].startswith("|")  # else a bar at the end of a line parts an empty cell
    for separator in ("|", "\t"):
        rows: list[list[str]] = []
        for number in range(at, len(lines)):
            line = lines[number]
            cells = (
                [cell.strip() for cell in (line.strip("|") if framed else line).split(separator)]
                if separator in line
                else []
            )
            if len(cells) < _LEAST or (len(cells) > len(rows[0]) if rows else len(cells) == _LEAST):
                break
            rows.append(cells)
        if len(rows) >= _LEAST:
            return rows
    return []


def _table(rows: list[list[str]], index: int) -> Table:
    rows = [row for row in rows if not all(set(cell) <= set("-:=+ ") for cell in row)] or rows
    columns = len(rows[0])
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            span = columns - c if c == len(row) - 1 else 1
            cells.append(Cell(r, c, 1, span, [Paragraph(text, index)] if text else []))
            index += bool(text)
    return Table(len(rows), columns, cells)
