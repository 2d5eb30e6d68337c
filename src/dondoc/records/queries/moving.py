"""Deadlines of incoming documents that a calendar would move."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.calendars.hooks import CalendarOf, Move, Moves, Shift, shifts
from dondoc.people.models import User
from dondoc.records.models import Document, Instruction
from dondoc.records.queries.documents import visible_documents
from dondoc.records.rules import Direction

SHOWN = 20


def with_day_set(documents: QuerySet[Document]) -> QuerySet[Any]:
    """Incoming documents with `day_set`, the day that their deadline is rolled from: that of the newest instruction that
    sets one, else their own.
    """
    newest = Instruction.objects.filter(document=OuterRef("pk"), due_on__isnull=False).order_by("-id")
    return documents.filter(direction=Direction.INCOMING, deadline__isnull=False).annotate(
        day_set=Coalesce(Subquery(newest.values("due_on")[:1]), "due_on")
    )


def ahead_shifts(calendar_of: CalendarOf, on: date) -> list[Shift]:
    """Those of documents whose deadline is not past on a day, or would no more be; what is past stays as it was printed."""
    fallen = (
        with_day_set(Document.objects.all())
        .values_list("day_set", "deadline")
        .annotate(count=Count("id"))
        .order_by("day_set", "deadline")
    )
    return [shift for shift in shifts(fallen, calendar_of) if max(shift.was, shift.becomes) >= on]


def preview(user: User, calendar_of: CalendarOf, on: date) -> Moves:
    """What would move, counted whole; named only where the user sees the document."""
    found = ahead_shifts(calendar_of, on)
    return Moves(_("văn bản đến"), sum(shift.count for shift in found), list(_named(user, found)))


def _named(user: User, found: Sequence[Shift]) -> list[Move]:
    if not found:
        return []
    becomes = {(shift.due_on, shift.was): shift.becomes for shift in found}
    days = {shift.was for shift in found}
    documents = with_day_set(visible_documents(user)).filter(deadline__in=days).order_by("deadline", "id")
    named = [
        Move(f"{d}: {d.subject}", reverse("records:document", args=[d.pk]), d.deadline, becomes[d.day_set, d.deadline])
        for d in documents
        if (d.day_set, d.deadline) in becomes
    ]
    return named[:SHOWN]
