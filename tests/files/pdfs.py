"""PDFs: set by typst from the text of a test, or written object by object."""

import zlib

import typst

PAGE = """#set page(paper: "a4", margin: (left: 3cm, right: 2cm, y: 2cm), numbering: "1", number-align: top + center)
#set text(font: "DejaVu Serif", size: 11pt, lang: "vi")
#set par(justify: true, first-line-indent: (amount: 1cm, all: true), spacing: 0.9em)
"""
HEAD = """#text(size: 9pt)[#grid(columns: (2fr, 3fr), align: center, row-gutter: 0.65em,
  [BAN QUẢN LÝ CÁC KHU MẪU], [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM*],
  [Số: 12/KH-BQL], [*Độc lập - Tự do - Hạnh phúc*],
  [], [_Mẫu Giang, ngày 05 tháng 3 năm 2024_])]
"""


def set_pdf(source: str) -> bytes:
    return bytes(typst.compile((PAGE + source).encode()))


def raw_pdf(objects: list[str | bytes], trailer="/Root 1 0 R") -> bytes:
    """Objects numbered from 1, with their cross-reference table."""
    out, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content if isinstance(content, bytes) else content.encode())
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer <</Size %d %s>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        trailer.encode(),
        len(out),
    )


def one_page(content: bytes) -> bytes:
    """A PDF of one page with this content stream, packed, and the font F."""
    packed = zlib.compress(content, 9)
    return raw_pdf(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )
