"""What all tests share: a PostgreSQL of their own, made by the program's own code, with its two roles."""

import contextlib
import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from dondoc.config.cluster import Cluster
from dondoc.config.database import EMBEDDED_APP, Databases, Login, embedded_databases, login_from_url
from dondoc.config.home import choose_home
from dondoc.config.places import Places
from dondoc.config.roles import connect, grant, make_by

pytest_plugins = ["cast"]

FOLDER_VARIABLE = "DONDOC_TEST_FOLDER"  # shared by the processes of one run
SERVER_VARIABLE = "DONDOC_TEST_DATABASE_URL"  # a superuser's address on a server that is already there
TEMPLATE = "dondoc_template"


def pytest_configure(config: pytest.Config) -> None:
    """One folder a run. Under xdist the controller starts the server too, so that it outlives any worker."""
    _keep_settings_within(Path(os.environ.get(FOLDER_VARIABLE) or tempfile.mkdtemp(prefix="dondoc-test-")))
    if FOLDER_VARIABLE in os.environ:
        return
    folder = os.environ[FOLDER_VARIABLE] = str(settings.PLACES.var)
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    if getattr(config.option, "numprocesses", None) and not os.environ.get(SERVER_VARIABLE):
        cluster = start_cluster(Path(folder))
        config.add_cleanup(cluster.stop)


def _keep_settings_within(folder: Path) -> None:
    """Django read its settings before this file was loaded: nothing of the developer's own `var` may be touched."""
    settings.PLACES = Places(folder)
    settings.SECRET_KEY = "a key for tests only, and long enough for every use of it"
    settings.DATA_KEYS = ["ZG9uZG9jLXRlc3RzLW9ubHktMzItYnl0ZXMtbG9uZyE="]
    settings.DATABASE_APP_ROLE = EMBEDDED_APP
    settings.STORAGES = {
        "default": {**settings.STORAGES["default"], "OPTIONS": {"location": folder / "files"}},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]


def start_cluster(folder: Path, *, port: int | None = None) -> Cluster:
    """A running server on `folder` that forgets on a power cut; with `port` on loopback too."""
    places = Places(folder)
    places.make()
    cluster = Cluster(places, choose_home(places), durable=False, port=port)
    cluster.create()
    cluster.start()
    return cluster


@contextlib.contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    with (folder / "template.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Login]:
    """The superuser's login on the run's server, started now unless it is there."""
    if os.environ.get(SERVER_VARIABLE):
        yield login_from_url(os.environ[SERVER_VARIABLE], variable=SERVER_VARIABLE)
        return
    folder = Path(os.environ[FOLDER_VARIABLE])
    cluster = None if os.environ.get("PYTEST_XDIST_WORKER") else start_cluster(folder)
    socket = Places(folder).socket_note.read_text(encoding="utf-8").strip()
    yield Login(name="postgres", user="postgres", host=socket, port="5432")
    if cluster is not None:
        cluster.stop()


def _use(found: Databases) -> None:
    """Points Django's two connections at `found`."""
    for alias, entry in found.django().items():
        connections[alias].close()
        connections[alias].settings_dict.update(entry)


def _on(server: Login, name: str) -> Databases:
    plain = embedded_databases(server.host)
    return Databases(
        owner=Login(name, plain.owner.user, server.password, server.host, server.port),
        app=Login(name, plain.app.user, server.password, server.host, server.port),
        embedded=True,
    )


def _make_template(server: Login, name: str) -> None:
    """The migrated, empty database that each process of the run copies. TRUNCATE is a right of tests alone."""
    found = _on(server, name)
    make_by(server, found)
    grant(found)
    with connect(found.owner) as connection:
        connection.execute(
            sql.SQL("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT TRUNCATE ON TABLES TO {}").format(
                sql.Identifier(found.app.user)
            )
        )
    _use(found)
    call_command("migrate", database="owner", interactive=False, verbosity=0)
    call_command("createcachetable", database="owner", verbosity=0)
    connections.close_all()


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """pytest-django's own naming of test databases is not used."""


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, postgres_server: Login) -> Iterator[None]:
    """A database a process: made by the owner, used by the tests as the app role."""
    run = hashlib.sha256(os.environ[FOLDER_VARIABLE].encode()).hexdigest()[:8]
    template, name = f"{TEMPLATE}_{run}", f"dondoc_test_{run}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with django_db_blocker.unblock():
        with _one_at_a_time(Path(os.environ[FOLDER_VARIABLE])), connect(postgres_server) as connection:
            ready = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template]).fetchone()
            if not ready:
                _make_template(postgres_server, template)
            _copy(connection, template, name)
        _use(_on(postgres_server, name))
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        if os.environ.get(SERVER_VARIABLE):
            with connect(postgres_server) as connection:
                for used in (name, template):
                    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(used)))


def _copy(connection: psycopg.Connection[tuple[object, ...]], template: str, name: str) -> None:
    connection.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
            sql.Identifier(name), sql.Identifier(template), sql.Identifier("dondoc_owner")
        )
    )
