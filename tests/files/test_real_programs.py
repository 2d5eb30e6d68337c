"""The other programs themselves, on a page that they have to read; `test_programs.py` has what goes wrong."""

import subprocess
from pathlib import Path

import pytest

from dondoc.files.pdf import page_picture
from files.parts import read, shown
from files.pdfs import set_pdf

WORDS = "Giao Phòng Quản lý Lao động chủ trì, xong trước ngày 30/6/2026."
RTF = "{\\rtf1 " + "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in WORDS) + "\\par}"


def test_a_scanned_page_is_recognised():
    picture = page_picture(set_pdf(f"#set page(numbering: none)\n{WORDS}"), 0)
    source = read(picture, "van-ban.png")
    assert (source.format, " ".join(shown(source))) == ("scan", WORDS)


@pytest.fixture
def old_word(tmp_path: Path) -> bytes:
    """The words as Word 97 kept them."""
    given = tmp_path / "van-ban.rtf"
    given.write_text(RTF, encoding="ascii")
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", home, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", tmp_path, given]
    subprocess.run(command, check=True, capture_output=True)
    return (tmp_path / "van-ban.doc").read_bytes()


def test_a_file_of_an_old_word_is_read(old_word):
    source = read(old_word, "van-ban.doc")
    assert (source.format, shown(source)) == ("doc", [WORDS])


def test_rich_text_is_read():
    assert shown(read(RTF.encode(), "van-ban.rtf")) == [WORDS]
