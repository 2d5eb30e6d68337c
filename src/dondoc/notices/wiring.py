"""The bell of the top bar."""

from typing import Any

from dondoc.notices.queries import unread_count
from dondoc.ui.slots import top_bar


def unread(user: Any) -> int:
    """The figure that came with the account, else counted."""
    known: int | None = getattr(user, "unread_notices", None)
    return unread_count(getattr(user, "person_id", None)) if known is None else known


top_bar.notices_url_name = "notices:notices"
top_bar.unread = unread
