"""What is written of a meeting: who came, what was said, its papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dondoc.frame.access import ensure
from dondoc.meetings.access import can_attach, can_write
from dondoc.meetings.actions.keeping import locked, note
from dondoc.meetings.models import Meeting, MeetingFile
from dondoc.meetings.rules import FILE_MAX_MB, FileKind, Presence
from dondoc.people.models import User
from dondoc.records.actions import Upload
from dondoc.records.actions.registering import refuse_secret
from dondoc.records.rules import EVIDENCE_FILES
from dondoc.records.storage import clean_name, store_file


@dataclass(frozen=True, slots=True)
class Came:
    """How one of those asked came; `replaced_by` names who came instead or for the unit."""

    presence: Presence
    replaced_by: str = ""


@transaction.atomic
def note_presence(*, actor: User, meeting: Meeting, came: Mapping[int, Came]) -> Meeting:
    """Who came, by the primary keys of the meeting's attendees; those not named stay as they are."""
    meeting = locked(meeting)
    ensure(can_write(actor, meeting))
    attendees = list(meeting.attendees.filter(pk__in=list(came)))
    for attendee in attendees:
        said = came[attendee.pk]
        attendee.presence, attendee.replaced_by = said.presence, said.replaced_by.strip()
        attendee.save(update_fields=["presence", "replaced_by"])
    present = meeting.attendees.filter(presence__in=[Presence.PRESENT, Presence.REPLACED]).count()
    note(meeting, actor, "presence", f"Ghi thành phần có mặt: {present} trên {meeting.attendees.count()}.")
    return meeting


@transaction.atomic
def write_minutes(*, actor: User, meeting: Meeting, text: str, ended_at: datetime | None = None) -> Meeting:
    """What was said, as the minutes print it, and when the meeting ended."""
    meeting = locked(meeting)
    ensure(can_write(actor, meeting))
    meeting.minutes, meeting.ended_at = text.strip(), ended_at
    meeting.save(update_fields=["minutes", "ended_at", "fold"])
    note(meeting, actor, "minutes", "Ghi nội dung biên bản.")
    return meeting


@transaction.atomic
def attach(*, actor: User, meeting: Meeting, upload: Upload, kind: str = FileKind.PAPER) -> MeetingFile:
    """Keeps a paper of the meeting.

    Raises:
        ValidationError: too large, of a kind that is not taken, or perhaps a state secret.
    """
    meeting = locked(meeting)
    ensure(can_attach(actor, meeting))
    refuse_secret(upload, allowed=EVIDENCE_FILES)
    stored = store_file(content=upload.content, name=upload.name, allowed=EVIDENCE_FILES, max_mb=FILE_MAX_MB)
    name = clean_name(upload.name)
    kept = MeetingFile.objects.create(meeting=meeting, file=stored, name=name, kind=kind, added_by_id=actor.person_id)
    note(meeting, actor, "attach", f"Thêm tệp “{name}”.")
    return kept


@transaction.atomic
def remove_file(*, actor: User, file: MeetingFile) -> None:
    """Takes a paper away."""
    meeting = locked(file.meeting)
    ensure(can_attach(actor, meeting))
    note(meeting, actor, "remove_file", f"Bỏ tệp “{file.name}”.")
    file.delete()
