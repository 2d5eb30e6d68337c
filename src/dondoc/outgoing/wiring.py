"""What this room offers the rooms below it: its line in the sidebar, what waits on the first page, search, history."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.frame.registries import (
    Decision,
    NavItem,
    Panel,
    SearchHit,
    SearchSource,
    decisions,
    errands,
    navigation,
    panels,
    search_sources,
)
from dondoc.frame.search import holds
from dondoc.outgoing.access import can_keep_signed, can_sign_with_key
from dondoc.outgoing.actions import seal_issued
from dondoc.outgoing.hooks import after_issue
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries import visible_papers, waiting_for
from dondoc.outgoing.queries.signed import signed_file
from dondoc.outgoing.rules import PaperState
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.records.hooks import acts_of
from dondoc.records.models import Document
from dondoc.records.rules import Urgency
from dondoc.ui.components.text import said

_DECIDED = (PaperState.DEPUTY, PaperState.SIGNING)
MOST = 50


def _items(papers: QuerySet[Paper]) -> list[Decision]:
    return [
        Decision(
            label=f"{paper.document.type_name}: {paper.document.subject}",
            detail=" · ".join(
                part for part in (said(paper.get_state_display()), str(paper.document.unit or "")) if part
            ),
            url=reverse("outgoing:paper", args=[paper.pk]),
            since=timezone.localdate(paper.since),
            urgent=paper.document.urgency != Urgency.NORMAL,
            act=_("Xem và cho ý kiến") if paper.state in _DECIDED else _("Xem và xử lý"),
        )
        for paper in papers.select_related("document__unit")[:MOST]
    ]


def _decisions(user: User) -> Sequence[Decision]:
    """What waits for a leader's word or signature."""
    return _items(waiting_for(user).filter(state__in=_DECIDED)) if standing_of(user).is_leader else ()


def _errands(user: User) -> Sequence[Decision]:
    """What waits for anybody else's hand."""
    standing = standing_of(user)
    if not standing.is_internal:
        return ()
    found = waiting_for(user)
    return _items(found.exclude(state__in=_DECIDED) if standing.is_leader else found)


def _find(user: User, folded: str, limit: int) -> list[SearchHit]:
    """Papers that are still on their way; issued ones are found as documents."""
    found = visible_papers(user).filter(holds(folded, "document__fold"), document__draft=True)
    return [
        SearchHit(str(paper), said(paper.get_state_display()), reverse("outgoing:paper", args=[paper.pk]))
        for paper in found.select_related("document").order_by("-id")[:limit]
    ]


def _acts(user: User, document: Document) -> Sequence[tuple[str, int]]:
    return [
        ("outgoing.paper", pk) for pk in visible_papers(user).filter(document=document).values_list("pk", flat=True)
    ]


navigation.add(
    "outgoing",
    NavItem(
        gettext_lazy("Trình ký, phát hành"),
        "outgoing:index",
        "signature",
        visible=lambda user: standing_of(user).is_internal,
        section="outgoing",
    ),
    order=65,
)
navigation.add(
    "outgoing.settings",
    NavItem(
        gettext_lazy("Cách cấp số"),
        "outgoing:settings",
        "numbers",
        visible=lambda user: standing_of(user).is_administrator,
    ),
    order=92,
)
search_sources.add("outgoing", SearchSource(gettext_lazy("Văn bản đang trình"), _find), order=65)
decisions.add("outgoing", _decisions)
errands.add("outgoing", _errands)
acts_of.add("outgoing", _acts)


def _signing(user: User, paper: Paper) -> dict[str, object] | None:
    """Where a paper is signed, taken back signed, and what its signatures say."""
    context: dict[str, object] = {
        "pk": paper.pk,
        "may_sign": bool(can_sign_with_key(user, paper)),
        "may_take_back": bool(can_keep_signed(user, paper)),
        "signed": signed_file(paper) is not None,
    }
    return context if any([context["may_sign"], context["may_take_back"], context["signed"]]) else None


panels.add("outgoing.signing", Panel("outgoing.paper", "outgoing/signing_card.html", _signing))
after_issue.add("outgoing.seal", seal_issued)
