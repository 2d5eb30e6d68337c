"""Ending a meeting drafts the announcement of its conclusions, which goes the way of every outgoing paper."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from dondoc.meetings.actions import add_conclusion, announced, draw, end_meeting, open_meeting
from dondoc.meetings.rules import ANNOUNCEMENT, INVITATION
from dondoc.outgoing.models import Paper
from dondoc.plans.models import Task
from meetings.gathered import called, under_way

TYPED = "Giao Phòng Quản lý Lao động rà soát nhà trọ."


def ended(cast):
    clerk, meeting = cast.users["office_clerk"], under_way(cast)
    add_conclusion(actor=clerk, meeting=meeting, text=TYPED)
    return end_meeting(meeting, clerk)


def test_the_end_makes_the_task_and_the_draft_of_the_announcement(cast):
    meeting = ended(cast)

    paper = Paper.objects.get()
    assert (paper.document.type_name, paper.document.draft, paper.origin_pk) == (ANNOUNCEMENT, True, meeting.pk)
    assert paper.document.subject == (
        "Kết luận của Trưởng Ban Nguyễn Văn Mẫu tại cuộc họp Giao ban tuần 49 năm 2026 ngày 30/11/2026"
    )
    assert Task.objects.count() == 1


def test_ending_it_again_drafts_nothing_again(cast, office_clerk):
    end_meeting(ended(cast), office_clerk)

    assert (Paper.objects.count(), Task.objects.count()) == (1, 1)


def test_a_meeting_that_does_not_end_drafts_nothing(cast, office_clerk):
    meeting = under_way(cast)
    with pytest.raises(ValidationError):
        end_meeting(meeting, office_clerk)

    assert list(Paper.objects.all()) == []


def test_tasks_come_on_the_announcement_once_it_is_issued(cast, office_clerk):
    ended(cast)
    paper = Paper.objects.get()

    announced(paper, office_clerk)

    assert Task.objects.get().source_document == paper.document


def test_an_issued_invitation_is_no_source_of_work(cast, office_clerk):
    meeting = called(cast)
    paper = draw(meeting, INVITATION, office_clerk)
    add_conclusion(actor=office_clerk, meeting=open_meeting(actor=office_clerk, meeting=meeting), text=TYPED)
    end_meeting(meeting, office_clerk)

    announced(paper, office_clerk)

    assert Task.objects.get().source_document is None


def test_the_page_leads_to_the_one_draft_however_often_it_is_asked(cast, sign_in, office_clerk):
    meeting, client = called(cast), sign_in(office_clerk)
    address = reverse("meetings:draw", args=[meeting.pk, "giay-moi"])

    led = {client.post(address).url for _n in range(2)}

    assert led == {reverse("outgoing:paper", args=[Paper.objects.get().pk])}


def test_nothing_is_announced_before_the_meeting_has_ended(cast, office_clerk):
    with pytest.raises(PermissionDenied, match="chưa kết thúc"):
        draw(under_way(cast), ANNOUNCEMENT, office_clerk)


def test_a_unit_that_only_takes_part_draws_no_paper(cast, labour_head):
    with pytest.raises(PermissionDenied, match="thư ký hoặc chủ trì"):
        draw(called(cast), INVITATION, labour_head)


def test_the_page_offers_a_paper_until_it_is_drawn(cast, sign_in, office_clerk):
    meeting, client = called(cast), sign_in(office_clerk)
    address = reverse("meetings:meeting", args=[meeting.pk])

    before = client.get(address).context["drawable"]
    paper = draw(meeting, INVITATION, office_clerk)
    after = client.get(address).context

    assert (before, after["drawable"], after["papers"]) == (["giay-moi"], [], [(paper, True)])
    asked = [line.text for line in paper.document.recipients.order_by("position")]
    assert asked[: meeting.attendees.count()] == [attendee.text for attendee in meeting.attendees.all()]
