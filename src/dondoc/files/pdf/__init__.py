"""PDF with text → blocks, read in a child process with limits on memory and time."""

import json
import os
import subprocess
import sys
from enum import IntEnum
from pathlib import Path
from typing import Any

from dondoc.files.blocks import Block, Cell, Paragraph, Source, Table
from dondoc.files.errors import FileRefused
from dondoc.files.quality import is_garbage

MEMORY = 250 * 1024 * 1024  # bytes of data
FIRST_SECONDS = 2.0  # of processor time for opening the file and its first page
PAGE_SECONDS = 1.0  # for each page after it
_WALL_SECONDS = 180
_SCAN_CHARS = 15  # fewer visible characters a page than this: a scan


class Exit(IntEnum):
    """How the child ended."""

    READ = 0
    BROKEN = 3
    PASSWORD = 4
    TOO_LARGE = 5


class NoText(Exception):  # noqa: N818 - says what the file is
    """The pages are pictures: no text on them."""

    def __init__(self, pages: int) -> None:
        super().__init__(pages)
        self.pages = pages


def read_pdf(data: bytes) -> Source:
    """Blocks of a PDF: side-by-side columns as a table of one row, ruled tables whole over page ends, page numbers
    dropped, lines joined into paragraphs where the layout tells, else `hard_wrapped`. Raises FileRefused: password,
    broken, too large or stalling, a text layer that is no text; NoText: a scan.
    """
    document = _source(json.loads(in_child(data)))
    if not document.pages:
        raise _broken()
    text = "\n".join(paragraph.text for paragraph in document.paragraphs())
    if sum(not c.isspace() for c in text) < _SCAN_CHARS * document.pages:
        raise NoText(document.pages)
    if is_garbage(text):
        raise FileRefused(
            "Lớp chữ trong tệp PDF bị sai bảng mã nên không đọc được.",
            "Xin bản gốc .docx, hoặc in ra rồi quét lại để nhận dạng chữ.",
        )
    return document


def page_picture(data: bytes, page: int) -> bytes:
    """A page, counted from 0, as a grey PNG at 300 dots an inch. Raises FileRefused as read_pdf does."""
    return in_child(data, str(page))


def in_child(data: bytes, *arguments: str, module: str = "dondoc.files.pdf") -> bytes:
    """What a module's child process, which limits itself and ends with an `Exit`, makes of a PDF. Raises FileRefused as
    read_pdf does.
    """
    environment = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL") if key in os.environ}
    environment["PYTHONPATH"] = str(Path(__file__).parents[3])
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", module, *arguments],
            input=data,
            capture_output=True,
            check=False,
            timeout=_WALL_SECONDS,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_large() from error
    if done.returncode == Exit.READ:
        return done.stdout
    if done.returncode == Exit.PASSWORD:
        raise FileRefused("Tệp PDF được bảo vệ bằng mật khẩu.", "Bỏ mật khẩu rồi tải lên lại.")
    if done.returncode == Exit.TOO_LARGE or done.returncode < 0:
        raise _too_large()
    raise _broken()


def _broken() -> FileRefused:
    return FileRefused("Tệp PDF bị hỏng hoặc bị cắt ngang.", "Tải lại tệp từ nguồn, hoặc xin bản .docx.")


def _too_large() -> FileRefused:
    return FileRefused(
        "Tệp PDF quá lớn hoặc quá phức tạp để đọc an toàn.", "Tách tệp thành các phần nhỏ hơn, hoặc xin bản .docx."
    )


def _source(read: dict[str, Any]) -> Source:
    blocks: list[Block] = [_table(block) if "cells" in block else Paragraph(**block) for block in read["blocks"]]
    return Source("pdf", blocks, pages=read["pages"], hard_wrapped=read["hard_wrapped"])


def _table(read: dict[str, Any]) -> Table:
    cells = [
        Cell(c["row"], c["column"], c["rowspan"], c["colspan"], [Paragraph(**p) for p in c["paragraphs"]])
        for c in read["cells"]
    ]
    return Table(read["rows"], read["columns"], cells, read["page"])
