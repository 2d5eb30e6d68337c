"""Text search over stored search keys: every word typed, accents and punctuation between the words aside."""

from django.db.models import Q


def holds(folded: str, field: str = "fold") -> Q:
    """Rows whose search key `field` holds each word of `folded` (a query that went through `language.fold`)."""
    found = Q()
    for word in folded.split():
        found &= Q(**{f"{field}__contains": word})
    return found
