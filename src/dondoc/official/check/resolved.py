"""A docx with its styles resolved: each paragraph with the figures that a reader sees, and each section's page."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree

from dondoc.files import FileRefused
from dondoc.files.xmlsafe import parse_xml
from dondoc.files.zipsafe import SafeZip
from dondoc.official.check.lines import drawn_line_mm
from dondoc.official.ooxml import Element, R, W

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NS = {"w": W, "r": R, "a": _A}
_MM_PER_TWIP = 25.4 / 1440
_DEPTH = 20  # of styles based on styles
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Type:
    """Figures of a run: size in points, `font` as named in the file, color as RRGGBB or ""."""

    font: str = "Times New Roman"
    size: float = 10
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    color: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """Figures of a paragraph: space in points, indents in millimetres; `line` in lines when `line_rule` is auto, else in points."""

    align: str = "left"
    before: float = 0
    after: float = 0
    line: float = 1
    line_rule: Literal["auto", "exact", "atLeast"] = "auto"
    left: float = 0
    right: float = 0
    first: float = 0
    bordered: bool = False


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


def _q(tag: str) -> str:
    return f"{{{W}}}{tag}"


def _val(element: Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(_q(name))


def _twips(element: Element | None, *names: str) -> float | None:
    """The first of the named attributes that holds a number, in twips."""
    for name in names:
        value = _val(element, name)
        if value is not None:
            try:
                figure = float(value)
            except ValueError:
                continue
            if math.isfinite(figure):
                return figure
    return None


@dataclass(slots=True)
class _Styles:
    by_id: dict[str, Element]
    default_type: Type
    default_setting: Setting
    theme: dict[str, str]
    default_paragraph: str | None
    cache: dict[str, tuple[Type, Setting, bool]] = field(default_factory=dict)

    def of(self, style: str | None) -> tuple[Type, Setting, bool]:
        """The figures of a paragraph style with all that it is based on; last, whether it numbers."""
        key = style or self.default_paragraph or ""
        if key not in self.cache:
            chain: list[Element] = []
            at: str | None = key
            while at in self.by_id and len(chain) < _DEPTH:
                chain.append(self.by_id[at])
                at = _val(self.by_id[at].find("w:basedOn", _NS))
            run, setting, numbered = self.default_type, self.default_setting, False
            for element in reversed(chain):
                run = self.typed(run, element.find("w:rPr", _NS))
                setting = set_by(setting, element.find("w:pPr", _NS))
                numbered = numbered or element.find("w:pPr/w:numPr", _NS) is not None
            self.cache[key] = (run, setting, numbered)
        return self.cache[key]

    def character(self, base: Type, style: str | None) -> Type:
        """`base` changed by a character style and all that it is based on."""
        chain: list[Element] = []
        while style in self.by_id and len(chain) < _DEPTH:
            chain.append(self.by_id[style])
            style = _val(self.by_id[style].find("w:basedOn", _NS))
        for element in reversed(chain):
            base = self.typed(base, element.find("w:rPr", _NS))
        return base

    def typed(self, base: Type, properties: Element | None) -> Type:
        """`base` changed by one w:rPr."""
        if properties is None:
            return base
        changes: dict[str, str | float | bool] = {}
        for child in properties:
            name = etree.QName(child).localname
            value = _val(child)
            if name == "rFonts":
                themed = self.theme.get(_val(child, "asciiTheme") or "")
                font = themed or _val(child, "ascii") or _val(child, "hAnsi")
                changes |= {"font": font} if font else {}
            elif name == "sz":
                size = _twips(child, "val")
                changes |= {"size": size / 2} if size else {}
            elif name in {"b", "i"}:
                changes["bold" if name == "b" else "italic"] = value not in _OFF
            elif name == "u":
                changes["underline"] = value not in _OFF
            elif name == "caps":
                changes["caps"] = value not in _OFF
            elif name == "color":
                changes["color"] = "" if value in {None, "auto"} else str(value).upper()
        return replace(base, **changes)  # type: ignore[arg-type]  # the names above are the fields, each with its type


def set_by(base: Setting, properties: Element | None) -> Setting:
    """`base` changed by one w:pPr."""
    if properties is None:
        return base
    align = _val(properties.find("w:jc", _NS))
    if align is not None:
        base = replace(base, align={"start": "left", "end": "right", "distribute": "both"}.get(align, align))
    spacing = properties.find("w:spacing", _NS)
    if spacing is not None:
        before, after, line = _twips(spacing, "before"), _twips(spacing, "after"), _twips(spacing, "line")
        rule = _val(spacing, "lineRule") or "auto"
        base = replace(
            base,
            before=base.before if before is None else before / 20,
            after=base.after if after is None else after / 20,
        )
        if line is not None:
            is_auto = rule not in {"exact", "atLeast"}
            base = replace(
                base,
                line=line / 240 if is_auto else line / 20,
                line_rule="auto" if is_auto else "exact" if rule == "exact" else "atLeast",
            )
    indent = properties.find("w:ind", _NS)
    if indent is not None:
        left, right = _twips(indent, "left", "start"), _twips(indent, "right", "end")
        first, hanging = _twips(indent, "firstLine"), _twips(indent, "hanging")
        base = replace(
            base,
            left=base.left if left is None else left * _MM_PER_TWIP,
            right=base.right if right is None else right * _MM_PER_TWIP,
            first=-hanging * _MM_PER_TWIP if hanging else base.first if first is None else first * _MM_PER_TWIP,
        )
    border = properties.find("w:pBdr", _NS)
    if border is not None:
        edges = [e for e in border if etree.QName(e).localname in {"top", "bottom"}]
        base = replace(base, bordered=any(_val(e) not in {"nil", *_OFF} for e in edges))
    return base


def _styles(archive: SafeZip) -> _Styles:
    theme: dict[str, str] = {}
    theme_name = next((n for n in archive.names if n.startswith("word/theme/") and n.endswith(".xml")), None)
    if theme_name:
        fonts = parse_xml(archive.read(theme_name)).find(".//a:fontScheme", _NS)
        for kind in ("major", "minor"):
            latin = None if fonts is None else fonts.find(f"a:{kind}Font/a:latin", _NS)
            if latin is not None and latin.get("typeface"):
                theme |= dict.fromkeys((f"{kind}Ascii", f"{kind}HAnsi", f"{kind}Bidi"), str(latin.get("typeface")))
    empty = _Styles({}, Type(), Setting(), theme, None)
    if "word/styles.xml" not in archive:
        return empty
    root = parse_xml(archive.read("word/styles.xml"))
    by_id: dict[str, Element] = {}
    default = None
    for element in root.iterfind("w:style", _NS):
        name = element.get(_q("styleId"))
        if name is None:
            continue
        by_id[name] = element
        if element.get(_q("type")) == "paragraph" and (element.get(_q("default")) or "0") not in _OFF:
            default = name
    run = empty.typed(Type(), root.find("w:docDefaults/w:rPrDefault/w:rPr", _NS))
    setting = set_by(Setting(), root.find("w:docDefaults/w:pPrDefault/w:pPr", _NS))
    return _Styles(by_id, run, setting, theme, default)


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


def _paragraph(element: Element, styles: _Styles, place: Paragraph) -> Paragraph:
    """The paragraph `element`, standing where `place` stands."""
    properties = element.find("w:pPr", _NS)
    style = _val(properties.find("w:pStyle", _NS)) if properties is not None else None
    run_base, setting, numbered = styles.of(style)
    direct = None if properties is None else properties.find("w:numPr", _NS)
    if direct is not None:
        numbered = _val(direct.find("w:numId", _NS)) != "0"
    spans: list[Span] = []
    for run in _runs(element):
        text = _run_text(run)
        if not text:
            continue
        run_properties = run.find("w:rPr", _NS)
        base = run_base
        if run_properties is not None:
            base = styles.character(base, _val(run_properties.find("w:rStyle", _NS)))
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
        self.styles = _styles(archive)
        self.tables = 0
        self.parts = self._targets()
        body = parse_xml(archive.read("word/document.xml")).find("w:body", _NS)
        self.body: Element = etree.Element(_q("body")) if body is None else body
        self.section_elements = [
            e for e in self.body.iter(_q("sectPr")) if e.getparent() is not None and not self._is_old(e)
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
        size, margin = element.find("w:pgSz", _NS), element.find("w:pgMar", _NS)
        mm = {
            "width": _twips(size, "w"),
            "height": _twips(size, "h"),
            **{side: _twips(margin, side) for side in ("top", "bottom", "left", "right")},
        }
        gutter = _twips(margin, "gutter") or 0
        figures = {name: abs(value or 0) * _MM_PER_TWIP for name, value in mm.items()}
        figures["left"] += gutter * _MM_PER_TWIP
        # A section without its own header keeps the one before.
        headers = self._numbers(element, "headerReference")
        footers = self._numbers(element, "footerReference")
        number = headers.get("default", before.number if before else None)
        in_footer = footers["default"] is not None if "default" in footers else bool(before and before.number_in_footer)
        title_page = element.find("w:titlePg", _NS)
        hides = title_page is not None and _val(title_page) not in _OFF and headers.get("first") is None
        start = _val(element.find("w:pgNumType", _NS), "start")
        return Section(**figures, number=number, number_in_footer=in_footer, hides_first=hides, restarts=start == "1")

    def _numbers(self, element: Element, kind: str) -> dict[str, Paragraph | None]:
        """Of each header (or footer) of a section the paragraph that holds the page's number."""
        out: dict[str, Paragraph | None] = {}
        for reference in element.iterfind(f"w:{kind}", _NS):
            target = self.parts.get(str(reference.get(f"{{{R}}}id")), "")
            if target not in self.archive:
                continue
            root = parse_xml(self.archive.read(target))
            out[_val(reference, "type") or "default"] = next(
                (self._numbered(p) for p in root.iter(_q("p")) if _holds_page_field(p)), None
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
                section += child.find("w:pPr/w:sectPr", _NS) is not None
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
        grid = [_twips(column, "w") or 0 for column in table.iterfind("w:tblGrid/w:gridCol", _NS)]
        for r, row in enumerate(table.iterfind("w:tr", _NS)):
            cells = row.findall("w:tc", _NS)
            at = 0
            for c, cell in enumerate(cells):
                span = int(_twips(cell.find("w:tcPr/w:gridSpan", _NS), "val") or 1)
                own = _twips(cell.find("w:tcPr/w:tcW", _NS), "w")
                width = (sum(grid[at : at + span]) or own or 0) * _MM_PER_TWIP
                at += span
                inner = replace(place, table=index, row=r, column=c, columns=len(cells), width=width)
                yield from self._flow(cell, inner if place.table is None else replace(place, width=width))


def _nowhere() -> Paragraph:
    return Paragraph(spans=(), setting=Setting(), numbered=False, section=0, width=0)


def _holds_page_field(paragraph: Element) -> bool:
    instructions = [e.text or "" for e in paragraph.iter(_q("instrText"))]
    instructions += [_val(e, "instr") or "" for e in paragraph.iter(_q("fldSimple"))]
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
