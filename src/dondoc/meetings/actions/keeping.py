"""What the verbs share: the lock on a meeting and its line of the journal."""

from dondoc.journal.actions import record
from dondoc.language import format_date
from dondoc.meetings.models import Meeting
from dondoc.people.models import User
from dondoc.people.queries import standing_of


def locked(meeting: Meeting) -> Meeting:
    """The meeting as it stands now, for this transaction alone."""
    held = Meeting.objects.select_for_update(of=("self",)).select_related("chair", "secretary")
    return held.get(pk=meeting.pk)


def when(meeting: Meeting) -> str:
    """Its first minute in a sentence: "8 giờ 00 ngày 30/11/2026"."""
    start = meeting.local_start
    return f"{start.hour} giờ {start.minute:02d} ngày {format_date(start.date())}"


def note(meeting: Meeting, actor: User, verb: str, sentence: str, reason: str = "") -> None:
    standing_of(actor)
    record(
        actor=actor,
        verb=f"meetings.meeting.{verb}",
        object_type="meetings.meeting",
        object_id=meeting.pk,
        object_label=str(meeting),
        sentence=sentence,
        reason=reason,
    )
