"""Reads of the portal."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.portal import hooks
from dondoc.portal.models import Invitation


def visible_invitations(user: User | AnonymousUser) -> QuerySet[Invitation]:
    """All for the Office and the administrator, nobody's for others."""
    standing = standing_of(user)
    if standing.is_office or standing.is_administrator:
        return Invitation.objects.all()
    return Invitation.objects.none()


def open_invitations() -> QuerySet[Invitation]:
    """Those whose link still works."""
    return Invitation.objects.filter(
        accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=timezone.now()
    ).select_related("body")


def asks_of(user: User) -> list[hooks.Ask]:
    """Everything asked of the user's body, nearest deadline first; asks without a date last."""
    found = [ask for source in hooks.asks for ask in source(user)]
    return sorted(found, key=lambda ask: (ask.due is None, ask.due.toordinal() if ask.due else 0))
