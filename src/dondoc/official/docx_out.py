"""The docx writer: `write_docx(doc) -> bytes`."""

from dondoc.official import docx_parts
from dondoc.official.compose import (
    Annex,
    Composed,
    Flow,
    Grid,
    Line,
    Measures,
    compose,
    creation_time,
    measures,
    stamp_size,
)
from dondoc.official.docx_parts import align_element, style_id, twips_mm, twips_pt
from dondoc.official.docx_tables import grid_table, layout_table, runs_of
from dondoc.official.layout import (
    COMPONENTS,
    HEAD_LEFT_MM,
    PAGE,
    SIGNATURE_GAP_PT,
    SIGNER_LEFT_MM,
    STAMP_RED,
)
from dondoc.official.model import OfficialDocument
from dondoc.official.ooxml import Element, W, relation, serialise, w, zip_constant

_RULE_PT = 0.75
_RULE_EIGHTHS = round(_RULE_PT * 8)
_RULE_GAP_PT = 2.5
_RULE_LINE_PT = 4  # the height of the paragraph that carries a rule
_SIGNATURE_BEFORE_PT = 6.0


def write_docx(doc: OfficialDocument) -> bytes:
    """The document as docx (Word 2013 and later, LibreOffice), laid out by the decree. The same data give the same bytes.
    Raises ValueError when a table's cells do not fit its columns.
    """
    page = compose(doc)
    parts = {
        "[Content_Types].xml": docx_parts.content_types(),
        "_rels/.rels": docx_parts.package_relations(),
        "word/document.xml": serialise(w("document", w("body", *_body(page)))),
        "word/_rels/document.xml.rels": docx_parts.document_relations(),
        "word/styles.xml": docx_parts.styles(),
        "word/settings.xml": docx_parts.settings(),
        "word/header1.xml": docx_parts.header(numbered=True),
        "word/header2.xml": docx_parts.header(numbered=False),
        "word/footer1.xml": docx_parts.footer(_address(page.address)),
        "word/footer2.xml": docx_parts.footer([]),
        "docProps/core.xml": docx_parts.core_properties(page.title, page.author, creation_time(doc)),
    }
    return zip_constant(parts)


def _body(page: Composed) -> list[Element]:
    sizes = measures(page)
    out = [_head(page, sizes)]
    out += _title_lines(page, sizes)
    flows = [_flow(flow, PAGE.text_width) for flow in page.body]
    _keep_with_next(flows)
    out += [element for group in flows for element in group]
    out.append(_signature_table(page))
    last = _section(landscape=False, with_address=bool(page.address))
    for annex in page.annexes:
        out.append(_section_end(last))
        out += _annex(annex)
        last = _section(landscape=annex.landscape, with_address=False)
    if not page.annexes or isinstance(page.annexes[-1].body[-1] if page.annexes[-1].body else None, Grid):
        out.append(_spacer())
    return [*_apart(out), last]


def _title_lines(page: Composed, sizes: Measures) -> list[Element]:
    """From the type's name to the bases, with the rule under the abstract and the hyphens under the colon of "Kính gửi:"."""
    out: list[Element] = []
    abstract = [line for line in page.top if line.component == "abstract"]
    for line in page.top:
        if line.component == "addressee":
            out.append(_addressee(line, sizes, several=sum(x.component == "addressee" for x in page.top) > 1))
            continue
        out.append(_paragraph(line))
        if abstract and line is abstract[-1]:
            out.append(_rule(sizes.abstract_rule, PAGE.text_width, after=12, keep_next=True))
    if page.top and page.top[-1].component == "addressee":
        _set_spacing(out[-1], after=12)
    return out


def _paragraph(line: Line, **indent: int) -> Element:
    return w(
        "p",
        w(
            "pPr",
            w("pStyle", val=style_id(line.component)),
            w("ind", **(indent or {"firstLine": 0})) if indent or line.align == "center" else None,
            align_element(line.align) if line.align else None,
        ),
        *runs_of(line.runs, line.component),
    )


