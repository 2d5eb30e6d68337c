"""What of a body passes to its successors when the apparatus changes."""

from datetime import date

from django.urls import reverse

from dondoc.difficulties.models import Difficulty, DifficultyKind
from dondoc.difficulties.rules import OPEN_STATES
from dondoc.people.hooks import Movable
from dondoc.people.models import Body


def open_of(former: Body, _on: date) -> list[Movable]:
    """The open difficulties that the body raised, the oldest first."""
    found = Difficulty.objects.filter(body=former, state__in=OPEN_STATES).select_related("task")
    return [
        Movable(
            one.pk,
            one.title,
            one.get_state_display(),
            reverse("difficulties:difficulty", args=[one.pk]),
            text=f"{one.title} {one.description} {one.task or ''}",
        )
        for one in found.order_by("raised_on", "id")
    ]


def kinds_of(former: Body, _on: date) -> list[Movable]:
    """The kinds of difficulties that the body consolidates."""
    return [Movable(kind.pk, kind.name) for kind in DifficultyKind.objects.filter(consolidator=former).order_by("id")]
