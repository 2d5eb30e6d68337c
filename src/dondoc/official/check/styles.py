"""The styles of a docx and what they make of a run or a paragraph."""

import math
from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree

from dondoc.files.xmlsafe import parse_xml
from dondoc.files.zipsafe import SafeZip
from dondoc.official.ooxml import Element, R, W

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
NAMESPACES = {"w": W, "r": R, "a": _A}
MM_PER_TWIP = 25.4 / 1440
_DEPTH = 20  # of styles based on styles
OFF = frozenset({"0", "false", "off", "none"})


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


def qualified(tag: str) -> str:
    return f"{{{W}}}{tag}"


def attribute(element: Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(qualified(name))


def twips(element: Element | None, *names: str) -> float | None:
    """The first of the named attributes that holds a number, in twips."""
    for name in names:
        value = attribute(element, name)
        if value is not None:
            try:
                figure = float(value)
            except ValueError:
                continue
            if math.isfinite(figure):
                return figure
    return None


@dataclass(slots=True)
class Styles:
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
                at = attribute(self.by_id[at].find("w:basedOn", NAMESPACES))
            run, setting, numbered = self.default_type, self.default_setting, False
            for element in reversed(chain):
                run = self.typed(run, element.find("w:rPr", NAMESPACES))
                setting = set_by(setting, element.find("w:pPr", NAMESPACES))
                numbered = numbered or element.find("w:pPr/w:numPr", NAMESPACES) is not None
            self.cache[key] = (run, setting, numbered)
        return self.cache[key]

    def character(self, base: Type, style: str | None) -> Type:
        """`base` changed by a character style and all that it is based on."""
        chain: list[Element] = []
        while style in self.by_id and len(chain) < _DEPTH:
            chain.append(self.by_id[style])
            style = attribute(self.by_id[style].find("w:basedOn", NAMESPACES))
        for element in reversed(chain):
            base = self.typed(base, element.find("w:rPr", NAMESPACES))
        return base

    def typed(self, base: Type, properties: Element | None) -> Type:
        """`base` changed by one w:rPr."""
        if properties is None:
            return base
        changes: dict[str, str | float | bool] = {}
        for child in properties:
            name = etree.QName(child).localname
            value = attribute(child)
            if name == "rFonts":
                themed = self.theme.get(attribute(child, "asciiTheme") or "")
                font = themed or attribute(child, "ascii") or attribute(child, "hAnsi")
                changes |= {"font": font} if font else {}
            elif name == "sz":
                size = twips(child, "val")
                changes |= {"size": size / 2} if size else {}
            elif name in {"b", "i"}:
                changes["bold" if name == "b" else "italic"] = value not in OFF
            elif name == "u":
                changes["underline"] = value not in OFF
            elif name == "caps":
                changes["caps"] = value not in OFF
            elif name == "color":
                changes["color"] = "" if value in {None, "auto"} else str(value).upper()
        return replace(base, **changes)  # type: ignore[arg-type]  # the names above are the fields, each with its type


def set_by(base: Setting, properties: Element | None) -> Setting:
    """`base` changed by one w:pPr."""
    if properties is None:
        return base
    align = attribute(properties.find("w:jc", NAMESPACES))
    if align is not None:
        base = replace(base, align={"start": "left", "end": "right", "distribute": "both"}.get(align, align))
    spacing = properties.find("w:spacing", NAMESPACES)
    if spacing is not None:
        before, after, line = twips(spacing, "before"), twips(spacing, "after"), twips(spacing, "line")
        rule = attribute(spacing, "lineRule") or "auto"
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
    indent = properties.find("w:ind", NAMESPACES)
    if indent is not None:
        left, right = twips(indent, "left", "start"), twips(indent, "right", "end")
        first, hanging = twips(indent, "firstLine"), twips(indent, "hanging")
        base = replace(
            base,
            left=base.left if left is None else left * MM_PER_TWIP,
            right=base.right if right is None else right * MM_PER_TWIP,
            first=-hanging * MM_PER_TWIP if hanging else base.first if first is None else first * MM_PER_TWIP,
        )
    border = properties.find("w:pBdr", NAMESPACES)
    if border is not None:
        edges = [e for e in border if etree.QName(e).localname in {"top", "bottom"}]
        base = replace(base, bordered=any(attribute(e) not in {"nil", *OFF} for e in edges))
    return base


def styles_of(archive: SafeZip) -> Styles:
    theme: dict[str, str] = {}
    theme_name = next((n for n in archive.names if n.startswith("word/theme/") and n.endswith(".xml")), None)
    if theme_name:
        fonts = parse_xml(archive.read(theme_name)).find(".//a:fontScheme", NAMESPACES)
        for kind in ("major", "minor"):
            latin = None if fonts is None else fonts.find(f"a:{kind}Font/a:latin", NAMESPACES)
            if latin is not None and latin.get("typeface"):
                theme |= dict.fromkeys((f"{kind}Ascii", f"{kind}HAnsi", f"{kind}Bidi"), str(latin.get("typeface")))
    empty = Styles({}, Type(), Setting(), theme, None)
    if "word/styles.xml" not in archive:
        return empty
    root = parse_xml(archive.read("word/styles.xml"))
    by_id: dict[str, Element] = {}
    default = None
    for element in root.iterfind("w:style", NAMESPACES):
        name = element.get(qualified("styleId"))
        if name is None:
            continue
        by_id[name] = element
        if element.get(qualified("type")) == "paragraph" and (element.get(qualified("default")) or "0") not in OFF:
            default = name
    run = empty.typed(Type(), root.find("w:docDefaults/w:rPrDefault/w:rPr", NAMESPACES))
    setting = set_by(Setting(), root.find("w:docDefaults/w:pPrDefault/w:pPr", NAMESPACES))
    return Styles(by_id, run, setting, theme, default)
