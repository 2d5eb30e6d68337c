"""Who reads how much of the journal. The rooms above know the posts, so they say it."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from dondoc.frame.registries import Registry


class Scope(IntEnum):
    """DIRECTORY: entries on people, accounts, sign-in and the working calendar, without the agency's work."""

    NOTHING = 0
    DIRECTORY = 1
    ALL = 2


DIRECTORY_AREAS = ("people", "calendars", "journal")

readers: Registry[Callable[[Any], Scope]] = Registry()


def scope_of(user: Any) -> Scope:
    """The widest scope that any room gives; nothing by default."""
    return max((scope(user) for scope in readers), default=Scope.NOTHING)
