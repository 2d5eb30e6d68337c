"""`dondoc import TỆP --as NGƯỜI`: a draft plan from a document."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from dondoc.cli.session import verbs
from dondoc.config.errors import StartError

EXPECTED = (StartError,)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="TỆP", help="văn bản kế hoạch (docx, odt, pdf, txt, html)")
    parser.add_argument("--as", dest="username", required=True, metavar="NGƯỜI", help="tên đăng nhập của người nhập")
    parser.add_argument("--not-secret", action="store_true", help="xác nhận tệp không chứa bí mật nhà nước")
    parser.add_argument("--above", action="store_true", help="kế hoạch của cơ quan cấp trên")
    parser.add_argument("--again", action="store_true", help="nhập lại tệp đã nhập")


def run(options: Namespace) -> int:
    """Prints the plan's number and what its reading found."""
    with verbs() as doing:
        try:
            plan, found = doing.make_draft(
                options.file,
                username=options.username,
                not_secret=options.not_secret,
                above=options.above,
                again=options.again,
            )
        except doing.NotDone as error:
            print(f"dondoc import: {error}", file=sys.stderr)
            return 2
        print(f"Kế hoạch số {plan.pk}: {found}")
    return 0
