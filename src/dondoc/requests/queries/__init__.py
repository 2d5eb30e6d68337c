"""Reads of requests. A list and its details start from the same `visible_…` query."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.requests.models import Addressee, Request
from dondoc.requests.rules import RequestState

AnyUser = User | AnonymousUser


def visible_requests(user: AnyUser) -> QuerySet[Request]:
    """All for whoever oversees; for other members of the agency those their unit asks or is asked; for outsiders those
    that were sent to their body; nobody's else.
    """
    standing = standing_of(user)
    if standing.oversees:
        return Request.objects.all()
    asked = Q(pk__in=Addressee.objects.filter(body_id__in=standing.body_ids).values("request_id")) & ~Q(
        state=RequestState.DRAFTING
    )
    if standing.is_internal:
        return Request.objects.filter(asked | Q(unit_id__in=standing.body_ids))
    if standing.is_outside:
        return Request.objects.filter(asked)
    return Request.objects.none()


def visible_addressees(user: AnyUser) -> QuerySet[Addressee]:
    """The answers of visible requests: all of them for whoever oversees or belongs to the unit that asks, else one's own."""
    standing = standing_of(user)
    found = Addressee.objects.filter(request__in=visible_requests(user)).select_related("request", "body")
    if standing.oversees:
        return found
    own = Q(body_id__in=standing.body_ids)
    return found.filter(own | Q(request__unit_id__in=standing.body_ids)) if standing.is_internal else found.filter(own)


def requests_of(kind: str, pk: int) -> QuerySet[Request]:
    """The requests made for one thing of another room; whoever sees that thing is asked by the caller."""
    return Request.objects.filter(origin_kind=kind, origin_pk=pk).order_by("id")
