"""Office files built from raw XML, so that a test says exactly what stands in the file."""

import zipfile
from io import BytesIO

from dondoc.files import Paragraph, Source, Table, open_document

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="{}"/></Types>'
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
REL_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body: str, *, styles="", numbering="", footnotes="", header="", more=None, types="application/xml") -> bytes:
    """A docx of the given inner XML: the body's, the styles', and so on. A header needs a sectPr with r:id="h1"."""
    parts = {
        "[Content_Types].xml": TYPES.format(types),
        "_rels/.rels": RELS.format(
            f'<Relationship Id="r1" Type="{REL_TYPE}officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    kinds = {"styles": styles, "numbering": numbering, "footnotes": footnotes}
    links = ""
    for kind, inner in kinds.items():
        if inner:
            parts[f"word/{kind}.xml"] = f"<w:{kind} {W}>{inner}</w:{kind}>"
            links += f'<Relationship Id="{kind}" Type="{REL_TYPE}{kind}" Target="{kind}.xml"/>'
    if header:
        parts["word/header1.xml"] = f"<w:hdr {W}>{header}</w:hdr>"
        links += f'<Relationship Id="h1" Type="{REL_TYPE}header" Target="header1.xml"/>'
    parts["word/_rels/document.xml.rels"] = RELS.format(links)
    return packed(parts | (more or {}))


def odt(text: str, *, automatic="", styles="") -> bytes:
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>",
    }
    if styles:
        parts["styles.xml"] = f"<office:document-styles {ODF}>{styles}</office:document-styles>"
    return packed(parts)


def p(text: str, properties="") -> str:
    """A w:p of one run."""
    pr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{pr}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def r(text: str, properties="") -> str:
    pr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{pr}<w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, num=1, level=0) -> str:
    """A paragraph of list `num`."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def lvl(index: int, fmt: str, text: str, *, start=1, more="") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(*abstracts: str, nums="") -> str:
    """numbering.xml: abstract definitions 0, 1, … each with a w:num one higher; `nums` adds others."""
    inner = "".join(
        f'<w:abstractNum w:abstractNumId="{i}">{levels}</w:abstractNum>' for i, levels in enumerate(abstracts)
    )
    inner += "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(abstracts)))
    return inner + nums


def tc(inner: str, properties="") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tbl(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def read(data: bytes, name="van-ban.docx") -> Source:
    return open_document(data, name=name)


def shown(source: Source) -> list[str]:
    """Every paragraph as a reader sees it: marker, then text."""
    return [f"{x.marker} {x.text}" if x.marker else x.text for x in source.paragraphs()]


def first_table(source: Source) -> Table:
    return next(block for block in source.blocks if isinstance(block, Table))


def spans(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in table.cells]


def only(source: Source) -> Paragraph:
    (paragraph,) = source.paragraphs()
    return paragraph
