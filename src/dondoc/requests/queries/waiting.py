"""What waits: answers that a user's bodies owe, requests that lack answers near their hour."""

from datetime import datetime

from django.db.models import Count, F, Q, QuerySet

from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.requests.models import Addressee, Request
from dondoc.requests.queries import AnyUser
from dondoc.requests.rules import ANSWERABLE_STATES, SILENT_STATES, SOON, AnswerState

MOST = 20


def owed(user: AnyUser) -> QuerySet[Addressee]:
    """The answers that the user's own bodies have not given, nearest hour first."""
    own = Addressee.objects.filter(
        body_id__in=standing_of(user).body_ids, state__in=SILENT_STATES, request__state__in=ANSWERABLE_STATES
    )
    return own.select_related("request__document", "request__unit", "body").order_by("request__due_at", "id")


def lacking(user: User, now: datetime) -> QuerySet[Request]:
    """For the Office the requests within a day of their hour or past it, for other heads their unit's own; those for
    which answers are still missing, with `asked` and `sent`.
    """
    standing = standing_of(user)
    found = Request.objects.filter(state__in=ANSWERABLE_STATES, due_at__lte=now + SOON)
    if not standing.is_office:
        found = found.filter(unit_id__in=standing.headed_ids)
    sent = Count("addressees", filter=Q(addressees__state=AnswerState.SENT))
    return found.annotate(asked=Count("addressees"), sent=sent).filter(sent__lt=F("asked")).order_by("due_at", "id")


def unanswered(now: datetime, *, overdue: bool) -> QuerySet[Request]:
    """The requests that still take answers and whose hour comes within a day, or has passed."""
    when = Q(due_at__lt=now) if overdue else Q(due_at__gte=now, due_at__lte=now + SOON)
    return Request.objects.filter(when, state__in=ANSWERABLE_STATES).order_by("due_at", "id")
