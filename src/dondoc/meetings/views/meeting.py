"""One meeting: who, when, what was said and concluded, its papers."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dondoc.frame.access import access
from dondoc.frame.registries import panels_for
from dondoc.journal.queries import history_of
from dondoc.meetings.access import can_attach, can_draw, can_prepare, can_take, can_write
from dondoc.meetings.forms import FileForm, MinutesForm
from dondoc.meetings.models import Meeting
from dondoc.meetings.queries import conclusions_of, papers_drawn
from dondoc.meetings.rules import MEETING, MeetingState, Presence
from dondoc.meetings.views.fetching import crumbs_to, meeting_of
from dondoc.meetings.views.papers import DRAWN
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries import visible_papers
from dondoc.people.models import User
from dondoc.people.requests import SignedIn
from dondoc.ui.components.pieces import Entry, FileRow, Stage
from dondoc.ui.components.text import said, said_choices, said_verb

STAGES = (MeetingState.PLANNED, MeetingState.INVITED, MeetingState.HELD, MeetingState.CONCLUDED)
ICONS = {"invite": "send", "open": "player-play", "conclude": "gavel", "cancel": "ban"}


@access("meetings.meeting.view")
@require_GET
def detail(request: SignedIn, pk: int) -> HttpResponse:
    """The meeting's page."""
    meeting = meeting_of(request, pk)
    files = list(meeting.files.select_related("file"))
    papers = _papers(request.user, meeting)
    drawn = {paper.document.type_name for paper, _seen in papers}
    context = {
        "title": meeting.title,
        "crumbs": crumbs_to(),
        "meeting": meeting,
        "attendees": list(meeting.attendees.all()),
        "presences": said_choices(Presence.choices),
        "stages": stages_of(meeting),
        "files": [_file_row(f) for f in files],
        "removable": files,
        "may_edit": bool(can_prepare(request.user, meeting)),
        "may_attach": bool(can_attach(request.user, meeting)),
        "file_form": FileForm(),
        "minutes_form": MinutesForm(initial={"text": meeting.minutes, "ended": _ended(meeting)}),
        "papers": papers,
        "drawable": [
            slug for slug, kind in DRAWN.items() if kind not in drawn and can_draw(request.user, meeting, kind)
        ],
        "panels": panels_for("meetings.meeting", request.user, meeting),
        "entries": [
            Entry(who=e.actor_name, what=e.sentence, at=e.at, why=e.reason, post=e.actor_post)
            for e in history_of("meetings.meeting", meeting.pk)
        ],
        **about(request.user, meeting),
    }
    return render(request, "meetings/meeting.html", context)


def _papers(user: User, meeting: Meeting) -> list[tuple[Paper, bool]]:
    """The outgoing papers of the meeting, each with whether the reader may open it."""
    drawn = list(papers_drawn(meeting))
    seen = set(visible_papers(user).filter(pk__in=[paper.pk for paper in drawn]).values_list("pk", flat=True))
    return [(paper, paper.pk in seen) for paper in drawn]


def about(user: User, meeting: Meeting | None) -> dict[str, Any]:
    """What both pages that write conclusions show of a meeting: its conclusions, its next steps, whether they are open."""
    if meeting is None:
        return {"conclusions": [], "verbs": [], "may_write": False}
    return {
        "conclusions": list(conclusions_of(meeting)),
        "verbs": [
            (step.verb, said_verb(step.word), ICONS[step.verb])
            for step in MEETING.steps_from(meeting.state)
            if can_take(user, meeting, step.verb)
        ],
        "may_write": bool(can_write(user, meeting)),
        "concluded": meeting.state == MeetingState.CONCLUDED,
    }


def stages_of(meeting: Meeting) -> list[Stage]:
    """How far the meeting is."""
    if meeting.state == MeetingState.CANCELLED:
        return [Stage(said(MeetingState.CANCELLED.label), "failed")]
    at = STAGES.index(MeetingState(meeting.state))
    last = len(STAGES) - 1
    return [
        Stage(said(stage.label), "done" if n < at or n == at == last else "current" if n == at else "ahead")
        for n, stage in enumerate(STAGES)
    ]


def _ended(meeting: Meeting) -> object:
    return timezone.localtime(meeting.ended_at).time() if meeting.ended_at else None


def _file_row(kept: Any) -> FileRow:
    address = reverse("meetings:file", args=[kept.pk])
    return FileRow(kept.name, address, kept.file.size, said(kept.get_kind_display()))
