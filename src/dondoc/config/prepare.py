"""Makes a database fit for this version of the program: roles, migrations, the cache table, the sample board.

Run by `dondoc migrate` and, as a process of its own, by each start whose fingerprint has changed. It is the only part of
a start that needs Django, so that a start without changes does not wait for it.
"""

import importlib
import os
import sys
from collections.abc import Callable, Mapping

import django
from django.core.management import call_command

from dondoc.config.database import databases
from dondoc.config.errors import StartError
from dondoc.config.keys import make_keys, write_private
from dondoc.config.places import Places
from dondoc.config.prepared import fingerprint, wants_sample
from dondoc.config.roles import grant, make_app_role, make_embedded


def prepare(environ: Mapping[str, str], places: Places, say: Callable[[str], object]) -> None:
    """Roles, extensions, migrations by the owner, the cache table. The server must be up.

    Raises:
        StartError: when the server refuses something; the sentence tells what to run there.
    """
    make_keys(environ, places)
    found = databases(environ, places)
    if found.embedded:
        make_embedded(found)
    else:
        found = make_app_role(found, places)
    grant(found)
    say("Cập nhật cấu trúc cơ sở dữ liệu…")
    set_up_django()
    call_command("migrate", database="owner", interactive=False, verbosity=0)
    call_command("createcachetable", database="owner", verbosity=0)
    if not (places.static / "staticfiles.json").exists():  # `make setup` has done it in a checkout
        call_command("collectstatic", interactive=False, verbosity=0)
    places.prepared.write_text(fingerprint(environ), encoding="ascii")


def set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    django.setup()


def load_sample(places: Places, say: Callable[[str], object]) -> None:
    """The sample board, once; its sign-ins are kept in `var` so that each start can print them."""
    if places.sample_note.exists():
        return
    say("Nạp đơn vị mẫu…")
    set_up_django()
    sample = importlib.import_module("dondoc.sample.loading")  # its models can only be imported after Django's set-up
    write_private(places.sample_note, "\n".join(sample.load()))


def main() -> int:
    """The process that `serve` starts; its one line on stderr is shown by the supervisor."""
    places = Places.of(os.environ)
    try:
        prepare(os.environ, places, print)
        if wants_sample(os.environ):
            load_sample(places, print)
    except StartError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
