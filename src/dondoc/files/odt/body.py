"""Paragraphs, lists and tables of an OpenDocument text, in reading order."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from dondoc.files.blocks import Block, Cell, Change, Paragraph, Part, Source, Table
from dondoc.files.errors import FileRefused
from dondoc.files.odt.names import DC, TB, D, O, S, T, whole
from dondoc.files.odt.styles import ParagraphStyle, Styles, numbered
from dondoc.files.words import clean_changed, printable_marker

MAX_PARAGRAPHS = 100_000
MAX_REPEAT = 200  # a repeated column or row is repeated at most so often
MAX_DEPTH = 60

_PARAGRAPHS = frozenset([T + "p", T + "h"])
_SKIPPED = frozenset(
    [T + "tracked-changes", O + "annotation", O + "annotation-end", T + "ruby-text", O + "forms", T + "sequence-decls"]
)


@dataclass(slots=True)
class _List:
    """A running list: a counter a level."""

    style: str
    counters: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Open:
    pieces: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    length: int = 0
    bold: bool = True
    italic: bool = True
    some: bool = False
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)


class Body:
    def __init__(self, roots: list[etree._Element], text: etree._Element) -> None:
        self._styles = Styles(roots)
        self._changed = {region.get(T + "id", ""): region for region in text.iter(T + "changed-region")}
        self._inserting: list[tuple[str, int, int]] = []
        self._lists: dict[str, _List] = {}
        self._last_list: _List | None = None
        self._outline = _List("outline")
        self._index = 0
        self._depth = 0
        self.notes: list[etree._Element] = []

    def blocks(self, parent: etree._Element, part: Part) -> list[Block]:
        out: list[Block] = []
        self._deeper()
        for child in parent:
            tag = child.tag
            if tag in _PARAGRAPHS:
                self._paragraph(child, part, out, None)
            elif tag == T + "list":
                self._list(child, part, out, None, 0)
            elif tag == TB + "table":
                out.extend(self._table(child, part))
            elif tag in {T + "change-start", T + "change-end", T + "change"}:
                self._mark(child, _Open())
            elif tag == D + "frame":
                for box in child.iter(D + "text-box"):
                    out.extend(self.blocks(box, "textbox" if part == "body" else part))
            elif tag not in _SKIPPED:
                out.extend(self.blocks(child, part))  # sections, indexes, numbered paragraphs
        self._depth -= 1
        return out

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FileRefused("Văn bản lồng nhau quá sâu.", "Không dùng tệp này; kiểm tra lại nguồn gửi.")

    def _list(self, element: etree._Element, part: Part, out: list[Block], outer: _List | None, level: int) -> None:
        self._deeper()
        running = outer or self._running(element)
        if outer is not None and element.get(T + "style-name"):
            running = _List(element.get(T + "style-name", ""), outer.counters)
        running.counters.pop(level, None) if outer is not None and element.get(
            T + "continue-numbering"
        ) != "true" else None
        for item in element:
            if item.tag not in {T + "list-item", T + "list-header"}:
                continue
            start = item.get(T + "start-value")
            first = item.tag == T + "list-item"
            for child in item:
                if child.tag in _PARAGRAPHS:
                    marker = self._next(running, level, start) if first else None
                    self._paragraph(child, part, out, (marker, level) if first else (None, level))
                    first = False
                elif child.tag == T + "list":
                    self._list(child, part, out, running, level + 1)
                elif child.tag == TB + "table":
                    out.extend(self._table(child, part))
        self._depth -= 1

    def _running(self, element: etree._Element) -> _List:
        """The list that this one goes on with, else a new one."""
        style = element.get(T + "style-name", "")
        key = element.get("{http://www.w3.org/XML/1998/namespace}id", "")
        before = self._lists.get(element.get(T + "continue-list", ""))
        if before is None and element.get(T + "continue-numbering") == "true":
            before = self._last_list
        running = _List(style or (before.style if before else ""), before.counters if before else {})
        self._last_list = running
        if key:
            self._lists[key] = running
        return running

    def _next(self, running: _List, level: int, start: str | None) -> str | None:
        counters = running.counters
        definition = self._styles.lists.get(running.style, {}).get(level)
        first = whole(definition.get(T + "start-value"), 1) if definition is not None else 1
        counters[level] = whole(start, counters[level] + 1 if level in counters else first)
        for deeper in [key for key in counters if key > level]:
            del counters[deeper]
        return self._printed(running, level, definition)

    def _printed(self, running: _List, level: int, definition: etree._Element | None) -> str | None:
        if definition is None:
            return None
        if definition.tag == T + "list-level-style-bullet":
            return printable_marker(definition.get(T + "bullet-char", "")) or "•"
        shown = min(whole(definition.get(T + "display-levels"), 1), level + 1)
        numbers = []
        for at in range(level - shown + 1, level + 1):
            other = self._styles.lists.get(running.style, {}).get(at)
            form = (other if other is not None else definition).get(S + "num-format", "")
            if form:
                numbers.append(numbered(running.counters.get(at, 1), form))
        text = definition.get(S + "num-prefix", "") + ".".join(numbers) + definition.get(S + "num-suffix", "")
        return printable_marker(text) if numbers else None

    def _paragraph(
        self, element: etree._Element, part: Part, out: list[Block], listed: tuple[str | None, int] | None
    ) -> None:
        style = self._styles.get("paragraph", element.get(T + "style-name", ""))
        line = _Open()
        self._inserting = [(change, 0, 0) for change, _, _ in self._inserting]
        self._walk(element, line, style.bold, style.italic)
        for change, start, first in self._inserting:
            self._inserted(change, start, first, line)
        marker, level = listed or (None, -1)
        if listed is None and element.tag == T + "h" and "outline" in self._styles.lists:
            level = max(whole(element.get(T + "outline-level"), 1) - 1, 0)
            marker = self._next(self._outline, level, element.get(T + "start-value"))
            level = level if marker else -1
        text, changes = clean_changed("".join(line.pieces), line.changes)
        if text or changes or marker:
            if self._index >= MAX_PARAGRAPHS:
                raise FileRefused(f"Văn bản có hơn {MAX_PARAGRAPHS} đoạn.", "Tách văn bản thành nhiều tệp nhỏ hơn.")
            bold, italic = line.some and line.bold, line.some and line.italic
            out.append(
                Paragraph(text, self._index, marker, level, style.name, bold, italic, style.centered, 0, part, changes)
            )
            self._index += 1
        self.notes.extend(line.notes)
        for box in line.boxes:
            out.extend(self.blocks(box, "textbox" if part == "body" else part))

    def _walk(self, element: etree._Element, line: _Open, bold: bool, italic: bool) -> None:  # noqa: FBT001 - handed down
        self._deeper()
        _put(line, element.text, bold=bold, italic=italic)
        for child in element:
            tag = child.tag
            handler = _INLINE.get(tag)
            if handler is not None:
                _put(line, handler(child), bold=bold, italic=italic)
            elif tag == T + "note":
                line.notes.append(child)
            elif tag in {T + "change-start", T + "change-end", T + "change"}:
                self._mark(child, line)
            elif tag == D + "frame" or tag.startswith(D):
                line.boxes.extend(box for box in child.iter(D + "text-box"))
            elif tag not in _SKIPPED:
                name = child.get(T + "style-name", "") if tag == T + "span" else ""
                look = self._styles.get("text", name) if name else ParagraphStyle(bold=bold, italic=italic)
                if not (name and self._styles.hidden(name)):
                    self._walk(child, line, bold or look.bold, italic or look.italic)
            _put(line, child.tail, bold=bold, italic=italic)
        self._depth -= 1

    def _mark(self, mark: etree._Element, line: _Open) -> None:
        change = mark.get(T + "change-id", "")
        if mark.tag == T + "change-start":
            self._inserting.append((change, line.length, len(line.pieces)))
        elif mark.tag == T + "change-end":
            for entry in [entry for entry in self._inserting if entry[0] == change]:
                self._inserting.remove(entry)
                self._inserted(*entry, line)
        else:
            self._deleted(change, line)

    def _inserted(self, change: str, start: int, first: int, line: _Open) -> None:
        region = self._changed.get(change)
        if region is not None and region.find(T + "insertion") is not None and line.length > start:
            line.changes.append(Change("inserted", "".join(line.pieces[first:]), start, *_who(region)))

    def _deleted(self, change: str, line: _Open) -> None:
        region = self._changed.get(change)
        deletion = region.find(T + "deletion") if region is not None else None
        if region is None or deletion is None:
            return
        text = "\n".join("".join(map(str, p.itertext())) for p in deletion.iter(*_PARAGRAPHS))
        if text:
            line.changes.append(Change("deleted", text, line.length, *_who(region)))

    def _table(self, element: etree._Element, part: Part) -> list[Table]:
        cells: list[Cell] = []
        rows = columns = 0
        for tr in _rows(element):
            column = 0
            for td in tr:
                if td.tag not in {TB + "table-cell", TB + "covered-table-cell"}:
                    continue
                repeat = min(max(whole(td.get(TB + "number-columns-repeated"), 1), 1), MAX_REPEAT)
                for _ in range(repeat):
                    if td.tag == TB + "table-cell":
                        down, across = (
                            whole(td.get(TB + "number-rows-spanned"), 1),
                            whole(td.get(TB + "number-columns-spanned"), 1),
                        )
                        cells.append(Cell(rows, column, max(down, 1), max(across, 1), flat(self.blocks(td, part))))
                    column += 1
            columns = max(columns, column)
            rows += 1
        for cell in cells:
            cell.rowspan, cell.colspan = min(cell.rowspan, rows - cell.row), min(cell.colspan, columns - cell.column)
        return [Table(rows, columns, cells)] if cells else []


def _put(line: _Open, text: str | None, *, bold: bool, italic: bool) -> None:
    if not text:
        return
    line.pieces.append(text)
    line.length += len(text)
    if not text.isspace():
        line.some = True
        line.bold = line.bold and bold
        line.italic = line.italic and italic


def _rows(table: etree._Element) -> list[etree._Element]:
    out = []
    for child in table:
        if child.tag == TB + "table-row":
            out.append(child)
        elif child.tag in {TB + "table-header-rows", TB + "table-rows", TB + "table-row-group"}:
            out.extend(_rows(child))
    return out


def flat(blocks: list[Block]) -> list[Paragraph]:
    return list(Source("odt", blocks).paragraphs())


def _who(region: etree._Element) -> tuple[str, str]:
    return next((e.text or "" for e in region.iter(DC + "creator")), ""), next(
        (e.text or "" for e in region.iter(DC + "date")), ""
    )


_INLINE: dict[str, Callable[[etree._Element], str]] = {
    T + "s": lambda e: " " * min(whole(e.get(T + "c"), 1), 1000),
    T + "tab": lambda _: "\t",
    T + "line-break": lambda _: "\n",
    T + "soft-page-break": lambda _: "",
}
