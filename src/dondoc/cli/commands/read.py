"""`dondoc read`: a plan document → JSON. Touches neither Django nor the database."""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from dondoc.config.errors import why
from dondoc.files import FileRefused, open_document
from dondoc.reading import SecretDocument, read_plan, to_schema

EXPECTED: tuple[type[Exception], ...] = ()  # told file by file


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="ghi mỗi tệp thành <tên>.json trong thư mục này")
    parser.add_argument("files", type=Path, nargs="+", metavar="TỆP", help="docx, odt, pdf, txt, html, doc")


def _written(path: Path) -> str:
    draft = read_plan(open_document(path, name=path.name))
    return json.dumps(to_schema(draft), ensure_ascii=False, indent=1) + "\n"


def run(options: Namespace) -> int:
    """A file that cannot be read is named on stderr and does not keep the others from being read."""
    code = 0
    for path in options.files:
        try:
            text = _written(path)
            if options.out is None:
                sys.stdout.write(text)
            else:
                options.out.mkdir(parents=True, exist_ok=True)
                (options.out / f"{path.stem}.json").write_text(text, encoding="utf-8")
        except (FileRefused, SecretDocument) as error:
            print(f"dondoc read: {path}: {error}", file=sys.stderr)
            code = 2
        except OSError as error:
            where = error.filename or path
            print(f"dondoc read: {where}: {why(error)}. Hãy kiểm tra đường dẫn và quyền đọc, ghi.", file=sys.stderr)
            code = 2
    return code