def _set_spacing(paragraph: Element, *, before: float | None = None, after: float | None = None) -> None:
    """Space of this paragraph that differs from its style's, in points."""
    properties = paragraph[0]
    spacing = properties.find(w("spacing").tag)
    if spacing is None:
        spacing = w("spacing")
        after_it = {w("ind").tag, w("jc").tag}
        at = next((n for n, child in enumerate(properties) if child.tag in after_it), len(properties))
        properties.insert(at, spacing)
    for name, value in (("before", before), ("after", after)):
        if value is not None:
            spacing.set(f"{{{W}}}{name}", str(twips_pt(value)))


def _rule(length: float, within: float, *, after: float = 0, keep_next: bool = False) -> Element:
    """A rule `length` mm long in the middle of `within` mm: the top border of an empty low paragraph, drawn between its
    indents, the same in Word and LibreOffice.
    """
    side = twips_mm(max(within - length, 0) / 2)
    return w(
        "p",
        w(
            "pPr",
            w("keepNext") if keep_next else None,
            w("pBdr", w("top", val="single", sz=_RULE_EIGHTHS, space=1, color="000000")),
            w(
                "spacing",
                before=twips_pt(_RULE_GAP_PT),
                after=twips_pt(after),
                line=twips_pt(_RULE_LINE_PT),
                lineRule="exact",
            ),
            w("ind", left=side, right=side),
            w("rPr", w("sz", val=4)),
        ),
    )


def _spacer() -> Element:
    """A paragraph of one point: Word wants one after a table and where a section ends."""
    return w(
        "p", w("pPr", w("spacing", before=0, after=0, line=twips_pt(1), lineRule="exact"), w("rPr", w("sz", val=2)))
    )


def _head(page: Composed, sizes: Measures) -> Element:
    right = PAGE.text_width - HEAD_LEFT_MM
    left_lines = [_paragraph(line) for line in page.left]
    left_lines.append(_rule(sizes.issuer_rule, HEAD_LEFT_MM))
    right_lines = [_paragraph(line) for line in page.right]
    right_lines.append(_rule(sizes.motto_rule, right))
    under = [
        _stamp(line) if line.component in {"urgency", "circulation"} else _paragraph(line) for line in page.under_number
    ]
    rows = [[left_lines, right_lines], [[_paragraph(page.number), *under], [_paragraph(page.place_date)]]]
    return layout_table([HEAD_LEFT_MM, right], *rows)


def _stamp(line: Line) -> Element:
    """A boxed word in the left column: urgency in the sizes of the decree and red, circulation as wide as its words."""
    figures = COMPONENTS[line.component]
    width, height = stamp_size(line)
    side = twips_mm((HEAD_LEFT_MM - width) / 2)
    color = STAMP_RED if line.component == "urgency" else "000000"
    edges = [
        w(edge, val="single", sz=_RULE_EIGHTHS, space=0, color=color) for edge in ("top", "left", "bottom", "right")
    ]
    return w(
        "p",
        w(
            "pPr",
            w("pStyle", val=style_id(line.component)),
            w("pBdr", *edges),
            w("spacing", before=twips_pt(figures.before), line=twips_mm(height), lineRule="exact"),
            w("ind", left=side, right=side),
            w("textAlignment", val="center"),
        ),
        *runs_of(line.runs, line.component, color=color if line.component == "urgency" else ""),
    )


def _addressee(line: Line, sizes: Measures, *, several: bool) -> Element:
    if not several:
        centred = Line(line.component, line.runs, align="center")
        return _paragraph(centred)
    if not line.text.startswith("- "):
        paragraph = _paragraph(line, left=twips_mm(sizes.addressee_indent))
        _set_spacing(paragraph, after=0)
        return paragraph
    paragraph = _paragraph(line, left=twips_mm(sizes.colon + sizes.hyphen), hanging=twips_mm(sizes.hyphen))
    _set_spacing(paragraph, before=0, after=0)
    return paragraph


