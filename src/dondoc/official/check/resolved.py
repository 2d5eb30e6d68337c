"""A docx with its styles resolved: each paragraph with the figures that a reader sees, and each section's page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from dondoc.files import FileRefused
from dondoc.files.xmlsafe import parse_xml
from dondoc.files.zipsafe import SafeZip
from dondoc.official.check.lines import drawn_line_mm
from dondoc.official.check.styles import (
    MM_PER_TWIP,
    NAMESPACES,
    OFF,
    Setting,
    Styles,
    Type,
    attribute,
    qualified,
    set_by,
    styles_of,
    twips,
)
from dondoc.official.ooxml import Element, R


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    type: Type


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`table` counts the outer tables from 0 (None outside them), `column` the cell; `width` is what the text may fill in
    millimetres; `drawn` the length of a line drawn in it (0 when its length is not known, None when there is none).
    """

    spans: tuple[Span, ...]
    setting: Setting
    numbered: bool
    section: int
    width: float
    table: int | None = None
    row: int = 0
    column: int = 0
    columns: int = 1
    drawn: float | None = None

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Section:
    """A section's page in millimetres. `number` is the paragraph of the default header that holds the page number."""

    width: float = 0
    height: float = 0
    top: float = 0
    bottom: float = 0
    left: float = 0
    right: float = 0
    number: Paragraph | None = None
    number_in_footer: bool = False
    hides_first: bool = False
    restarts: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    pages: int | None = None


