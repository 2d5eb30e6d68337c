"""What requests offer the rest: their line in the sidebar, what waits, their search results, what the work already knows."""

from django.utils.translation import gettext_lazy as _

from dondoc.frame.registries import NavItem, navigation
from dondoc.people.queries import standing_of

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
