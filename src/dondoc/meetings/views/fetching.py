"""How acts get what they act on, and where they lead back to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.meetings.models import Conclusion, Meeting
from dondoc.meetings.queries import visible_meetings
from dondoc.people.requests import SignedIn
from dondoc.plans.views.fetching import back_of
from dondoc.ui.components.pieces import Crumb


def meeting_of(request: SignedIn, pk: int) -> Meeting:
    return get_object_or_404(visible_meetings(request.user).select_related("chair", "secretary"), pk=pk)


def conclusion_of(request: SignedIn, pk: int) -> Conclusion:
    seen = Conclusion.objects.filter(meeting__in=visible_meetings(request.user))
    return get_object_or_404(seen.select_related("meeting", "lead"), pk=pk)


def back_to(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """The page that the act came from, else the meeting's own."""
    return redirect(back_of(request) or reverse("meetings:meeting", args=[meeting.pk]))


def crumbs_to(meeting: Meeting | None = None) -> list[Crumb]:
    found = [Crumb(_("Họp"), reverse("meetings:index"))]
    if meeting is not None:
        found.append(Crumb(meeting.title, reverse("meetings:meeting", args=[meeting.pk])))
    return found
