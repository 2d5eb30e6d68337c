"""What the rooms above add to the work without the work knowing them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dondoc.frame.registries import Registry
from dondoc.people.models import Body, User
from dondoc.plans.models import Duty, Task
from dondoc.worktime import Period


@dataclass(frozen=True, slots=True)
class Figure:
    """One live figure of a programme: `value` in `unit`, and the page that lists the records it counts."""

    key: str
    label: str
    value: int
    unit: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Programme:
    """A line of work that plugs in. `figures(task, period, body, as_of)` counts for one task or, with None, for all."""

    slug: str
    name: str
    figures: Callable[[Task | None, Period, Body | None, date], list[Figure]]
    url_name: str = ""


AfterVerb = Callable[[Duty, str, User], None]

programmes: Registry[Programme] = Registry()
after_verb: Registry[AfterVerb] = Registry()
report_sections: Registry[Callable[..., Any]] = Registry()
