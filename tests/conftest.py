"""What all tests share: a PostgreSQL of their own, made by the program's own code, with its two roles."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import TestCase, TransactionTestCase
from pytest_django.plugin import blocking_manager_key

from databases import (
    copy_database,
    drop_database,
    fill_again,
    migrate_on,
    migrated_rows,
    one_at_a_time,
    run_name,
    start_test_server,
)
from dondoc.config.database import EMBEDDED_APP, Login, login_from_url
from dondoc.config.places import Places

pytest_plugins = ["cast"]

FOLDER_VARIABLE = "DONDOC_TEST_FOLDER"  # shared by the processes of one run
SERVER_VARIABLE = "DONDOC_TEST_DATABASE_URL"  # a superuser's address on a server that is already there


SEEDS: dict[str, bytes] = {}  # what the migrations put into the tables


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A test that commits leaves empty tables: what the migrations put there comes back for the next one."""
    yield
    if nextitem is not None and commits(item):
        with item.config.stash[blocking_manager_key].unblock():
            fill_again(SEEDS)


def commits(item: pytest.Item) -> bool:
    """Whether the test's writes are real, so that all tables are emptied after it."""
    marker = item.get_closest_marker("django_db")
    case = getattr(item, "cls", None)
    of_django = isinstance(case, type) and issubclass(case, TransactionTestCase) and not issubclass(case, TestCase)
    return of_django or bool(marker is not None and marker.kwargs.get("transaction"))


def pytest_configure(config: pytest.Config) -> None:
    """One folder a run. Under xdist the controller starts the server too, so that it outlives any worker."""
    _keep_settings_within(Path(os.environ.get(FOLDER_VARIABLE) or tempfile.mkdtemp(prefix="dondoc-test-")))
    if FOLDER_VARIABLE in os.environ:
        return
    folder = os.environ[FOLDER_VARIABLE] = str(settings.PLACES.var)
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    if getattr(config.option, "numprocesses", None) and not os.environ.get(SERVER_VARIABLE):
        config.add_cleanup(start_test_server(Path(folder)).stop)


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


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Login]:
    """The superuser's login on the run's server, started now unless it is there."""
    folder = Path(os.environ[FOLDER_VARIABLE])
    if os.environ.get(SERVER_VARIABLE):
        server = login_from_url(os.environ[SERVER_VARIABLE], variable=SERVER_VARIABLE)
        with one_at_a_time(folder / "migrate.lock"):
            migrate_on(server)
        yield server
        return
    cluster = None if os.environ.get("PYTEST_XDIST_WORKER") else start_test_server(folder)
    yield Login(name="postgres", user="postgres", host=Places(folder).socket_note.read_text().strip(), port="5432")
    if cluster is not None:
        cluster.stop()


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """pytest-django's own naming of test databases is not used."""


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, postgres_server: Login) -> Iterator[None]:
    """A database a process: made by the owner, used by the tests as the app role."""
    name = run_name()
    with one_at_a_time(Path(os.environ[FOLDER_VARIABLE]) / "copy.lock"):
        found = copy_database(postgres_server, name)
    for alias, entry in found.django().items():
        connections[alias].settings_dict.update(entry)
    with django_db_blocker.unblock():
        SEEDS.update(migrated_rows())
        connections.close_all()
    yield
    with django_db_blocker.unblock():
        connections.close_all()
    if os.environ.get(SERVER_VARIABLE):
        drop_database(postgres_server, name)
