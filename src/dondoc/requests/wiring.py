"""What requests offer the rest: their line in the sidebar, what waits, their search results, how far the answer to a letter
is; and what the work already tells a request.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dondoc.frame.registries import (
    Decision,
    NavItem,
    Panel,
    SearchHit,
    SearchSource,
    errands,
    navigation,
    panels,
    search_sources,
)
from dondoc.frame.search import holds
from dondoc.people.hooks import ApiRoom, Handover, api_rooms, handovers
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.plans.queries import calendar_for
from dondoc.portal.hooks import Ask, asks
from dondoc.records.hooks import Progress, progress_of
from dondoc.records.models import Document
from dondoc.records.rules import Direction
from dondoc.requests.access import can_ask
from dondoc.requests.actions.reorganised import move_asked, move_owed
from dondoc.requests.hooks import prefill
from dondoc.requests.models import Addressee, Request
from dondoc.requests.queries import visible_requests
from dondoc.requests.queries.knowledge import known_of_work
from dondoc.requests.queries.reorganised import asked_by, owed_by
from dondoc.requests.queries.time import due_words, left_words
from dondoc.requests.queries.waiting import MOST, lacking, owed
from dondoc.requests.rules import AnswerState, RequestState
from dondoc.ui.components.text import said

navigation.add(
    "requests.requests",
    NavItem(
        label=_("Yêu cầu"),
        url_name="requests:index",
        icon="messages",
        visible=lambda user: standing_of(user).is_internal or standing_of(user).is_outside,
        section="requests",
    ),
    order=40,
)


def _owed(addressee: Addressee) -> Decision:
    request, now = addressee.request, timezone.now()
    return Decision(
        label=request.title,
        detail=f"{_now('Hạn trả lời')} {due_words(request)}, {left_words(request, now)}",
        url=reverse("requests:answer", args=[addressee.pk]),
        urgent=request.due_at < now,
        act=_("Trả lời"),
    )


def _lacking(request: Any) -> Decision:
    answered = _now("%(sent)s/%(asked)s nơi đã trả lời") % {"sent": request.sent, "asked": request.asked}
    now = timezone.now()
    return Decision(
        label=request.title,
        detail=f"{answered} · {due_words(request)}, {left_words(request, now)}",
        url=reverse("requests:request", args=[request.pk]),
        urgent=request.due_at < now,
    )


def _errands(user: User) -> list[Decision]:
    """The answers that the user's unit owes; for who asks, the requests that lack some near their hour."""
    standing = standing_of(user)
    if not standing.is_internal:
        return []
    found = [_owed(one) for one in owed(user)[:MOST]] if standing.body_ids else []
    if standing.is_office or standing.headed_ids:
        found += [_lacking(one) for one in lacking(user, timezone.now())[:MOST]]
    return found


def _asks(user: User) -> list[Ask]:
    on = today()
    calendar = calendar_for(on)
    return [
        Ask(
            label=one.request.title,
            detail=f"{_now('Hạn trả lời')} {due_words(one.request)}",
            url=reverse("requests:answer", args=[one.pk]),
            due=one.request.due_local.date(),
            left=calendar.working_days_between(on, one.request.due_local.date()),
        )
        for one in owed(user)[:MOST]
    ]


def _find(user: User, words: str, limit: int) -> list[SearchHit]:
    found = visible_requests(user).filter(holds(words)).order_by("-id")[:limit]
    return [SearchHit(r.title, said(r.get_state_display()), reverse("requests:request", args=[r.pk])) for r in found]


def _progress(documents: Sequence[Document], _on: date) -> dict[int, Progress]:
    """How many have answered what a letter asks."""
    sent = Count("addressees", filter=Q(addressees__state=AnswerState.SENT))
    asked = Request.objects.filter(document__in=documents).exclude(state=RequestState.WITHDRAWN)
    found: dict[int, Progress] = {}
    for request in asked.annotate(asked=Count("addressees"), sent=sent).order_by("document_id", "id"):
        if request.document_id is not None:
            text = _now("Yêu cầu: %(sent)s/%(asked)s nơi đã trả lời") % {"sent": request.sent, "asked": request.asked}
            closed = request.state == RequestState.CLOSED
            found[request.document_id] = Progress(
                text, url=reverse("requests:request", args=[request.pk]), finished=closed
            )
    return found


def _on_document(user: User, document: Document) -> dict[str, object] | None:
    """On a letter's page: what was asked because of it, and the way to ask."""
    if document.direction != Direction.INCOMING:
        return None
    found = list(visible_requests(user).filter(document=document).order_by("-id")[:MOST])
    may_ask = standing_of(user).oversees and bool(can_ask(user))
    return {"found": found, "may_ask": may_ask, "document": document} if found or may_ask else None


errands.add("requests.errands", _errands)
asks.add("requests.answers", _asks)
search_sources.add("requests.requests", SearchSource(_("Yêu cầu"), _find), order=40)
progress_of.add("requests.request", _progress, order=200)
panels.add("requests.document", Panel("records.document", "requests/on_document.html", _on_document))
prefill.add("requests.work", known_of_work)
handovers.add("requests.owed", Handover(_("Yêu cầu chưa trả lời"), owed_by, move_owed), order=40)
handovers.add("requests.asked", Handover(_("Yêu cầu đang hỏi nơi khác"), asked_by, move_asked), order=41)
api_rooms.add("requests", ApiRoom(_("Yêu cầu")), order=35)
