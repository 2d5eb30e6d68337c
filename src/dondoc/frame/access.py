"""Access: each view declares its rule, each verb answers Allowed or Refused with a reason that people can read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied

View = TypeVar("View", bound=Callable[..., Any])  # of a page, or of the API, which answers with schemas


@dataclass(frozen=True, slots=True)
class Allowed:
    """The verb may be done."""

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Refused:
    """The verb may not be done; `reason` is a Vietnamese sentence shown to the person who asked."""

    reason: str

    def __bool__(self) -> bool:
        return False


Decision = Allowed | Refused
ALLOWED = Allowed()


def allow_if(condition: object, reason: str) -> Decision:
    """Allowed when `condition` holds, else Refused with `reason`."""
    return ALLOWED if condition else Refused(reason)


def ensure(decision: Decision) -> None:
    """Stops a verb that is refused.

    Raises:
        PermissionDenied: with the reason, which the 403 page shows.
    """
    if isinstance(decision, Refused):
        raise PermissionDenied(decision.reason)


def access(rule: str, *, public: bool = False) -> Callable[[View], View]:
    """Declares a view's rule, e.g. `@access("plans.view")`. The name tells a reader and the walk over all URLs what
    guards it; the guard itself is the fetch (`visible_to`) and the `can_…` of the room. Without `public` the view asks
    for sign-in (LoginRequiredMiddleware).
    """

    def declare(view: View) -> View:
        view.access_rule = rule  # type: ignore[attr-defined]  # a mark on the function, read by the URL walk
        return login_not_required(view) if public else view

    return declare
