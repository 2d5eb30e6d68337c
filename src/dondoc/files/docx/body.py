"""Paragraphs and tables of one document part, in reading order."""

from collections.abc import Iterator

from lxml import etree

from dondoc.files.blocks import Block, Cell, Change, Paragraph, Part, Table
from dondoc.files.docx.inline import LOOKS, MAX_DEPTH, Fields, Inline
from dondoc.files.docx.names import MC, VAL, W, truth, whole
from dondoc.files.docx.numbering import Numbering
from dondoc.files.docx.styles import Style, Styles
from dondoc.files.errors import FileRefused
from dondoc.files.words import clean_changed

MAX_PARAGRAPHS = 100_000
MAX_COLUMNS = 256

_P, _TBL, _PPR, _TR, _TC = W + "p", W + "tbl", W + "pPr", W + "tr", W + "tc"
_STYLE, _NUM, _JC, _RPR = W + "pStyle", W + "numPr", W + "jc", W + "rPr"
_SDT, _SDT_CONTENT = W + "sdt", W + "sdtContent"
_READ = frozenset([_STYLE, _NUM, _JC, _RPR])
_ALTERNATE = MC + "AlternateContent"
_CONTAINERS = frozenset([_SDT, _ALTERNATE, *(W + name for name in ("ins", "moveTo", "customXml", "smartTag"))])
_TCPR, _GRID_SPAN, _VMERGE, _HMERGE = W + "tcPr", W + "gridSpan", W + "vMerge", W + "hMerge"
_NUM_ID, _ILVL, _VANISH = W + "numId", W + "ilvl", W + "vanish"
_MARK = (W + "del", W + "moveFrom", _VANISH)