def _runs(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph, insertions kept, deletions and text boxes left out."""
    for child in paragraph:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name == "r":
            yield child
        elif name in {"ins", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "moveTo", "customXml"}:
            yield from _runs(child)


def _run_text(run: Element) -> str:
    out = ""
    for child in run:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name == "t":
            out += child.text or ""
        elif name in {"tab", "ptab"}:
            out += "\t"
        elif name in {"br", "cr"}:
            out += "\n"
        elif name == "noBreakHyphen":
            out += "-"
    return out


def _paragraph(element: Element, styles: Styles, place: Paragraph) -> Paragraph:
    """The paragraph `element`, standing where `place` stands."""
    properties = element.find("w:pPr", NAMESPACES)
    style = attribute(properties.find("w:pStyle", NAMESPACES)) if properties is not None else None
    run_base, setting, numbered = styles.of(style)
    direct = None if properties is None else properties.find("w:numPr", NAMESPACES)
    if direct is not None:
        numbered = attribute(direct.find("w:numId", NAMESPACES)) != "0"
    spans: list[Span] = []
    for run in _runs(element):
        text = _run_text(run)
        if not text:
            continue
        run_properties = run.find("w:rPr", NAMESPACES)
        base = run_base
        if run_properties is not None:
            base = styles.character(base, attribute(run_properties.find("w:rStyle", NAMESPACES)))
        spans.append(Span(text, styles.typed(base, run_properties)))
    return replace(
        place,
        spans=tuple(spans),
        setting=set_by(setting, properties),
        numbered=numbered,
        drawn=drawn_line_mm(element),
    )


class _Reader:
    """Walks the body once: paragraphs with their place, sections with their headers."""

    def __init__(self, archive: SafeZip) -> None:
        self.archive = archive
        self.styles = styles_of(archive)
        self.tables = 0
        self.parts = self._targets()
        body = parse_xml(archive.read("word/document.xml")).find("w:body", NAMESPACES)
        self.body: Element = etree.Element(qualified("body")) if body is None else body
        self.section_elements = [
            e for e in self.body.iter(qualified("sectPr")) if e.getparent() is not None and not self._is_old(e)
        ]
        self.sections = self._sections()

    @staticmethod
    def _is_old(element: Element) -> bool:
        parent = element.getparent()
        return parent is not None and etree.QName(parent).localname == "sectPrChange"

    def _targets(self) -> dict[str, str]:
        if "word/_rels/document.xml.rels" not in self.archive:
            return {}
        root = parse_xml(self.archive.read("word/_rels/document.xml.rels"))
        return {str(e.get("Id")): f"word/{str(e.get('Target')).removeprefix('/word/')}" for e in root}

    def _sections(self) -> list[Section]:
        out: list[Section] = []
        for element in self.section_elements:
            out.append(self._section(element, out[-1] if out else None))
        return out or [Section()]

    def _section(self, element: Element, before: Section | None) -> Section:
        size, margin = element.find("w:pgSz", NAMESPACES), element.find("w:pgMar", NAMESPACES)
        mm = {
            "width": twips(size, "w"),
            "height": twips(size, "h"),
            **{side: twips(margin, side) for side in ("top", "bottom", "left", "right")},
        }
        gutter = twips(margin, "gutter") or 0
        figures = {name: abs(value or 0) * MM_PER_TWIP for name, value in mm.items()}
        figures["left"] += gutter * MM_PER_TWIP
        # A section without its own header keeps the one before.
        headers = self._numbers(element, "headerReference")
        footers = self._numbers(element, "footerReference")
        number = headers.get("default", before.number if before else None)
        in_footer = footers["default"] is not None if "default" in footers else bool(before and before.number_in_footer)
        title_page = element.find("w:titlePg", NAMESPACES)
        hides = title_page is not None and attribute(title_page) not in OFF and headers.get("first") is None
        start = attribute(element.find("w:pgNumType", NAMESPACES), "start")
        return Section(**figures, number=number, number_in_footer=in_footer, hides_first=hides, restarts=start == "1")

    def _numbers(self, element: Element, kind: str) -> dict[str, Paragraph | None]:
        """Of each header (or footer) of a section the paragraph that holds the page's number."""
        out: dict[str, Paragraph | None] = {}
        for reference in element.iterfind(f"w:{kind}", NAMESPACES):
            target = self.parts.get(str(reference.get(f"{{{R}}}id")), "")
            if target not in self.archive:
                continue
            root = parse_xml(self.archive.read(target))
            out[attribute(reference, "type") or "default"] = next(
                (self._numbered(p) for p in root.iter(qualified("p")) if _holds_page_field(p)), None
            )
        return out

    def _numbered(self, element: Element) -> Paragraph:
        return _paragraph(element, self.styles, _nowhere())

    def read(self) -> Iterator[Paragraph]:
        yield from self._flow(self.body, replace(_nowhere(), width=self._text_width(0)))

    def _text_width(self, section: int) -> float:
        page = self.sections[min(section, len(self.sections) - 1)]
        return page.width - page.left - page.right

    def _flow(self, parent: Element, place: Paragraph) -> Iterator[Paragraph]:
        """Paragraphs below `parent`; a section's end moves the place to the next one."""
        section = place.section
        for child in parent:
            name = etree.QName(child).localname if isinstance(child.tag, str) else ""
            here = (
                place if place.table is not None else replace(place, section=section, width=self._text_width(section))
            )
            if name == "p":
                yield _paragraph(child, self.styles, here)
                section += child.find("w:pPr/w:sectPr", NAMESPACES) is not None
            elif name == "tbl":
                yield from self._table(child, here)
            elif name in {"sdt", "sdtContent", "customXml", "ins", "smartTag"}:
                for paragraph in self._flow(child, here):
                    yield paragraph
                    section = max(section, paragraph.section)

    def _table(self, table: Element, place: Paragraph) -> Iterator[Paragraph]:
        index = place.table
        if index is None:
            index = self.tables
            self.tables += 1
        grid = [twips(column, "w") or 0 for column in table.iterfind("w:tblGrid/w:gridCol", NAMESPACES)]
        for r, row in enumerate(table.iterfind("w:tr", NAMESPACES)):
            cells = row.findall("w:tc", NAMESPACES)
            at = 0
            for c, cell in enumerate(cells):
                span = int(twips(cell.find("w:tcPr/w:gridSpan", NAMESPACES), "val") or 1)
                own = twips(cell.find("w:tcPr/w:tcW", NAMESPACES), "w")
                width = (sum(grid[at : at + span]) or own or 0) * MM_PER_TWIP
                at += span
                inner = replace(place, table=index, row=r, column=c, columns=len(cells), width=width)
                yield from self._flow(cell, inner if place.table is None else replace(place, width=width))


def _nowhere() -> Paragraph:
    return Paragraph(spans=(), setting=Setting(), numbered=False, section=0, width=0)


def _holds_page_field(paragraph: Element) -> bool:
    instructions = [e.text or "" for e in paragraph.iter(qualified("instrText"))]
    instructions += [attribute(e, "instr") or "" for e in paragraph.iter(qualified("fldSimple"))]
    return any(text.split()[:1] == ["PAGE"] for text in instructions)


def resolve(data: bytes) -> Resolved:
    """The document in `data`. Raises FileRefused when it is no docx, or one that is not opened."""
    archive = SafeZip(data)
    if "word/document.xml" not in archive:
        raise FileRefused("Tệp không phải văn bản Word (.docx).", "Lưu lại thành .docx rồi kiểm tra.")
    reader = _Reader(archive)
    pages = None
    if "docProps/app.xml" in archive:
        counted = parse_xml(archive.read("docProps/app.xml")).find("{*}Pages")
        text = "" if counted is None else counted.text or ""
        pages = int(text) if text.isascii() and text.isdecimal() else None
    return Resolved(tuple(reader.read()), tuple(reader.sections), pages)
