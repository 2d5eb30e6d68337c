"""The `dondoc` command.

Each subcommand is a module of `commands`, imported only when it is called: `dondoc read` never
waits for Django.
"""

import importlib
import sys
from collections.abc import Sequence

from dondoc.cli.parser import Parser

COMMANDS = {
    "serve": "chạy phần mềm: cơ sở dữ liệu, trang web và việc nền",
    "migrate": "cập nhật cấu trúc cơ sở dữ liệu",
    "sample": "nạp đơn vị mẫu",
    "read": "đọc văn bản kế hoạch, in ra JSON",
    "import": "nhập một văn bản thành dự thảo kế hoạch",
    "report": "tổng hợp báo cáo một kế hoạch thành docx và PDF",
    "check": "soát thể thức một văn bản docx theo Nghị định 30/2020/NĐ-CP",
    "manage": "chạy một lệnh quản trị của Django",
}


def _overview() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {purpose}" for name, purpose in COMMANDS.items()]
    return "\n".join(["Cách dùng: dondoc LỆNH …", "", *lines, "", "Xem từng lệnh: dondoc LỆNH --help"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one subcommand; returns what the shell gets: 0 done, 1 found something amiss, 2 could not."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in {"-h", "--help"}:
        print(_overview())
        return 0 if words else 2
    name, *rest = words
    if name not in COMMANDS:
        print(f"dondoc: không có lệnh “{name}”. Các lệnh: {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    command = importlib.import_module(f"dondoc.cli.commands.{name}")
    parser = Parser(prog=f"dondoc {name}", description=COMMANDS[name])
    command.arguments(parser)
    try:
        code: int = command.run(parser.parse_args(rest))
    except command.EXPECTED as error:
        print(f"dondoc {name}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever read our output has had enough
        sys.stderr.close()
        return 0
    return code
