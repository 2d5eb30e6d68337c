"""A figure is kept for as long as no transaction changes anything."""

from types import SimpleNamespace

import pytest
from django.db import connection

from dondoc.frame import unchanged
from dondoc.frame.unchanged import while_unchanged


@pytest.fixture
def another(db):
    """Somebody else's connection."""
    made = connection.copy()
    made.ensure_connection()
    yield made
    made.close()


def _write(wrapper) -> None:
    """What every transaction that changes something begins with."""
    with wrapper.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")


@pytest.fixture
def ask(db, monkeypatch):
    """The how manieth count an answer is; a page is read outside any transaction, a test is always inside one."""
    monkeypatch.setattr(unchanged, "_kept", {})
    monkeypatch.setattr(unchanged, "connection", SimpleNamespace(in_atomic_block=False, cursor=connection.cursor))
    counts = []

    def count() -> int:
        counts.append(1)
        return len(counts)

    return lambda key="n": while_unchanged(key, count)


def test_it_is_counted_once_while_nothing_happens(ask):
    assert [ask(), ask()] == [1, 1]


def test_it_is_counted_again_after_a_write(ask, another):
    ask()
    _write(another)
    assert [ask(), ask()] == [2, 2]


def test_a_write_that_began_first_and_ended_last_counts_too(ask, another):
    """A mark that only grows, such as the number of the last write, would miss it."""
    another.set_autocommit(False)
    _write(another)
    late = connection.copy()
    _write(late)
    late.close()
    before = ask()
    another.commit()
    assert (before, ask()) == (1, 2)


def test_another_key_is_another_figure(ask):
    assert [ask("a"), ask("b"), ask("a")] == [1, 2, 1]


def test_it_does_not_grow_for_ever(ask, monkeypatch):
    monkeypatch.setattr(unchanged, "MOST", 2)
    assert ([ask(key) for key in "abc"], len(unchanged._kept)) == ([1, 2, 3], 1)


def test_a_transaction_sees_its_own_writes(ask, monkeypatch):
    monkeypatch.setattr(unchanged, "connection", connection)
    assert [ask(), ask()] == [1, 2]
