"""Review: tasks are added, split, merged, taken out, put back and moved."""

import pytest
from django.core.exceptions import ValidationError

from dondoc.journal.models import Entry
from dondoc.plans.actions.arranging import (
    add_task,
    drop_task,
    merge_task,
    move_task,
    restore_task,
    sentences_of,
    split_task,
    split_task_at_line,
)
from dondoc.plans.models import Task
from dondoc.plans.rules import Part


def titles(plan) -> list[str]:
    return [t.title[:22] for t in plan.tasks.filter(dropped=False).order_by("position")]


BEFORE = [
    "Phổ biến nội dung kế h",
    "Vận động doanh nghiệp ",
    "Phối hợp với các xã lâ",
    "Lập danh sách người la",
    "Rà soát khó khăn của d",
    "Tổ chức các hoạt động ",
]


def test_a_task_is_added_at_the_end_or_behind_another(draft, tasks, office_clerk):
    add_task(actor=office_clerk, plan=draft, title="Việc cuối cùng")
    behind = add_task(actor=office_clerk, plan=draft, title="Việc xen giữa", after=tasks[1])
    assert titles(draft) == [BEFORE[0], "Việc xen giữa", *BEFORE[1:], "Việc cuối cùng"]
    assert (behind.position, behind.section) == (2, "II")


def test_a_task_is_split_behind_a_sentence_and_both_keep_the_names(draft, tasks, office_clerk):
    new = split_task(actor=office_clerk, task=tasks[2], after_sentence=1)
    first = Task.objects.get(pk=tasks[2].pk)
    assert (first.title, new.title, new.position) == (
        "Vận động doanh nghiệp giúp đỡ các xã khó khăn.",
        "Tổ chức thăm hỏi người lao động dịp lễ, tết.",
        3,
    )
    assert [list(t.assignments.values_list("part", "text")) for t in (first, new)] == [
        [
            (Part.COOPERATES, "Các phòng chuyên môn"),
            (Part.DIRECTS, "Trưởng Ban"),
            (Part.LEADS, "Văn phòng"),
        ]
    ] * 2
    texts = {block["i"]: block["t"] for block in draft.source_blocks}
    assert [[texts[p][a:b].strip() for p, a, b in t.reading["title"]["spans"]] for t in (first, new)] == [
        [first.title],
        [new.title],
    ]
    assert len(titles(draft)) == 7


def test_a_task_of_one_sentence_cannot_be_split(tasks, office_clerk):
    with pytest.raises(ValidationError):
        split_task(actor=office_clerk, task=tasks[1], after_sentence=1)


def test_a_task_of_one_sentence_is_split_where_a_line_begins(draft, tasks, office_clerk):
    text = "Lập danh sách người lao động có nhu cầu\r\nthuê, mua nhà ở xã hội."
    new = split_task_at_line(actor=office_clerk, task=tasks[4], text=text)
    first = Task.objects.get(pk=tasks[4].pk)
    assert (first.title, new.title, new.position) == (
        "Lập danh sách người lao động có nhu cầu",
        "thuê, mua nhà ở xã hội.",
        5,
    )
    assert [list(t.assignments.values_list("part", "text")) for t in (first, new)] == [
        [
            (Part.COOPERATES, "Các phòng, đơn vị liên quan"),
            (Part.DIRECTS, "Phó trưởng Ban - Tạ Thị Nghiệm"),
            (Part.LEADS, "Phòng Quản lý Lao động"),
        ]
    ] * 2
    texts = {block["i"]: block["t"] for block in draft.source_blocks}
    assert [[texts[p][a:b].strip() for p, a, b in t.reading["title"]["spans"]] for t in (first, new)] == [
        [first.title],
        [new.title],
    ]


