"""Editing a draft plan: its header, its aims, a task's fields. Printed words stay in the source beside it."""

from dataclasses import dataclass, fields
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.language import clean, lower
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.plans import hooks
from dondoc.plans.actions.drafts import PARTS
from dondoc.plans.actions.issuers import direction_columns
from dondoc.plans.actions.keeping import short
from dondoc.plans.actions.names import Names
from dondoc.plans.actions.reviewing import journal_review, locked_draft, looked_at
from dondoc.plans.models import Assignment, Plan, PlanAim, Task
from dondoc.plans.queries.reviewing import SEEN_DUE, needs_rhythm, place_of
from dondoc.plans.rules import RHYTHM_WORDS, PlanState, Recurrence, Rhythm
from dondoc.reading.times import read_label
from dondoc.records.rules import Direction

# field of TaskEdit -> key of Task.reading
READ_AS = {"title": "title", "printed_time": "time", "due": "due", "recurrence": "recurrence", "output": "output"}


@dataclass(frozen=True, slots=True)
class HeaderEdit:
    """The header card. `rhythm` is the plan's inner rhythm; `above` the plan that it carries out; `incoming` whether it
    came from elsewhere, None to leave that as it is.
    """

    title: str
    type_name: str
    symbol: str
    place: str
    signer_title: str
    signer_name: str
    rhythm: str = Rhythm.QUARTERLY
    above: Plan | None = None
    incoming: bool | None = None


@dataclass(frozen=True, slots=True)
class TaskEdit:
    """What a reviewer may change of a task. `printed_time` are the document's words, corrected where misread."""

    title: str
    output: str = ""
    printed_time: str = ""
    due: date | None = None
    recurrence: str = ""
    rhythm: str = ""
    aim: PlanAim | None = None
    carries_out: Task | None = None
    programme: str = ""


@transaction.atomic
def edit_header(*, actor: User, plan: Plan, edit: HeaderEdit) -> Plan:
    plan = locked_draft(actor, plan.pk)
    if not edit.title.strip():
        raise ValidationError(_("Chưa có trích yếu. Hãy nhập tên kế hoạch như trên văn bản."))
    if edit.above is not None and (edit.above.pk == plan.pk or edit.above.state == PlanState.WITHDRAWN):
        raise ValidationError(_("Không chọn được kế hoạch cấp trên này. Hãy chọn kế hoạch khác."))
    plan.title = clean(edit.title)
    plan.rhythm, plan.above = edit.rhythm, edit.above
    read = {name: {**value, "confidence": 1.0} for name, value in plan.reading.get("header", {}).items()}
    plan.reading = {**plan.reading, "header": read, "foreign": False}
    plan.save()
    if plan.document is not None:
        document = plan.document
        document.subject, document.type_name = plan.title, clean(edit.type_name)
        document.symbol, document.place = edit.symbol.strip(), clean(edit.place)
        document.signer_title, document.signer_name = clean(edit.signer_title), clean(edit.signer_name)
        if edit.incoming is not None and edit.incoming != (document.direction == Direction.INCOMING):
            columns = direction_columns(document.issuer_text, incoming=edit.incoming, on=today())
            for column, value in columns.items():
                setattr(document, column, value)
        document.save()
    journal_review(actor=actor, plan=plan, verb="edit_header", sentence="Sửa phần đầu và phần ký của kế hoạch.")
    return plan


@transaction.atomic
def edit_aim(*, actor: User, aim: PlanAim, text: str) -> PlanAim:
    plan = locked_draft(actor, aim.plan_id)
    if not text.strip():
        raise ValidationError(_("Nội dung mục đích, yêu cầu đang trống. Hãy nhập nội dung hoặc bỏ mục này."))
    aim.text = clean(text)
    aim.save(update_fields=["text"])
    journal_review(actor=actor, plan=plan, verb="edit_aim", sentence=f"Sửa mục đích, yêu cầu: {short(aim.text)}.")
    return aim


@transaction.atomic
def drop_aim(*, actor: User, aim: PlanAim) -> None:
    """Takes a line out of the plan's aims; tasks that named it name none."""
    plan = locked_draft(actor, aim.plan_id)
    journal_review(actor=actor, plan=plan, verb="drop_aim", sentence=f"Bỏ mục đích, yêu cầu: {short(aim.text)}.")
    aim.delete()


