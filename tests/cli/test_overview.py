"""The command line says what it can do, and what was wrong, in one line."""

import pytest

from dondoc.cli import COMMANDS, main


def test_without_a_word_it_lists_its_commands(capsys):
    assert main([]) == 2
    printed = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n  {name} " not in printed] == []


def test_an_unknown_command_is_answered_in_one_line(capsys):
    assert main(["reed"]) == 2
    assert capsys.readouterr().err == f"dondoc: không có lệnh “reed”. Các lệnh: {', '.join(COMMANDS)}.\n"


def test_a_wrong_argument_is_answered_in_one_line(capsys):
    with pytest.raises(SystemExit) as left:
        main(["serve", "--prt", "1"])
    assert left.value.code == 2
    assert capsys.readouterr().err.splitlines() == [
        "dondoc serve: thiếu hoặc sai đối số (không có đối số này: --prt 1). Hãy xem: dondoc serve --help"
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import", "ke-hoach.docx"], "còn thiếu: --as"),
        (["import", "ke-hoach.docx", "--as"], "--as cần một giá trị"),
        (["report", "--plan", "x", "--period", "2022-Q1", "--out", "."], "--plan phải là số nguyên, không phải “x”"),
        (["read"], "còn thiếu: TỆP"),
        (["import", "a", "--as", "b", "--again=1"], "--again không nhận giá trị “1”"),
    ],
)
def test_what_is_missing_or_wrong_is_said_in_vietnamese(capsys, words, said):
    with pytest.raises(SystemExit):
        main(words)
    prog = f"dondoc {words[0]}"
    assert capsys.readouterr().err == f"{prog}: thiếu hoặc sai đối số ({said}). Hãy xem: {prog} --help\n"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_explains_itself(name, capsys):
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"Cách dùng: dondoc {name} ")
