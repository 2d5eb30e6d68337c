"""The order and cut of a draft's tasks: add, split, merge, take out and put back, move up and down."""

import re
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.language import clean
from dondoc.people.models import User
from dondoc.plans.actions.keeping import short
from dondoc.plans.actions.reviewing import journal_review, locked_draft
from dondoc.plans.models import Plan, Task
from dondoc.plans.queries.reviewing import place_of

TWO = 2  # a split makes two of one
_SENTENCE_END = re.compile(r"(?<=[.;])\s+(?=\S)")


def sentences_of(text: str) -> list[str]:
    """The sentences at whose ends a task can be split."""
    return [part.strip() for part in _SENTENCE_END.split(text.strip()) if part.strip()]


def _sentence_starts(text: str) -> list[int]:
    return [match.end() for match in _SENTENCE_END.finditer(text.strip())]


def _renumber(plan: Plan) -> None:
    for position, task in enumerate(plan.tasks.filter(dropped=False).order_by("position", "id"), start=1):
        if task.position != position:
            task.position = position
            task.save(update_fields=["fold", "position"])


def _make_room(plan: Plan, after: int) -> int:
    """The position behind `after`, freed."""
    for task in plan.tasks.filter(position__gt=after).order_by("-position"):
        task.position += 1
        task.save(update_fields=["fold", "position"])
    return after + 1


@transaction.atomic
def add_task(*, actor: User, plan: Plan, title: str, after: Task | None = None) -> Task:
    """A task that the reading did not find; at the end, or behind another."""
    plan = locked_draft(actor, plan.pk)
    text = clean(title)
    if not text:
        raise ValidationError(_("Chưa có nội dung nhiệm vụ. Hãy nhập nội dung rồi thêm."))
    last = plan.tasks.order_by("-position").values_list("position", flat=True).first() or 0
    task = Task.objects.create(
        plan=plan,
        title=text,
        position=_make_room(plan, after.position if after else last),
        section=after.section if after else "",
        source_document=plan.document,
        source_text=text,
    )
    _renumber(plan)
    journal_review(actor=actor, plan=plan, verb="add_task", sentence=f"Thêm nhiệm vụ: {short(text)}.")
    task.refresh_from_db()
    return task


@transaction.atomic
def split_task(*, actor: User, task: Task, after_sentence: int) -> Task:
    """Cuts a task behind its `after_sentence`-th sentence (from 1); the rest becomes a task behind it with the same names
    and times. Returns the new one.
    """
    starts = _sentence_starts(task.title)
    if not 1 <= after_sentence <= len(starts):
        raise ValidationError(_("Không tách được ở chỗ này. Hãy chọn chỗ tách giữa hai câu."))
    cut = starts[after_sentence - 1]
    text = task.title.strip()
    return _split(actor, task, text[:cut].strip(), text[cut:].strip(), verb="split_task")


@transaction.atomic
def split_task_at_line(*, actor: User, task: Task, text: str) -> Task:
    """Cuts a task where `text`, its words as a reviewer has them, goes to a second line; otherwise as `split_task`."""
    lines = [plain for line in text.splitlines() if (plain := clean(line))]
    if len(lines) != TWO:
        raise ValidationError(_("Chưa rõ chỗ tách. Hãy xuống dòng đúng một lần, ở chỗ nhiệm vụ thứ hai bắt đầu."))
    return _split(actor, task, *lines, verb="split_task_at_line")


def _split(actor: User, task: Task, first: str, second: str, *, verb: str) -> Task:
    plan = locked_draft(actor, task.plan_id)
    read = task.reading.get("title", {})
    is_cut = task.title.strip().startswith(first)
    head, rest = _cut_spans(read, len(first) + 1) if is_cut else (read, read)  # one blank between the two
    names = list(task.assignments.all())
    new = Task.objects.create(
        plan=plan,
        title=second,
        position=_make_room(plan, task.position),
        section=task.section,
        output=task.output,
        printed_time=task.printed_time,
        due=task.due,
        recurrence=task.recurrence,
        rhythm=task.rhythm,
        aim=task.aim,
        carries_out=task.carries_out,
        programme=task.programme,
        source_document=task.source_document,
        source_text=task.source_text,
        reading={**task.reading, "title": rest},
    )
    for name in names:
        name.pk, name.task = None, new
        name._state.adding = True  # noqa: SLF001 - Django's own way to copy a row
        name.save()
    task.title = first
    task.reading = {**task.reading, "title": head}
    task.save()
    _renumber(plan)
    journal_review(actor=actor, plan=plan, verb=verb, sentence=f"Tách nhiệm vụ {place_of(task)} thành hai nhiệm vụ.")
    new.refresh_from_db()
    return new


