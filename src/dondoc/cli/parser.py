"""argparse that speaks Vietnamese."""

import argparse
import sys
from typing import Any, NoReturn


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
        print(f"{self.prog}: thiếu hoặc sai đối số ({message}). Hãy xem: {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)
