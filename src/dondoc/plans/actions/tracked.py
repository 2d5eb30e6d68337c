"""A document with tracked changes has two readings: with the changes taken over, and as it was before them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dondoc.files import Block, Cell, Paragraph, Source, Table


def _before(paragraph: Paragraph) -> Paragraph:
    """The paragraph with insertions taken out and deletions put back."""
    if not paragraph.changes:
        return paragraph
    text = paragraph.text
    for change in sorted(paragraph.changes, key=lambda c: c.start)[
        ::-1
    ]:  # from the end; the later of two at one place first
        if change.kind == "inserted":
            text = text[: change.start] + text[change.start + len(change.text) :]
        else:
            text = text[: change.start] + change.text + text[change.start :]
    return replace(paragraph, text=text, changes=())


def _block_before(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return _before(block)
    return replace(block, cells=[_cell_before(cell) for cell in block.cells])


def _cell_before(cell: Cell) -> Cell:
    return replace(cell, paragraphs=[_before(p) for p in cell.paragraphs])


def without_changes(source: Source) -> Source:
    """The same document as it was before its tracked changes; paragraphs keep their numbers."""
    return replace(source, blocks=[_block_before(block) for block in source.blocks])


def changes_of(source: Source) -> list[dict[str, Any]]:
    """The paragraphs that differ: {"i": paragraph, "with": text, "without": text, "who": authors}."""
    return list(_differing(source))


def _differing(source: Source) -> Iterator[dict[str, Any]]:
    for paragraph in source.paragraphs():
        before = _before(paragraph)
        if before.text != paragraph.text:
            authors = sorted({change.author for change in paragraph.changes if change.author})
            yield {"i": paragraph.index, "with": paragraph.text, "without": before.text, "who": ", ".join(authors)}


def page_blocks(source: Source) -> list[dict[str, Any]]:
    """The document as the review page shows it: {"i", "t", "m" (marker), "b", "it", "c" (centred)} for a paragraph,
    {"rows": [[{"rs", "cs", "ps": [paragraphs]}]]} for a table.
    """
    return [_table(block) if isinstance(block, Table) else _paragraph(block) for block in source.blocks]


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    found: dict[str, Any] = {"i": paragraph.index, "t": paragraph.text}
    if paragraph.marker:
        found["m"] = paragraph.marker
    for key, value in (("b", paragraph.bold), ("it", paragraph.italic), ("c", paragraph.centered)):
        if value:
            found[key] = True
    return found


def _table(table: Table) -> dict[str, Any]:
    rows: list[list[dict[str, Any]]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(
            {"rs": cell.rowspan, "cs": cell.colspan, "ps": [_paragraph(p) for p in cell.paragraphs]},
        )
    return {"rows": rows}