class Body:
    """Reads parts of one document with shared counters: lists go on through text boxes and cells, `index` through all."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._fields = Fields()
        self._looked: set[etree._Element] = set()
        self._open: Inline | None = None  # a paragraph whose mark is deleted runs on into the next
        self._depth = 0
        self.index = 0
        self.marks = True  # whether paragraph marks may be deleted or hidden; looking costs a tenth of the reading
        self.notes: list[str] = []  # footnote references in the order of the text

    def part(self, root: etree._Element, part: Part, *, looked: set[etree._Element] | None = None) -> list[Block]:
        """The blocks under `root`; fields and deleted paragraph marks do not reach over the end of a part. `looked`: the
        elements under it that hold a look, where they are known.
        """
        self._fields, self._open = Fields(), None
        self._looked = (
            looked
            if looked is not None
            else {parent for look in root.iter(*LOOKS) if (parent := look.getparent()) is not None}
        )
        return self._blocks(root, part)

    def _blocks(self, parent: etree._Element, part: Part) -> list[Block]:
        out: list[Block] = []
        self._depth += 1
        if self._depth > MAX_DEPTH // 3:
            raise FileRefused("Văn bản lồng nhau quá sâu.", "Không dùng tệp này; kiểm tra lại nguồn gửi.")
        for child in parent:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, part, out)
            elif tag == _TBL:
                out.extend(self._table(child, part))
            elif tag in _CONTAINERS:
                out.extend(self._blocks(_content(child), part))
        self._depth -= 1
        return out

    def _paragraph(self, element: etree._Element, part: Part, out: list[Block]) -> None:
        style, num_id, level, centered, gone, hidden = self._paragraph_properties(element)
        line = self._open or Inline(self._styles, self._fields, self._looked)
        line.paragraph(element, style)
        self._open = line if gone else None
        if gone:
            return
        text, changes = clean_changed("".join(line.pieces), line.changes)
        if text or not hidden:
            marker = self._numbering.marker(num_id, level) if num_id else None
            if text or marker or changes:
                index = self.index
                if index >= MAX_PARAGRAPHS:
                    raise FileRefused(f"Văn bản có hơn {MAX_PARAGRAPHS} đoạn.", "Tách văn bản thành nhiều tệp nhỏ hơn.")
                self.index = index + 1
                bold, italic = line.some and line.bold, line.some and line.italic
                place = level if num_id else -1
                out.append(Paragraph(text, index, marker, place, style.name, bold, italic, centered, 0, part, changes))
        if line.notes:
            self.notes.extend(line.notes)
        for box in line.textboxes:
            out.extend(self._blocks(box, "textbox" if part == "body" else part))

    def _paragraph_properties(self, element: etree._Element) -> tuple[Style, str, int, bool, bool, bool]:
        """Style, list id ("" = none), list level, centred, mark deleted, mark hidden."""
        style, num, level, jc, gone, hidden = self._styles.default, None, None, None, False, False
        properties = element[0] if len(element) else None
        if properties is None or properties.tag != _PPR:
            properties = element.find(_PPR)
        for child in properties if properties is not None else ():
            tag = child.tag
            if tag not in _READ:
                continue
            if tag == _STYLE:
                style = self._styles.get(child.get(VAL, ""))
            elif tag == _JC:
                jc = child.get(VAL) == "center"
            elif tag == _NUM:
                num, level = _list_place(child)
            elif self.marks:
                gone, hidden = _paragraph_mark(child)
        num_id = num if num is not None else style.num_id or ""
        if level is None and num_id and num is None:
            level = style.level if style.level is not None else self._numbering.level_of_style(num_id, style.num_style)
        if num_id == "0":  # takes the number of a style away
            num_id = ""
        return style, num_id, level or 0, style.centered if jc is None else jc, gone, hidden

    def _table(self, element: etree._Element, part: Part) -> list[Table]:
        cells: list[Cell] = []
        merged: dict[int, Cell] = {}
        row = columns = 0
        for tr in _flat(element):
            if tr.tag != _TR or self._row_deleted(tr):
                continue
            columns = max(columns, self._row(tr, row, cells, merged, part))
            row += 1
        return [Table(row, columns, cells)] if cells else []

    def _row(self, tr: etree._Element, row: int, cells: list[Cell], merged: dict[int, Cell], part: Part) -> int:
        before = tr.find(f"{W}trPr/{W}gridBefore")
        column = min(whole(before.get(VAL)), MAX_COLUMNS) if before is not None else 0
        still: dict[int, Cell] = {}
        last: Cell | None = None
        for tc in _flat(tr):
            if tc.tag != _TC:
                continue
            span, vertical, horizontal = _cell_properties(tc)
            if column + span > MAX_COLUMNS:
                raise FileRefused(f"Bảng có hơn {MAX_COLUMNS} cột.", "Kiểm tra lại tệp.")
            above = merged.get(column)
            if horizontal == "continue" and last is not None:
                last.colspan += span
            elif vertical == "continue" and above is not None:
                above.rowspan = row - above.row + 1
                still[column] = above
            else:
                last = Cell(row, column, 1, span, self._cell(tc, part))
                cells.append(last)
                if vertical:
                    still[column] = last
            column += span
        merged.clear()
        merged.update(still)
        return column

    def _cell(self, tc: etree._Element, part: Part) -> list[Paragraph]:
        out: list[Paragraph] = []
        for block in self._blocks(tc, part):
            if isinstance(block, Paragraph):
                out.append(block)
            else:
                out.extend(paragraph for cell in block.cells for paragraph in cell.paragraphs)
        return out

    def _row_deleted(self, tr: etree._Element) -> bool:
        """Whether a tracked change deletes this row; its text is then remembered on the paragraph that follows."""
        mark = tr.find(f"{W}trPr/{W}del")
        if mark is None:
            return False
        text = " ".join(t.text or "" for t in tr.iter(W + "delText", W + "t"))
        if text.strip():
            line = self._open = self._open or Inline(self._styles, self._fields, self._looked)
            line.changes.append(
                Change("deleted", text, line.length, mark.get(W + "author", ""), mark.get(W + "date", ""))
            )
        return True


def _list_place(numbering: etree._Element) -> tuple[str | None, int | None]:
    num = level = None
    for given in numbering:
        if given.tag == _NUM_ID:
            num = given.get(VAL, "0")
        elif given.tag == _ILVL:
            level = whole(given.get(VAL))
    return num, level


def _paragraph_mark(properties: etree._Element) -> tuple[bool, bool]:
    """Whether the paragraph mark is deleted (tracked), whether it is hidden."""
    gone = hidden = False
    for mark in properties.iterchildren(*_MARK):
        if mark.tag == _VANISH:
            hidden = truth(mark.get(VAL))
        else:
            gone = True
    return gone, hidden


def _cell_properties(tc: etree._Element) -> tuple[int, str, str]:
    """Grid span, vertical merge ("", "restart", "continue"), horizontal merge (the same)."""
    span, vertical, horizontal = 1, "", ""
    properties = tc[0] if len(tc) else None
    for child in properties if properties is not None and properties.tag == _TCPR else ():
        tag = child.tag
        if tag == _GRID_SPAN:
            span = max(whole(child.get(VAL), 1), 1)
        elif tag == _VMERGE:
            vertical = child.get(VAL) or "continue"
        elif tag == _HMERGE:
            horizontal = child.get(VAL) or "continue"
    return span, vertical, horizontal


def _flat(parent: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    """The children of a container as if content controls, insertions and custom XML were not there."""
    if depth > MAX_DEPTH:
        raise FileRefused("Văn bản lồng nhau quá sâu.", "Không dùng tệp này; kiểm tra lại nguồn gửi.")
    for child in parent:
        if child.tag in _CONTAINERS:
            yield from _flat(_content(child), depth + 1)
        else:
            yield child


def _content(container: etree._Element) -> etree._Element:
    """Where the content of a container stands: of alternatives, in the first."""
    found = None
    if container.tag == _SDT:
        found = container.find(_SDT_CONTENT)
    elif container.tag == _ALTERNATE:
        found = container[0] if len(container) else None
    return container if found is None else found
