"""`dondoc sample`"""

import os
from argparse import ArgumentParser, Namespace

from dondoc.config.errors import StartError
from dondoc.config.lock import database_up
from dondoc.config.places import Places
from dondoc.config.prepare import load_sample, prepare

EXPECTED = (StartError,)


def arguments(_parser: ArgumentParser) -> None:
    """It takes none."""


def run(_options: Namespace) -> int:
    places = Places.of(os.environ)
    with database_up(os.environ, places, print):
        prepare(os.environ, places, print)
        load_sample(places, print)
    print(places.sample_note.read_text(encoding="utf-8"), end="")
    return 0
