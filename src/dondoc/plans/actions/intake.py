"""Work that comes without a plan of its own: from an instruction on an incoming document, a conclusion, a spoken order.
It lives in the agency's running plan and always names its source.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.notices.actions import notify
from dondoc.people.actions.writing import journalled
from dondoc.people.models import Body, Person, User
from dondoc.people.queries import agency, today
from dondoc.plans.access import can_give
from dondoc.plans.actions.keeping import refresh, short
from dondoc.plans.actions.opening import first_duty
from dondoc.plans.models import Assignment, Duty, Involvement, Plan, Task
from dondoc.plans.queries import heads_of, last_day
from dondoc.plans.rules import FAR, Part, PlanState, Recurrence, Rhythm, SourceKind, WorkState
from dondoc.records.models import Document, Instruction


@dataclass(frozen=True, slots=True)
class Given:
    """What is given to whom. `source_text` says who said it, when and where, or quotes the document; without a `plan` the
    task lives in the running plan.
    """

    title: str
    lead: Body
    director: Person | None = None
    cooperating: Sequence[Body] = ()
    due: date | None = None
    recurrence: str = Recurrence.NONE
    source_kind: SourceKind = SourceKind.SPOKEN
    source_text: str = ""
    source_document: Document | None = None
    plan: Plan | None = None


def running_plan() -> Plan:
    """The agency's running plan ("Công việc thường xuyên"), made the first time it is needed."""
    owner = agency()
    plan, _new = Plan.objects.get_or_create(
        agency=owner,
        running=True,
        defaults={
            "title": "Công việc giao theo văn bản đến, kết luận và chỉ đạo trực tiếp",
            "state": PlanState.ISSUED,
            "year": today().year,
            "rhythm": Rhythm.QUARTERLY,
            "issued_at": timezone.now(),
        },
    )
    return plan


@transaction.atomic
def give_task(*, actor: User, given: Given) -> Task:
    """A leader gives work directly, or the Office writes down what a leader said or a conclusion holds.

    Raises:
        PermissionDenied: for whoever may not.
        ValidationError: by field of `Given`: no words, no source, a deadline in the past, a unit twice.
    """
    ensure(can_give(actor))
    _check(given)
    task = _create(given, today())
    journalled(
        actor=actor,
        kind="plans.task",
        verb="give",
        thing=task,
        sentence=f"Giao {given.lead.name}: {short(task.title)}.",
        on_behalf_of=_whose(actor, given.director),
    )
    _tell(task, actor, given)
    return task


def task_from_instruction(instruction: Instruction, _actor: User) -> None:
    """The hook of `records.actions.instruct`: an instruction that names a lead unit becomes a task. The
    instruction journals and tells by itself.
    """
    if instruction.lead is None:
        return
    document = instruction.document
    _create(
        Given(
            title=instruction.text,
            lead=instruction.lead,
            director=instruction.leader,
            cooperating=list(instruction.cooperating.all()),
            due=instruction.due_on or document.due_on,
            source_kind=SourceKind.INCOMING,
            source_text=f"{instruction.leader_title} {instruction.leader.name} cho ý kiến trên {document}: {document.subject}",
            source_document=document,
        ),
        today(),
    )


def task_from_act(given: Given, actor: User) -> Task:
    """What a meeting concluded or a leader decided becomes a task; that act guards and journals itself, the units hear of
    the task here.

    Raises:
        ValidationError: as `give_task`.
    """
    _check(given)
    task = _create(given, today())
    _tell(task, actor, given)
    return task


def name_source(task_ids: Iterable[int], document: Document) -> None:
    """Tasks that were given by word come on a document from now on; whoever issued it journals."""
    Task.objects.filter(pk__in=task_ids, source_document__isnull=True).update(source_document=document)


def _check(given: Given) -> None:
    if not given.title.strip():
        raise ValidationError({"title": _("Chưa có nội dung việc. Hãy ghi việc phải làm.")})
    if not given.source_text.strip() and given.source_document is None:
        raise ValidationError({"source_text": _("Chưa ghi nguồn giao việc. Hãy ghi ai giao, ngày nào, ở đâu.")})
    if given.due is not None and given.due < today():
        raise ValidationError({"due": _("Thời hạn đã qua. Hãy chọn ngày từ hôm nay trở đi.")})
    if given.lead in given.cooperating:
        raise ValidationError(
            {"cooperating": _("Đơn vị chủ trì không thể đồng thời là đơn vị phối hợp. Hãy bỏ chọn một trong hai.")}
        )


def _create(given: Given, on: date) -> Task:
    plan = given.plan or running_plan()
    one_off, until = given.recurrence == Recurrence.NONE, last_day(given.due)
    task = Task.objects.create(
        plan=plan,
        position=plan.tasks.count() + 1,
        title=given.title.strip(),
        due=given.due if one_off else None,
        recurrence=given.recurrence,
        rhythm=Rhythm.NONE if one_off else Rhythm.QUARTERLY,
        source_kind=given.source_kind,
        source_text=given.source_text.strip(),
        source_document=given.source_document,
        state=WorkState.ASSIGNED,
        deadline=until,
        deadline_key=until or FAR,
        lead_text=given.lead.name,
        director_text=given.director.name if given.director else "",
    )
    for position, (part, body) in enumerate(_parts(given)):
        Assignment.objects.create(task=task, part=part, text=body.name, body=body, position=position)
        Involvement.objects.create(task=task, part=part, body=body)
    if given.director is not None:
        Assignment.objects.create(task=task, part=Part.DIRECTS, text=given.director.name, person=given.director)
        Involvement.objects.create(task=task, part=Part.DIRECTS, person=given.director)
    duty = first_duty(task, given.lead.pk, on)
    if one_off:
        duty.period, duty.starts_on = "", on
        duty.due_on, duty.original_deadline, duty.deadline = given.due, until, until
        duty.deadline_key = until or FAR
    Duty.objects.bulk_create([duty])
    refresh(task)
    return task


def _parts(given: Given) -> Iterable[tuple[Part, Body]]:
    yield Part.LEADS, given.lead
    for body in given.cooperating:
        yield Part.COOPERATES, body


def _whose(actor: User, director: Person | None) -> str:
    """Whose word it is when another writes it down."""
    return director.name if director is not None and director.pk != actor.person_id else ""


def _tell(task: Task, actor: User, given: Given) -> None:
    bodies = [given.lead.pk, *(body.pk for body in given.cooperating)]
    people = [pk for pk in heads_of(bodies, today()).values_list("pk", flat=True) if pk != actor.person_id]
    notify(
        person_ids=people,
        key=f"task:{task.pk}:given",
        text=f"Đơn vị được giao: {short(task.title)}",
        url=reverse("plans:task", args=[task.pk]),
        urgent=True,
    )
