"""The child process: a PDF on standard input, its blocks as JSON on standard output, or with a page number (from 0)
that page as PNG. `python -m dondoc.files.pdf [PAGE]`.

Limits that kill: memory, and processor time, anew for each page, so that a long document is read and a stalling one
is not. Exit codes stand in `dondoc.files.pdf.Exit`.
"""

import json
import resource
import signal
import sys
from dataclasses import asdict
from io import BytesIO

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect, PDFTextExtractionNotAllowed
from pdfplumber.utils.exceptions import PdfminerException

from dondoc.files.pdf import FIRST_SECONDS, MEMORY, PAGE_SECONDS, Exit
from dondoc.files.pdf.pages import TooLarge, page_png, read_pages

_PASSWORD = (PDFPasswordIncorrect, PDFEncryptionError, PDFTextExtractionNotAllowed)


def main() -> Exit:
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, FIRST_SECONDS)
    data = sys.stdin.buffer.read()
    try:
        sys.stdout.buffer.write(page_png(data, int(sys.argv[1])) if sys.argv[1:] else _blocks(data))
    except PdfminerException as error:
        return Exit.PASSWORD if isinstance(error.args[0], _PASSWORD) else Exit.BROKEN
    except (TooLarge, MemoryError, RecursionError):
        return Exit.TOO_LARGE
    # pdfminer lets whatever its parsers stumble over in a damaged file escape
    except (
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        AssertionError,
        OSError,
        ArithmeticError,
        RuntimeError,
    ):
        return Exit.BROKEN
    return Exit.READ


def _blocks(data: bytes) -> bytes:
    source = read_pages(BytesIO(data), _next_page)
    return json.dumps(asdict(source)).encode("ascii")


def _next_page() -> None:
    signal.setitimer(signal.ITIMER_PROF, PAGE_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
