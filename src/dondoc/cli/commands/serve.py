"""`dondoc serve`"""

import os
from argparse import ArgumentParser, Namespace

from dondoc.config.errors import StartError
from dondoc.config.places import Places
from dondoc.config.supervisor import DEFAULT_HOST, DEFAULT_PORT, Supervisor

EXPECTED = (StartError,)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default=os.environ.get("DONDOC_HOST", DEFAULT_HOST), help="địa chỉ mạng lắng nghe")
    parser.add_argument(
        "--port", type=int, default=os.environ.get("DONDOC_PORT", str(DEFAULT_PORT)), help="cổng (mặc định 8000)"
    )


def _say(line: str) -> None:
    print(line, flush=True)


def run(options: Namespace) -> int:
    Supervisor(Places.of(os.environ), dict(os.environ), options.host, options.port, _say).run()
    return 0
