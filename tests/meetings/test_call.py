"""A meeting is called, people are asked, it moves or is called off."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dondoc.frame.transitions import StepRefused
from dondoc.meetings.actions import Came, cancel, edit, hold, invite, note_presence, open_meeting
from dondoc.meetings.models import Meeting
from dondoc.meetings.rules import MEETING, MeetingState, Presence
from dondoc.notices.models import Notice
from meetings.gathered import called, held, under_way


def heard(user) -> list[str]:
    return list(Notice.objects.filter(person_id=user.person_id).order_by("id").values_list("text", flat=True))


def test_nobody_hears_of_a_meeting_before_the_invitation(cast, labour_head):
    called(cast)

    assert heard(labour_head) == []


def test_the_invitation_reaches_persons_and_the_heads_of_units(
    cast, office_clerk, head, deputy_labour, labour_head, environment_head, labour_staff, enterprise_head
):
    invite(actor=office_clerk, meeting=called(cast))

    said = ["Mời dự: Giao ban tuần 49 năm 2026, 8 giờ 00 ngày 30/11/2026, tại Phòng họp tầng 2"]
    asked = (head, deputy_labour, labour_head, environment_head)
    assert [heard(user) for user in asked] == [said] * len(asked)
    assert [heard(user) for user in (office_clerk, labour_staff, enterprise_head)] == [[], [], []]


def test_a_new_hour_is_told_to_those_who_were_asked(cast, office_clerk, labour_head):
    meeting = invite(actor=office_clerk, meeting=called(cast))
    moved = held(cast)

    edit(actor=office_clerk, meeting=meeting, held=replace(moved, starts_at=moved.starts_at + timedelta(hours=6)))
    edit(actor=office_clerk, meeting=meeting, held=replace(moved, starts_at=moved.starts_at + timedelta(hours=6)))

    assert heard(labour_head)[1:] == [
        "Cuộc họp đổi giờ hoặc địa điểm: Giao ban tuần 49 năm 2026, 14 giờ 00 ngày 30/11/2026, tại Phòng họp tầng 2"
    ]


def test_whoever_stays_asked_keeps_how_they_came(cast, office_clerk, labour):
    meeting = under_way(cast)
    one = meeting.attendees.get(body=labour)
    note_presence(actor=office_clerk, meeting=meeting, came={one.pk: Came(Presence.REPLACED, "Bùi Thị Mẫu Viên")})

    edit(actor=office_clerk, meeting=meeting, held=held(cast, bodies=[labour], persons=[], names=["Sở Y tế"]))

    assert list(meeting.attendees.values_list("text", "presence", "replaced_by")) == [
        (labour.name, "replaced", "Bùi Thị Mẫu Viên"),
        ("Sở Y tế", "invited", ""),
    ]


def test_a_meeting_called_off_says_why(cast, office_clerk, labour_head):
    meeting = invite(actor=office_clerk, meeting=called(cast))

    cancel(actor=office_clerk, meeting=meeting, reason="Trùng lịch họp tỉnh")

    assert heard(labour_head)[-1] == (
        "Không họp: Giao ban tuần 49 năm 2026, 8 giờ 00 ngày 30/11/2026. Lý do: Trùng lịch họp tỉnh"
    )
    assert Meeting.objects.get().state == MeetingState.CANCELLED


def test_a_meeting_nobody_was_asked_to_is_called_off_in_silence(cast, office_clerk):
    cancel(actor=office_clerk, meeting=called(cast), reason="Chưa cần")

    assert list(Notice.objects.all()) == []


def test_calling_off_needs_its_reason(cast, office_clerk):
    with pytest.raises(StepRefused):
        cancel(actor=office_clerk, meeting=called(cast), reason=" ")


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"title": " "}, "title"), ({"place": ""}, "place"), ({"bodies": [], "persons": [], "names": []}, "bodies")],
)
def test_a_meeting_needs_a_title_a_place_and_somebody(cast, office_clerk, changes, field):
    with pytest.raises(ValidationError) as stopped:
        hold(actor=office_clerk, held=held(cast, **changes))

    assert list(stopped.value.message_dict) == [field]


@pytest.mark.parametrize("who", ["labour_staff", "enterprise_user", "administrator", "stranger"])
def test_staff_and_outsiders_call_no_meeting(cast, who):
    with pytest.raises(PermissionDenied):
        hold(actor=cast.users[who], held=held(cast))


def test_a_head_of_unit_calls_and_keeps_a_meeting_of_their_own(cast, labour_head, environment_head):
    meeting = hold(actor=labour_head, held=held(cast, kind="topic", secretary=None))

    assert open_meeting(actor=labour_head, meeting=meeting).state == MeetingState.HELD
    with pytest.raises(PermissionDenied):
        edit(actor=environment_head, meeting=meeting, held=held(cast))


@pytest.mark.parametrize("state", MeetingState.values)
@pytest.mark.parametrize("verb", sorted({step.verb for step in MEETING}))
def test_only_the_steps_of_the_table_are_taken(cast, office_clerk, state, verb):
    acts = {
        "invite": invite,
        "open": open_meeting,
        "cancel": lambda **on: cancel(**on, reason="Trùng lịch"),
    }
    if verb not in acts:
        return
    meeting = called(cast)
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    step = MEETING.find(state, verb)

    if step is None:
        with pytest.raises(PermissionDenied):
            acts[verb](actor=office_clerk, meeting=meeting)
        assert Meeting.objects.get().state == state
    else:
        acts[verb](actor=office_clerk, meeting=meeting)
        assert Meeting.objects.get().state == step.target