def test_words_changed_while_splitting_keep_the_place_of_the_whole(tasks, office_clerk):
    whole = tasks[4].reading["title"]["spans"]
    new = split_task_at_line(actor=office_clerk, task=tasks[4], text="Thống kê nhu cầu nhà ở.\nLập danh sách.")
    first = Task.objects.get(pk=tasks[4].pk)
    assert [t.reading["title"]["spans"] for t in (first, new)] == [whole, whole]


@pytest.mark.parametrize("text", ["", "Một dòng.", "Một dòng.\n \n", "Một.\nHai.\nBa."])
def test_a_split_needs_one_line_break(tasks, office_clerk, text):
    with pytest.raises(ValidationError) as refused:
        split_task_at_line(actor=office_clerk, task=tasks[4], text=text)
    assert refused.value.messages == ["Chưa rõ chỗ tách. Hãy xuống dòng đúng một lần, ở chỗ nhiệm vụ thứ hai bắt đầu."]


def test_sentences_end_at_a_full_stop_or_a_semicolon():
    assert sentences_of("Rà soát theo Điều 3.2 của luật; báo cáo kết quả. Đề xuất tiếp.") == [
        "Rà soát theo Điều 3.2 của luật;",
        "báo cáo kết quả.",
        "Đề xuất tiếp.",
    ]


def test_merging_joins_the_words_and_the_names_that_were_missing(draft, tasks, office_clerk):
    kept = merge_task(actor=office_clerk, task=tasks[2])
    assert kept.pk == tasks[1].pk
    assert kept.title == f"{tasks[1].title} {tasks[2].title}"
    assert (kept.printed_time, kept.recurrence) == ("thường xuyên", "regular")
    assert sorted(kept.assignments.values_list("part", "text")) == [
        (Part.COOPERATES, "Các phòng chuyên môn"),
        (Part.DIRECTS, "Trưởng Ban"),
        (Part.LEADS, "Văn phòng"),
    ]
    assert list(draft.tasks.filter(dropped=False).values_list("position", flat=True)) == [1, 2, 3, 4, 5]


def test_the_first_task_has_nothing_to_merge_with(tasks, office_clerk):
    with pytest.raises(ValidationError):
        merge_task(actor=office_clerk, task=tasks[1])


def test_a_task_taken_out_is_put_back_where_it_stood(draft, tasks, office_clerk):
    drop_task(actor=office_clerk, task=tasks[3])
    assert titles(draft) == [*BEFORE[:2], *BEFORE[3:]]
    restore_task(actor=office_clerk, task=Task.objects.get(pk=tasks[3].pk))
    assert titles(draft) == BEFORE


def test_a_task_moves_one_place_and_stays_at_the_edge(draft, tasks, office_clerk):
    move_task(actor=office_clerk, task=tasks[2], up=True)
    assert titles(draft)[:3] == [BEFORE[1], BEFORE[0], BEFORE[2]]
    move_task(actor=office_clerk, task=Task.objects.get(pk=tasks[2].pk), up=True)
    assert titles(draft)[:3] == [BEFORE[1], BEFORE[0], BEFORE[2]]
    move_task(actor=office_clerk, task=Task.objects.get(pk=tasks[2].pk), up=False)
    assert titles(draft) == BEFORE


def test_each_act_is_one_line_of_the_journal(draft, tasks, office_clerk):
    before = Entry.objects.count()
    add_task(actor=office_clerk, plan=draft, title="Việc mới")
    split_task(actor=office_clerk, task=tasks[2], after_sentence=1)
    drop_task(actor=office_clerk, task=tasks[5])
    restore_task(actor=office_clerk, task=Task.objects.get(pk=tasks[5].pk))
    move_task(actor=office_clerk, task=Task.objects.get(pk=tasks[5].pk), up=True)
    merge_task(actor=office_clerk, task=Task.objects.get(pk=tasks[5].pk))
    assert [e.verb for e in Entry.objects.order_by("id")[before:]] == [
        f"plans.plan.{verb}"
        for verb in ("add_task", "split_task", "drop_task", "restore_task", "move_task", "merge_task")
    ]
