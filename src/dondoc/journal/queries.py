"""Reads of the journal. A room shows the history of a thing only after it has fetched that thing by its own guard."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from dondoc.journal.models import Entry
from dondoc.journal.rules import DIRECTORY_AREAS, Scope, scope_of


def history_of(object_type: str, object_id: int) -> QuerySet[Entry]:
    """All that happened to one thing, newest first."""
    return Entry.objects.filter(object_type=object_type, object_id=object_id).order_by("-id")


def history_of_all(things: Iterable[tuple[str, int]]) -> QuerySet[Entry]:
    """All that happened to several things that are one to the reader, newest first."""
    wanted = Q(pk__in=())
    for object_type, object_id in things:
        wanted |= Q(object_type=object_type, object_id=object_id)
    return Entry.objects.filter(wanted).order_by("-id")


def visible_to(user: Any) -> QuerySet[Entry]:
    """What a user reads on the journal's own page; nothing by default."""
    scope = scope_of(user)
    if scope is Scope.NOTHING:
        return Entry.objects.none()
    return Entry.objects.all() if scope is Scope.ALL else Entry.objects.filter(in_areas(DIRECTORY_AREAS))


def in_areas(areas: tuple[str, ...]) -> Q:
    """Entries whose verb belongs to one of the rooms."""
    found = Q(pk__in=())
    for area in areas:
        found |= Q(verb__startswith=f"{area}.")
    return found


def between(first: date | None, last: date | None) -> Q:
    """Entries of the days from `first` to `last`, both counted, in the agency's time."""
    zone = timezone.get_current_timezone()
    found = Q()
    if first is not None:
        found &= Q(at__gte=datetime.combine(first, time.min, tzinfo=zone))
    if last is not None:
        found &= Q(at__lt=datetime.combine(last + timedelta(days=1), time.min, tzinfo=zone))
    return found
