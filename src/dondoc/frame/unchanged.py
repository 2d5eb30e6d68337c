"""Figures that are counted again only after something has changed."""

from collections import defaultdict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from django.db import connection

T = TypeVar("T")
MOST = 200

_kept: dict[Hashable, tuple[str, Any]] = {}
_counting: defaultdict[Hashable, Lock] = defaultdict(Lock)


def while_unchanged(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` reads of the database, kept in the process under `key` until any transaction has changed anything there:
    PostgreSQL's snapshot names the transactions whose work can be seen, so the same snapshot means the same rows. `key` holds
    all else that the answer rests on. Inside a transaction, which may itself have changed something, it is read anew.
    """
    if connection.in_atomic_block:
        return make()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        snapshot: str = cursor.fetchone()[0]
    with _counting[key]:  # whoever asks meanwhile waits for this count rather than counting beside it
        known = _kept.get(key)
        if known and known[0] == snapshot:
            found: T = known[1]
            return found
        made = make()
        if len(_kept) >= MOST:
            _kept.clear()
            _counting.clear()
        _kept[key] = (snapshot, made)
        return made
