"""What of a meeting is downloaded: its papers as docx, its files, its line for a calendar."""

from collections.abc import Callable
from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST
from icalendar import Calendar, Event

from dondoc.frame.access import access, ensure
from dondoc.meetings import actions
from dondoc.meetings.access import can_draw
from dondoc.meetings.models import Meeting, MeetingFile
from dondoc.meetings.queries import visible_meetings
from dondoc.meetings.queries.papers import announcement, invitation, minutes
from dondoc.meetings.rules import ANNOUNCEMENT, INVITATION, MeetingState
from dondoc.meetings.views.fetching import meeting_of
from dondoc.official.docx_out import write_docx
from dondoc.official.model import OfficialDocument
from dondoc.people.requests import SignedIn
from dondoc.records.rules import ALLOWED_FILES
from dondoc.records.storage import serve

PAPERS: dict[str, Callable[[Meeting], OfficialDocument]] = {
    "giay-moi": invitation,
    "bien-ban": minutes,
    "thong-bao-ket-luan": announcement,
}
DRAWN = {"giay-moi": INVITATION, "thong-bao-ket-luan": ANNOUNCEMENT}
LASTS = timedelta(hours=2)  # what a calendar shows of a meeting whose end is not known


@access("meetings.meeting.view")
@require_GET
def docx(request: SignedIn, pk: int, paper: str) -> HttpResponse:
    """One of the three papers of a meeting, laid out by Nghị định 30/2020/NĐ-CP."""
    meeting = meeting_of(request, pk)
    if paper not in PAPERS:
        raise Http404
    return _sent(write_docx(PAPERS[paper](meeting)), ALLOWED_FILES["docx"], f"{paper}-{meeting.pk}.docx")


@access("meetings.paper.draw")
@require_POST
def draw(request: SignedIn, pk: int, paper: str) -> HttpResponse:
    """The invitation or the announcement as a draft that goes to be signed; the one that exists, if any."""
    meeting = meeting_of(request, pk)
    if paper not in DRAWN:
        raise Http404
    ensure(can_draw(request.user, meeting, DRAWN[paper]))
    return redirect("outgoing:paper", pk=actions.draw(meeting, DRAWN[paper], request.user).pk)


@access("meetings.meeting.view")
@require_GET
def file(request: SignedIn, pk: int) -> HttpResponse:
    """A file of a meeting, to whoever sees the meeting."""
    seen = MeetingFile.objects.filter(meeting__in=visible_meetings(request.user)).select_related("file")
    kept = get_object_or_404(seen, pk=pk)
    return serve(kept.file, kept.name)


@access("meetings.meeting.view")
@require_GET
def calendar(request: SignedIn, pk: int) -> HttpResponse:
    """The meeting for the calendar of a phone or a computer (iCalendar, RFC 5545)."""
    meeting = meeting_of(request, pk)
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@dondoc")
    event.add("dtstamp", meeting.created_at)
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.ended_at or meeting.starts_at + LASTS)
    event.add("summary", meeting.title)
    event.add("location", meeting.place)
    event.add("url", request.build_absolute_uri(reverse("meetings:meeting", args=[meeting.pk])))
    if meeting.state == MeetingState.CANCELLED:
        event.add("status", "CANCELLED")
    book = Calendar()
    book.add("prodid", "-//Don Doc//Hop//VI")
    book.add("version", "2.0")
    book.add_component(event)
    return _sent(book.to_ical(), "text/calendar; charset=utf-8", f"hop-{meeting.pk}.ics")


def _sent(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
