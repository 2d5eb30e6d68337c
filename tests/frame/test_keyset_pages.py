"""Keyset pages go forth and back over the same rows, whatever the order."""

from typing import NamedTuple

import pytest

from cast import Cast
from dondoc.frame.paging import Prepared, count_up_to, keyset
from dondoc.people.models import Body
from dondoc.people.rules import BodyKind


class Commune(NamedTuple):
    """What a page prints of a commune."""

    id: int
    name: str
    sort_key: str


@pytest.fixture
def communes(cast: Cast) -> list[str]:
    names = [f"Xã Mẫu {n:02d}" for n in range(1, 8)]
    for name in names:
        Body.objects.create(name=name, kind=BodyKind.COMMUNE)
    return names


def _pages(order: tuple[str, ...]) -> list[list[str]]:
    found, cursor = [], ""
    while True:
        page = keyset(Body.objects.filter(kind=BodyKind.COMMUNE), order, after=cursor, size=3)
        found.append([row.name for row in page.rows])
        if not page.after:
            return found
        cursor = page.after


def test_it_walks_forward_to_the_end(communes: list[str]) -> None:
    assert _pages(("sort_key", "id")) == [communes[:3], communes[3:6], communes[6:]]


def test_it_walks_a_descending_order(communes: list[str]) -> None:
    back = communes[::-1]
    assert _pages(("-id",)) == [back[:3], back[3:6], back[6:]]


def test_it_walks_back_to_the_page_before(communes: list[str]) -> None:
    rows = Body.objects.filter(kind=BodyKind.COMMUNE)
    second = keyset(rows, ("sort_key", "id"), after=keyset(rows, ("sort_key", "id"), size=3).after, size=3)
    first = keyset(rows, ("sort_key", "id"), before=second.before, size=3)
    assert ([row.name for row in first.rows], first.before) == (communes[:3], "")


@pytest.mark.parametrize("cursor", ["không phải", "W10", "WyJ4IiwgInkiXQ", "!!!!", "bnVsbA"])
def test_a_cursor_that_is_not_ours_is_the_first_page(communes: list[str], cursor: str) -> None:
    page = keyset(Body.objects.filter(kind=BodyKind.COMMUNE), ("sort_key", "id"), after=cursor, size=3)
    assert [row.name for row in page.rows] == communes[:3]


def test_a_count_is_exact_below_its_limit_and_on_demand(communes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Body.objects.filter(kind=BodyKind.COMMUNE)
    assert str(count_up_to(rows)) == "7"
    monkeypatch.setattr("dondoc.frame.paging.COUNT_LIMIT", 5)
    assert str(count_up_to(rows)) == "5+"
    assert str(count_up_to(rows, exact=True)) == "7"


def test_a_prepared_page_is_the_same_page(communes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dondoc.frame.paging.PAGE", 3)
    monkeypatch.setattr("dondoc.frame.paging.COUNT_LIMIT", 5)
    rows = Body.objects.filter(kind=BodyKind.COMMUNE)
    asked = keyset(rows, ("sort_key", "id"), size=3)
    place = {"after": asked.after}
    wanted = keyset(rows, ("sort_key", "id"), size=3, **place)
    prepared = Prepared(rows, ("sort_key", "id"), ("id", "name", "sort_key"), Commune, **place)
    page, count = prepared.read()
    assert ([r.name for r in page.rows], page.after, page.before, str(count)) == (
        [r.name for r in wanted.rows],
        wanted.after,
        wanted.before,
        "5+",
    )


def test_a_prepared_page_shows_what_has_been_written_since(communes: list[str]) -> None:
    prepared = Prepared(
        Body.objects.filter(kind=BodyKind.COMMUNE), ("-id",), ("id", "name", "sort_key"), Commune, exact=True
    )
    prepared.read()
    Body.objects.create(name="Xã Mẫu mới", kind=BodyKind.COMMUNE)
    page, count = prepared.read()
    assert (page.rows[0].name, count.value) == ("Xã Mẫu mới", 8)


def test_a_prepared_page_of_nothing_asks_nothing(db, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        page, count = Prepared(Body.objects.none(), ("-id",), ("id", "name", "sort_key"), Commune).read()
    assert (page.rows, page.after, page.before, count.value) == ([], "", "", 0)
