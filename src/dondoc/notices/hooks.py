"""What the rooms above tell notices about persons, whom this room knows by number only, and about days."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from dondoc.frame.registries import Registry
from dondoc.worktime import vietnam


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where a person in post is written to; `is_leader`: in the words that a superior is informed in."""

    address: str
    is_leader: bool = False


def _nobody(_person_ids: Iterable[int]) -> dict[int, Mailbox]:
    return {}


def _day_off(day: date) -> bool:
    return not vietnam(day.year - 1, day.year + 1).is_working(day)


@dataclass
class Post:
    """`mailboxes(person ids)` names those of persons in post with an account and an address (people fills it);
    `is_quiet(day)` says whether the day is a day off.
    """

    mailboxes: Callable[[Iterable[int]], dict[int, Mailbox]] = _nobody
    is_quiet: Callable[[date], bool] = _day_off


post = Post()
# Persons who are away today → who stands in for each, and the name of who is away.
stand_ins: Registry[Callable[[Iterable[int]], dict[int, tuple[int, str]]]] = Registry()
