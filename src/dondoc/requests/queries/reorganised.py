"""What of a body passes to its successors when the apparatus changes."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from dondoc.people.hooks import Movable
from dondoc.people.models import Body
from dondoc.requests.models import Addressee, Request
from dondoc.requests.queries.time import due_words
from dondoc.requests.rules import ANSWERABLE_STATES, RUNNING_STATES, SILENT_STATES, RequestState


def owed_by(former: Body, _on: date) -> list[Movable]:
    """The answers that the body has not given, and those for which it is to be asked."""
    return [_movable(one.pk, one.request, reverse("requests:answer", args=[one.pk])) for one in unsent(former)]


def unsent(former: Body) -> QuerySet[Addressee]:
    states = (RequestState.DRAFTING, *ANSWERABLE_STATES)
    found = Addressee.objects.filter(body=former, state__in=SILENT_STATES, request__state__in=states)
    return found.select_related("request", "body").order_by("request__due_at", "id")


def asked_by(former: Body, _on: date) -> list[Movable]:
    """The requests that the body makes and that are not closed."""
    found = Request.objects.filter(unit=former, state__in=RUNNING_STATES).order_by("due_at", "id")
    return [_movable(one.pk, one, reverse("requests:request", args=[one.pk])) for one in found]


def _movable(pk: int, request: Request, url: str) -> Movable:
    return Movable(pk, request.title, due_words(request), url, text=f"{request.title} {request.text}")
