"""Review: a reviewer corrects fields, applies the rhythm and confirms what was doubtful."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dondoc.journal.models import Entry
from dondoc.plans.actions.drafting import (
    HeaderEdit,
    TaskEdit,
    apply_rhythm,
    confirm_task,
    drop_aim,
    edit_aim,
    edit_header,
    edit_task,
    settle_conflict,
)
from dondoc.plans.models import Task
from dondoc.plans.queries.printed import posts_by_title
from dondoc.plans.queries.reviewing import dated, doubts_of, draft_tasks, is_early, needs_rhythm, summarize
from dondoc.plans.rules import Part, Recurrence, Rhythm

HEADER = HeaderEdit(
    title="Chăm lo người lao động",
    type_name="Kế hoạch",
    symbol="KH-BQLKCN",
    place="Mẫu",
    signer_title="KT. TRƯỞNG BAN",
    signer_name="Trần Thị Mẫu Lao",
    rhythm=Rhythm.MONTHLY,
)


def last_verb() -> str:
    return Entry.objects.latest("id").verb


def test_the_header_is_corrected_on_plan_and_document(draft, office_clerk):
    plan = edit_header(actor=office_clerk, plan=draft, edit=HEADER)
    document = plan.document
    assert (plan.title, plan.rhythm, document.subject, document.symbol, document.signer_title) == (
        "Chăm lo người lao động",
        "monthly",
        "Chăm lo người lao động",
        "KH-BQLKCN",
        "KT. TRƯỞNG BAN",
    )
    assert last_verb() == "plans.plan.edit_header"


def test_a_field_that_a_person_wrote_is_no_guess_any_more(tasks, office_clerk):
    task = tasks[2]
    task.reading["time"]["confidence"] = 0.4
    task.save()
    edit = TaskEdit(title=task.title, printed_time="Trước ngày 30/6", due=date(2026, 6, 30))
    task = edit_task(actor=office_clerk, task=task, edit=edit)
    assert (task.printed_time, task.due, task.recurrence, task.reading["time"]["confidence"]) == (
        "Trước ngày 30/6",
        date(2026, 6, 30),
        "",
        1.0,
    )
    assert last_verb() == "plans.plan.edit_task"


def test_a_date_and_a_recurrence_exclude_each_other(tasks, office_clerk):
    edit = TaskEdit(title="Việc", due=date(2026, 6, 30), recurrence=Recurrence.MONTHLY)
    with pytest.raises(ValidationError) as refused:
        edit_task(actor=office_clerk, task=tasks[1], edit=edit)
    assert refused.value.messages == [
        "Việc có thời hạn thì không định kỳ. Hãy giữ một trong hai: thời hạn hoặc định kỳ."
    ]


def test_one_click_gives_the_rhythm_to_all_and_leaves_the_printed_words(draft, tasks, office_clerk):
    dated = tasks[6]
    dated.due = date(2026, 9, 30)
    dated.save()
    assert apply_rhythm(actor=office_clerk, plan=draft, rhythm=Rhythm.QUARTERLY) == 5
    rows = list(draft.tasks.filter(dropped=False).values_list("position", "rhythm", "printed_time", "recurrence"))
    assert rows == [
        (1, "quarterly", "", ""),
        (2, "quarterly", "thường xuyên", "regular"),
        (3, "quarterly", "", ""),
        (4, "quarterly", "", ""),
        (5, "quarterly", "", ""),
        (6, "", "", ""),
    ]
    assert [needs_rhythm(t) for t in draft.tasks.filter(dropped=False)] == [False] * 6
    assert last_verb() == "plans.plan.apply_rhythm"


def test_choosing_another_rhythm_changes_it_for_all(draft, office_clerk):
    apply_rhythm(actor=office_clerk, plan=draft, rhythm=Rhythm.QUARTERLY)
    assert apply_rhythm(actor=office_clerk, plan=draft, rhythm=Rhythm.YEARLY) == 6
    assert set(draft.tasks.filter(dropped=False).values_list("rhythm", flat=True)) == {"yearly"}


def test_confirming_a_task_takes_its_doubts_away(draft, tasks, office_clerk):
    task = tasks[1]
    task.reading["title"]["confidence"] = 0.5
    task.save()
    task.assignments.update(confidence=0.5)
    assert doubts_of(draft_tasks(draft).get(pk=task.pk)) == ["title", "roles"]
    confirm_task(actor=office_clerk, task=task)
    assert doubts_of(draft_tasks(draft).get(pk=task.pk)) == []


def test_of_two_readings_of_a_deadline_a_person_takes_one(tasks, office_clerk):
    task = tasks[1]
    task.reading["conflicts"] = [{"name": "time", "kept": "Quý II", "other": "Quý III", "spans": []}]
    task.save()
    task = settle_conflict(actor=office_clerk, task=task, index=0, take_other=True)
    assert (task.printed_time, task.reading["conflicts"]) == ("Quý III", [])


def test_of_two_lead_units_a_person_takes_one(tasks, office_clerk, labour):
    task = tasks[1]
    task.reading["conflicts"] = [{"name": "lead", "kept": "Văn phòng", "other": "Phòng Quản lý Lao động", "spans": []}]
    task.save()
    settle_conflict(actor=office_clerk, task=task, index=0, take_other=True)
    assert list(task.assignments.filter(part=Part.LEADS).values_list("text", "body")) == [
        ("Phòng Quản lý Lao động", labour.pk)
    ]


def test_an_aim_is_edited_and_taken_out(draft, tasks, office_clerk):
    first, second = draft.aims.all()
    edit_task(actor=office_clerk, task=tasks[1], edit=TaskEdit(title=tasks[1].title, aim=second))
    edit_aim(actor=office_clerk, aim=first, text="Đời sống tốt hơn")
    drop_aim(actor=office_clerk, aim=second)
    assert [aim.text for aim in draft.aims.all()] == ["Đời sống tốt hơn"]
    assert Task.objects.get(pk=tasks[1].pk).aim is None


def test_an_aim_of_another_plan_is_refused(draft, tasks, chief_of_office):
    other = type(draft).objects.create(title="Khác", agency=draft.agency, year=2026)
    stranger = other.aims.create(position=1, text="Mục đích khác")
    with pytest.raises(ValidationError):
        edit_task(actor=chief_of_office, task=tasks[1], edit=TaskEdit(title="Việc", aim=stranger))


@pytest.mark.parametrize("who", ["head", "labour_head", "labour_staff", "enterprise_user", "administrator"])
def test_only_the_office_reviews(cast, tasks, who):
    with pytest.raises(PermissionDenied):
        edit_task(actor=cast.users[who], task=tasks[1], edit=TaskEdit(title="Đổi nội dung"))
    assert Task.objects.get(pk=tasks[1].pk).title == tasks[1].title


def test_a_deadline_before_the_day_of_the_document_is_doubtful_until_it_is_looked_at(draft, tasks, office_clerk):
    edit_task(actor=office_clerk, task=tasks[2], edit=TaskEdit(title=tasks[2].title, due=date(2020, 1, 1)))
    task = draft_tasks(draft).get(position=2)
    summary = summarize(draft, list(draft_tasks(draft)), posts_by_title())
    assert ("early" in doubts_of(task), summary.points[-1].text) == (True, "1 nhiệm vụ có thời hạn trước ngày văn bản")
    confirm_task(actor=office_clerk, task=task)
    assert "early" not in doubts_of(draft_tasks(draft).get(position=2))


def test_a_deadline_is_compared_with_the_day_of_a_document_entered_late(draft, tasks):
    draft.document.issued_on = date(2022, 3, 16)
    tasks[2].due = date(2022, 3, 16)
    tasks[2].plan = draft
    assert is_early(tasks[2]) is False
    tasks[2].due = date(2022, 3, 15)
    assert is_early(tasks[2]) is True
    draft.document.issued_on, draft.year = None, 2022
    assert dated(draft) == date(2022, 1, 1)
