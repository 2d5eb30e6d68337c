"""The child process that reads a signed PDF: on standard input a line of JSON (the trusted root certificates, DER in base64),
then the file; on standard output what `reading.read` found, as JSON. Exit codes stand in `dondoc.files.pdf.Exit`.
"""

import base64
import json
import resource
import signal
import sys

from pypdfium2 import PdfiumError

from dondoc.files.pdf import Exit
from dondoc.official.signing.reading import TooMuch, read

_MEMORY = 700 * 1024 * 1024  # bytes of data
_SECONDS = 30.0  # of processor time


def main() -> Exit:
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS)
    roots = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    try:
        found = read(data, [base64.b64decode(root) for root in roots])
    except PdfiumError as error:
        return Exit.PASSWORD if "password" in str(error).lower() else Exit.BROKEN
    except (TooMuch, MemoryError, RecursionError):
        return Exit.TOO_LARGE
    except Exception:  # noqa: BLE001 - whatever the parsers stumble over in a damaged file
        return Exit.BROKEN
    sys.stdout.write(json.dumps(found))
    return Exit.READ


if __name__ == "__main__":
    sys.exit(main())
