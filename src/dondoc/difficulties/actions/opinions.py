"""Lấy ý kiến cơ quan liên quan: before a decision, the bodies concerned are asked by a request with a deadline of its own.
The request writes the line in the journal; the difficulty keeps its step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from dondoc.difficulties.access import can_take
from dondoc.difficulties.actions.moving import locked, move, take
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries import KEY, requests_about
from dondoc.difficulties.rules import DifficultyState
from dondoc.frame.access import ensure
from dondoc.frame.actors import Actor
from dondoc.people.models import Body, User
from dondoc.requests.actions import Asked, Origin, ask
from dondoc.requests.models import Request
from dondoc.requests.rules import RUNNING_STATES, RequestKind


@dataclass(frozen=True, slots=True)
class Question:
    """What the bodies are asked, until which hour."""

    words: str
    bodies: Sequence[Body]
    due_at: datetime


@transaction.atomic
def ask_opinions(actor: User, difficulty: Difficulty, question: Question) -> Request:
    """The bodies concerned are asked; until the hour it is their turn.

    Raises:
        ValidationError: nobody is asked, or the hour has passed.
    """
    difficulty = locked(difficulty)
    ensure(can_take(actor, difficulty, "ask_opinions"))
    request = ask(
        actor=actor,
        asked=Asked(
            kind=RequestKind.OPINION,
            title=f"Ý kiến về khó khăn, vướng mắc: {difficulty.title}"[:300],
            text=f"{question.words.strip()}\n\n{difficulty.description}".strip(),
            due_at=question.due_at,
            bodies=question.bodies,
            unit=difficulty.kind.consolidator,
        ),
        origin=Origin(KEY, difficulty.pk, difficulty.title, reverse("difficulties:difficulty", args=[difficulty.pk])),
    )
    move(actor, difficulty, "ask_opinions", words=question.words, due_on=timezone.localtime(question.due_at).date())
    return request


def gather(*, actor: User, difficulty: Difficulty) -> Difficulty:
    """Enough has been heard: it goes on, whoever has not answered yet."""
    return take(actor, difficulty, "gather")


def follow_request(request: Request, actor: Actor) -> None:
    """The hook of `requests`, which journals itself: when the last request for opinions is closed, the difficulty goes on."""
    if request.origin_kind != KEY:
        return
    difficulty = Difficulty.objects.select_for_update(of=("self",)).filter(pk=request.origin_pk or 0)
    found = difficulty.select_related("kind__consolidator", "body", "carrier").first()
    if found is None or found.state != DifficultyState.OPINIONS:
        return
    if not requests_about(found).exclude(pk=request.pk).filter(state__in=RUNNING_STATES).exists():
        move(actor, found, "gather")
