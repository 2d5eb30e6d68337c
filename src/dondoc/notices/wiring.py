"""The bell of the top bar, and how one hears of what it counts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from dondoc.notices.queries import unread_count
from dondoc.ui.slots import PersonLink, top_bar


def unread(user: Any) -> int:
    """The figure that came with the account, else counted."""
    known: int | None = getattr(user, "unread_notices", None)
    return unread_count(getattr(user, "person_id", None)) if known is None else known


top_bar.notices_url_name = "notices:notices"
top_bar.unread = unread
top_bar.person_links.append(PersonLink(_("Cách nhận thông báo"), "notices:settings", "bell"))
