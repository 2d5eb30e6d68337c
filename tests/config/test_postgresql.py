"""A kept connection is looked at before it is used again, without a question to the server."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.fixture
def another():
    """A connection of its own, as another thread of the web server has it."""
    made = connection.copy()
    made.ensure_connection()
    yield made
    made.close()


def _ask(wrapper, sql, *values):
    with wrapper.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()


def test_a_connection_that_lives_is_used_again(another):
    _ask(another, "SELECT 1")
    assert another.is_usable()


def test_one_that_the_server_ended_is_not(another):
    (pid,) = _ask(another, "SELECT pg_backend_pid()")
    _ask(connection, "SELECT pg_terminate_backend(%s, 5000)", pid)
    assert not another.is_usable()


def test_one_whose_transaction_failed_is_not(another):
    another.set_autocommit(False)
    with pytest.raises(another.Database.Error):
        another.connection.execute("SELECT nothing_of_that_name")
    assert not another.is_usable()


def test_one_that_was_closed_is_not(another):
    another.connection.close()
    assert not another.is_usable()


def test_a_question_asked_five_times_is_taken_apart_once(another):
    for _ in range(7):
        _ask(another, "SELECT %s::int", 1)
    assert _ask(another, "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", "SELECT $1::int") == (
        1,
    )


def test_but_planned_for_its_values_each_time(another):
    assert _ask(another, "SHOW plan_cache_mode") == ("force_custom_plan",)
