"""Files that mean harm, or are merely broken: refused in words, within 5 seconds and 300 MB."""

import json
import subprocess
import sys

import pytest

from dondoc.files import FileRefused, open_document
from files.parts import W, docx, odt, p, packed, r
from files.pdfs import one_page, raw_pdf, set_pdf

ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE a [<!ENTITY a "hahaha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def document(inner, before=""):
    return f"{before}<w:document {W}><w:body>{inner}</w:body></w:document>"


def main_part(text):
    return docx("", more={"word/document.xml": text})


def varied(count, row):
    """Rows that pack badly, so that no ratio gives them away."""
    return "".join(row.format((n * 2654435761) % 2**32) for n in range(count))


def encrypted_pdf():
    lock = f"<</Filter/Standard/V 1/R 2/O({'a' * 32})/U({'b' * 32})/P -4>>"
    pages = "<</Type/Pages/Kids[]/Count 0>>"
    return raw_pdf(["<</Type/Catalog/Pages 2 0 R>>", pages, lock], "/Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]")


REFUSED = {
    "empty": (b"", "a.docx", "Tệp trống."),
    "blank": (b" \n" * 50, "a.txt", "Tệp trống."),
    "no words": (docx("<w:p/>"), "a.docx", "Văn bản không có chữ nào."),
    "zip bomb": (main_part("<a>" + "0" * 30_000_000), "a.docx", "Tệp nén có tỷ lệ bung bất thường."),
    "many parts": (docx(p("a"), more={f"x/{n}": "" for n in range(5000)}), "a.docx", "Tệp nén chứa hơn 4000 thành phần."),
    "path": (docx(p("a"), more={"../../a": "x"}), "a.docx", "Tệp nén chứa đường dẫn trỏ ra ngoài."),
    "absolute path": (docx(p("a"), more={"/a": "x"}), "a.docx", "Tệp nén chứa đường dẫn trỏ ra ngoài."),
    "external entity": (
        main_part(document(p("&x;"), ENTITY)),
        "a.docx",
        "Tệp chứa khai báo thực thể XML, là dấu hiệu của tệp gây hại.",
    ),
    "entity expansion": (
        main_part(document(p("&i;"), LAUGHS)),
        "a.docx",
        "Tệp chứa khai báo thực thể XML, là dấu hiệu của tệp gây hại.",
    ),
    "entity in UTF-16": (
        main_part(('<?xml version="1.0" encoding="UTF-16"?>' + document(p("&x;"), ENTITY)).encode("utf-16")),
        "a.docx",
        "Tệp chứa khai báo thực thể XML, là dấu hiệu của tệp gây hại.",
    ),
    "macro part": (docx(p("a"), more={"word/vbaProject.bin": b"x"}), "a.docx", "Tệp có chứa macro."),
    "macro type": (docx(p("a"), types="application/vnd.ms-word.document.macroEnabled.main+xml"), "a.docm", "Tệp có chứa macro."),
    "odt macro": (packed({"mimetype": "application/vnd.oasis.opendocument.text", "Basic/a.xml": "x"}), "a.odt", "Tệp có chứa macro."),
    "locked docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "Tệp được bảo vệ bằng mật khẩu."),
    "locked odt": (
        packed({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<encryption-data/>"}),
        "a.odt",
        "Tệp được bảo vệ bằng mật khẩu.",
    ),
    "locked pdf": (encrypted_pdf(), "a.pdf", "Tệp PDF được bảo vệ bằng mật khẩu."),
    "cut docx": (docx(p("a" * 5000))[:500], "a.docx", "Tệp bị hỏng hoặc bị cắt ngang."),
    "cut pdf": (set_pdf("Giao Văn phòng")[:2000], "a.pdf", "Tệp PDF bị hỏng hoặc bị cắt ngang."),
    "pdf head only": (b"%PDF-1.7\n", "a.pdf", "Tệp PDF bị hỏng hoặc bị cắt ngang."),
    "broken xml": (main_part(document("<w:p>")), "a.docx", "Nội dung tệp bị hỏng."),
    "no body": (main_part(f"<w:document {W}/>"), "a.docx", "Tệp nén này không phải văn bản Word."),
    "another zip": (packed({"a.txt": "x"}), "a.docx", "Tệp nén này không phải văn bản Word."),
    "spreadsheet": (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "a.odt", "Tệp này không phải văn bản."),
    "old spreadsheet": (OLE + "Workbook".encode("utf-16-le"), "a.doc", "Tệp này không phải văn bản Word."),
    "doc macro": (OLE + "WordDocument_VBA_PROJECT".encode("utf-16-le"), "a.doc", "Tệp có chứa macro."),
    "program": (b"MZ\x90\0" + bytes(100), "a.docx", "Đây không phải tệp văn bản."),
    "bytes": (bytes(range(256)) * 20, "a.txt", "Đây không phải tệp văn bản."),
    "wrong name": ("Kế hoạch".encode(), "a.docx", "Nội dung tệp không phải .docx, hoặc tệp bị hỏng."),
    "old Vietnamese font": (
        "KÕ ho¹ch thùc hiÖn c¸c nhiÖm vô träng t©m cña c¬ quan, ®¬n vÞ trong n¨m nay vµ nh÷ng n¨m tiÕp theo".encode(),
        "a.txt",
        "Chữ trong tệp không phải tiếng Việt Unicode (có thể là bảng mã cũ TCVN3, VNI).",
    ),
    "deep controls": (
        docx("<w:sdt><w:sdtContent>" * 100 + p("a") + "</w:sdtContent></w:sdt>" * 100),
        "a.docx",
        "Văn bản lồng nhau quá sâu.",
    ),
    "deep links": (docx("<w:p>" + "<w:hyperlink>" * 200 + r("a") + "</w:hyperlink>" * 200 + "</w:p>"), "a.docx", "Văn bản lồng nhau quá sâu."),
    "deep tables": (docx("<w:tbl><w:tr><w:tc>" * 60 + p("a") + "</w:tc></w:tr></w:tbl>" * 60), "a.docx", "Văn bản lồng nhau quá sâu."),
    "deep odt": (odt("<text:section>" * 100 + "</text:section>" * 100), "a.odt", "Văn bản lồng nhau quá sâu."),
    "deep html": (b"<div>" * 10_000 + b"a", "a.html", "Trang HTML lồng nhau quá sâu."),
    "wide table": (docx("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 300 + "</w:tr></w:tbl>"), "a.docx", "Bảng có hơn 256 cột."),
    "large html": (b"<p>a" * 500_000, "a.html", "Trang HTML quá lớn để đọc an toàn."),
    "large text": ("dòng chữ\n".encode() * 900_000, "a.txt", "Tệp văn bản thuần quá lớn."),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_in_words(case):
    data, name, what = REFUSED[case]
    with pytest.raises(FileRefused) as refused:
        open_document(data, name=name)
    assert refused.value.what == what
    assert refused.value.do.endswith(".")


def test_a_size_that_the_directory_hides_is_found_out():
    data = bytearray(main_part(document(p("a" * 100_000))))
    at = data.rindex(b"PK\x01\x02word/document.xml"[:4], 0, data.rindex(b"word/document.xml"))
    data[at + 24 : at + 28] = (500).to_bytes(4, "little")  # the unpacked size in the central directory
    with pytest.raises(FileRefused) as refused:
        open_document(bytes(data), name="a.docx")
    assert refused.value.what == "Tệp bị hỏng hoặc bị cắt ngang."


CHILD = """
import json, resource, sys, time
from dondoc.files import FileRefused, open_document
data, start, what = sys.stdin.buffer.read(), time.process_time(), ""
try:
    open_document(data, name=sys.argv[1])
except FileRefused as refused:
    what = refused.what
theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
mine = next(int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('VmHWM'))
seconds = time.process_time() - start + theirs.ru_utime + theirs.ru_stime
print(json.dumps([what, seconds, (mine + theirs.ru_maxrss) / 1024]))
"""
TOO_LARGE, TOO_COMPLEX = "Nội dung văn bản quá lớn để đọc an toàn.", "Tệp PDF quá lớn hoặc quá phức tạp để đọc an toàn."
PARAGRAPH = "<w:p><w:r><w:t>{0:x}</w:t></w:r></w:p>"
HEAVY = {
    "a million rows": (lambda: docx("<w:tbl>" + varied(1_000_000, "<w:tr w:rsidR='{0:x}'/>") + "</w:tbl>"), "a.docx", TOO_LARGE),
    "more paragraphs than are read": (lambda: docx(varied(101_000, PARAGRAPH)), "a.docx", "Văn bản có hơn 100000 đoạn."),
    "lines by the hundred thousand": (lambda: b"a|b|c\nx\n" * 60_000, "a.txt", "Văn bản có hơn 100000 dòng."),
    "rows of html": (lambda: b"<table>" + varied(150_000, "<tr><td>{0:x}").encode() + b"</table>", "a.html", "Văn bản có hơn 100000 đoạn."),
    "a pdf that unpacks to 300 MB": (lambda: one_page(b"\n" * 300_000_000), "a.pdf", "Tệp PDF bị hỏng hoặc bị cắt ngang."),
    "a pdf of arrays in arrays": (lambda: one_page(b"[" * 2_000_000), "a.pdf", TOO_COMPLEX),
    "a pdf of endless text": (lambda: one_page(b"BT /F 12 Tf " + b"1 0 0 1 0 0 Tm (abc) Tj " * 300_000 + b"ET"), "a.pdf", TOO_COMPLEX),
    "a pdf of endless rules": (lambda: one_page(b"0 0 10 10 re S\n" * 400_000), "a.pdf", TOO_COMPLEX),
    "a pdf whose pages are a ring": (
        lambda: raw_pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]),
        "a.pdf",
        "Tệp PDF bị hỏng hoặc bị cắt ngang.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HEAVY)
def test_it_is_refused_within_5_seconds_and_300_mb(case):
    made, name, what = HEAVY[case]
    done = subprocess.run([sys.executable, "-c", CHILD, name], input=made(), capture_output=True, check=True)
    refused, seconds, megabytes = json.loads(done.stdout)
    assert (refused, seconds < 5, megabytes < 300) == (what, True, True), (seconds, megabytes)


def test_a_text_layer_of_a_broken_font_map_is_refused():
    garbage = "K hoch thc hin nhng nhim v trng tm ca c quan n v trong nm nay v nhng nm tip theo " * 5
    with pytest.raises(FileRefused) as refused:
        open_document(set_pdf(garbage), name="a.pdf")
    assert refused.value.what == "Lớp chữ trong tệp PDF bị sai bảng mã nên không đọc được."


def test_text_of_private_characters_is_refused():
    with pytest.raises(FileRefused) as refused:
        open_document(("Kế hoạch \ue001\ue002\ue003 " * 30).encode(), name="a.txt")
    assert refused.value.what == "Chữ trong tệp không phải tiếng Việt Unicode (có thể là bảng mã cũ TCVN3, VNI)."


def test_nothing_is_fetched_or_read_from_beside():
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" TargetMode="External" '
        'Target="http://127.0.0.1:9/styles.xml"/><Relationship Id="n" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/numbering" Target="../../../etc/hostname"/></Relationships>'
    )
    source = open_document(docx(p("a"), more={"word/_rels/document.xml.rels": rels}), name="a.docx")
    assert [x.text for x in source.paragraphs()] == ["a"]
