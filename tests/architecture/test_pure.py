"""The libraries are usable from a notebook: importing them brings neither Django nor a database."""

import subprocess
import sys

import pytest

PURE = ["language", "files", "worktime", "reading", "official"]


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_brings_neither_django_nor_a_database(room):
    script = (
        "import pkgutil, sys, importlib, dondoc.ROOM as room\n"
        "for found in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        "    if not found.name.endswith('__main__'):\n"
        "        importlib.import_module(found.name)\n"
        "print(sorted({'django', 'psycopg', 'procrastinate'} & set(sys.modules)))"
    ).replace("ROOM", room)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
