"""What a process keeps of the directory holds until the directory changes."""

from datetime import date
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import F

from dondoc.people import queries
from dondoc.people.models import Body, DirectoryMark, Person, Post, Tenure, User
from dondoc.people.queries import kept, standing_of


def _mark() -> UUID:
    return DirectoryMark.objects.get().mark


@pytest.fixture
def outside_transactions(monkeypatch):
    """A page is read outside any transaction; a test is always inside one."""
    monkeypatch.setattr(queries, "connection", SimpleNamespace(in_atomic_block=False))
    monkeypatch.setattr(queries, "_kept", {})


def test_an_account_comes_with_the_mark_of_the_moment(labour_head):
    assert User.objects.get(pk=labour_head.pk).directory_mark == _mark()


@pytest.mark.parametrize("model", [Body, Person, Post, Tenure])
def test_each_table_that_a_standing_rests_on_changes_the_mark(cast, model):
    with transaction.atomic():
        DirectoryMark.objects.update(mark=UUID(int=1))
    with transaction.atomic():
        model.objects.update(id=F("id"))
    assert _mark() != UUID(int=1)


def test_a_standing_is_read_once_a_mark(labour_head, outside_transactions, django_assert_num_queries):
    with django_assert_num_queries(3):  # the account, its tenures; the account again
        first = standing_of(User.objects.get(pk=labour_head.pk))
        again = standing_of(User.objects.get(pk=labour_head.pk))
    assert first == again


def test_a_tenure_that_ends_counts_at_the_next_request(labour_head, outside_transactions):
    assert standing_of(User.objects.get(pk=labour_head.pk)).roles == {"unit_head"}
    DirectoryMark.objects.update(mark=UUID(int=1))  # as the transaction of the change below does when it is its own
    Tenure.objects.filter(person=labour_head.person).update(valid_to=date(2016, 1, 1))
    assert standing_of(User.objects.get(pk=labour_head.pk)).roles == frozenset()


def test_nothing_is_kept_inside_a_transaction(labour_head):
    account = User.objects.get(pk=labour_head.pk)
    assert [kept(account, "n", lambda: 1), kept(account, "n", lambda: 2)] == [1, 2]


def test_nothing_is_kept_for_an_account_without_a_mark(labour_head, outside_transactions):
    assert [kept(labour_head, "n", lambda: 1), kept(labour_head, "n", lambda: 2)] == [1, 2]


def test_what_was_kept_under_old_marks_is_let_go(labour_head, outside_transactions):
    account = User.objects.get(pk=labour_head.pk)
    for n in range(5):
        account.directory_mark = UUID(int=n)
        kept(account, "n", lambda: 1)
    assert len(queries._kept) == queries.MARKS_KEPT
