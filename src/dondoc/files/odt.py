"""OpenDocument text → blocks."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from dondoc.files.blocks import Block, Cell, Change, Paragraph, Part, Source, Table
from dondoc.files.errors import FileRefused
from dondoc.files.numbers import roman, spreadsheet_letters
from dondoc.files.words import clean_changed, printable_marker
from dondoc.files.xmlsafe import parse_xml
from dondoc.files.zipsafe import SafeZip

MAX_PARAGRAPHS = 100_000
MAX_REPEAT = 200  # a repeated column or row is repeated at most so often
MAX_DEPTH = 60

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
T, O, TB, S, D = (f"{{{_NS}{name}:1.0}}" for name in ("text", "office", "table", "style", "drawing"))  # noqa: E741 - office
FO = f"{{{_NS}xsl-fo-compatible:1.0}}"
DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = frozenset([T + "p", T + "h"])
_SKIPPED = frozenset(
    [T + "tracked-changes", O + "annotation", O + "annotation-end", T + "ruby-text", O + "forms", T + "sequence-decls"]
)


@dataclass(slots=True)
class _ParagraphStyle:
    name: str = ""
    bold: bool = False
    italic: bool = False
    centered: bool = False
    list_style: str = ""
    level: int = -1  # of a heading that is numbered by the outline


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


def read_odt(container: SafeZip) -> Source:
    """Blocks of an odt: insertions kept, deleted regions dropped (both recorded), footnotes, headers and footers apart.
    Raises FileRefused: a password, macros, no text inside.
    """
    names = container.names
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in names):
        raise FileRefused("Tệp có chứa macro.", "Lưu lại dưới dạng .odt hoặc .docx không có macro rồi tải lên.")
    if "META-INF/manifest.xml" in container and b"encryption-data" in container.read("META-INF/manifest.xml"):
        raise FileRefused("Tệp được bảo vệ bằng mật khẩu.", "Bỏ mật khẩu rồi tải lên lại.")
    content = parse_xml(container.read("content.xml"))
    styles = parse_xml(container.read("styles.xml")) if "styles.xml" in container else None
    text = content.find(f"{O}body/{O}text")
    if text is None:
        raise FileRefused("Tệp OpenDocument này không phải văn bản.", "Chọn tệp .odt, .docx, .pdf hoặc .txt.")
    reader = _Reader([root for root in (styles, content) if root is not None], text)
    source = Source("odt", reader.blocks(text, "body"))
    _notes(reader, source)
    if styles is not None:
        _edges(styles, reader, source)
    return source


def _notes(reader: "_Reader", source: Source) -> None:
    for note in reader.notes:
        citation, body = note.find(T + "note-citation"), note.find(T + "note-body")
        found = _flat(reader.blocks(body, "footnote")) if body is not None else []
        if found and found[0].marker is None and citation is not None:
            found[0].marker = (citation.text or "").strip() or None
        source.footnotes.extend(found)


def _edges(styles: etree._Element, reader: "_Reader", source: Source) -> None:
    for page in styles.iter(S + "master-page"):
        for child in page:
            if child.tag == S + "header":
                source.headers.extend(_flat(reader.blocks(child, "header")))
            elif child.tag == S + "footer":
                source.footers.extend(_flat(reader.blocks(child, "footer")))


class _Styles:
    """Paragraph, text and list styles of both parts of the document."""

    def __init__(self, roots: list[etree._Element]) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self.lists: dict[str, dict[int, etree._Element]] = {}
        self._done: dict[tuple[str, str], _ParagraphStyle] = {}
        for root in roots:
            for element in root.iter(S + "style"):
                self._elements[element.get(S + "family", ""), element.get(S + "name", "")] = element
            for element in root.iter(T + "list-style", T + "outline-style"):
                list_name = element.get(S + "name", "") if element.tag == T + "list-style" else "outline"
                self.lists[list_name] = {_int(level.get(T + "level"), 1) - 1: level for level in element}

    def get(self, family: str, name: str) -> _ParagraphStyle:
        key = (family, name)
        if key not in self._done:
            style = _ParagraphStyle()
            for element in reversed(self._chain(family, name)):
                _apply(style, element)
            self._done[key] = style
        return self._done[key]

    def hidden(self, name: str) -> bool:
        return any(
            properties.get(T + "display") == "none"
            for element in self._chain("text", name)
            for properties in element.iterchildren(S + "text-properties")
        )

    def _chain(self, family: str, name: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        parent: str | None = name
        while parent and (element := self._elements.get((family, parent))) is not None and element not in chain:
            chain.append(element)
            parent = element.get(S + "parent-style-name")
        return chain


def _apply(style: _ParagraphStyle, element: etree._Element) -> None:
    style.name = element.get(S + "display-name") or element.get(S + "name", "")
    style.list_style = element.get(S + "list-style-name", style.list_style)
    for properties in element:
        if properties.tag == S + "text-properties":
            style.bold = properties.get(FO + "font-weight", "bold" if style.bold else "") in {
                "bold",
                "600",
                "700",
                "800",
                "900",
            }
            style.italic = properties.get(FO + "font-style", "italic" if style.italic else "") in {"italic", "oblique"}
        elif properties.tag == S + "paragraph-properties":
            style.centered = properties.get(FO + "text-align", "center" if style.centered else "") == "center"


class _Reader:
    def __init__(self, roots: list[etree._Element], text: etree._Element) -> None:
        self._styles = _Styles(roots)
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
        first = _int(definition.get(T + "start-value"), 1) if definition is not None else 1
        counters[level] = _int(start, counters[level] + 1 if level in counters else first)
        for deeper in [key for key in counters if key > level]:
            del counters[deeper]
        return self._printed(running, level, definition)

    def _printed(self, running: _List, level: int, definition: etree._Element | None) -> str | None:
        if definition is None:
            return None
        if definition.tag == T + "list-level-style-bullet":
            return printable_marker(definition.get(T + "bullet-char", "")) or "•"
        shown = min(_int(definition.get(T + "display-levels"), 1), level + 1)
        numbers = []
        for at in range(level - shown + 1, level + 1):
            other = self._styles.lists.get(running.style, {}).get(at)
            form = (other if other is not None else definition).get(S + "num-format", "")
            if form:
                numbers.append(_numbered(running.counters.get(at, 1), form))
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
            level = max(_int(element.get(T + "outline-level"), 1) - 1, 0)
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
                look = self._styles.get("text", name) if name else _ParagraphStyle(bold=bold, italic=italic)
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
                repeat = min(max(_int(td.get(TB + "number-columns-repeated"), 1), 1), MAX_REPEAT)
                for _ in range(repeat):
                    if td.tag == TB + "table-cell":
                        down, across = (
                            _int(td.get(TB + "number-rows-spanned"), 1),
                            _int(td.get(TB + "number-columns-spanned"), 1),
                        )
                        cells.append(Cell(rows, column, max(down, 1), max(across, 1), _flat(self.blocks(td, part))))
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


def _flat(blocks: list[Block]) -> list[Paragraph]:
    return list(Source("odt", blocks).paragraphs())


def _who(region: etree._Element) -> tuple[str, str]:
    return next((e.text or "" for e in region.iter(DC + "creator")), ""), next(
        (e.text or "" for e in region.iter(DC + "date")), ""
    )


def _int(value: str | None, default: int) -> int:
    try:
        return int(value) if value is not None else default
    except ValueError:
        return default


def _numbered(number: int, form: str) -> str:
    return {
        "a": spreadsheet_letters(number),
        "A": spreadsheet_letters(number).upper(),
        "i": roman(number).lower(),
        "I": roman(number),
        "01": f"{number:02d}",
        "01, 02, 03, ...": f"{number:02d}",
    }.get(form, str(number))


_INLINE: dict[str, Callable[[etree._Element], str]] = {
    T + "s": lambda e: " " * min(_int(e.get(T + "c"), 1), 1000),
    T + "tab": lambda _: "\t",
    T + "line-break": lambda _: "\n",
    T + "soft-page-break": lambda _: "",
}
