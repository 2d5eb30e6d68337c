"""`dondoc check`: each departure from the layout of official documents on a line of its own."""

import io

import docx
import pytest

from dondoc.cli import main
from dondoc.official.check import check
from dondoc.official.docx_out import write_docx
from official.samples import PLAN


def test_a_document_of_ours_has_none(tmp_path, capsys):
    path = tmp_path / "plan.docx"
    path.write_bytes(write_docx(PLAN))
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().out == "Đúng thể thức Nghị định 30/2020/NĐ-CP.\n"


def test_a_letter_without_form_is_listed_departure_by_departure(tmp_path, capsys):
    document, data = docx.Document(), io.BytesIO()
    document.add_paragraph("Xin chào")
    document.save(data)
    path = tmp_path / "letter.docx"
    path.write_bytes(data.getvalue())
    expected = [str(departure) for departure in check(data.getvalue())]
    assert main(["check", str(path)]) == 1
    assert capsys.readouterr().out.splitlines() == [*expected, f"{len(expected)} chỗ chưa đúng thể thức."]


@pytest.mark.parametrize("data", [b"", b"no docx"])
def test_what_is_no_docx_is_one_line_with_what_to_do(tmp_path, capsys, data):
    path = tmp_path / "other.docx"
    path.write_bytes(data)
    assert main(["check", str(path)]) == 2
    printed = capsys.readouterr()
    assert (printed.out, len(printed.err.splitlines())) == ("", 1)
    assert printed.err.startswith(f"dondoc check: {path}: ")


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    assert main(["check", str(tmp_path / "none.docx")]) == 2
    assert capsys.readouterr().err == (
        f"dondoc check: {tmp_path}/none.docx: Không mở được tệp. Hãy kiểm tra đường dẫn và quyền đọc.\n"
    )


def test_another_kind_of_document_is_named_as_such(tmp_path, capsys):
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert main(["check", str(path)]) == 2
    assert capsys.readouterr().err == (
        f"dondoc check: {path}: Chỉ soát được tệp docx. Hãy lưu văn bản thành .docx rồi soát lại.\n"
    )
