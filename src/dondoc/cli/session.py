"""The database up and Django set up, for commands that change state."""

import contextlib
import importlib
import os
import sys
from collections.abc import Iterator
from types import ModuleType

from dondoc.config.lock import database_up
from dondoc.config.places import Places
from dondoc.config.prepare import prepare, set_up_django
from dondoc.config.prepared import is_prepared


@contextlib.contextmanager
def verbs() -> Iterator[ModuleType]:
    """`dondoc.cli.verbs` inside a running installation: that of a running `serve`, or our own database meanwhile."""
    places = Places.of(os.environ)

    def say(line: str) -> None:
        print(line, file=sys.stderr)

    with database_up(os.environ, places, say):
        if not is_prepared(os.environ, places):
            prepare(os.environ, places, say)
        set_up_django()
        yield importlib.import_module("dondoc.cli.verbs")
