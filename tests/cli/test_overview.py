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
        "dondoc serve: thiếu hoặc sai đối số (unrecognized arguments: --prt 1). Hãy xem: dondoc serve --help"
    ]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_explains_itself(name, capsys):
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"Cách dùng: dondoc {name} ")
