"""Formats that only other programs read: .doc through LibreOffice, scans through Tesseract. Both leave doubt."""

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from dondoc.files.blocks import Source
from dondoc.files.docx import read_docx
from dondoc.files.errors import FileRefused
from dondoc.files.pdf import page_picture
from dondoc.files.txt import blocks_of_lines
from dondoc.files.words import clean
from dondoc.files.zipsafe import SafeZip

DOC_SECONDS = 60
PAGE_SECONDS = 60
MAX_SCANNED_PAGES = 60

_CONVERTED = "Chuyển từ tệp .doc cũ; hãy đối chiếu số thứ tự và bảng với bản gốc."
_RECOGNISED = "Nhận dạng từ bản quét; hãy đối chiếu từng con số và tên riêng với bản gốc."


def read_doc(data: bytes, *, rtf: bool = False) -> Source:
    """Blocks of a Word 97-2003 document (or RTF), converted to docx by LibreOffice in a profile of its own, macros off.
    Raises FileRefused: LibreOffice is missing, fails, or takes over a minute.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise FileRefused(
            "Máy chủ chưa có chương trình đọc tệp .doc cũ.",
            "Lưu lại dưới dạng .docx; hoặc đề nghị quản trị cài gói libreoffice-writer.",
        )
    with tempfile.TemporaryDirectory(prefix="dondoc-") as folder:
        given = Path(folder, "van-ban.rtf" if rtf else "van-ban.doc")
        given.write_bytes(data)
        command = [
            program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(given),
        ]  # fmt: skip
        _run(command, folder, DOC_SECONDS)
        made = Path(folder, "van-ban.docx")
        if not made.is_file():
            raise FileRefused("Không chuyển được tệp .doc này.", "Mở bằng Word, lưu lại dưới dạng .docx rồi tải lên.")
        source = read_docx(SafeZip(made.read_bytes()))
    return replace(source, format="doc", low_confidence=_CONVERTED)


def read_rtf(data: bytes) -> Source:
    """Blocks of RTF, as read_doc."""
    return read_doc(data, rtf=True)


def read_scanned_pdf(data: bytes, pages: int) -> Source:
    """Blocks of a PDF of pictures, page by page through Tesseract. Raises FileRefused as read_scan does, and for more
    than 60 pages.
    """
    _tesseract()
    if pages > MAX_SCANNED_PAGES:
        raise FileRefused(
            f"Bản quét có hơn {MAX_SCANNED_PAGES} trang.", "Tách thành các phần nhỏ hơn, hoặc xin bản .docx."
        )
    lines: list[str] = []
    for page in range(pages):
        lines += [*_recognised(page_picture(data, page)), ""]
    return _scanned(lines, pages)


def read_scan(data: bytes) -> Source:
    """Blocks of a picture of one page. Raises FileRefused: Tesseract or its Vietnamese data is missing, it fails or
    finds nothing.
    """
    return _scanned(_recognised(data), 1)


def _scanned(lines: list[str], pages: int) -> Source:
    if not any(line.strip() for line in lines):
        raise FileRefused("Không nhận dạng được chữ nào trong bản quét.", "Quét lại rõ hơn, hoặc xin bản .docx.")
    source = blocks_of_lines(lines)
    return replace(source, format="scan", low_confidence=_RECOGNISED, pages=pages)


def _tesseract() -> str:
    program = shutil.which("tesseract")
    missing = FileRefused(
        "Đây là bản quét; máy chủ chưa có chương trình nhận dạng chữ tiếng Việt.",
        "Xin bản .docx; hoặc đề nghị quản trị cài gói tesseract-ocr và tesseract-ocr-vie.",
    )
    if program is None:
        raise missing
    listed = _run([program, "--list-langs"], None, PAGE_SECONDS)
    if "vie" not in listed.decode("utf-8", "replace").split():
        raise missing
    return program


def _recognised(picture: bytes) -> list[str]:
    program = _tesseract()
    with tempfile.TemporaryDirectory(prefix="dondoc-") as folder:
        given = Path(folder, "trang.png")
        given.write_bytes(picture)
        read = _run([program, str(given), "stdout", "-l", "vie", "--psm", "4"], folder, PAGE_SECONDS)
    return clean(read.decode("utf-8", "replace").replace("\f", "\n")).split("\n")


def _run(command: list[str], folder: str | None, seconds: int) -> bytes:
    """Standard output of a program that sees no more of our surroundings than it needs."""
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
    if folder is not None:
        environment |= {"HOME": folder, "TMPDIR": folder}
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=seconds, env=environment, cwd=folder)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError, OSError) as error:
        raise FileRefused(
            "Chương trình ngoài không đọc được tệp này.", "Xin bản .docx, hoặc lưu lại bằng Word."
        ) from error
    return done.stdout
