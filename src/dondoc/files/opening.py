"""Which reader a file needs: decided by its content, the extension only helps."""

import re
from collections.abc import Callable
from pathlib import Path, PurePath

from dondoc.files.blocks import Source
from dondoc.files.docx import read_docx
from dondoc.files.errors import FileRefused
from dondoc.files.html import read_html
from dondoc.files.odt import read_odt
from dondoc.files.pdf import NoText, read_pdf
from dondoc.files.programs import read_doc, read_rtf, read_scan, read_scanned_pdf
from dondoc.files.quality import is_garbage
from dondoc.files.txt import decode, read_txt
from dondoc.files.zipsafe import SafeZip

MAX_FILE = 50 * 1024 * 1024
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"GIF8",
    b"BM",
    b"RIFF",
)
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|table|h[1-6])\b", re.IGNORECASE | re.DOTALL
)
_HEAD = 65_536  # bytes that must hold something
_CHOOSE = "Chọn tệp .docx, .odt, .pdf hoặc .txt."


def open_document(path_or_bytes: Path | bytes, *, name: str) -> Source:
    """The blocks of a document: docx, odt, pdf, html, txt; .doc and scans where LibreOffice and Tesseract are installed
    (`low_confidence` then says why). `name` is what its owner calls it; only its extension is looked at, and only where
    the content leaves a choice. Raises FileRefused with a sentence for the owner.
    """
    data = path_or_bytes if isinstance(path_or_bytes, bytes) else _load(path_or_bytes)
    if not data[:_HEAD].strip(b" \t\r\n\0"):
        raise FileRefused("Tệp trống.", "Chọn lại tệp có nội dung.")
    if len(data) > MAX_FILE:
        raise FileRefused("Tệp lớn hơn 50 MB.", "Giảm dung lượng hoặc tách văn bản thành nhiều tệp.")
    source = _read(data, PurePath(name).suffix.lower())
    if not any(paragraph.text for paragraph in source.paragraphs()):
        raise FileRefused("Văn bản không có chữ nào.", "Chọn lại tệp có nội dung; nếu là ảnh chụp, gửi bản PDF quét.")
    return source


def _read(data: bytes, suffix: str) -> Source:
    for mark, reader in _READERS.items():
        if data.startswith(mark):
            return reader(data)
    if b"%PDF-" in data[:1024]:
        return _read_pdf(data)
    if data.startswith(_PROGRAMS):
        raise FileRefused("Đây không phải tệp văn bản.", _CHOOSE)
    if suffix in {".docx", ".odt", ".pdf", ".doc"}:
        raise FileRefused(f"Nội dung tệp không phải {suffix}, hoặc tệp bị hỏng.", "Tải lại tệp từ nguồn rồi thử lại.")
    if suffix in {".html", ".htm", ".xhtml"} or _HTML.match(decode(data[:2048])):
        return read_html(data)
    return _read_text(data)


def _read_text(data: bytes) -> Source:
    source = read_txt(data)
    if is_garbage("\n".join(paragraph.text for paragraph in source.paragraphs())):
        raise FileRefused(
            "Chữ trong tệp không phải tiếng Việt Unicode (có thể là bảng mã cũ TCVN3, VNI).",
            "Chuyển mã sang Unicode rồi tải lên lại.",
        )
    return source


def _read_pdf(data: bytes) -> Source:
    try:
        return read_pdf(data)
    except NoText as scan:
        return read_scanned_pdf(data, scan.pages)


def _read_zip(data: bytes) -> Source:
    container = SafeZip(data)
    if "mimetype" in container:
        kind = container.read("mimetype")
        if kind.startswith(b"application/vnd.oasis.opendocument.text"):
            return read_odt(container)
        raise FileRefused("Tệp này không phải văn bản.", _CHOOSE)
    if "[Content_Types].xml" not in container:
        raise FileRefused("Tệp nén này không phải văn bản Word.", _CHOOSE)
    return read_docx(container)


def _read_ole(data: bytes) -> Source:
    """OLE containers: an encrypted docx, a Word 97-2003 document, or another program's file."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise FileRefused("Tệp được bảo vệ bằng mật khẩu.", "Bỏ mật khẩu rồi tải lên lại.")
    if "WordDocument".encode("utf-16-le") not in data:
        raise FileRefused("Tệp này không phải văn bản Word.", _CHOOSE)
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise FileRefused("Tệp có chứa macro.", "Lưu lại dưới dạng .docx không có macro rồi tải lên.")
    return read_doc(data)


_READERS: dict[bytes, Callable[[bytes], Source]] = {
    b"PK": _read_zip,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _read_ole,
    b"{\\rtf": read_rtf,
    b"\x89PNG\r\n\x1a\n": read_scan,
    b"\xff\xd8\xff": read_scan,
    b"II*\0": read_scan,
    b"MM\0*": read_scan,
}


def _load(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise FileRefused("Tệp lớn hơn 50 MB.", "Giảm dung lượng hoặc tách văn bản thành nhiều tệp.")
        return path.read_bytes()
    except OSError as error:
        raise FileRefused("Không mở được tệp.", "Kiểm tra đường dẫn và quyền đọc.") from error
