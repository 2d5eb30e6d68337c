"""HTML → blocks. Nothing that the page refers to is fetched, no script runs."""

import re
from dataclasses import dataclass, field

from lxml import etree, html

from dondoc.files.blocks import Block, Cell, Change, Paragraph, Source, Table
from dondoc.files.errors import FileRefused
from dondoc.files.numbers import roman, spreadsheet_letters
from dondoc.files.txt import decode
from dondoc.files.words import clean_changed

MAX_BYTES = 16 * 1024 * 1024
MAX_TAGS = 400_000
MAX_PARAGRAPHS = 100_000
MAX_DEPTH = 200
MAX_SPAN = 200

_SKIPPED = frozenset(
    ["script", "style", "head", "template", "noscript", "svg", "iframe", "object", "select", "button", "title"]
)
_BLOCKS = frozenset(
    [
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav"),
        *("ol", "p", "pre", "section", "summary", "ul"),
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BOLD, _ITALIC, _GONE, _ADDED = (
    frozenset(["b", "strong", "th"]),
    frozenset(["i", "em"]),
    frozenset(["del", "s", "strike"]),
    "ins",
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CENTER = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Look:
    bold: bool = False
    italic: bool = False
    centered: bool = False


@dataclass(slots=True)
class _Open:
    """The paragraph being gathered."""

    pieces: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    length: int = 0
    bold: bool = True
    italic: bool = True
    some: bool = False


def read_html(data: bytes) -> Source:
    """Blocks of an HTML page: lists numbered as a browser shows them, tables with their spans, `del` dropped and `ins`
    kept. Raises FileRefused: too large, too deep, no text.
    """
    if len(data) > MAX_BYTES or data.count(b"<") > MAX_TAGS:
        raise FileRefused("Trang HTML quá lớn để đọc an toàn.", "Tách văn bản thành nhiều tệp nhỏ hơn.")
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        root = html.document_fromstring(_text(data).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise FileRefused("Trang HTML không có nội dung đọc được.", "Lưu trang dưới dạng .docx hoặc .txt.") from error
    reader = _Reader()
    body = root.find("body")
    reader.walk(body if body is not None else root, _Look(), 0)
    reader.close(_Look())
    return Source("html", reader.out)


def _text(data: bytes) -> str:
    """Decoded by its mark, by what the page declares, else as plain text is."""
    declared = _CHARSET.search(data[:4096])
    if declared is None or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decode(data)
    try:
        return data.decode(declared.group(1).decode("ascii"), "replace")
    except LookupError:
        return decode(data)


class _Reader:
    def __init__(self) -> None:
        self.out: list[Block] = []
        self._open = _Open()
        self._marker: str | None = None
        self._level = -1
        self._index = 0

    def walk(self, element: etree._Element, look: _Look, depth: int) -> None:
        """Gathers an element's text and children into the open paragraph, closing it at each block's edge."""
        if depth > MAX_DEPTH:
            raise FileRefused("Trang HTML lồng nhau quá sâu.", "Không dùng tệp này; kiểm tra lại nguồn gửi.")
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _SKIPPED or not tag or element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
            return
        look = _looked(element, tag, look)
        if tag == "table":
            self._table(element, look, depth)
        elif tag in {"ol", "ul"}:
            self._list(element, look, depth)
        elif tag == "br":
            self._put("\n", look)
        elif tag in _GONE:
            self._gone(element)
        else:
            self._plain(element, tag, look, depth)

    def _plain(self, element: etree._Element, tag: str, look: _Look, depth: int) -> None:
        block = tag in _BLOCKS
        if block and tag != "li":
            self.close(look)
        start, first = self._open.length, len(self._open.pieces)
        self._put(element.text, look)
        for child in element:
            self.walk(child, look, depth + 1)
            self._put(child.tail, look)
        if tag == _ADDED and self._open.length > start:
            self._open.changes.append(
                Change("inserted", "".join(self._open.pieces[first:]), start, "", element.get("datetime", ""))
            )
        if block:
            self.close(look)

    def _list(self, element: etree._Element, look: _Look, depth: int) -> None:
        self.close(look)
        level, self._level = self._level, self._level + 1
        items = [child for child in element if child.tag == "li"]
        step = -1 if element.get("reversed") is not None else 1
        number = _int(element.get("start"), len(items) if step < 0 else 1)
        for child in element:
            if child.tag == "li":
                number = _int(child.get("value"), number)
                kind = child.get("type") or element.get("type") or "1"
                self._marker = "•" if element.tag == "ul" else _numbered(number, kind)
                number += step
            self.walk(child, look, depth + 1)
            self.close(look)
            self._marker = None
        self._level = level

    def _gone(self, element: etree._Element) -> None:
        text = _SPACES.sub(" ", "".join(str(piece) for piece in element.itertext()))
        if text.strip():
            self._open.changes.append(Change("deleted", text, self._open.length, "", element.get("datetime", "")))

    def _put(self, text: str | None, look: _Look) -> None:
        if not text:
            return
        line = self._open
        if text != "\n":
            text = _SPACES.sub(" ", text)
            if text[0] == " " and (not line.pieces or line.pieces[-1][-1] in " \n"):
                text = text[1:]
        if text:
            line.pieces.append(text)
            line.length += len(text)
            if not text.isspace():
                line.some = True
                line.bold = line.bold and look.bold
                line.italic = line.italic and look.italic

    def close(self, look: _Look) -> None:
        """Ends the open paragraph; one without text leaves nothing."""
        line, self._open = self._open, _Open()
        text, changes = clean_changed("".join(line.pieces), line.changes)
        if not text and not changes:
            return
        if self._index >= MAX_PARAGRAPHS:
            raise FileRefused(f"Văn bản có hơn {MAX_PARAGRAPHS} đoạn.", "Tách văn bản thành nhiều tệp nhỏ hơn.")
        level = self._level if self._marker else -1
        bold, italic = line.some and line.bold, line.some and line.italic
        self.out.append(
            Paragraph(text, self._index, self._marker, level, "", bold, italic, look.centered, changes=changes)
        )
        self._index += 1
        self._marker = None

    def _table(self, element: etree._Element, look: _Look, depth: int) -> None:
        self.close(look)
        outer, marker = self.out, self._marker
        cells: list[Cell] = []
        taken: set[tuple[int, int]] = set()
        rows = columns = 0
        for tr in _rows(element):
            column = 0
            for td in tr:
                if td.tag not in {"td", "th"}:
                    continue
                while (rows, column) in taken:
                    column += 1
                across, down = _span(td, "colspan"), _span(td, "rowspan")
                taken.update((rows + r, column + c) for r in range(down) for c in range(across))
                self.out = []
                self.walk(td, look, depth + 1)
                self.close(look)
                cells.append(Cell(rows, column, down, across, _flat(self.out)))
                column += across
            columns = max(columns, column)
            rows += 1
        self.out, self._marker = outer, marker
        for cell in cells:
            cell.rowspan = min(cell.rowspan, rows - cell.row)
        if cells:
            self.out.append(Table(rows, columns, cells))


def _looked(element: etree._Element, tag: str, look: _Look) -> _Look:
    style = element.get("style", "")
    centered = tag == "center" or element.get("align", "").lower() == "center" or _CENTER.search(style) is not None
    left = not centered and tag in _BLOCKS and (element.get("align") or "text-align" in style)
    bold = tag in _BOLD or tag in _HEADINGS or _BOLD_STYLE.search(style) is not None
    if not (centered or left or bold or tag in _ITALIC or "italic" in style):
        return look
    return _Look(
        look.bold or bold, look.italic or tag in _ITALIC or "italic" in style, (look.centered or centered) and not left
    )


def _rows(table: etree._Element) -> list[etree._Element]:
    """The rows of this table, not those of a table inside it."""
    out = []
    for child in table:
        if child.tag == "tr":
            out.append(child)
        elif child.tag in {"thead", "tbody", "tfoot"}:
            out.extend(row for row in child if row.tag == "tr")
    return out


def _flat(blocks: list[Block]) -> list[Paragraph]:
    return list(Source("html", blocks).paragraphs())


def _span(element: etree._Element, name: str) -> int:
    return min(max(_int(element.get(name), 1), 1), MAX_SPAN)


def _int(value: str | None, default: int) -> int:
    try:
        return int(value) if value is not None else default
    except ValueError:
        return default


def _numbered(number: int, kind: str) -> str:
    text = {
        "a": spreadsheet_letters(number),
        "A": spreadsheet_letters(number).upper(),
        "i": roman(number).lower(),
        "I": roman(number),
    }.get(kind, str(number))
    return f"{text}."
