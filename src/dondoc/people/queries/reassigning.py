"""What a new assignment of fields would move, before it is done; and what was assigned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from dondoc.people.hooks import Directed, Movable, directed
from dondoc.people.models import Reassignment, Tenure, User
from dondoc.people.queries import leaders, standing_of
from dondoc.people.rules import ReassignmentState, closest_field


def reassignments_visible_to(user: User) -> QuerySet[Reassignment]:
    """All for members of the agency, none for others."""
    if standing_of(user).is_internal:
        return Reassignment.objects.prefetch_related("fields__tenure__person", "fields__tenure__post")
    return Reassignment.objects.none()


def due_reassignments(on: date) -> QuerySet[Reassignment]:
    """Those whose day has come and that are not applied yet."""
    return Reassignment.objects.filter(state=ReassignmentState.PLANNED, on__lte=on).order_by("on", "id")


@dataclass(frozen=True, slots=True)
class Work:
    """A thing that a leader directs, its key in forms, and the person who by the new fields would direct it."""

    key: str
    thing: Movable
    suggested: int


@dataclass(frozen=True, slots=True)
class Directing:
    """What of one kind a leader directs now."""

    leader: Tenure
    kind: str
    directed: Directed
    works: Sequence[Work]


def reassigned_work(fields: Mapping[int, str], on: date) -> list[Directing]:
    """All open work that the leaders of a day direct; `fields`: their fields to be, by the id of their tenure. A thing stays
    with its leader unless the new fields of just one other speak of it more than theirs do.
    """
    own = leaders(on)
    texts = [fields.get(tenure.pk, tenure.field_text) for tenure in own]
    found = []
    for tenure in own:
        for kind, sort in directed.items():
            works = []
            for thing in sort.items(tenure.person):
                index = closest_field(thing.text or thing.label, texts)
                person = own[index].person_id if index is not None else tenure.person_id
                works.append(Work(f"{kind}:{tenure.person_id}:{thing.pk}", thing, person))
            if works:
                found.append(Directing(tenure, kind, sort, works))
    return found
