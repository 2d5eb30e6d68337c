"""What the rooms above hand over when bodies are reorganised or leaders get other fields, without this room knowing it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from dondoc.frame.actors import Actor
from dondoc.frame.registries import Registry
from dondoc.people.models import Body, Person, User


@dataclass(frozen=True, slots=True)
class Movable:
    """One thing of a former body that a successor can take over. `text` is what tells its field; `stays`: by itself it goes to
    nobody.
    """

    pk: int
    label: str
    detail: str = ""
    url: str = ""
    text: str = ""
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """The things (by their `pk`) of `former` that go to bodies from the day `on`; `why` names the legal basis."""

    former: Body
    to: Mapping[int, Body]
    on: date
    why: str


@dataclass(frozen=True, slots=True)
class Handover:
    """A kind of things that pass to successors. `items` are those of a former body on a day; `move` hands them over inside
    the caller's transaction, without a journal line of its own. `ask`: nothing is suggested, each is to be chosen.
    `keeps`: things may stay with nobody.
    """

    label: str | Promise
    items: Callable[[Body, date], Sequence[Movable]]
    move: Callable[[User, Move], None]
    ask: bool = False
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Directed:
    """A kind of open work that leaders direct. `items` are those of a person; `move` gives them (by `pk`) from `former` to
    others, inside the caller's transaction, without a journal line of its own; what is finished by then stays.
    """

    label: str | Promise
    items: Callable[[Person], Sequence[Movable]]
    move: Callable[[Actor, Person, Mapping[int, Person], str], None]


directed: Registry[Directed] = Registry()
handovers: Registry[Handover] = Registry()


@dataclass(frozen=True, slots=True)
class ApiRoom:
    """What a personal token can be opened for: a room of the API. `writes`: there is something to write in it."""

    label: str | Promise
    writes: bool = False


api_rooms: Registry[ApiRoom] = Registry()
