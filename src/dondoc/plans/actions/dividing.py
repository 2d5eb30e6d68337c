"""A unit head divides the unit's duty into steps; staff report to the unit head, not outside the unit."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import allow_if, ensure
from dondoc.language import format_date
from dondoc.notices.actions import notify
from dondoc.people.models import Person, User
from dondoc.people.queries import people_of, today
from dondoc.plans.access import can_divide, can_report_step
from dondoc.plans.actions.keeping import journal_duty, lead_ids, short
from dondoc.plans.models import Duty, Step
from dondoc.plans.rules import StepState


def _ensure_staff(duty: Duty, person: Person) -> None:
    inside = people_of([duty.body_id], today()).filter(pk=person.pk).exists()
    ensure(
        allow_if(
            inside,
            _("%(person)s không thuộc %(name)s. Hãy chọn người của đơn vị.")
            % {"person": person.name, "name": duty.body.name},
        )
    )


def _check_due(duty: Duty, due: date | None) -> None:
    if due is None:
        return
    if due < today():
        raise ValidationError({"due": _("Hạn này trước hôm nay. Hãy chọn ngày từ hôm nay trở đi.")})
    if duty.deadline is not None and today() <= duty.deadline < due:
        raise ValidationError(
            {
                "due": _("Hạn của đơn vị là %(day)s. Hãy chọn ngày sớm hơn hoặc trùng ngày đó.")
                % {"day": format_date(duty.deadline)}
            }
        )


@transaction.atomic
def set_handler(*, actor: User, duty: Duty, person: Person | None) -> Duty:
    """Names the member of staff who may report for the unit; None takes that back."""
    duty = Duty.objects.select_for_update(of=("self",)).select_related("task", "body").get(pk=duty.pk)
    ensure(can_divide(actor, duty))
    if person is not None:
        _ensure_staff(duty, person)
    duty.handler = person
    duty.save(update_fields=["handler"])
    journal_duty(
        actor=actor,
        duty=duty,
        verb="set_handler",
        sentence=f"Giao {person.name if person else 'lại trưởng đơn vị'} theo dõi: {short(str(duty.task))}.",
    )
    if person is not None:
        notify(
            person_ids=[person.pk],
            key=f"handler:{duty.pk}:{person.pk}",
            text=f"Đồng chí được giao theo dõi: {short(duty.task.title)}",
            url=reverse("plans:task", args=[duty.task_id]),
        )
    return duty


@transaction.atomic
def add_step(*, actor: User, duty: Duty, person: Person, text: str, due: date | None) -> Step:
    """Gives a member of the unit one step, due from today on and no later than the duty itself, unless that is over.

    Raises:
        ValidationError: on `due`, for a day before or after that.
    """
    ensure(can_divide(actor, duty))
    _ensure_staff(duty, person)
    _check_due(duty, due)
    step = Step.objects.create(duty=duty, person=person, text=text.strip(), due=due, position=duty.steps.count())
    journal_duty(actor=actor, duty=duty, verb="add_step", sentence=f"Giao {person.name}: {short(step.text)}.")
    notify(
        person_ids=[person.pk],
        key=f"step:{step.pk}",
        text=f"Trưởng đơn vị giao đồng chí: {short(step.text)}",
        url=reverse("plans:task", args=[duty.task_id]),
    )
    return step


@transaction.atomic
def report_step(*, actor: User, step: Step, report: str) -> Step:
    """The member of staff reports the step to the unit head."""
    step = Step.objects.select_for_update(of=("self",)).select_related("duty__task", "duty__body").get(pk=step.pk)
    ensure(can_report_step(actor, step))
    step.report = report.strip()
    step.state = StepState.REPORTED
    step.reported_at = timezone.now()
    step.save(update_fields=["report", "state", "reported_at"])
    journal_duty(
        actor=actor, duty=step.duty, verb="report_step", sentence=f"Báo cáo trưởng đơn vị: {short(step.text)}."
    )
    notify(
        person_ids=[p for p in lead_ids(step.duty) if p != actor.person_id],
        key=f"step:{step.pk}:reported:{int(step.reported_at.timestamp())}",
        text=f"{actor.printed_name} báo cáo: {short(step.text)}",
        url=reverse("plans:task", args=[step.duty.task_id]),
    )
    return step


@transaction.atomic
def close_step(*, actor: User, step: Step, done: bool = True) -> Step:
    """The unit head confirms a step, or with `done=False` gives it back to its member of staff."""
    step = Step.objects.select_for_update(of=("self",)).select_related("duty__task", "duty__body").get(pk=step.pk)
    ensure(can_divide(actor, step.duty))
    step.state = StepState.DONE if done else StepState.OPEN
    step.save(update_fields=["state"])
    word = "Xác nhận xong" if done else "Giao làm lại"
    journal_duty(actor=actor, duty=step.duty, verb="close_step", sentence=f"{word}: {short(step.text)}.")
    return step


@transaction.atomic
def remove_step(*, actor: User, step: Step) -> None:
    """Takes a step away that nobody has reported on."""
    ensure(can_divide(actor, step.duty))
    ensure(allow_if(step.state == StepState.OPEN, _("Bước đã có báo cáo nên không bỏ được.")))
    journal_duty(actor=actor, duty=step.duty, verb="remove_step", sentence=f"Bỏ bước: {short(step.text)}.")
    step.delete()
