"""Later deadlines: who sees which requests, and the story of a duty's deadline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from dondoc.people.queries import standing_of, today
from dondoc.plans.models import Duty, Extension, Involvement
from dondoc.plans.queries import AnyUser, answering_directors, mine
from dondoc.plans.rules import Part
from dondoc.plans.rules.following import ExtensionState


def visible_extensions(user: AnyUser) -> QuerySet[Extension]:
    """All for whoever oversees the work; for members of the agency and for people from outside those of their own bodies.
    What was granted shows in the deadline itself to everybody who sees the duty.
    """
    standing = standing_of(user)
    if standing.oversees:
        return Extension.objects.all()
    if standing.is_internal or standing.is_outside:
        return Extension.objects.filter(duty__body_id__in=standing.body_ids)
    return Extension.objects.none()


def extensions_to_decide(user: AnyUser) -> QuerySet[Extension]:
    """Requests that wait for the user: of the tasks that they direct; the head also gets those that nobody who could sign
    in directs.
    """
    standing = standing_of(user)
    asked = Extension.objects.filter(state=ExtensionState.ASKED).select_related("duty__task", "duty__body")
    if not standing.is_leader:
        return asked.none()
    directed = Involvement.objects.filter(mine(standing, [Part.DIRECTS])).values("task_id")
    if not standing.is_head:
        return asked.filter(duty__task__in=directed)
    answered = Exists(answering_directors(today()).filter(task_id=OuterRef("duty__task_id")))
    return asked.filter(Q(duty__task__in=directed) | ~answered)


@dataclass(frozen=True, slots=True)
class DeadlineStory:
    """`original` is the deadline first set, `now` the one in force; `granted` the later ones in between, oldest first,
    `amended` those that an amending plan set;
    `asked` the request that waits, `refused` those not granted, where the reader sees them.
    """

    original: date | None
    now: date | None
    granted: Sequence[Extension]
    amended: Sequence[Extension]
    asked: Extension | None
    refused: Sequence[Extension]


def deadline_story(user: AnyUser, duty: Duty, extensions: Iterable[Extension]) -> DeadlineStory:
    """The story as `user` reads it, of the duty's extensions in their order."""
    standing = standing_of(user)
    whole = standing.oversees or duty.body_id in standing.body_ids
    rows = list(extensions)
    return DeadlineStory(
        original=duty.original_deadline,
        now=duty.deadline,
        granted=[row for row in rows if row.state == ExtensionState.GRANTED and row.document_id is None],
        amended=[row for row in rows if row.state == ExtensionState.GRANTED and row.document_id is not None],
        asked=next((row for row in rows if whole and row.state == ExtensionState.ASKED), None),
        refused=[row for row in rows if whole and row.state == ExtensionState.REFUSED],
    )
