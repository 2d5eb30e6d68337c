"""Lists that are declared here and filled by the rooms above at start-up (their `wiring` modules)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from django.utils.functional import Promise

T = TypeVar("T")


class Registry(Generic[T]):
    """Things in the order of their `order`, then of registration; a key is taken once."""

    def __init__(self) -> None:
        self._items: dict[str, tuple[int, T]] = {}
        self._ordered: tuple[T, ...] = ()

    def add(self, key: str, item: T, *, order: int = 100) -> None:
        if key in self._items:
            raise ValueError(f"{key} is registered twice")
        self._items[key] = (order, item)
        self._ordered = tuple(item for _, item in sorted(self._items.values(), key=lambda pair: pair[0]))

    def __iter__(self) -> Iterator[T]:
        return iter(self._ordered)

    def items(self) -> Iterator[tuple[str, T]]:
        """Keys with their things, in the same order."""
        ordered = sorted(self._items.items(), key=lambda pair: pair[1][0])
        return ((key, item) for key, (_, item) in ordered)

    def get(self, key: str) -> T | None:
        found = self._items.get(key)
        return found[1] if found else None


class Viewer(Protocol):
    """The signed-in user as the lower rooms see it; `people.User` fits."""

    pk: Any

    @property
    def is_authenticated(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class NavItem:
    """One line of the sidebar. `visible(user)` must not ask the database beyond what the user already carries;
    `phone` puts it into the five at the foot of a phone's page.
    """

    label: str | Promise
    url_name: str
    icon: str
    visible: Callable[[Any], bool]
    phone: bool = False
    section: str = ""  # url namespace(s) that light it up, separated by a space


@dataclass(frozen=True, slots=True)
class SearchHit:
    label: str | Promise
    detail: str
    url: str


@dataclass(frozen=True, slots=True)
class SearchSource:
    """A kind of thing that the search page can find; `find(user, folded_query, limit)` returns only what the user sees."""

    label: str | Promise
    find: Callable[[Any, str, int], list[SearchHit]]


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of another room's page. `place` names the page ("plans.task"); `context(user, thing)` returns None where
    the panel has nothing to show; `template` gets that context.
    """

    place: str
    template: str
    context: Callable[[Any, Any], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that waits for a person, as the first page shows it: `act` is the word on its button, `since` the day
    since which it waits, `due` the day until which.
    """

    label: str
    detail: str
    url: str
    since: date | None = None
    urgent: bool = False
    due: date | None = None
    act: str | Promise = ""


Waits = Callable[[Any], Sequence[Decision]]

navigation: Registry[NavItem] = Registry()
decisions: Registry[Waits] = Registry()  # what waits for a leader's decision
errands: Registry[Waits] = Registry()  # what waits for somebody's hand, besides the duties of tasks
search_sources: Registry[SearchSource] = Registry()
panels: Registry[Panel] = Registry()


def panels_for(place: str, user: object, thing: object) -> list[tuple[str, dict[str, Any]]]:
    """The panels of a page that have something to show: (template, context) in order."""
    found = []
    for panel in panels:
        if panel.place == place:
            context = panel.context(user, thing)
            if context is not None:
                found.append((panel.template, context))
    return found
