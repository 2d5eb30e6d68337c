"""`dondoc manage …`: Django's own commands on this installation's database."""

import argparse
import os

from django.core.management import execute_from_command_line

from dondoc.config.errors import StartError
from dondoc.config.lock import database_up
from dondoc.config.places import Places

EXPECTED = (StartError,)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, help="lệnh của Django và đối số của nó")


def run(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    with database_up(os.environ, Places.of(os.environ), print):
        execute_from_command_line(["dondoc manage", *options.words])
    return 0
