"""argparse that speaks Vietnamese."""

import argparse
import re
import sys
from typing import Any, NoReturn

# What argparse says, and how it is said here; the groups are names and words as typed.
_SAID = (
    (re.compile(r"the following arguments are required: (.*)"), r"còn thiếu: \1"),
    (re.compile(r"unrecognized arguments: (.*)"), r"không có đối số này: \1"),
    (re.compile(r"argument ([^:]*): expected at least one argument"), r"\1 cần ít nhất một giá trị"),
    (re.compile(r"argument ([^:]*): expected one argument"), r"\1 cần một giá trị"),
    (re.compile(r"argument ([^:]*): expected (\d+) arguments"), r"\1 cần \2 giá trị"),
    (re.compile(r"argument ([^:]*): invalid int value: '(.*)'"), r"\1 phải là số nguyên, không phải “\2”"),
    (re.compile(r"argument ([^:]*): invalid \w+ value: '(.*)'"), r"\1 không nhận giá trị “\2”"),
    (re.compile(r"argument ([^:]*): invalid choice: '(.*)' \(choose from (.*)\)"), r"\1 không có “\2”, chỉ có: \3"),
    (re.compile(r"argument ([^:]*): not allowed with argument (.*)"), r"\1 không dùng cùng \2"),
    (re.compile(r"argument ([^:]*): ignored explicit argument '(.*)'"), r"\1 không nhận giá trị “\2”"),
)


def in_vietnamese(message: str) -> str:
    """A sentence of argparse in Vietnamese; one that it has never said before stays as it is."""
    for pattern, words in _SAID:
        if pattern.fullmatch(message):
            return pattern.sub(words, message)
    return message


class Parser(argparse.ArgumentParser):
    """Says how a command is used, and what was wrong, in Vietnamese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "đối số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in phần trợ giúp này")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "Cách dùng: ", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "Cách dùng: ", 1)

    def error(self, message: str) -> NoReturn:
        """One line: the command, what argparse met, where to look."""
        print(
            f"{self.prog}: thiếu hoặc sai đối số ({in_vietnamese(message)}). Hãy xem: {self.prog} --help",
            file=sys.stderr,
        )
        raise SystemExit(2)
