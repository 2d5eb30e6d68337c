"""Web, worker and tests work as a role that row security binds."""

import json

import pytest
from django.db import ProgrammingError, connection
from django.test import TransactionTestCase

pytestmark = pytest.mark.django_db


def role(column: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(pg_roles) -> %s FROM pg_roles WHERE rolname = current_user", [column])
        return json.loads(cursor.fetchone()[0])


def test_it_works_as_the_app_role():
    assert role("rolname") == "dondoc_app"


@pytest.mark.parametrize("power", ["rolsuper", "rolbypassrls", "rolcreaterole", "rolcreatedb"])
def test_the_app_role_has_no_power_over_the_server(power):
    assert role(power) is False


def test_the_app_role_makes_no_tables():
    with pytest.raises(ProgrammingError, match="permission denied for schema public"), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE mine (id int)")


def test_the_database_compares_letters_the_same_on_every_server():
    with connection.cursor() as cursor:
        cursor.execute("SELECT datlocprovider, datlocale FROM pg_database WHERE datname = current_database()")
        assert cursor.fetchone() == ("b", "C.UTF-8")


@pytest.mark.parametrize("extension", ["pg_trgm", "btree_gist"])
def test_the_extensions_are_there(extension):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_extension WHERE extname = %s", [extension])
        assert cursor.fetchone() == (1,)


class FlushAfterTests(TransactionTestCase):
    def test_a_transactional_test_can_empty_the_tables_afterwards(self):
        self._fixture_teardown()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM cache")
            assert cursor.fetchone() == (0,)
