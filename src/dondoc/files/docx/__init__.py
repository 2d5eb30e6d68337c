"""docx → blocks: our own reader on lxml, because no library at hand writes Word's automatic numbers as Word shows them."""

import posixpath
import re

from lxml import etree

from dondoc.files.blocks import Block, Paragraph, Source
from dondoc.files.docx.body import Body
from dondoc.files.docx.inline import LOOKS
from dondoc.files.docx.names import R_ID, STRICT, TRANSITIONAL, W, whole
from dondoc.files.docx.numbering import Numbering
from dondoc.files.docx.styles import Styles
from dondoc.files.errors import FileRefused
from dondoc.files.quality import is_garbage
from dondoc.files.xmlsafe import parse_xml
from dondoc.files.zipsafe import SafeZip

_EDGES = frozenset({W + "headerReference", W + "footerReference"})
_MARKS = frozenset({W + "del", W + "moveFrom", W + "vanish"})
# Fonts, sizes, colours and languages are half of what Word writes and nothing here looks at them: without them a document
# parses in half the time. Only empty elements with plain attributes, the w:rPr that holds nothing else with them, and not
# where a comment or CDATA may stand.
_LOOKLESS = rb'<w:(?:rFonts|lang|sz(?:Cs)?|spacing|ind|color)(?: w:\w+="[^"<>]*")*+ ?/>'
_UNREAD = re.compile(rb"<w:rPr>(?:%b)*+</w:rPr>|%b" % (_LOOKLESS, _LOOKLESS))
_NOT_WORD = FileRefused("Tệp nén này không phải văn bản Word.", "Chọn tệp .docx, .odt, .pdf hoặc .txt.")
_EMBEDDED = "Văn bản nhúng nội dung từ một tệp khác; phần đó không đọc được, hãy đối chiếu với bản gốc."


def read_docx(container: SafeZip) -> Source:
    """Blocks of a docx: insertions kept, deletions dropped (both recorded as changes), hidden text dropped; footnotes,
    headers and footers apart. Raises FileRefused: macros, no document inside, broken or hostile XML.
    """
    names = container.names
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise FileRefused("Tệp có chứa macro.", "Lưu lại dưới dạng .docx không có macro rồi tải lên.")
    if b"macroEnabled" in container.read("[Content_Types].xml"):
        raise FileRefused("Tệp có chứa macro.", "Lưu lại dưới dạng .docx không có macro rồi tải lên.")
    main = _targets(container, "").get("officeDocument", [""])[0] or "word/document.xml"
    if main not in container:
        raise _NOT_WORD
    root = _xml(container, main)
    body = root.find(W + "body")
    if body is None:
        raise _NOT_WORD
    related = _targets(container, main)
    styles = Styles(_related(container, related, "styles"))
    reader = Body(styles, Numbering(_related(container, related, "numbering"), styles))
    looked, references, reader.marks = _seen(body)
    source = Source("docx", reader.part(body, "body", looked=looked))
    reader.marks = True
    _notes(container, related, reader, source)
    _edges(container, main, references, reader, source)
    if _old_fonts(container) and is_garbage("\n".join(p.text for p in source.paragraphs())):
        raise FileRefused(
            "Văn bản dùng phông chữ bảng mã cũ (TCVN3, VNI).",
            "Chuyển mã sang Unicode, phông Times New Roman, rồi tải lên lại.",
        )
    if "aFChunk" in related or "subDocument" in related:
        source.low_confidence = _EMBEDDED
    return source


def _seen(body: etree._Element) -> tuple[set[etree._Element], list[etree._Element], bool]:
    """What the reading must know before it begins, in one pass over the tree: the elements with a look of their own, the
    references to headers and footers, and whether any paragraph mark may be deleted or hidden.
    """
    looked: set[etree._Element] = set()
    references: list[etree._Element] = []
    marks = False
    for element in body.iter(*LOOKS, *_EDGES, *_MARKS):
        tag = element.tag
        if tag in _EDGES:
            references.append(element)
        elif tag in LOOKS and (parent := element.getparent()) is not None:
            looked.add(parent)
        marks = marks or tag in _MARKS
    return looked, references, marks


def _old_fonts(container: SafeZip) -> bool:
    """Whether the font table names fonts of the time before Unicode."""
    fonts = container.read("word/fontTable.xml") if "word/fontTable.xml" in container else b""
    return b'".Vn' in fonts or b'"VNI-' in fonts


def _notes(container: SafeZip, related: dict[str, list[str]], reader: Body, source: Source) -> None:
    """Footnotes, then endnotes, in the order in which the text refers to them."""
    for kind in ("footnote", "endnote"):
        wanted = [key.split()[1] for key in reader.notes if key.startswith(kind)]
        root = _related(container, related, kind + "s") if wanted else None
        if root is None:
            continue
        found = {str(whole(note.get(W + "id"))): note for note in root.iterchildren(W + kind)}
        for number, key in enumerate(dict.fromkeys(wanted), start=1):
            if key not in found:
                continue
            paragraphs = _paragraphs(reader.part(found[key], "footnote"))
            if paragraphs and paragraphs[0].marker is None:
                paragraphs[0].marker = str(number)
            source.footnotes.extend(paragraphs)


def _edges(container: SafeZip, main: str, references: list[etree._Element], reader: Body, source: Source) -> None:
    """Headers and footers that a section refers to, each part once."""
    if not references:
        return
    by_id = _targets_by_id(container, main)
    seen: set[str] = set()
    for reference in references:
        name = by_id.get(reference.get(R_ID, ""), "")
        if name in seen or name not in container:
            continue
        seen.add(name)
        if reference.tag == W + "headerReference":
            source.headers.extend(_paragraphs(reader.part(_xml(container, name), "header")))
        else:
            source.footers.extend(_paragraphs(reader.part(_xml(container, name), "footer")))


def _paragraphs(blocks: list[Block]) -> list[Paragraph]:
    return list(Source("docx", blocks).paragraphs())


def _xml(container: SafeZip, name: str) -> etree._Element:
    data = container.read(name)
    if STRICT in data[:8192]:
        data = data.replace(STRICT + b"wordprocessingml/main", TRANSITIONAL + b"wordprocessingml/2006/main")
        data = data.replace(STRICT + b"officeDocument/", TRANSITIONAL + b"officeDocument/2006/")
    return parse_xml(data if b"<!" in data else _UNREAD.sub(b"", data))


def _related(container: SafeZip, related: dict[str, list[str]], kind: str) -> etree._Element | None:
    for name in related.get(kind, ()):
        if name in container:
            return _xml(container, name)
    return None


def _relations(container: SafeZip, part: str) -> list[tuple[str, str, str]]:
    """Id, kind (the last word of its type) and target inside the package of each relationship of a part."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in container:
        return []
    out = []
    for element in parse_xml(container.read(rels)):
        if element.get("TargetMode") != "External":
            target = element.get("Target", "")
            inside = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            out.append((element.get("Id", ""), element.get("Type", "").rsplit("/", 1)[-1], inside))
    return out


def _targets(container: SafeZip, part: str) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for _, kind, target in _relations(container, part):
        out.setdefault(kind, []).append(target)
    return out


def _targets_by_id(container: SafeZip, part: str) -> dict[str, str]:
    return {key: target for key, _, target in _relations(container, part)}