def _cut_spans(read: dict[str, Any], cut: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The places of the two halves, where the text lies in the source as it stands in the task."""
    head: list[list[int]] = []
    rest: list[list[int]] = []
    left = cut
    for paragraph, start, end in read.get("spans", []):
        length = end - start
        if left >= length:
            head.append([paragraph, start, end])
        elif left <= 0:
            rest.append([paragraph, start, end])
        else:
            head.append([paragraph, start, start + left])
            rest.append([paragraph, start + left, end])
        left -= length
    return {"spans": head, "confidence": 1.0}, {"spans": rest, "confidence": 1.0}


@transaction.atomic
def merge_task(*, actor: User, task: Task) -> Task:
    """Joins a task to the one before it, which keeps its own time and gets the names that it lacks. Returns that one."""
    plan = locked_draft(actor, task.plan_id)
    kept = plan.tasks.filter(dropped=False, position__lt=task.position).order_by("-position").first()
    if kept is None:
        raise ValidationError(_("Đây là nhiệm vụ đầu tiên nên không gộp với nhiệm vụ trước được."))
    had = {(name.part, name.text) for name in kept.assignments.all()}
    for name in task.assignments.all():
        if (name.part, name.text) not in had:
            name.task = kept
            name.position += kept.assignments.count()
            name.save()
    kept.title = f"{kept.title.rstrip()} {task.title.lstrip()}"
    kept.output = kept.output or task.output
    if not (kept.printed_time or kept.due or kept.recurrence):
        kept.printed_time, kept.due, kept.recurrence = task.printed_time, task.due, task.recurrence
    kept.source_text = "\n".join(text for text in (kept.source_text, task.source_text) if text)
    spans = [*kept.reading.get("title", {}).get("spans", []), *task.reading.get("title", {}).get("spans", [])]
    kept.reading = {**kept.reading, "title": {"spans": spans, "confidence": 1.0}}
    kept.save()
    task.children.update(parent=kept)
    task.delete()
    _renumber(plan)
    journal_review(
        actor=actor,
        plan=plan,
        verb="merge_task",
        sentence=f"Gộp nhiệm vụ sau vào nhiệm vụ {place_of(kept)}: {short(kept.title)}.",
    )
    return kept


@transaction.atomic
def drop_task(*, actor: User, task: Task) -> Task:
    """Takes a task out of the draft; `restore_task` puts it back until the plan is issued."""
    plan = locked_draft(actor, task.plan_id)
    task.dropped = True
    task.save(update_fields=["fold", "dropped"])
    journal_review(
        actor=actor, plan=plan, verb="drop_task", sentence=f"Bỏ nhiệm vụ {place_of(task)}: {short(task.title)}."
    )
    return task


@transaction.atomic
def restore_task(*, actor: User, task: Task) -> Task:
    """Undo of `drop_task`: the task stands where it stood."""
    plan = locked_draft(actor, task.plan_id)
    task.dropped = False
    task.save(update_fields=["fold", "dropped"])
    _renumber(plan)
    journal_review(
        actor=actor, plan=plan, verb="restore_task", sentence=f"Lấy lại nhiệm vụ {place_of(task)}: {short(task.title)}."
    )
    task.refresh_from_db()
    return task


@transaction.atomic
def move_task(*, actor: User, task: Task, up: bool) -> Task:
    """One place up or down; at the edge nothing moves."""
    plan = locked_draft(actor, task.plan_id)
    order = list(plan.tasks.filter(dropped=False).order_by("position", "id"))
    pairs = list(pairwise(order))
    found = next((pair for pair in pairs if pair[1 if up else 0].pk == task.pk), None)
    if found is not None:
        first, second = found
        first.position, second.position = second.position, first.position
        if first.position == second.position:
            first.position += 1
        first.save(update_fields=["fold", "position"])
        second.save(update_fields=["fold", "position"])
    _renumber(plan)
    word = "lên" if up else "xuống"
    journal_review(
        actor=actor, plan=plan, verb="move_task", sentence=f"Chuyển nhiệm vụ {place_of(task)} {word} một bậc."
    )
    task.refresh_from_db()
    return task
