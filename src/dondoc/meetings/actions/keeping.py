"""What the verbs share: the lock on a meeting and its line of the journal."""

from dondoc.language import format_date
from dondoc.meetings.models import Meeting
from dondoc.people.actions.writing import journalled
from dondoc.people.models import User


def locked(meeting: Meeting) -> Meeting:
    """The meeting as it stands now, for this transaction alone."""
    held = Meeting.objects.select_for_update(of=("self",)).select_related("chair", "secretary")
    return held.get(pk=meeting.pk)


def when(meeting: Meeting) -> str:
    """Its first minute in a sentence: "8 giờ 00 ngày 30/11/2026"."""
    start = meeting.local_start
    return f"{start.hour} giờ {start.minute:02d} ngày {format_date(start.date())}"


def note(meeting: Meeting, actor: User, verb: str, sentence: str, reason: str = "") -> None:
    journalled(
        actor=actor,
        kind="meetings.meeting",
        verb=verb,
        thing=meeting,
        sentence=sentence,
        reason=reason,
    )
