"""Who handles whose work while somebody is away."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from dondoc.people.models import Person, Substitution, Tenure, User
from dondoc.people.queries import in_force, standing_of, today
from dondoc.people.rules import INTERNAL_KINDS, LEADERS, Role


def substitutions_visible_to(user: User) -> QuerySet[Substitution]:
    """All for the Office, the leaders and the administrator; to others those that they are a part of."""
    standing, found = (
        standing_of(user),
        Substitution.objects.select_related("away", "substitute").order_by("-valid_from"),
    )
    if standing.oversees or standing.is_administrator:
        return found
    if user.person_id is None or not standing.is_internal:
        return found.none()
    return found.filter(Q(away_id=user.person_id) | Q(substitute_id=user.person_id))


def offered_to(user: User, on: date) -> QuerySet[Substitution]:
    """The substitutions under which the user may work on a day."""
    held = Substitution.objects.filter(in_force(on), substitute_id=user.person_id or -1)
    return held.select_related("away").order_by("valid_to", "id")


def stand_ins(person_ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    """For each of the persons who is away today: who stands in, and the name of who is away."""
    held = Substitution.objects.filter(in_force(today()), away_id__in=list(person_ids)).select_related("away")
    return {one.away_id: (one.substitute_id, one.away.name) for one in held}


def may_stand_in_for(away: Person, on: date) -> QuerySet[Person]:
    """A leader's work is handled by another leader; a member's by one of the same unit; the Office's by the Office.
    Only persons who can sign in.
    """
    held = Tenure.objects.filter(in_force(on), body__kind__in=INTERNAL_KINDS).exclude(post__role=Role.ADMINISTRATOR)
    own = list(held.filter(person=away).select_related("post"))
    if any(tenure.post.role in LEADERS for tenure in own):
        near = held.filter(post__role__in=list(LEADERS))
    else:
        near = held.filter(body_id__in=[tenure.body_id for tenure in own])
    persons = Person.objects.filter(pk__in=near.values("person_id"), user__is_active=True).exclude(pk=away.pk)
    return persons.order_by("sort_key")
