"""Databases for tests, made by the program's own `dondoc migrate` once a state of the migrations, then copied."""

import contextlib
import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from django.apps import apps
from django.db import connection
from psycopg import sql

from dondoc.config.cluster import Cluster
from dondoc.config.database import EMBEDDED_APP, EMBEDDED_NAME, EMBEDDED_OWNER, Databases, Login
from dondoc.config.home import choose_home
from dondoc.config.places import CHECKOUT, Places
from dondoc.config.prepared import fingerprint
from dondoc.config.roles import connect, make_by
from program import command, environment

CACHE = CHECKOUT / ".pytest_cache" / "databases"
KEPT = 3


@contextlib.contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def migrated_var() -> Path:
    """A `var` with a migrated database that nobody runs: copy it, never start it. Made anew when a migration changes."""
    var = CACHE / fingerprint({}) / "var"
    with one_at_a_time(CACHE / "lock"):
        if not var.exists():
            _make_room()
            half = Path(tempfile.mkdtemp(prefix="dondoc-template-")) / "var"
            subprocess.run(command("migrate"), env=environment(half), check=True, stdout=subprocess.DEVNULL)
            var.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(half, var)
            half.parent.rmdir()
    return var


def _make_room() -> None:
    """Only the newest few are kept."""
    made = sorted((entry for entry in CACHE.iterdir() if entry.is_dir()), key=lambda entry: entry.stat().st_mtime)
    for old in made[: -KEPT + 1]:
        shutil.rmtree(old)


def start_cluster(places: Places, *, port: int | None = None) -> Cluster:
    """A running server on `places` that forgets on a power cut; with `port` on loopback too."""
    places.make()
    cluster = Cluster(places, choose_home(places), durable=False, port=port)
    cluster.create()
    cluster.start()
    return cluster


def start_test_server(folder: Path) -> Cluster:
    """The run's own server with the migrated database on it."""
    shutil.copytree(migrated_var() / "postgres", folder / "postgres", symlinks=True)
    return start_cluster(Places(folder))


def logins(server: Login, name: str) -> Databases:
    """Owner and app on the database `name` of the server that `server` signs in to as its superuser."""

    def of(user: str) -> Login:
        return Login(name, user, server.password, server.host, server.port, server.options)

    return Databases(owner=of(EMBEDDED_OWNER), app=of(EMBEDDED_APP), embedded=True)


def migrate_on(server: Login) -> None:
    """The migrated database on a server that is already there, by its superuser and then as `dondoc migrate` does it."""
    found = logins(server, EMBEDDED_NAME)
    make_by(server, found)
    urls = {"DATABASE_URL": _url(found.owner), "DATABASE_APP_URL": _url(found.app)}
    with tempfile.TemporaryDirectory() as var:
        subprocess.run(command("migrate"), env=environment(Path(var), **urls), check=True, stdout=subprocess.DEVNULL)


def _url(login: Login) -> str:
    secret = f":{quote(login.password, safe='')}" if login.password else ""
    return f"postgresql://{login.user}{secret}@{quote(login.host, safe='')}:{login.port}/{login.name}"


def copy_database(server: Login, name: str) -> Databases:
    """A database of one test process. TRUNCATE is a right of tests alone: transactional tests empty the tables by it."""
    with connect(server) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                *map(sql.Identifier, (name, EMBEDDED_NAME, EMBEDDED_OWNER))
            )
        )
    found = logins(server, name)
    with connect(found.owner) as connection:
        connection.execute(
            sql.SQL("GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO {}").format(sql.Identifier(EMBEDDED_APP))
        )
    return found


def drop_database(server: Login, name: str) -> None:
    with connect(server) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def run_name() -> str:
    """Tells one test process from another, also on a shared server."""
    return f"dondoc_test_{os.getpid()}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


def migrated_rows() -> dict[str, bytes]:
    """The rows that migrations put into our tables, by table, as PostgreSQL copies them; those that others point to first."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            if model.__module__.startswith("dondoc."):
                with cursor.copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as rows:
                    found[table] = b"".join(bytes(row) for row in rows)
    return {table: rows for table, rows in found.items() if rows}


def fill_again(seeds: dict[str, bytes]) -> None:
    """Puts the rows back into tables that are empty now."""
    with connection.cursor() as cursor:
        for table, rows in seeds.items():
            name = sql.Identifier(table)
            cursor.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(name))
            if not cursor.fetchone()[0]:
                with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(name)) as copy:
                    copy.write(rows)
