"""What meetings offer the rest: their line in the sidebar and their kind of search results."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dondoc.frame.registries import NavItem, SearchHit, SearchSource, navigation, search_sources
from dondoc.frame.search import holds
from dondoc.meetings.actions import announced
from dondoc.meetings.queries import visible_meetings
from dondoc.outgoing.hooks import after_issue
from dondoc.people.hooks import ApiRoom, api_rooms
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.ui.components.text import day

navigation.add(
    "meetings.meetings",
    NavItem(
        label=_("Họp"),
        url_name="meetings:index",
        icon="users-group",
        visible=lambda user: standing_of(user).is_internal,
        section="meetings",
    ),
    order=45,
)


def _find(user: User, words: str, limit: int) -> list[SearchHit]:
    found = visible_meetings(user).filter(holds(words)).order_by("-starts_at")[:limit]
    return [
        SearchHit(m.title, f"{day(m.starts_at)} · {m.place}", reverse("meetings:meeting", args=[m.pk])) for m in found
    ]


search_sources.add("meetings.meetings", SearchSource(_("Cuộc họp"), _find), order=35)
after_issue.add("meetings.meeting", announced)
api_rooms.add("meetings", ApiRoom(_("Họp")), order=36)
