"""What an enterprise or partner is asked: rooms above register where their asks come from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dondoc.frame.registries import Registry
from dondoc.people.models import User


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that the Board asks of the body behind an account; `url` is where it is done. `left` = working days left
    until `due`, negative when it has passed.
    """

    label: str
    detail: str
    url: str
    due: date | None = None
    left: int | None = None


asks: Registry[Callable[[User], list[Ask]]] = Registry()
