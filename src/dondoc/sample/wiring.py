"""On the first page the Office of a sample board finds the plan to try."""

from typing import Any

from django.conf import settings

from dondoc.frame.registries import Panel, panels
from dondoc.people.queries import standing_of


def plan_to_try(user: Any, _thing: Any) -> dict[str, Any] | None:
    """For the Office, where the sample board is loaded (its sign-ins then lie in `var`)."""
    return {} if standing_of(user).is_office and settings.PLACES.sample_note.exists() else None


panels.add("sample.plan", Panel("home", "sample/plan_to_try.html", plan_to_try), order=200)
