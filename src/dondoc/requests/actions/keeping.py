"""What the verbs share: the journal line, and who hears."""

from collections.abc import Iterable

from django.urls import reverse

from dondoc.frame.actors import Actor
from dondoc.notices.actions import notify
from dondoc.people.actions.writing import journalled
from dondoc.people.queries import today
from dondoc.plans.queries import heads_of
from dondoc.requests.models import Addressee, Request


def note(*, actor: Actor, request: Request, verb: str, sentence: str, reason: str = "") -> None:
    """One entry on the request."""
    journalled(
        actor=actor,
        kind="requests.request",
        verb=verb,
        thing=request,
        sentence=sentence,
        reason=reason,
    )


def page_of(request: Request) -> str:
    return reverse("requests:request", args=[request.pk])


def tell_addressees(addressees: Iterable[Addressee], *, key: str, text: str, urgent: bool = False) -> None:
    """A notice to whoever answers for each of the bodies."""
    for addressee in addressees:
        notify(
            person_ids=heads_of([addressee.body_id], today()).values_list("pk", flat=True),
            key=f"{key}:{addressee.pk}",
            text=text,
            url=reverse("requests:answer", args=[addressee.pk]),
            urgent=urgent,
        )


def tell_askers(request: Request, *, key: str, text: str, but: Actor | None = None) -> None:
    """A notice to who made the request and who answers for the unit that asks; a request that the program made reaches
    the Office.
    """
    unit = [request.unit_id] if request.unit_id else []
    ids = set(heads_of(unit, today()).values_list("pk", flat=True))
    if request.created_by_id:
        ids.add(request.created_by_id)
    notify(person_ids=ids - {but.person_id if but else None}, key=key, text=text, url=page_of(request))
