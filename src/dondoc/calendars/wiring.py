"""What this room offers the rooms below it: a line in the sidebar for those who keep the calendar, one in the menu for others."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from dondoc.calendars.access import can_keep, can_read
from dondoc.frame.registries import NavItem, navigation
from dondoc.ui.slots import PersonLink, top_bar


def _keeps(user: Any) -> bool:
    return bool(can_keep(user))


def _only_reads(user: Any) -> bool:
    return bool(can_read(user)) and not can_keep(user)


navigation.add(
    "calendars",
    NavItem(_("Lịch làm việc"), "calendars:year", "calendar", _keeps, section="calendars"),
    order=92,
)
top_bar.person_links.append(PersonLink(_("Lịch làm việc"), "calendars:year", "calendar", _only_reads))