@transaction.atomic
def edit_task(*, actor: User, task: Task, edit: TaskEdit) -> Task:
    """Writes the fields that differ; what a person has written is no guess any more."""
    plan = locked_draft(actor, task.plan_id)
    if not edit.title.strip():
        raise ValidationError(_("Nội dung nhiệm vụ đang trống. Hãy nhập nội dung hoặc bỏ nhiệm vụ này."))
    if edit.due is not None and edit.recurrence:
        raise ValidationError(_("Việc có thời hạn thì không định kỳ. Hãy giữ một trong hai: thời hạn hoặc định kỳ."))
    if edit.aim is not None and edit.aim.plan_id != plan.pk:
        raise ValidationError(_("Mục đích, yêu cầu này thuộc kế hoạch khác. Hãy chọn lại."))
    if edit.programme and hooks.programmes.get(edit.programme) is None:
        raise ValidationError(_("Không có lĩnh vực công tác này. Hãy chọn lại."))
    changed = [field.name for field in fields(edit) if getattr(task, field.name) != getattr(edit, field.name)]
    for name in changed:
        setattr(task, name, getattr(edit, name))
    looked_at(task, [READ_AS[name] for name in changed if name in READ_AS])
    task.save()
    journal_review(
        actor=actor, plan=plan, verb="edit_task", sentence=f"Sửa nhiệm vụ {place_of(task)}: {short(task.title)}."
    )
    return task


@transaction.atomic
def confirm_task(*, actor: User, task: Task) -> Task:
    """The reviewer has compared the task with the document: what was doubtful in it is right as it stands."""
    plan = locked_draft(actor, task.plan_id)
    looked_at(task, READ_AS.values())
    if task.due is not None:
        task.reading[SEEN_DUE] = str(task.due)
    task.save(update_fields=["fold", "reading"])
    for name in task.assignments.all():
        if name.resolved and name.confidence < 1:
            name.confidence = 1.0
            name.save(update_fields=["confidence"])
    journal_review(actor=actor, plan=plan, verb="confirm_task", sentence=f"Đã xem nhiệm vụ {place_of(task)}.")
    return task


@transaction.atomic
def settle_conflict(*, actor: User, task: Task, index: int, take_other: bool) -> Task:
    """Where the table and the prose differ, a person says which counts. Taking the other reading of a name puts it in the
    place of the names of that part; of a deadline, its printed words.
    """
    plan = locked_draft(actor, task.plan_id)
    conflicts = list(task.reading.get("conflicts", []))
    if not 0 <= index < len(conflicts):
        raise ValidationError(_("Chỗ khác nhau này đã được chốt. Hãy tải lại trang."))
    conflict = conflicts.pop(index)
    if take_other:
        _take_other(task, conflict["name"], conflict["other"])
    task.reading = {**task.reading, "conflicts": conflicts}
    task.save()
    kept = conflict["other"] if take_other else conflict["kept"]
    journal_review(
        actor=actor, plan=plan, verb="settle_conflict", sentence=f"Chốt nhiệm vụ {place_of(task)}: lấy “{short(kept)}”."
    )
    return task


def _take_other(task: Task, name: str, other: str) -> None:
    part = PARTS.get(name)
    if part is not None:
        task.assignments.filter(part=part).delete()
        texts = [text.strip() for text in other.split(";") if text.strip()]
        names = Names.of(today())
        for position, text in enumerate(texts, start=1):
            meant = names.resolve(text)
            Assignment.objects.create(
                task=task,
                part=part,
                position=position,
                text=text[:300],
                open_role=meant.open_role,
                confidence=meant.confidence,
                runner_up=meant.runner_up[:300],
                **meant.columns,
            )
    elif name == "time":
        said = read_label(lower(other), task.plan.year)
        task.printed_time, task.due = other[:300], said.due
        task.recurrence = said.recurrence or Recurrence.NONE


@transaction.atomic
def apply_rhythm(*, actor: User, plan: Plan, rhythm: str) -> int:
    """The plan's inner rhythm for every task that has neither a date nor a period of its own; the printed words stay.
    Returns how many tasks got it.
    """
    plan = locked_draft(actor, plan.pk)
    if rhythm not in RHYTHM_WORDS:
        raise ValidationError(_("Chưa chọn nhịp báo cáo. Hãy chọn hằng tháng, hằng quý, 6 tháng hoặc hằng năm."))
    plan.rhythm = rhythm
    plan.save()
    regular = Recurrence.REGULAR
    given = [
        t for t in plan.tasks.filter(dropped=False) if needs_rhythm(t) or (t.rhythm and t.recurrence in {"", regular})
    ]
    for task in given:
        task.rhythm = rhythm
        task.save(update_fields=["fold", "rhythm"])
    journal_review(
        actor=actor,
        plan=plan,
        verb="apply_rhythm",
        sentence=f"Áp dụng nhịp {RHYTHM_WORDS[Rhythm(rhythm)]} cho {len(given)} nhiệm vụ.",
    )
    return len(given)
