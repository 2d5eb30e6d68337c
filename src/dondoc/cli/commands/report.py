"""`dondoc report --plan SỐ --period KỲ --out THƯ_MỤC`: the report as docx and PDF; changes nothing in the database."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from dondoc.cli.session import verbs
from dondoc.config.errors import StartError

EXPECTED = (StartError,)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--plan", type=int, required=True, metavar="SỐ", help="số của kế hoạch")
    parser.add_argument("--period", required=True, metavar="KỲ", help="2022-M03, 2022-Q1, 2022-H1, 2022-9M hoặc 2022-Y")
    parser.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help="nơi ghi hai tệp docx và pdf")
    parser.add_argument(
        "--as", dest="username", metavar="NGƯỜI", help="chỉ lấy những gì tài khoản này được xem (tên đăng nhập)"
    )


def run(options: Namespace) -> int:
    """Prints the files written, a line each; what should be known of them on stderr."""
    with verbs() as doing:
        try:
            written = doing.make_report(options.plan, options.period, options.out, username=options.username)
        except doing.NotDone as error:
            print(f"dondoc report: {error}", file=sys.stderr)
            return 2
        for path in written.files:
            print(path)
        if written.note:
            print(f"dondoc report: {written.note}", file=sys.stderr)
    return 0
