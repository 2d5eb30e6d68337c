"""`dondoc read`: documents in, JSON out, nothing else touched."""

import json
import subprocess
import sys

import pytest

from dondoc.cli import main

PLAN = """ỦY BAN NHÂN DÂN TỈNH MẪU
BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP

KẾ HOẠCH
Thử đọc bằng dòng lệnh

1. Rà soát danh sách
- Chủ trì: Văn phòng
"""


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_it_prints_what_it_read(plan, capsys):
    assert main(["read", str(plan)]) == 0
    read = json.loads(capsys.readouterr().out)
    assert (read["type"], read["title"]) == ("KẾ HOẠCH", "Thử đọc bằng dòng lệnh")


def test_it_writes_one_file_a_document(plan, tmp_path, capsys):
    out = tmp_path / "new" / "folder"
    assert main(["read", "--out", str(out), str(plan)]) == 0
    assert [path.name for path in out.iterdir()] == ["plan.json"]
    assert json.loads((out / "plan.json").read_text(encoding="utf-8"))["title"] == "Thử đọc bằng dòng lệnh"
    assert capsys.readouterr().out == ""


def test_a_file_that_is_not_there_is_one_line_and_does_not_stop_the_others(plan, tmp_path, capsys):
    missing = tmp_path / "missing.docx"
    assert main(["read", str(missing), str(plan)]) == 2
    printed = capsys.readouterr()
    assert json.loads(printed.out)["type"] == "KẾ HOẠCH"
    assert len(printed.err.splitlines()) == 1
    assert printed.err.startswith(f"dondoc read: {missing}: Không mở được tệp. ")


def test_a_broken_file_is_one_line_with_what_to_do(tmp_path, capsys):
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no more")
    assert main(["read", str(broken)]) == 2
    printed = capsys.readouterr()
    assert (printed.out, len(printed.err.splitlines())) == ("", 1)
    assert printed.err.startswith(f"dondoc read: {broken}: ")


def test_a_secret_document_is_refused(tmp_path, capsys):
    secret = tmp_path / "secret.txt"
    secret.write_text("TỐI MẬT\n" + PLAN, encoding="utf-8")
    assert main(["read", str(secret)]) == 2
    printed = capsys.readouterr()
    assert (printed.out, len(printed.err.splitlines())) == ("", 1)


def test_a_folder_that_is_a_file_cannot_take_the_result(plan, capsys):
    assert main(["read", "--out", str(plan), str(plan)]) == 2
    assert capsys.readouterr().err == (
        f"dondoc read: {plan}: đã có tệp hoặc thư mục cùng tên. Hãy kiểm tra đường dẫn và quyền đọc, ghi.\n"
    )


@pytest.mark.parametrize("command", ["read", "check"])
def test_it_touches_neither_django_nor_the_database(command, plan):
    script = (
        "import sys; from dondoc.cli import main; main(sys.argv[1:]); "
        "print(sorted({'django', 'psycopg', 'procrastinate'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, command, str(plan)], capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == "[]"
