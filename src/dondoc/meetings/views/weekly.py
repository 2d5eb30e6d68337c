"""Giao ban: the last conclusions, the units' round, and the conclusions as they are typed."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.frame.access import access, ensure
from dondoc.meetings.access import can_follow_weekly, can_hold
from dondoc.meetings.queries import concluded_before, conclusions_of, weekly_now
from dondoc.meetings.queries.weekly import Round, round_of_units
from dondoc.meetings.rules import MeetingKind, MeetingState
from dondoc.meetings.views.meeting import about
from dondoc.people.queries import standing_of, today
from dondoc.people.requests import SignedIn
from dondoc.ui.components.pieces import CountCard


@access("meetings.weekly.view")
@require_GET
def weekly(request: SignedIn) -> HttpResponse:
    """The page of the weekly meeting; `?view=wall` is for the screen on the wall."""
    ensure(can_follow_weekly(request.user))
    meeting = weekly_now(request.user)
    before = concluded_before(request.user, meeting) if meeting else None
    last = list(conclusions_of(before))
    found = round_of_units(request.user, today())
    context = {
        "title": meeting.title if meeting else _("Giao ban tuần"),
        "meeting": meeting,
        "before": before,
        "last": last,
        "round": found,
        "cards": _cards(found) if standing_of(request.user).oversees else [],
        "wall": request.GET.get("view") == "wall",
        "may_hold": bool(can_hold(request.user)),
        "new_url": f"{reverse('meetings:new')}?{urlencode({'kind': MeetingKind.WEEKLY})}",
        "ended": meeting is not None and meeting.state == MeetingState.CONCLUDED,
        "next": request.get_full_path(),
        **about(request.user, meeting),
    }
    return render(request, "meetings/weekly.html", context)


def _cards(found: Round) -> list[CountCard]:
    board, total = reverse("plans:board"), found.total
    return [
        CountCard(_("quá hạn"), total.late, f"{board}?time=overdue", "alert-triangle", "overdue"),
        CountCard(_("đến hạn tuần này"), total.week, "#tuan-nay", "clock", "soon"),
        CountCard(_("chờ duyệt kết quả"), total.waiting, "#cho-duyet", "hourglass", "active"),
        CountCard(_("chưa có tin trong 15 ngày"), total.silent, f"{board}?time=silent", "message", "plain"),
    ]
