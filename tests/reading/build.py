"""Sources for the tests, made of plain lines: what `dondoc.files` gives for a text file, without it."""

import re
import textwrap
import unicodedata
from pathlib import Path

from dondoc.files.blocks import Cell, Paragraph, Source, Table

CASES = Path(__file__).parent / "cases"


def source(text: str, *, wrapped: bool = False) -> Source:
    """One paragraph a line; lines with "|" become tables as the text reader makes them."""
    lines = unicodedata.normalize("NFC", text).split("\n")
    blocks: list[Paragraph | Table] = []
    rows: list[list[str]] = []
    index = 0
    for line in [*lines, ""]:
        if "|" in line and re.fullmatch(r"[|\s:-]*-{3}[|\s:-]*", line):
            continue  # the rule under the first row of a Markdown table
        if line.count("|") > 1:
            rows.append([cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")])
            continue
        if rows and line.strip():
            index = _table(rows, blocks, index)
        if line.strip() or wrapped:
            if rows:
                index = _table(rows, blocks, index)
            blocks.append(Paragraph(line.strip() if not wrapped else line, index))
            index += 1
    if rows:
        _table(rows, blocks, index)
    return Source("txt", list(blocks), hard_wrapped=wrapped)


def _table(rows: list[list[str]], blocks: list[Paragraph | Table], index: int) -> int:
    width = max(len(row) for row in rows)
    cells = []
    for r, row in enumerate(rows):
        for c in range(width):
            cells.append(Cell(r, c, paragraphs=[Paragraph(row[c] if c < len(row) else "", index)]))
            index += 1
    blocks.append(Table(len(rows), width, cells))
    rows.clear()
    return index


def hard_wrap(text: str, width: int = 80) -> str:
    """The same text as a page prints it: lines broken at `width`, a blank line after each paragraph."""
    out = []
    for line in text.split("\n"):
        if "|" in line or len(line) <= width or "      " in line:
            out.append(line)
        else:
            out += textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
        if line.strip() and "|" not in line and len(line) > 40:
            out.append("")
    return "\n".join(out)
