"""`dondoc check`: where a docx departs from the layout of Nghị định 30/2020/NĐ-CP. Touches neither Django nor the database."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from dondoc.files import FileRefused
from dondoc.official.check import check

EXPECTED: tuple[type[Exception], ...] = ()  # told with the file's name


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="TỆP.docx", help="văn bản cần soát")


def run(options: Namespace) -> int:
    """Prints a departure a line: place, found, required, article. 0 when there is none, 1 when there are."""
    if options.file.suffix.lower() != ".docx":
        print(
            f"dondoc check: {options.file}: Chỉ soát được tệp docx. Hãy lưu văn bản thành .docx rồi soát lại.",
            file=sys.stderr,
        )
        return 2
    try:
        departures = check(options.file.read_bytes())
    except FileRefused as error:
        print(f"dondoc check: {options.file}: {error}", file=sys.stderr)
        return 2
    except OSError:
        print(f"dondoc check: {options.file}: Không mở được tệp. Hãy kiểm tra đường dẫn và quyền đọc.", file=sys.stderr)
        return 2
    for departure in departures:
        print(departure)
    print(f"{len(departures)} chỗ chưa đúng thể thức." if departures else "Đúng thể thức Nghị định 30/2020/NĐ-CP.")
    return 1 if departures else 0
