"""The bell of the top bar."""

from typing import Any

from dondoc.notices.queries import unread_count
from dondoc.ui.slots import top_bar


def unread(user: Any) -> int:
    return unread_count(user.person_id) if user.is_authenticated else 0


top_bar.notices_url_name = "notices:notices"
top_bar.unread = unread
