"""What this room offers the rooms below it: a line in the sidebar for those who keep the calendar, one in the menu for others;
and on which days nobody is written to.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from dondoc.calendars.access import can_keep, can_read
from dondoc.calendars.queries import calendar_for
from dondoc.frame.registries import NavItem, navigation
from dondoc.notices.hooks import post
from dondoc.ui.slots import PersonLink, top_bar


def _keeps(user: Any) -> bool:
    return bool(can_keep(user))


def _only_reads(user: Any) -> bool:
    return bool(can_read(user)) and not can_keep(user)


def _is_quiet(day: date) -> bool:
    return not calendar_for(day).is_working(day)


navigation.add(
    "calendars",
    NavItem(_("Lịch làm việc"), "calendars:year", "calendar", _keeps, section="calendars"),
    order=92,
)
top_bar.person_links.append(PersonLink(_("Lịch làm việc"), "calendars:year", "calendar", _only_reads))
post.is_quiet = _is_quiet
