"""`dondoc sample`, `dondoc sample --docx FILE`, `dondoc sample --reform`"""

import importlib
import os
from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dondoc.config.errors import StartError
from dondoc.config.lock import database_up
from dondoc.config.places import Places
from dondoc.config.prepare import load_sample, prepare
from dondoc.sample.plan_docx import plan_docx

EXPECTED = (StartError, OSError, ValueError)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--docx", type=Path, metavar="FILE", help="chỉ ghi kế hoạch mẫu ra tệp docx")
    parser.add_argument("--reform", action="store_true", help="diễn sắp xếp tổ chức năm 2025 trên đơn vị mẫu")


def run(options: Namespace) -> int:
    if options.docx is not None:
        options.docx.write_bytes(plan_docx(datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()))
        return 0
    places = Places.of(os.environ)
    with database_up(os.environ, places, print):
        prepare(os.environ, places, print)
        load_sample(places, print)
        if options.reform:
            reform = importlib.import_module(
                "dondoc.sample.reform"
            )  # its models can only be imported after Django's set-up
            for made in reform.play_reform():
                print(made)
    print(places.sample_note.read_text(encoding="utf-8"), end="")
    return 0
