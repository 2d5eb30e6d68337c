"""Which reader a file needs: decided by its content, the extension only helps."""

from pathlib import Path

from dondoc.files.blocks import Source
from dondoc.files.docx import read_docx
from dondoc.files.errors import FileRefused
from dondoc.files.pdf import read_pdf
from dondoc.files.txt import read_txt
from dondoc.files.zipsafe import SafeZip

MAX_FILE = 50 * 1024 * 1024


def open_document(path_or_bytes: Path | bytes, *, name: str) -> Source:
    """The blocks of a document. `name` is what its owner calls it; only its extension is looked at, and only where the
    content leaves a choice. Raises FileRefused with a sentence for the owner.
    """
    data = path_or_bytes if isinstance(path_or_bytes, bytes) else _load(path_or_bytes)
    if not data.strip():
        raise FileRefused("Tệp trống.", "Chọn lại tệp có nội dung.")
    if len(data) > MAX_FILE:
        raise FileRefused("Tệp lớn hơn 50 MB.", "Giảm dung lượng hoặc tách văn bản thành nhiều tệp.")
    if data.startswith(b"PK"):
        return read_docx(SafeZip(data))
    if b"%PDF-" in data[:1024]:
        return read_pdf(data)
    return read_txt(data)


def _load(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise FileRefused("Tệp lớn hơn 50 MB.", "Giảm dung lượng hoặc tách văn bản thành nhiều tệp.")
        return path.read_bytes()
    except OSError as error:
        raise FileRefused("Không mở được tệp.", "Kiểm tra đường dẫn và quyền đọc.") from error