def _signature_table(page: Composed) -> Element:
    right = PAGE.text_width - SIGNER_LEFT_MM
    recipients = [_paragraph(line) for line in page.recipients]
    _set_spacing(recipients[0], before=_SIGNATURE_BEFORE_PT)
    signer = _signer(page.signer)
    if not page.co_signer:
        return layout_table([SIGNER_LEFT_MM, right], [recipients, signer], keep=True)
    return layout_table([SIGNER_LEFT_MM, right], [_signer(page.co_signer), signer], [recipients, []], keep=True)


def _signer(lines: tuple[Line, ...]) -> list[Element]:
    out = [_paragraph(line) for line in lines]
    _set_spacing(out[0], before=_SIGNATURE_BEFORE_PT)
    _set_spacing(out[-1], before=SIGNATURE_GAP_PT)
    return out


def _flow(flow: Flow, width: float) -> list[Element]:
    if isinstance(flow, Line):
        return [_paragraph(flow)]
    return [grid_table(flow, width), _table_gap()]


def _table_gap() -> Element:
    return w(
        "p", w("pPr", w("spacing", before=0, after=0, line=twips_pt(6), lineRule="exact"), w("rPr", w("sz", val=4)))
    )


def _keep_with_next(flows: list[list[Element]]) -> None:
    """The last paragraph of the body, or the last row of its table, stays on the page of the signature."""
    last = flows[-1] if flows else []
    rows = [row for element in last for row in element.iterchildren(w("tr").tag)][-1:]
    kept = [p for row in rows for p in row.iter(w("p").tag)] + [e for e in last if e.tag == w("p").tag]
    for paragraph in kept:
        properties = paragraph[0]
        at = 1 if len(properties) and properties[0].tag == w("pStyle").tag else 0
        properties.insert(at, w("keepNext"))


def _apart(elements: list[Element]) -> list[Element]:
    """A low paragraph between two tables that would touch: Word makes one of them."""
    out: list[Element] = []
    for element in elements:
        if out and out[-1].tag == element.tag == w("tbl").tag:
            out.append(_spacer())
        out.append(element)
    return out


def _annex(annex: Annex) -> list[Element]:
    width = (PAGE.height if annex.landscape else PAGE.width) - PAGE.left - PAGE.right
    out = [_paragraph(line) for line in annex.head]
    if annex.head[-1].component != "annex_reference":
        _set_spacing(out[-1], after=12)
    for flow in annex.body:
        out += _flow(flow, width)
    return out


def _section(*, landscape: bool, with_address: bool) -> Element:
    """One section's page: A4 by the decree's margins, numbered from 1 in the header, the first page without its number."""
    width, height = twips_mm(PAGE.width), twips_mm(PAGE.height)
    size = w("pgSz", w=height, h=width, orient="landscape") if landscape else w("pgSz", w=width, h=height)
    return w(
        "sectPr",
        relation(w("headerReference", type="default"), "header1"),
        relation(w("headerReference", type="first"), "header2"),
        relation(w("footerReference", type="default"), "footer2"),
        relation(w("footerReference", type="first"), "footer1" if with_address else "footer2"),
        w("type", val="nextPage"),
        size,
        w(
            "pgMar",
            top=twips_mm(PAGE.top),
            right=twips_mm(PAGE.right),
            bottom=twips_mm(PAGE.bottom),
            left=twips_mm(PAGE.left),
            header=twips_mm(PAGE.header),
            footer=twips_mm(PAGE.header),
            gutter=0,
        ),
        w("pgNumType", start=1),
        w("titlePg"),
    )


def _section_end(section: Element) -> Element:
    paragraph = _spacer()
    paragraph[0].append(section)
    return paragraph


def _address(lines: tuple[Line, ...]) -> list[Element]:
    """The agency's address at the foot of page 1, under a rule as wide as the text."""
    out = [_paragraph(line) for line in lines]
    for paragraph in out[:1]:
        paragraph[0].insert(1, w("pBdr", w("top", val="single", sz=_RULE_EIGHTHS, space=1, color="000000")))
    return out
