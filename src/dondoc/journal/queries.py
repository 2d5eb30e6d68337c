"""Reads of the journal. A room shows the history of a thing only after it has fetched that thing by its own guard."""

from django.db.models import QuerySet

from dondoc.journal.models import Entry


def history_of(object_type: str, object_id: int) -> QuerySet[Entry]:
    """All that happened to one thing, newest first."""
    return Entry.objects.filter(object_type=object_type, object_id=object_id).order_by("-id")
