"""Keyset pages: 25 rows after a place in the order, and a count that is exact up to 1.000."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet, ValidationError
from django.db import connection
from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
R = TypeVar("R")

PAGE = 25
COUNT_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Count:
    """`value` rows; `more` when there are beyond COUNT_LIMIT and nobody asked for the exact figure."""

    value: int
    more: bool = False

    def __str__(self) -> str:
        return f"{self.value:,}".replace(",", ".") + ("+" if self.more else "")


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """One page of a list: `rows`, and opaque cursors for the neighbours (empty where there is none)."""

    rows: Sequence[R]
    after: str
    before: str


def count_up_to(queryset: QuerySet[M], *, exact: bool = False) -> Count:
    """Rows of `queryset`, exact up to COUNT_LIMIT (one query that stops there), or exact throughout on demand."""
    if exact:
        return Count(queryset.order_by().count())
    return _count_of(queryset.order_by().values("pk")[: COUNT_LIMIT + 1].count())


def _count_of(found: int) -> Count:
    return Count(min(found, COUNT_LIMIT), more=found > COUNT_LIMIT)


def keyset(
    queryset: QuerySet[M], keys: Sequence[str], *, after: str = "", before: str = "", size: int = PAGE
) -> Page[M]:
    """The page of `queryset` in the order of `keys` after or before a cursor. Keys are field names, "-" for
    descending; none may be null (rooms keep a sort column for that) and the last must be unique. A cursor that is not
    ours is read as the first page.
    """
    asked, place = _ask(queryset, keys, after, before, size)
    return _page(list(asked), keys, place, size)


class Prepared(Generic[R]):
    """A keyset page and its count, put together as SQL once and read as often as asked: Django takes longer to write the
    two questions than PostgreSQL to answer them. A row is `make` of the values of `fields`; it has the keys by name.
    """

    def __init__(
        self,
        queryset: QuerySet[Any],
        keys: Sequence[str],
        fields: Sequence[str],
        make: Callable[..., R],
        *,
        after: str = "",
        before: str = "",
        exact: bool = False,
    ) -> None:
        asked, self._place = _ask(queryset, keys, after, before, PAGE)
        counted = queryset.order_by().values("pk")
        self._rows = _written(asked.values_list(*fields))
        self._count = _written(counted if exact else counted[: COUNT_LIMIT + 1])
        self._keys, self._make, self._exact = keys, make, exact

    def read(self) -> tuple[Page[R], Count]:
        """The page and the count of this moment: two queries, or none where nothing can be found."""
        if self._rows is None or self._count is None:
            return _page([], self._keys, self._place, PAGE), Count(0)
        with connection.cursor() as cursor:
            cursor.execute(*self._rows)
            rows = [self._make(*values) for values in cursor.fetchall()]
            sql, values = self._count
            cursor.execute(f"SELECT count(*) FROM ({sql}) AS counted", values)  # noqa: S608 - Django wrote it
            found = cursor.fetchone()[0]
        return _page(rows, self._keys, self._place, PAGE), Count(found) if self._exact else _count_of(found)


def _written(queryset: QuerySet[Any, Any]) -> tuple[str, tuple[Any, ...]] | None:
    """The question in SQL and its values; None for a queryset that Django knows to be empty."""
    try:
        return queryset.query.sql_with_params()
    except EmptyResultSet:
        return None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page lies: at the beginning or beyond a cursor, and which way it was read."""

    first: bool
    backwards: bool


def _ask(
    queryset: QuerySet[Any], keys: Sequence[str], after: str, before: str, size: int
) -> tuple[QuerySet[Any], _Place]:
    """The rows of the page and one more, in the order they are read."""
    start = _unpack(after or before, len(keys)) if after or before else None
    backwards = start is not None and not after
    order = [_turned(key) if backwards else key for key in keys]
    if start is not None:
        try:
            queryset = queryset.filter(_beyond(order, start))
        except (ValueError, ValidationError):
            return _ask(queryset, keys, "", "", size)
    return queryset.order_by(*order)[: size + 1], _Place(first=start is None, backwards=backwards)


def _page(rows: list[R], keys: Sequence[str], place: _Place, size: int) -> Page[R]:
    more = len(rows) > size
    rows = rows[:size]
    if place.backwards:
        rows.reverse()
    has_after, has_before = (bool(rows), more) if place.backwards else (more, not place.first)
    return Page(
        rows=rows,
        after=_pack(rows[-1], keys) if rows and has_after else "",
        before=_pack(rows[0], keys) if rows and has_before else "",
    )


def _turned(key: str) -> str:
    return key[1:] if key.startswith("-") else f"-{key}"


def _beyond(keys: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows that come after `values` in the order of `keys`. The bound on the first key alone repeats what the rest
    says: PostgreSQL finds its place in the index by it.
    """
    first = keys[0]
    bound = Q(**{f"{first.lstrip('-')}__{'lte' if first.startswith('-') else 'gte'}": values[0]})
    beyond = Q()
    equal = Q()
    for key, value in zip(keys, values, strict=True):
        name = key.lstrip("-")
        beyond |= equal & Q(**{f"{name}__{'lt' if key.startswith('-') else 'gt'}": value})
        equal &= Q(**{name: value})
    return bound & beyond


def _pack(row: object, keys: Sequence[str]) -> str:
    values = []
    for key in keys:
        value: Any = row
        for part in key.lstrip("-").split("__"):
            value = getattr(value, part)
        values.append(value.isoformat() if isinstance(value, date | datetime) else value)
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _unpack(cursor: str, size: int) -> list[Any] | None:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, UnicodeDecodeError):
        return None
    if not isinstance(values, list) or len(values) != size:
        return None
    return values if all(isinstance(v, str | int) for v in values) else None
