"""The content of a document as text that a clerk types, and back: what is printed stays the same both ways.

One paragraph a line. "I. …" is a part of a plan or report, "Phần I. …", "Chương I. …", "Mục 1. …" and "Tiểu mục 1. …" are
titled divisions, "Điều 1. …", "1. …" and "a) …" numbered paragraphs; a line "Điều 1. …" or "1. …" without a closing sign is a
title. "- …" and "+ …" begin an enumeration. "[Bảng 1]" stands for the first table, which is kept as it is. "[đậm]" before a
numbered line makes it a title, "[thường]" a plain paragraph, "[giữa]" centres. **…** is bold, __…__ italic.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, cast

from dondoc.official.model import Block, Bullets, Heading, Item, Para, Run, TableBlock, Text

BOLD, PLAIN, CENTRE = "[đậm]", "[thường]", "[giữa]"
_DIVISIONS = {"Phần": "part", "Chương": "chapter", "Mục": "section", "Tiểu mục": "subsection"}
_DIVISION_WORDS = {level: word for word, level in _DIVISIONS.items()}
_DIVISION = re.compile(r"(Phần|Chương|Mục|Tiểu mục) ([IVXLC]+|\d+)\. (\S.*)")
_ROMAN = re.compile(r"([IVXLC]+)\. (\S.*)")
_ARTICLE = re.compile(r"Điều (\d+)\. (\S.*)")
_CLAUSE = re.compile(r"(\d+(?:\.\d+)*)\. (\S.*)")
_POINT = re.compile(r"([a-zđ]{1,2})\) (\S.*)")
_BULLET = re.compile(r"([-–+•*]) (\S.*)")
_TABLE = re.compile(r"\[Bảng (\d+)\]")
_RUNS = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
_ENDS = (".", ";", ":", ",", "!", "?", "…", "./.")

Level = Literal["part", "chapter", "section", "subsection", "article", "roman", "clause", "point"]
ItemLevel = Literal["article", "clause", "point"]


def as_text(blocks: Iterable[Block]) -> str:
    """The blocks as lines to type in; tables by their place among the tables."""
    lines: list[str] = []
    tables = 0
    for block in blocks:
        if isinstance(block, TableBlock):
            tables += 1
            lines.append(f"[Bảng {tables}]")
        elif isinstance(block, Bullets):
            lines += [f"{block.mark} {_typed(item)}" for item in block.items]
        else:
            lines.append(_line_of(block))
    return "\n".join(lines)


def from_text(text: str, tables: Sequence[TableBlock] = ()) -> tuple[Block, ...]:
    """The blocks that the lines mean. Raises ValueError, in words for whoever typed, for a table that is not there."""
    return tuple(_joined(_block_of(line, tables) for raw in text.splitlines() if (line := " ".join(raw.split()))))


def tables_of(blocks: Iterable[Block]) -> list[TableBlock]:
    return [block for block in blocks if isinstance(block, TableBlock)]


def _line_of(block: Heading | Item | Para) -> str:
    if isinstance(block, Para):
        words = _typed(block.text)
        if block.align == "center":
            return f"{CENTRE} {words}"
        read = _block_of(words, None)
        return words if isinstance(read, Para) and read.align == "both" else f"{PLAIN} {words}"
    if isinstance(block, Heading):
        line = _marked(block.level, block.number, block.title)
        return line if isinstance(_block_of(line, None), Heading) else f"{BOLD} {line}"
    line = _marked(block.level, block.number, _typed(block.text))
    return f"{PLAIN} {line}" if isinstance(_block_of(line, None), Heading) else line


def _marked(level: str, number: str, words: str) -> str:
    words = " ".join(words.split())
    if level in _DIVISION_WORDS:
        return f"{_DIVISION_WORDS[level]} {number}. {words}"
    return {"article": f"Điều {number}. {words}", "point": f"{number}) {words}"}.get(level, f"{number}. {words}")


def _block_of(line: str, tables: Sequence[TableBlock] | None) -> Block:
    """`tables` None asks only what kind of line it is."""
    if line.startswith(f"{PLAIN} "):
        return _plain(line.removeprefix(PLAIN).strip())
    if line.startswith(f"{CENTRE} "):
        return Para(_read(line.removeprefix(CENTRE).strip()), "center")
    if line.startswith(f"{BOLD} "):
        return _numbered(line.removeprefix(BOLD).strip(), title=True)
    if found := _TABLE.fullmatch(line):
        return _table(int(found[1]), tables)
    if found := _BULLET.fullmatch(line):
        return Bullets((_read(found[2]),), found[1])
    return _numbered(line, title=not line.endswith(_ENDS))


def _plain(line: str) -> Block:
    """A paragraph; an article's number stays bold without being a title."""
    found = _ARTICLE.fullmatch(line)
    return Item("article", found[1], _read(found[2])) if found else Para(_read(line))


def _numbered(line: str, *, title: bool) -> Block:
    if found := _DIVISION.fullmatch(line):
        return Heading(cast("Level", _DIVISIONS[found[1]]), found[2], found[3])
    if found := _ROMAN.fullmatch(line):
        return Heading("roman", found[1], found[2])
    kinds: tuple[tuple[ItemLevel, re.Pattern[str]], ...] = (("article", _ARTICLE), ("clause", _CLAUSE))
    for level, pattern in kinds:
        if found := pattern.fullmatch(line):
            return Heading(level, found[1], found[2]) if title else Item(level, found[1], _read(found[2]))
    if found := _POINT.fullmatch(line):
        return Item("point", found[1], _read(found[2]))
    return Para(_read(line))


def _table(place: int, tables: Sequence[TableBlock] | None) -> TableBlock:
    if tables is None:
        return TableBlock((), (), ())
    if not 0 < place <= len(tables):
        raise ValueError(f"Không có bảng số {place}: văn bản này có {len(tables)} bảng.")
    return tables[place - 1]


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Lines of one enumeration are one block."""
    last: Bullets | None = None
    for block in blocks:
        if isinstance(block, Bullets) and last is not None and last.mark == block.mark:
            last = Bullets((*last.items, *block.items), block.mark)
            continue
        if last is not None:
            yield last
        last = block if isinstance(block, Bullets) else None
        if last is None:
            yield block
    if last is not None:
        yield last


def _typed(text: Text) -> str:
    if isinstance(text, str):
        return " ".join(text.split())
    words = "".join(
        f"**{run.text}**" if run.bold else f"__{run.text}__" if run.italic else run.text for run in text if run.text
    )
    return " ".join(words.split())


def _read(words: str) -> Text:
    if not _RUNS.search(words):
        return words
    runs: list[Run] = []
    at = 0
    for found in _RUNS.finditer(words):
        if found.start() > at:
            runs.append(Run(words[at : found.start()]))
        runs.append(Run(found[1], bold=True) if found[1] else Run(found[2], italic=True))
        at = found.end()
    if at < len(words):
        runs.append(Run(words[at:]))
    return tuple(runs)
