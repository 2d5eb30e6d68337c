"""What a meeting sends out goes through the hands of every outgoing paper: the invitation, the announcement of what was
concluded.
"""

from collections.abc import Callable

from django.db import transaction
from django.urls import reverse

from dondoc.frame.access import ensure
from dondoc.frame.actors import Actor
from dondoc.meetings.access import can_draw
from dondoc.meetings.actions.concluding import conclude
from dondoc.meetings.actions.keeping import locked
from dondoc.meetings.models import Conclusion, Meeting
from dondoc.meetings.queries import papers_drawn
from dondoc.meetings.queries.papers import (
    announcement_abstract,
    announcement_blocks,
    announcement_recipients,
    invitation_blocks,
    invitation_recipients,
)
from dondoc.meetings.rules import ANNOUNCEMENT, INVITATION, ORIGIN
from dondoc.outgoing.actions import Letter, Origin, draft_paper
from dondoc.outgoing.models import Paper
from dondoc.people.models import User
from dondoc.plans.actions.intake import name_source


def _announcement(meeting: Meeting) -> Letter:
    return Letter(
        type_name=ANNOUNCEMENT,
        abstract=announcement_abstract(meeting),
        blocks=announcement_blocks(meeting),
        recipients=announcement_recipients(meeting),
    )


def _invitation(meeting: Meeting) -> Letter:
    return Letter(
        type_name=INVITATION,
        abstract=meeting.title,
        blocks=invitation_blocks(meeting),
        recipients=invitation_recipients(meeting),
    )


LETTERS: dict[str, Callable[[Meeting], Letter]] = {ANNOUNCEMENT: _announcement, INVITATION: _invitation}


def end_meeting(meeting: Meeting, actor: User) -> Meeting:
    """Two acts in one transaction, each with its own line of the journal: the meeting ends, and the announcement of its
    conclusions is drafted. Ending it again makes nothing twice.

    Raises:
        PermissionDenied, ValidationError: as `conclude`.
    """
    with transaction.atomic():
        ended = conclude(actor=actor, meeting=meeting)
        draw(ended, ANNOUNCEMENT, actor)
    return ended


def draw(meeting: Meeting, type_name: str, actor: User) -> Paper:
    """The paper of that kind that the meeting has, else a new draft, which the outgoing papers journal.

    Raises:
        PermissionDenied: for whoever does not keep the meeting, or while nothing has been concluded to announce.
    """
    with transaction.atomic():
        meeting = locked(meeting)
        ensure(can_draw(actor, meeting, type_name))
        known = papers_drawn(meeting).filter(document__type_name=type_name).first()
        if known is not None:
            return known
        origin = Origin(ORIGIN, meeting.pk, meeting.title, reverse("meetings:meeting", args=[meeting.pk]))
        return draft_paper(actor=actor, letter=LETTERS[type_name](meeting), origin=origin)


def announced(paper: Paper, _actor: Actor) -> None:
    """The hook of an issued paper: the tasks of a meeting name the announcement as the document that they came on."""
    if paper.origin_pk is not None and paper.origin_kind == ORIGIN and paper.document.type_name == ANNOUNCEMENT:
        given = Conclusion.objects.filter(meeting_id=paper.origin_pk, task__isnull=False)
        name_source(given.values_list("task_id", flat=True), paper.document)
