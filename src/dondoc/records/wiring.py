"""What this room offers the rooms below it: its line in the sidebar and its part of the search page."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dondoc.calendars.hooks import CalendarOf, Moves, after_change, previews
from dondoc.frame.registries import NavItem, SearchHit, SearchSource, navigation, search_sources
from dondoc.frame.search import holds
from dondoc.people.hooks import ApiRoom, api_rooms
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.records.actions.recounting import recount_deadlines
from dondoc.records.queries import visible_documents
from dondoc.records.queries.moving import preview


def _sees(user: User) -> bool:
    standing = standing_of(user)
    return standing.is_internal or standing.is_outside


def find(user: User, folded: str, limit: int) -> list[SearchHit]:
    """Documents whose number, kind, subject or issuer holds every word asked for; a draft is found as the plan that it is."""
    found = visible_documents(user).filter(holds(folded), draft=False)
    return [
        SearchHit(str(document), document.subject, reverse("records:document", args=[document.pk]))
        for document in found.order_by("-id")[:limit]
    ]


def _preview(user: User, calendar_of: CalendarOf) -> Moves:
    return preview(user, calendar_of, today())


navigation.add(
    "records",
    NavItem(_("Văn bản"), "records:incoming", "files", visible=_sees, section="records"),
    order=60,
)
search_sources.add("records", SearchSource(_("Văn bản"), find), order=60)
after_change.add("records", recount_deadlines)
previews.add("records", _preview, order=20)
api_rooms.add("records", ApiRoom(_("Văn bản")), order=60)
