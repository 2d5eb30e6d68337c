"""Conclusions are typed once; when the meeting ends they are tasks and the draft of the announcement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.meetings.access import can_take, can_write
from dondoc.meetings.actions.keeping import locked, note
from dondoc.meetings.models import Conclusion, Meeting
from dondoc.meetings.queries import asked_people, read_conclusion
from dondoc.meetings.queries.papers import source_words
from dondoc.meetings.rules import MEETING, MeetingState
from dondoc.notices.actions import notify
from dondoc.people.models import Body, User
from dondoc.people.queries import today
from dondoc.plans.actions.intake import Given, task_from_act
from dondoc.plans.actions.keeping import short
from dondoc.plans.rules import SourceKind


@dataclass(frozen=True, slots=True)
class Concluded:
    """One conclusion, corrected by hand."""

    text: str
    lead: Body | None = None
    cooperating: Sequence[Body] = ()
    due: date | None = None


@transaction.atomic
def add_conclusion(*, actor: User, meeting: Meeting, text: str) -> Conclusion:
    """A sentence as it was typed; whom it names and until when is read out of it.

    Raises:
        PermissionDenied: before the meeting begins, after it has ended, or for whoever may not.
        ValidationError: when there are no words.
    """
    meeting = locked(meeting)
    ensure(can_write(actor, meeting))
    words = _words(text)
    lead, cooperating, due = read_conclusion(words, today())
    last = meeting.conclusions.aggregate(last=Max("position"))["last"] or 0
    conclusion = Conclusion.objects.create(meeting=meeting, position=last + 1, text=words, lead=lead, due=due)
    conclusion.cooperating.set(cooperating)
    note(meeting, actor, "conclusion", f"Ghi kết luận {conclusion.position}: {short(words)}")
    return conclusion


@transaction.atomic
def edit_conclusion(*, actor: User, conclusion: Conclusion, said: Concluded) -> Conclusion:
    """What was read wrongly is put right.

    Raises:
        ValidationError: no words, a unit twice, partners without a lead, a day that has passed.
    """
    meeting = locked(conclusion.meeting)
    ensure(can_write(actor, meeting))
    words = _words(said.text)
    if said.lead is not None and said.lead in said.cooperating:
        raise ValidationError({"cooperating": _("Đơn vị chủ trì không thể đồng thời là đơn vị phối hợp.")})
    if said.lead is None and said.cooperating:
        raise ValidationError({"lead": _("Có đơn vị phối hợp thì cần có đơn vị chủ trì. Hãy chọn đơn vị chủ trì.")})
    if said.due is not None and said.due < today():
        raise ValidationError({"due": _("Thời hạn đã qua. Hãy chọn ngày từ hôm nay trở đi.")})
    conclusion.text, conclusion.lead, conclusion.due = words, said.lead, said.due
    conclusion.save(update_fields=["text", "lead", "due"])
    conclusion.cooperating.set(said.cooperating)
    note(meeting, actor, "edit_conclusion", f"Sửa kết luận {conclusion.position}: {short(words)}")
    return conclusion


@transaction.atomic
def remove_conclusion(*, actor: User, conclusion: Conclusion) -> None:
    """Takes a conclusion out before the meeting has ended; those after it move up."""
    meeting = locked(conclusion.meeting)
    ensure(can_write(actor, meeting))
    note(meeting, actor, "remove_conclusion", f"Bỏ kết luận {conclusion.position}: {short(conclusion.text)}")
    conclusion.delete()
    for position, left in enumerate(meeting.conclusions.order_by("position", "id"), start=1):
        if left.position != position:
            left.position = position
            left.save(update_fields=["position"])


@transaction.atomic
def conclude(*, actor: User, meeting: Meeting) -> Meeting:
    """The meeting ends: each conclusion with a lead unit becomes a task that the chair directs, and the announcement of
    the conclusions can be drawn. Ending it again changes nothing.

    Raises:
        PermissionDenied: before it has begun, or for whoever may not.
        ValidationError: when a conclusion's day has passed, or nothing was concluded.
    """
    meeting = locked(meeting)
    if meeting.state == MeetingState.CONCLUDED:
        return meeting
    ensure(can_take(actor, meeting, "conclude"))
    conclusions = list(meeting.conclusions.select_related("lead").prefetch_related("cooperating"))
    if not conclusions:
        raise ValidationError(_("Chưa có kết luận nào. Hãy ghi ít nhất một kết luận rồi kết thúc họp."))
    meeting.state = MEETING.step(meeting.state, "conclude").target
    meeting.ended_at = meeting.ended_at or timezone.now()
    meeting.save(update_fields=["state", "ended_at", "fold"])
    given = [conclusion for conclusion in conclusions if conclusion.lead_id]
    for conclusion in given:
        _give(conclusion, meeting, actor)
    note(
        meeting,
        actor,
        "conclude",
        f"Kết thúc họp: {meeting.title}; {len(conclusions)} kết luận, {len(given)} nhiệm vụ.",
    )
    notify(
        person_ids=asked_people(meeting, today()) - {actor.person_id or 0},
        key=f"meeting:{meeting.pk}:concluded",
        text=f"Có kết luận: {meeting.title}",
        url=reverse("meetings:meeting", args=[meeting.pk]),
    )
    return meeting


def _give(conclusion: Conclusion, meeting: Meeting, actor: User) -> None:
    if conclusion.lead is None or conclusion.task_id:
        return
    given = Given(
        title=conclusion.text,
        lead=conclusion.lead,
        director=meeting.chair,
        cooperating=list(conclusion.cooperating.all()),
        due=conclusion.due,
        source_kind=SourceKind.CONCLUSION,
        source_text=source_words(meeting),
    )
    try:
        conclusion.task = task_from_act(given, actor)
    except ValidationError as error:
        raise ValidationError(
            [f"{_('Kết luận')} {conclusion.position}: {message}" for message in error.messages]
        ) from error
    conclusion.save(update_fields=["task"])


def _words(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise ValidationError({"text": _("Chưa có nội dung kết luận. Hãy ghi việc và đơn vị thực hiện.")})
    return words
