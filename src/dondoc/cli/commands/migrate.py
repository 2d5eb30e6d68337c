"""`dondoc migrate`"""

import os
from argparse import ArgumentParser, Namespace

from dondoc.config.errors import StartError
from dondoc.config.lock import database_up
from dondoc.config.places import Places
from dondoc.config.prepare import prepare

EXPECTED = (StartError,)


def arguments(_parser: ArgumentParser) -> None:
    """It takes none."""


def run(_options: Namespace) -> int:
    places = Places.of(os.environ)
    with database_up(os.environ, places, print):
        prepare(os.environ, places, print)
    return 0
