"""A meeting is called, its people are asked, it begins, or it is called off."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.meetings.access import can_hold, can_prepare, can_take
from dondoc.meetings.actions.keeping import locked, note, when
from dondoc.meetings.models import Attendee, Meeting
from dondoc.meetings.queries import asked_people
from dondoc.meetings.rules import MEETING, MeetingKind, MeetingState
from dondoc.notices.actions import notify
from dondoc.people.models import Body, Person, User
from dondoc.people.queries import today


@dataclass(frozen=True, slots=True)
class Held:
    """What a meeting is. `names` are those asked who stand in no directory; `agenda` has one item a line."""

    title: str
    starts_at: datetime
    place: str
    chair: Person
    kind: str = MeetingKind.TOPIC
    secretary: Person | None = None
    agenda: str = ""
    bodies: Sequence[Body] = ()
    persons: Sequence[Person] = ()
    names: Sequence[str] = ()
    origin_kind: str = field(default="", kw_only=True)
    origin_id: int | None = field(default=None, kw_only=True)
    origin_label: str = field(default="", kw_only=True)
    origin_url: str = field(default="", kw_only=True)


@transaction.atomic
def hold(*, actor: User, held: Held) -> Meeting:
    """A meeting is put on the calendar; nobody is told before `invite`.

    Raises:
        PermissionDenied: for whoever may not.
        ValidationError: by field of `Held`: no title, no place, nobody asked.
    """
    ensure(can_hold(actor))
    _check(held)
    meeting = Meeting(
        created_by_id=actor.person_id,
        origin_kind=held.origin_kind,
        origin_id=held.origin_id,
        origin_label=held.origin_label,
        origin_url=held.origin_url,
    )
    _write(meeting, held)
    note(meeting, actor, "hold", f"Lập cuộc họp: {meeting.title}, {when(meeting)}.")
    return meeting


@transaction.atomic
def edit(*, actor: User, meeting: Meeting, held: Held) -> Meeting:
    """Changes a meeting that has not ended; who was asked already hears of a new time or place.

    Raises:
        PermissionDenied: when it has ended or the actor may not.
        ValidationError: as `hold`.
    """
    meeting = locked(meeting)
    ensure(can_prepare(actor, meeting))
    _check(held)
    before = (meeting.starts_at, meeting.place)
    _write(meeting, held)
    note(meeting, actor, "edit", f"Sửa cuộc họp: {meeting.title}, {when(meeting)}.")
    if meeting.state == MeetingState.INVITED and before != (meeting.starts_at, meeting.place):
        text = f"Cuộc họp đổi giờ hoặc địa điểm: {meeting.title}, {when(meeting)}, tại {meeting.place}"
        _tell(meeting, actor, f"moved:{meeting.starts_at:%Y%m%d%H%M}:{meeting.place}", text)
    return meeting


@transaction.atomic
def invite(*, actor: User, meeting: Meeting) -> Meeting:
    """Everybody whom the meeting asks for, and whom the program knows, is told."""
    meeting = _step(actor, meeting, "invite")
    note(meeting, actor, "invite", f"Mời họp: {meeting.title}, {when(meeting)}, tại {meeting.place}.")
    _tell(meeting, actor, "invited", f"Mời dự: {meeting.title}, {when(meeting)}, tại {meeting.place}")
    return meeting


@transaction.atomic
def open_meeting(*, actor: User, meeting: Meeting) -> Meeting:
    """The meeting begins; from now on conclusions are written."""
    meeting = _step(actor, meeting, "open")
    meeting.opened_at = timezone.now()
    meeting.save(update_fields=["opened_at"])
    note(meeting, actor, "open", f"Bắt đầu họp: {meeting.title}.")
    return meeting


@transaction.atomic
def cancel(*, actor: User, meeting: Meeting, reason: str) -> Meeting:
    """The meeting will not take place; who was asked is told why."""
    was_invited = meeting.state == MeetingState.INVITED
    meeting = _step(actor, meeting, "cancel", reason)
    note(meeting, actor, "cancel", f"Hủy cuộc họp: {meeting.title}, {when(meeting)}.", reason.strip())
    if was_invited:
        _tell(meeting, actor, "cancelled", f"Không họp: {meeting.title}, {when(meeting)}. Lý do: {reason.strip()}")
    return meeting


def _step(actor: User, meeting: Meeting, verb: str, reason: str = "") -> Meeting:
    meeting = locked(meeting)
    ensure(can_take(actor, meeting, verb))
    meeting.state = MEETING.step(meeting.state, verb, reason=reason).target
    meeting.save(update_fields=["state", "fold"])
    return meeting


def _check(held: Held) -> None:
    if not held.title.strip():
        raise ValidationError({"title": _("Chưa có tên cuộc họp. Hãy ghi họp về việc gì.")})
    if not held.place.strip():
        raise ValidationError({"place": _("Chưa có địa điểm. Hãy ghi phòng họp hoặc nơi họp.")})
    if not (held.bodies or held.persons or held.names):
        raise ValidationError({"bodies": _("Chưa mời ai. Hãy chọn ít nhất một đơn vị hoặc một người.")})


def _write(meeting: Meeting, held: Held) -> None:
    meeting.title, meeting.place, meeting.kind = held.title.strip(), held.place.strip(), held.kind
    meeting.starts_at, meeting.agenda = held.starts_at, held.agenda.strip()
    meeting.chair, meeting.secretary = held.chair, held.secretary
    meeting.save()
    _ask(meeting, held)


def _ask(meeting: Meeting, held: Held) -> None:
    """Who is asked now; whoever was asked before keeps how they came."""
    before = {
        (a.body_id, a.person_id, a.text if not (a.body_id or a.person_id) else ""): a for a in meeting.attendees.all()
    }
    wanted = [
        *(Attendee(body=body, text=body.name) for body in held.bodies),
        *(Attendee(person=person, text=person.name) for person in held.persons),
        *(Attendee(text=name.strip()) for name in held.names if name.strip()),
    ]
    kept = set()
    for position, attendee in enumerate(wanted):
        own = (attendee.body_id, attendee.person_id)
        former = before.get((*own, "" if any(own) else attendee.text))
        if former:
            former.position = position
            former.save(update_fields=["position"])
            kept.add(former.pk)
        else:
            attendee.meeting, attendee.position = meeting, position
            attendee.save()
            kept.add(attendee.pk)
    meeting.attendees.exclude(pk__in=kept).delete()


def _tell(meeting: Meeting, actor: User, mark: str, text: str) -> None:
    notify(
        person_ids=asked_people(meeting, today()) - {actor.person_id or 0},
        key=f"meeting:{meeting.pk}:{mark}",
        text=text,
        url=reverse("meetings:meeting", args=[meeting.pk]),
    )
