"""Work changes hands, or is taken back altogether."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.frame.transitions import StepRefused
from dondoc.notices.actions import notify
from dondoc.people.actions.writing import journalled
from dondoc.people.models import Body, User
from dondoc.people.queries import today
from dondoc.plans.access import can_take, can_withdraw, directed_by
from dondoc.plans.actions.keeping import joined, journal_duty, lead_ids, refresh, short
from dondoc.plans.actions.working import locked, move
from dondoc.plans.models import Assignment, Duty, Involvement, Task
from dondoc.plans.queries import heads_of, last_day, may_take_over
from dondoc.plans.rules import FAR, HANDED_OVER_FROM, OPEN_STATES, Part, UpdateKind

LEAD_TEXT = 500


@transaction.atomic
def hand_over(*, actor: User, duty: Duty, to: Body, reason: str, until: date | None = None) -> Duty:
    """Another unit leads from now on. What the former unit has open of the task goes along, each as a new duty that names
    the old one; what it has given in stays its own, and the figures keep its past.

    Returns:
        The new unit's duty for `duty`, with the deadline `until` where given.

    Raises:
        ValidationError: on `to` for a unit that cannot lead the task; on `until` where the deadline in force has passed
            and no later one is given.
    """
    duty = locked(duty)
    ensure(can_take(actor, duty, "transfer"))
    if not may_take_over(duty).filter(pk=to.pk).exists():
        raise ValidationError({"to": _("%(name)s đã chủ trì việc này hoặc không nhận việc được.") % {"name": to.name}})
    due_on = _due_on(duty, until)
    given = {
        old.pk: renew(actor, locked(old), to, reason, due_on if old.pk == duty.pk else old.due_on)
        for old in duty.task.duties.filter(body_id=duty.body_id, state__in=HANDED_OVER_FROM).order_by("id")
    }
    change_lead(duty.task, duty.body, to)
    refresh(duty.task)
    journal_duty(
        actor=actor,
        duty=duty,
        verb="transfer",
        reason=reason,
        sentence=f"Chuyển giao từ {duty.body} sang {to}: {short(str(duty.task)).rstrip('.')}.",
    )
    new = given[duty.pk]
    for person_ids, text in (
        (lead_ids(duty), f"Đã chuyển giao cho {to}: {short(duty.task.title)}"),
        (lead_ids(new), f"Đơn vị nhận chuyển giao từ {duty.body}: {short(duty.task.title)}"),
    ):
        notify(
            person_ids=[pk for pk in person_ids if pk != actor.person_id],
            key=f"duty:{new.pk}:handed_over",
            text=text,
            url=reverse("plans:task", args=[duty.task_id]),
            urgent=True,
        )
    return new


def _due_on(duty: Duty, until: date | None) -> date | None:
    deadline = last_day(until) or duty.deadline
    if deadline is not None and deadline < today():
        raise ValidationError({"until": _("Thời hạn đã qua. Hãy ghi thời hạn mới cho đơn vị nhận việc.")})
    return until or duty.due_on


def renew(actor: User, old: Duty, to: Body, reason: str, due_on: date | None) -> Duty:
    """The old duty is closed as handed over, a new one of `to` goes on where it stood."""
    deadline = last_day(due_on)
    move(actor=actor, duty=old, verb="transfer", kind=UpdateKind.OTHER, reason=reason)
    return Duty.objects.create(
        task=old.task,
        body=to,
        period=old.period,
        starts_on=today(),
        due_on=due_on,
        original_deadline=deadline,
        deadline=deadline,
        deadline_key=deadline or FAR,
        percent=old.percent,
        news_at=timezone.now(),
        taken_over_from=old,
    )


def change_lead(task: Task, former: Body, to: Body) -> None:
    """Who leads, in the parts and in the printed names; a name that stands for several units stays as it is."""
    leads = list(task.assignments.filter(part=Part.LEADS, body=former))
    for assignment in leads:
        assignment.part = Part.FORMER
        assignment.save(update_fields=["part"])
    position = leads[0].position if leads else 0
    Assignment.objects.create(task=task, part=Part.LEADS, text=to.name, body=to, position=position)
    task.involvements.filter(part=Part.LEADS, body=former).delete()
    Involvement.objects.get_or_create(task=task, part=Part.FORMER, body=former)
    task.involvements.filter(part__in=[Part.FORMER, Part.COOPERATES], body=to).delete()
    Involvement.objects.get_or_create(task=task, part=Part.LEADS, body=to)
    task.lead_text = joined(task.assignments.all(), Part.LEADS, LEAD_TEXT)
    task.save(update_fields=["fold", "lead_text"])


@transaction.atomic
def withdraw_task(*, actor: User, task: Task, reason: str, basis: str = "") -> Task:
    """The task is taken back from all its lead bodies for good; it is asked first and has no undo. `basis` names the
    document that says so; the Office, which writes it down for a leader, must name one.

    Raises:
        StepRefused: without a reason.
        ValidationError: on `basis`, where the Office names no document.
    """
    task = Task.objects.select_for_update(of=("self",)).select_related("plan").get(pk=task.pk)
    ensure(can_withdraw(actor, task))
    if not reason.strip():
        raise StepRefused(_("Rút nhiệm vụ cần ghi rõ lý do. Hãy nhập lý do rồi gửi lại."))
    own = task.pk in directed_by(actor, [task.pk])
    if not (own or basis.strip()):
        raise ValidationError({"basis": _("Chưa ghi văn bản hoặc ý kiến chỉ đạo cho rút nhiệm vụ. Hãy ghi số, ngày.")})
    why = f"{reason.strip()} ({basis.strip()})" if basis.strip() else reason.strip()
    open_duties = withdraw_from_all(task, actor, why)
    journalled(
        actor=actor,
        kind="plans.task",
        verb="withdraw",
        thing=task,
        sentence=f"Rút nhiệm vụ: {short(task.title).rstrip('.')}.",
        reason=why,
        on_behalf_of="" if own else task.director_text,
    )
    notify(
        person_ids=concerned(task, open_duties, actor),
        key=f"task:{task.pk}:withdrawn",
        text=f"Đã rút nhiệm vụ, không phải thực hiện nữa: {short(task.title)}",
        url=reverse("plans:task", args=[task.pk]),
    )
    return task


def withdraw_from_all(task: Task, actor: User, why: str) -> list[Duty]:
    """Every open duty of the task is cancelled; returns them. The journal and the notices are the caller's."""
    open_duties = list(task.duties.filter(state__in=OPEN_STATES).order_by("id"))
    for duty in open_duties:
        move(actor=actor, duty=locked(duty), verb="cancel", kind=UpdateKind.OTHER, reason=why)
    refresh(task)
    return open_duties


def concerned(task: Task, duties: list[Duty], actor: User) -> list[int]:
    """The heads of the lead and cooperating units, whoever follows a duty, and the leaders who direct."""
    parts = task.involvements.values_list("body_id", "person_id")
    bodies = {duty.body_id for duty in duties} | {body_id for body_id, _person in parts if body_id}
    people = set(heads_of(bodies, today()).values_list("pk", flat=True))
    people |= {person_id for _body, person_id in parts if person_id}
    people |= {duty.handler_id for duty in duties if duty.handler_id}
    return sorted(people - {actor.person_id or 0})
