"""The parts of a docx that hold figures, not text: styles, settings, headers, properties, relations."""

from datetime import UTC, datetime

from lxml import etree

from dondoc.official.layout import COMPONENTS, FIRST_LINE_CM, FONT, LANGUAGE, LINE_SPACING, Align, Component
from dondoc.official.ooxml import Element, serialise, text_element, w

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE_NS = {
    "cp": f"{_PACKAGE}/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_OUTLINE = {"division_title": 0, "roman": 0, "article": 1, "clause_title": 1, "annex_title": 0}
LINE_240 = 240  # Word counts line spacing in 240ths of a line

# part name → (relation type, content type); the order is the zip's
PARTS = {
    "styles": ("styles", "styles"),
    "settings": ("settings", "settings"),
    "header1": ("header", "header"),
    "header2": ("header", "header"),
    "footer1": ("footer", "footer"),
    "footer2": ("footer", "footer"),
}


def twips_mm(mm: float) -> int:
    return round(mm / 25.4 * 1440)


def twips_pt(pt: float) -> int:
    return round(pt * 20)


def style_id(component: str) -> str:
    return "".join(word.capitalize() for word in component.split("_"))


def align_element(align: Align | str) -> Element:
    return w("jc", val=align)


def run_properties(*, bold: bool, italic: bool, size: float | None = None, color: str = "") -> Element:
    return w(
        "rPr",
        w("b") if bold else None,
        w("i") if italic else None,
        w("color", val=color) if color else None,
        w("sz", val=round(size * 2)) if size else None,
        w("szCs", val=round(size * 2)) if size else None,
    )


def _style(key: str, figures: Component) -> Element:
    return w(
        "style",
        w("name", val=figures.name),
        w("basedOn", val="Normal"),
        w("qFormat"),
        w(
            "pPr",
            w("keepNext") if figures.keep_next else None,
            w(
                "spacing",
                before=twips_pt(figures.before),
                after=twips_pt(figures.after),
                line=round(LINE_SPACING * LINE_240),
                lineRule="auto",
            ),
            w("ind", firstLine=twips_mm(FIRST_LINE_CM * 10)) if figures.indented else None,
            align_element(figures.align),
            w("outlineLvl", val=_OUTLINE[key]) if key in _OUTLINE else None,
        ),
        run_properties(bold=figures.bold, italic=figures.italic, size=figures.size),
        type="paragraph",
        styleId=style_id(key),
        customStyle=1,
    )


def styles() -> bytes:
    body = COMPONENTS["body"]
    defaults = w(
        "docDefaults",
        w(
            "rPrDefault",
            w(
                "rPr",
                w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
                w("sz", val=round(body.size * 2)),
                w("szCs", val=round(body.size * 2)),
                w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"),
            ),
        ),
        w("pPrDefault", w("pPr", w("spacing", before=0, after=0, line=LINE_240, lineRule="auto"))),
    )
    normal = w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal")
    table = w(
        "style",
        w("name", val="Normal Table"),
        w("tblPr", w("tblInd", w=0, type="dxa"), _cell_margins()),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    return serialise(w("styles", defaults, normal, table, *(_style(k, c) for k, c in COMPONENTS.items())))


def _cell_margins() -> Element:
    sides = {"top": 0, "left": 0, "bottom": 0, "right": 0}
    return w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in sides.items()))


def settings() -> bytes:
    return serialise(
        w(
            "settings",
            w("zoom", percent=100),
            w("defaultTabStop", val=twips_mm(FIRST_LINE_CM * 10)),
            w("characterSpacingControl", val="doNotCompress"),
            w("compat", _compat("compatibilityMode", "15")),
            w("themeFontLang", val=LANGUAGE),
            w("decimalSymbol", val=","),
            w("listSeparator", val=";"),
        )
    )


def _compat(name: str, value: str) -> Element:
    return w("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)


def header(*, numbered: bool) -> bytes:
    """The top margin: the page's number in the middle, or nothing on a first page."""
    paragraph = w("p", w("pPr", w("pStyle", val=style_id("page_number"))))
    if numbered:
        instruction = w("instrText")
        instruction.text = " PAGE "
        for part in (
            w("fldChar", fldCharType="begin"),
            instruction,
            w("fldChar", fldCharType="separate"),
            text_element("2"),
            w("fldChar", fldCharType="end"),
        ):
            paragraph.append(w("r", part))
    return serialise(w("hdr", paragraph))


def footer(paragraphs: list[Element]) -> bytes:
    return serialise(w("ftr", *(paragraphs or [w("p")])))


def core_properties(title: str, author: str, made_at: datetime) -> bytes:
    root = etree.Element(f"{{{_CORE_NS['cp']}}}coreProperties", nsmap=_CORE_NS)
    stamp = made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for prefix, name, value in (
        ("dc", "title", title),
        ("dc", "creator", author),
        ("cp", "lastModifiedBy", author),
        ("cp", "revision", "1"),
        ("dcterms", "created", stamp),
        ("dcterms", "modified", stamp),
        ("dc", "language", LANGUAGE),
    ):
        child = etree.SubElement(root, f"{{{_CORE_NS[prefix]}}}{name}")
        child.text = value
        if prefix == "dcterms":
            child.set(f"{{{_CORE_NS['xsi']}}}type", "dcterms:W3CDTF")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def content_types() -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, (_, kind) in PARTS.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>"
    ).encode()


def package_relations() -> bytes:
    return _relations(
        {
            "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
            "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        }
    )


def document_relations() -> bytes:
    """The relation of a part has the part's name as its id."""
    return _relations({name: (f"{_OFFICE}/{kind}", f"{name}.xml") for name, (kind, _) in PARTS.items()})


def _relations(targets: dict[str, tuple[str, str]]) -> bytes:
    items = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, (kind, target) in targets.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'.encode()
