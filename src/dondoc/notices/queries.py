"""Reads of notices: each person sees only their own."""

from django.db.models import QuerySet
from django.utils import timezone

from dondoc.notices.models import Notice


def visible_to(person_id: int | None) -> QuerySet[Notice]:
    """The notices that show to that person now, newest first; nobody's for None."""
    if person_id is None:
        return Notice.objects.none()
    return Notice.objects.filter(person_id=person_id, visible_from__lte=timezone.now()).order_by("-id")


def unread_count(person_id: int | None) -> int:
    return visible_to(person_id).filter(read_at__isnull=True).order_by().count()
