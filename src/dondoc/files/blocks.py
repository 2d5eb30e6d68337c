"""What a document is once its file format is gone: paragraphs and tables, in reading order, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Part = Literal["body", "textbox", "header", "footer", "footnote"]


@dataclass(slots=True)
class Change:
    """A tracked change inside a paragraph. `text` is what was inserted or deleted; `start` is its offset in
    `Paragraph.text` (a deletion has no length there).
    """

    kind: Literal["inserted", "deleted"]
    text: str
    start: int
    author: str = ""
    date: str = ""


@dataclass(slots=True)
class Paragraph:
    """One paragraph. `text` is NFC, as a reader sees it with insertions kept and deletions dropped, without the
    automatic number; `marker` is that number as Word prints it ("I.", "1.", "a)", "-"), None when there is none or when
    it was typed as text. `index` numbers the paragraphs of a document from 0 in reading order, those in cells too; `page` counts
    from 1 where the format knows pages, else 0. `level` is the list level (0-8), -1 outside lists.
    """

    text: str
    index: int
    marker: str | None = None
    level: int = -1
    style: str = ""
    bold: bool = False
    italic: bool = False
    centered: bool = False
    page: int = 0
    part: Part = "body"
    changes: tuple[Change, ...] = ()


@dataclass(slots=True)
class Cell:
    """A cell, once, where it begins: a merged cell has spans above 1 and is not repeated."""

    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(p.text if p.marker is None else f"{p.marker} {p.text}".rstrip() for p in self.paragraphs)


@dataclass(slots=True)
class Table:
    """A table as a grid of `rows` × `columns`; `cells` in reading order. A table inside a cell is flattened into that
    cell's paragraphs.
    """

    rows: int
    columns: int
    cells: list[Cell]
    page: int = 0

    def grid(self) -> list[list[Cell | None]]:
        """The grid with every position filled by the cell that covers it."""
        out: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for r in range(cell.row, min(cell.row + cell.rowspan, self.rows)):
                for c in range(cell.column, min(cell.column + cell.colspan, self.columns)):
                    out[r][c] = cell
        return out


Block = Paragraph | Table
Format = Literal["docx", "odt", "pdf", "txt", "html", "doc", "scan"]


@dataclass(slots=True)
class Source:
    """A document read: its blocks in order, and what a reviewer should know about the reading."""

    format: Format
    blocks: list[Block]
    footnotes: list[Paragraph] = field(default_factory=list)
    headers: list[Paragraph] = field(default_factory=list)
    footers: list[Paragraph] = field(default_factory=list)
    pages: int = 0
    low_confidence: str = ""  # a Vietnamese sentence when the text itself is doubtful (OCR, conversion), else ""
    hard_wrapped: bool = False  # the lines are those of the page, not paragraphs (txt, pdf)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those in cells too."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for cell in block.cells:
                    yield from cell.paragraphs

    @property
    def tracked(self) -> bool:
        return any(p.changes for p in self.paragraphs())
