"""Formats that other programs read. Stand-ins on PATH take their place here: a script that does what is asked of it."""

import stat
from pathlib import Path

import pytest

from dondoc.files import FileRefused, open_document
from dondoc.files.pdf import page_picture
from files.parts import docx, p, read, shown
from files.pdfs import one_page, set_pdf

OLD_DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
DRAWING = one_page(b"0 0 100 100 re f")  # a page without text
TESSERACT = """#!/bin/sh
if [ "$1" = --list-langs ]; then echo "List of available languages (2):"; echo eng; echo vie; exit 0; fi
test "$(head -c 4 "$1" | tail -c 3)" = PNG || exit 1
printf 'KẾ HOẠCH\\n\\nGiao Văn phòng chủ trì.\\n'
"""


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A folder on PATH beside the system's own."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    def install(name, script):
        path = folder / name
        path.write_text(script)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    return install


@pytest.fixture
def nothing_installed(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))


def refusal(data, name):
    with pytest.raises(FileRefused) as refused:
        open_document(data, name=name)
    return refused.value.do


@pytest.mark.parametrize("data", [OLD_DOC, b"{\\rtf1 a}"])
def test_without_libreoffice_the_package_is_named(nothing_installed, data):
    assert refusal(data, "a.doc") == "Lưu lại dưới dạng .docx; hoặc đề nghị quản trị cài gói libreoffice-writer."


@pytest.mark.parametrize("data", [PNG, DRAWING])
def test_without_tesseract_the_packages_are_named(nothing_installed, data):
    assert refusal(data, "a.pdf") == "Xin bản .docx; hoặc đề nghị quản trị cài gói tesseract-ocr và tesseract-ocr-vie."


def test_tesseract_without_vietnamese_is_not_enough(programs):
    programs("tesseract", "#!/bin/sh\necho eng\n")
    assert refusal(PNG, "a.png") == "Xin bản .docx; hoặc đề nghị quản trị cài gói tesseract-ocr và tesseract-ocr-vie."


def test_an_old_document_is_converted_and_marked_as_doubtful(programs, tmp_path):
    made = tmp_path / "made.docx"
    made.write_bytes(docx(p("Kế hoạch cũ")))
    programs("soffice", f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp {made} "$2/van-ban.docx"\n')
    source = read(OLD_DOC, "a.doc")
    assert (source.format, shown(source)) == ("doc", ["Kế hoạch cũ"])
    assert source.low_confidence == "Chuyển từ tệp .doc cũ; hãy đối chiếu số thứ tự và bảng với bản gốc."


def test_a_conversion_that_fails_is_refused(programs):
    programs("soffice", "#!/bin/sh\nexit 1\n")
    assert refusal(OLD_DOC, "a.doc") == "Xin bản .docx, hoặc lưu lại bằng Word."


def test_a_conversion_that_makes_nothing_is_refused(programs):
    programs("soffice", "#!/bin/sh\nexit 0\n")
    assert refusal(OLD_DOC, "a.doc") == "Mở bằng Word, lưu lại dưới dạng .docx rồi tải lên."


@pytest.mark.parametrize(("data", "name"), [(PNG, "a.png"), (DRAWING, "a.pdf")])
def test_a_scan_is_recognised_and_marked_as_doubtful(programs, data, name):
    programs("tesseract", TESSERACT)
    source = read(data, name)
    assert (source.format, source.pages, shown(source)) == ("scan", 1, ["KẾ HOẠCH", "Giao Văn phòng chủ trì."])
    assert source.low_confidence == "Nhận dạng từ bản quét; hãy đối chiếu từng con số và tên riêng với bản gốc."


def test_the_temporary_folder_is_gone_afterwards(programs, tmp_path, monkeypatch):
    programs("tesseract", TESSERACT)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    read(PNG, "a.png")
    assert [path.name for path in Path(tmp_path).iterdir()] == ["programs"]


def test_a_page_is_drawn_grey_at_300_dots_an_inch():
    picture = page_picture(set_pdf("Giao Văn phòng"), 0)
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    assert (picture[:4], width, height, picture[25]) == (b"\x89PNG", 2481, 3508, 0)
