"""OpenDocument text → blocks."""

from lxml import etree

from dondoc.files.blocks import Source
from dondoc.files.errors import FileRefused
from dondoc.files.odt.body import Body, flat
from dondoc.files.odt.names import O, S, T
from dondoc.files.xmlsafe import parse_xml
from dondoc.files.zipsafe import SafeZip


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
    reader = Body([root for root in (styles, content) if root is not None], text)
    source = Source("odt", reader.blocks(text, "body"))
    _notes(reader, source)
    if styles is not None:
        _edges(styles, reader, source)
    return source


def _notes(reader: Body, source: Source) -> None:
    for note in reader.notes:
        citation, body = note.find(T + "note-citation"), note.find(T + "note-body")
        found = flat(reader.blocks(body, "footnote")) if body is not None else []
        if found and found[0].marker is None and citation is not None:
            found[0].marker = (citation.text or "").strip() or None
        source.footnotes.extend(found)


def _edges(styles: etree._Element, reader: Body, source: Source) -> None:
    for page in styles.iter(S + "master-page"):
        for child in page:
            if child.tag == S + "header":
                source.headers.extend(flat(reader.blocks(child, "header")))
            elif child.tag == S + "footer":
                source.footers.extend(flat(reader.blocks(child, "footer")))
