"""What tests read out of the files that the writers made."""

import io
import re
import zipfile
from pathlib import Path

import pypdfium2
from lxml import etree

import dondoc
from dondoc.official.compose import Annex, Composed, Flow, Grid, Line

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONTS = Path(dondoc.__file__).parent / "ui" / "static" / "vendor" / "tinos"


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def changed(data: bytes, name: str, old: str, new: str, *, count: int = -1) -> bytes:
    """The zip with `old` in one part replaced; it must be there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        for entry in archive.infolist():
            content = archive.read(entry)
            if entry.filename == name:
                text = content.decode()
                assert old in text, f"{name} does not hold {old}"
                content = text.replace(old, new, count).encode()
            copy.writestr(entry, content)
    return out.getvalue()


def restyled(data: bytes, style: str, old: str, new: str) -> bytes:
    """The docx with one figure of one style replaced; the figure must be there."""
    styles = part(data, "word/styles.xml")
    block = re.search(rf'<w:style [^>]*w:styleId="{style}".*?</w:style>', styles, re.DOTALL)
    assert block is not None, f"no style {style}"
    assert old in block[0], f"{style} does not hold {old}"
    return changed(data, "word/styles.xml", block[0], block[0].replace(old, new))


def paragraphs(data: bytes) -> list[str]:
    root = etree.fromstring(part(data, "word/document.xml").encode())
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def as_text(page: Composed) -> str:
    """The neutral structure, one line each: component and words; a table row by row, a span as <rows x columns>."""
    lines = [_line(x) for x in (*page.left, *page.right, page.number, page.place_date, *page.under_number, *page.top)]
    lines += [text for flow in page.body for text in _flow(flow)]
    lines += [_line(x) for x in (*page.co_signer, *page.signer, *page.recipients, *page.address)]
    lines += [text for annex in page.annexes for text in _annex(annex)]
    return "\n".join(lines)


def _annex(annex: Annex) -> list[str]:
    turned = ["annex: landscape" if annex.landscape else "annex: portrait"]
    return [*turned, *(_line(x) for x in annex.head), *(text for flow in annex.body for text in _flow(flow))]


def _line(line: Line) -> str:
    return f"{line.component}: {line.text}"


def _flow(flow: Flow) -> list[str]:
    if not isinstance(flow, Grid):
        return [_line(flow)]
    rows: list[list[str]] = [[] for _ in range(flow.rows)]
    for cell in flow.cells:
        span = f"<{cell.rowspan}x{cell.colspan}>" if cell.rowspan * cell.colspan > 1 else ""
        rows[cell.row].append(span + "".join(run.text for run in cell.runs))
    return ["table: " + " | ".join(row) for row in rows]
