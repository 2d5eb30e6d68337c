"""What is concluded is typed once: read, put right, and given out when the meeting ends."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from dondoc.meetings.actions import Concluded, add_conclusion, conclude, edit_conclusion, remove_conclusion
from dondoc.notices.models import Notice
from dondoc.people.queries import today
from dondoc.plans.models import Involvement, Task
from dondoc.plans.rules import Part, SourceKind, WorkState
from meetings.gathered import called, under_way

ORDER = "Giao Phòng Quản lý Lao động chủ trì, phối hợp với Văn phòng Ban rà soát nhà trọ, trước ngày {}"


def later(days: int = 20) -> date:
    return today() + timedelta(days=days)


def typed(office_clerk, meeting, text: str):
    return add_conclusion(actor=office_clerk, meeting=meeting, text=text)


def test_a_typed_sentence_names_lead_partners_and_day(cast, office_clerk, labour, office):
    day = later()
    conclusion = typed(office_clerk, under_way(cast), ORDER.format(f"{day:%d/%m/%Y}"))

    assert (conclusion.position, conclusion.lead, list(conclusion.cooperating.all()), conclusion.due) == (
        1,
        labour,
        [office],
        day,
    )


def test_a_sentence_for_nobody_is_kept_without_a_lead(cast, office_clerk):
    conclusion = typed(office_clerk, under_way(cast), "Chấp hành nghiêm giờ giấc làm việc.")

    assert (conclusion.lead, list(conclusion.cooperating.all()), conclusion.due) == (None, [], None)


def test_ending_the_meeting_makes_tasks_that_the_chair_directs(cast, office_clerk, head, labour, office):
    meeting, day = under_way(cast), later()
    typed(office_clerk, meeting, ORDER.format(f"{day:%d/%m/%Y}"))
    typed(office_clerk, meeting, "Chấp hành nghiêm giờ giấc làm việc.")

    conclude(actor=office_clerk, meeting=meeting)

    task = Task.objects.get()
    assert (task.source_kind, task.state, task.due, task.director_text) == (
        SourceKind.CONCLUSION,
        WorkState.ASSIGNED,
        day,
        head.person.name,
    )
    assert (
        task.source_text
        == "Trưởng Ban Nguyễn Văn Mẫu kết luận tại cuộc họp “Giao ban tuần 49 năm 2026” ngày 30/11/2026"
    )
    parts = set(Involvement.objects.filter(task=task).values_list("part", "body_id", "person_id"))
    assert parts == {
        (Part.LEADS, labour.pk, None),
        (Part.COOPERATES, office.pk, None),
        (Part.DIRECTS, None, head.person_id),
    }
    assert list(meeting.conclusions.values_list("position", "task_id")) == [(1, task.pk), (2, None)]


def test_ending_it_twice_makes_no_second_task(cast, office_clerk):
    meeting = under_way(cast)
    typed(office_clerk, meeting, ORDER.format("31/12/2098"))

    conclude(actor=office_clerk, meeting=meeting)
    conclude(actor=office_clerk, meeting=meeting)

    assert Task.objects.count() == 1


def test_one_day_that_has_passed_stops_the_whole_end(cast, office_clerk):
    meeting = under_way(cast)
    typed(office_clerk, meeting, ORDER.format("31/12/2098"))
    typed(office_clerk, meeting, ORDER.format("01/02/2020"))

    with pytest.raises(ValidationError) as stopped:
        conclude(actor=office_clerk, meeting=meeting)

    assert stopped.value.messages == ["Kết luận 2: Thời hạn đã qua. Hãy chọn ngày từ hôm nay trở đi."]
    meeting.refresh_from_db()
    assert (Task.objects.count(), meeting.state) == (0, "held")


def test_a_meeting_without_conclusions_does_not_end(cast, office_clerk):
    with pytest.raises(ValidationError, match="Chưa có kết luận nào"):
        conclude(actor=office_clerk, meeting=under_way(cast))


def test_everybody_asked_hears_once_and_the_lead_unit_of_its_work(cast, office_clerk, labour_head, environment_head):
    meeting = under_way(cast)
    typed(office_clerk, meeting, ORDER.format("31/12/2098"))

    conclude(actor=office_clerk, meeting=meeting)

    def heard(user):
        return sorted(Notice.objects.filter(person_id=user.person_id).values_list("text", flat=True))

    assert heard(environment_head) == ["Có kết luận: Giao ban tuần 49 năm 2026"]
    assert [text[:20] for text in heard(labour_head)] == ["Có kết luận: Giao ba", "Đơn vị được giao: Gi"]
    assert heard(office_clerk) == []


def test_a_wrong_reading_is_put_right(cast, office_clerk, environment):
    conclusion = typed(office_clerk, under_way(cast), ORDER.format("31/12/2098"))

    edit_conclusion(actor=office_clerk, conclusion=conclusion, said=Concluded("Kiểm tra nước thải.", lead=environment))

    conclusion.refresh_from_db()
    assert (conclusion.text, conclusion.lead, list(conclusion.cooperating.all()), conclusion.due) == (
        "Kiểm tra nước thải.",
        environment,
        [],
        None,
    )


@pytest.mark.parametrize(("lead", "partner", "field"), [("labour", "labour", "cooperating"), ("", "labour", "lead")])
def test_partners_need_a_lead_that_is_none_of_them(cast, office_clerk, lead, partner, field):
    conclusion = typed(office_clerk, under_way(cast), "Kiểm tra.")
    said = Concluded("Kiểm tra.", lead=cast.bodies.get(lead), cooperating=[cast.bodies[partner]])

    with pytest.raises(ValidationError) as stopped:
        edit_conclusion(actor=office_clerk, conclusion=conclusion, said=said)

    assert list(stopped.value.message_dict) == [field]


def test_those_after_a_removed_conclusion_move_up(cast, office_clerk):
    meeting = under_way(cast)
    first, *_rest = [typed(office_clerk, meeting, text) for text in ("Một.", "Hai.", "Ba.")]

    remove_conclusion(actor=office_clerk, conclusion=first)

    assert list(meeting.conclusions.values_list("position", "text")) == [(1, "Hai."), (2, "Ba.")]


def test_nothing_is_concluded_before_the_meeting_begins_or_after_it_has_ended(cast, office_clerk):
    with pytest.raises(PermissionDenied, match="chưa bắt đầu"):
        typed(office_clerk, called(cast), "Một.")
    meeting = under_way(cast)
    typed(office_clerk, meeting, "Một.")
    conclude(actor=office_clerk, meeting=meeting)
    with pytest.raises(PermissionDenied, match="đã kết thúc"):
        typed(office_clerk, meeting, "Hai.")


def test_a_unit_that_only_takes_part_concludes_nothing(cast, labour_head):
    with pytest.raises(PermissionDenied, match="thư ký hoặc chủ trì"):
        typed(labour_head, under_way(cast), "Một.")


def test_the_end_of_the_meeting_is_its_minute_of_ending(cast, office_clerk):
    meeting = under_way(cast)
    typed(office_clerk, meeting, "Một.")
    before = timezone.now()

    assert before <= conclude(actor=office_clerk, meeting=meeting).ended_at <= timezone.now()
