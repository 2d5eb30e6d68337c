"""What the verbs share: the journal line, who hears of a step."""

from collections.abc import Iterable

from django.urls import reverse

from dondoc.frame.actors import Actor
from dondoc.notices.actions import notify
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries import turn_of
from dondoc.people.actions.writing import journalled
from dondoc.people.queries import today
from dondoc.records.rules import Urgency

SHORT = 90


def named(paper: Paper) -> str:
    """A paper in a sentence: its kind and the beginning of its abstract."""
    subject = paper.document.subject
    words = subject if len(subject) <= SHORT else f"{subject[: SHORT - 1].rstrip()}…"
    return f"{paper.document.type_name} “{words}”"


def note(*, actor: Actor, paper: Paper, verb: str, sentence: str, reason: str = "", on_behalf_of: str = "") -> None:
    """One entry on the paper."""
    journalled(
        actor=actor,
        kind="outgoing.paper",
        verb=verb,
        thing=paper,
        sentence=sentence,
        reason=reason,
        on_behalf_of=on_behalf_of,
    )


def tell(paper: Paper, *, actor: Actor, text: str, person_ids: Iterable[int] | None = None) -> None:
    """The given persons hear of the paper, by default whoever is next; never the actor."""
    told = turn_of(paper, today()) if person_ids is None else person_ids
    notify(
        person_ids=[pk for pk in told if pk != actor.person_id],
        key=f"outgoing.paper:{paper.pk}:{paper.remarks.count()}:{paper.state}",
        text=text,
        url=reverse("outgoing:paper", args=[paper.pk]),
        urgent=paper.document.urgency != Urgency.NORMAL,
    )
