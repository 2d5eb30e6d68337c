"""Parts of an official document as plain JSON values and back, without loss: what a room keeps of a draft."""

from collections.abc import Callable, Iterable
from typing import Any

from dondoc.official.model import (
    Appendix,
    Block,
    Bullets,
    Heading,
    Item,
    Para,
    Run,
    TableBlock,
    TableCell,
    TableColumn,
    Text,
)

Plain = dict[str, Any]


def blocks_to_plain(blocks: Iterable[Block]) -> list[Plain]:
    """Each block as {"kind": …} with its values; a text is a string, or a list of [words, bold, italic]."""
    return [_block_to_plain(block) for block in blocks]


def blocks_from_plain(values: Iterable[Plain]) -> tuple[Block, ...]:
    """The counterpart of `blocks_to_plain`. Raises KeyError for a kind that it does not write."""
    return tuple(_READERS[value["kind"]](value) for value in values)


def appendices_to_plain(appendices: Iterable[Appendix]) -> list[Plain]:
    return [
        {
            "title": one.title,
            "blocks": blocks_to_plain(one.blocks),
            "landscape": one.landscape,
            "reference": one.reference,
        }
        for one in appendices
    ]


def appendices_from_plain(values: Iterable[Plain]) -> tuple[Appendix, ...]:
    """The counterpart of `appendices_to_plain`."""
    return tuple(
        Appendix(value["title"], blocks_from_plain(value["blocks"]), value["landscape"], value["reference"])
        for value in values
    )


def _text_to_plain(text: Text) -> Any:
    return text if isinstance(text, str) else [[run.text, run.bold, run.italic] for run in text]


def _text_from_plain(value: Any) -> Text:
    return value if isinstance(value, str) else tuple(Run(*run) for run in value)


def _block_to_plain(block: Block) -> Plain:
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "number": block.number, "title": block.title}
    if isinstance(block, Item):
        return {"kind": "item", "level": block.level, "number": block.number, "text": _text_to_plain(block.text)}
    if isinstance(block, Para):
        return {"kind": "para", "text": _text_to_plain(block.text), "align": block.align}
    if isinstance(block, Bullets):
        return {"kind": "bullets", "items": [_text_to_plain(item) for item in block.items], "mark": block.mark}
    return {
        "kind": "table",
        "columns": [[column.width, column.align] for column in block.columns],
        "header": [_row_to_plain(row) for row in block.header],
        "rows": [_row_to_plain(row) for row in block.rows],
    }


def _row_to_plain(row: tuple[TableCell, ...]) -> list[list[Any]]:
    return [[_text_to_plain(c.text), c.rowspan, c.colspan, c.align, c.bold] for c in row]


def _row_from_plain(row: list[list[Any]]) -> tuple[TableCell, ...]:
    return tuple(TableCell(_text_from_plain(text), *rest) for text, *rest in row)


def _table(value: Plain) -> TableBlock:
    return TableBlock(
        columns=tuple(TableColumn(*column) for column in value["columns"]),
        header=tuple(_row_from_plain(row) for row in value["header"]),
        rows=tuple(_row_from_plain(row) for row in value["rows"]),
    )


_READERS: dict[str, Callable[[Plain], Block]] = {
    "heading": lambda v: Heading(v["level"], v["number"], v["title"]),
    "item": lambda v: Item(v["level"], v["number"], _text_from_plain(v["text"])),
    "para": lambda v: Para(_text_from_plain(v["text"]), v["align"]),
    "bullets": lambda v: Bullets(tuple(_text_from_plain(item) for item in v["items"]), v["mark"]),
    "table": _table,
}
