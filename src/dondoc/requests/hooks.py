"""What rooms above add to requests without this room knowing them; filled by their `wiring` modules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dondoc.frame.actors import Actor
from dondoc.frame.registries import Registry
from dondoc.people.models import Body
from dondoc.requests.models import Addressee, Request


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that the program knows. `labels` are the names that a form or an outline may give it; `value` a number or
    text; `source` says in words what was counted, `url` is the page of those records.
    """

    labels: Sequence[str]
    value: str | int
    source: str
    url: str


# (request, the body that is asked, the moment) → what is known for that body; asked when the request is sent.
prefill: Registry[Callable[[Request, Body, datetime], Sequence[Known]]] = Registry()

# Inside the transaction in which a body's answer was sent.
after_answer: Registry[Callable[[Addressee, Actor], None]] = Registry()

# Inside the transaction in which the request was closed.
after_close: Registry[Callable[[Request, Actor], None]] = Registry()
