"""Places of the top bar that rooms above fill at start-up, in their `wiring` modules."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class PersonLink:
    """One line of the person menu; `visible(user)` must ask nothing beyond what the user already carries."""

    label: str | Promise
    url_name: str
    icon: str
    visible: Callable[[Any], bool] = bool


@dataclass(frozen=True, slots=True)
class Banner:
    """A line over every page that says under whose name it is asked for; `url` ends that by POST, `verb` its button."""

    text: str
    url: str
    verb: str


@dataclass
class TopBar:
    """What stands in the top bar of every page.

    `search_url_name` gets `?q=`; `unread(user)` is the figure on the bell, asked once a page, so it must cost at most
    one query; `describe(user)` gives the printed name and the printed post of whoever is signed in, without a query.
    """

    search_url_name: str = ""
    notices_url_name: str = ""
    unread: Callable[[Any], int] | None = None
    describe: Callable[[Any], tuple[str, str]] | None = None
    banner: Callable[[Any], Banner | None] | None = None
    person_links: list[PersonLink] = field(default_factory=list)

    def person(self, user: Any) -> tuple[str, str]:
        """Name and post as the menu prints them."""
        if self.describe:
            return self.describe(user)
        return str(user), ""

    def unread_count(self, user: Any) -> int:
        return self.unread(user) if self.unread else 0


top_bar = TopBar()
