"""Later deadlines: asked for by the unit before the one in force has passed, decided by whoever decides on the result."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.language import format_date
from dondoc.notices.actions import notify, withdraw
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.plans.access import can_ask_extension, can_set_deadline, can_take_extension
from dondoc.plans.actions.keeping import decider_ids, journal_duty, lead_ids, refresh, short
from dondoc.plans.models import Duty, Extension
from dondoc.plans.queries import last_day
from dondoc.plans.rules import FAR
from dondoc.plans.rules.following import EXTENSION, ExtensionState
from dondoc.records.models import Document

GIVEN_IN = "Đơn vị đã trình kết quả hoặc việc đã kết thúc."


@transaction.atomic
def ask_extension(*, actor: User, duty: Duty, until: date, reason: str) -> Extension:
    """The unit head asks for a later deadline; a rest day carries over to the next working day.

    Raises:
        PermissionDenied: for whoever may not, or after the deadline in force has passed.
        ValidationError: on `until` unless it is later than the deadline in force; on `reason` without one.
    """
    duty = _locked(duty)
    ensure(can_ask_extension(actor, duty))
    asked = Extension.objects.create(
        duty=duty,
        asked_by_id=actor.person_id,
        asked_by_name=actor.printed_name,
        asked_by_post=standing_of(actor).title,
        reason=_worded(reason),
        former_due_on=duty.due_on,
        former_deadline=duty.deadline,
        asked_deadline=_later(duty, until),
    )
    duty.news_at = timezone.now()
    duty.save(update_fields=["news_at"])
    refresh(duty.task)
    sentence = f"Đề nghị gia hạn đến {format_date(asked.asked_deadline)}: {short(str(duty.task))} ({duty.body})."
    journal_duty(actor=actor, duty=duty, verb="ask_extension", reason=asked.reason, sentence=sentence)
    _tell(
        asked,
        actor,
        decider_ids(duty),
        f"Chờ đồng chí quyết định gia hạn đến {format_date(asked.asked_deadline)} của {duty.body}: {short(duty.task.title)}",
    )
    return asked


@transaction.atomic
def grant_extension(*, actor: User, extension: Extension, until: date | None = None, reason: str = "") -> Extension:
    """The leader sets the new deadline: the one asked for, or the one that the leader names.

    Raises:
        ValidationError: on `until` unless it is later than the deadline in force.
    """
    extension = _held(extension)
    ensure(can_take_extension(actor, extension, "grant"))
    duty = extension.duty
    extension.former_due_on, extension.former_deadline = duty.due_on, duty.deadline
    extension.decided_deadline = _later(duty, until) if until else extension.asked_deadline
    _decide(extension, actor, "grant", reason)
    _set(duty, extension.decided_deadline)
    _journal(extension, actor, "grant_extension", f"Đồng ý gia hạn đến {format_date(extension.decided_deadline)}")
    _tell(
        extension,
        actor,
        lead_ids(duty),
        f"Được gia hạn đến {format_date(extension.decided_deadline)}: {short(duty.task.title)}",
    )
    return extension


@transaction.atomic
def refuse_extension(*, actor: User, extension: Extension, reason: str) -> Extension:
    """The leader keeps the deadline in force and says why.

    Raises:
        StepRefused: without a reason.
    """
    extension = _held(extension)
    ensure(can_take_extension(actor, extension, "refuse"))
    _decide(extension, actor, "refuse", reason)
    _journal(extension, actor, "refuse_extension", f"Không đồng ý gia hạn đến {format_date(extension.asked_deadline)}")
    _tell(extension, actor, lead_ids(extension.duty), f"Không được gia hạn: {short(extension.duty.task.title)}")
    return extension


@transaction.atomic
def withdraw_extension(*, actor: User, extension: Extension) -> Extension:
    """Undo of `ask_extension`, before it is decided."""
    extension = _held(extension)
    ensure(can_take_extension(actor, extension, "withdraw"))
    extension.state = EXTENSION.step(extension.state, "withdraw").target
    extension.save()
    withdraw(key=_key(extension, ExtensionState.ASKED))
    _journal(extension, actor, "withdraw_extension", "Rút đề nghị gia hạn")
    return extension


@transaction.atomic
def reconsider_extension(*, actor: User, extension: Extension) -> Extension:
    """Undo of `grant_extension` and `refuse_extension`: the request waits again, the deadline before it is in force.

    Raises:
        ValidationError: where a later request, or a result, came after it.
    """
    extension = _held(extension)
    ensure(can_take_extension(actor, extension, "reconsider"))
    duty, granted = extension.duty, extension.state == ExtensionState.GRANTED
    later = duty.extensions.filter(pk__gt=extension.pk).exists()
    if later or not can_set_deadline(actor, duty) or (granted and duty.deadline != extension.decided_deadline):
        raise ValidationError(
            _("Việc này đã có thay đổi sau quyết định nên không xem lại được. Hãy đặt thời hạn mới nếu cần.")
        )
    withdraw(key=_key(extension, extension.state))
    if granted:
        _set(duty, extension.former_due_on)
    extension.state = EXTENSION.step(extension.state, "reconsider").target
    extension.decided_deadline = extension.decided_at = extension.decider = None
    extension.decider_name = extension.decision_reason = ""
    extension.save()
    _journal(extension, actor, "reconsider_extension", "Xem lại quyết định gia hạn")
    return extension


@transaction.atomic
def set_deadline(*, actor: User, duty: Duty, until: date, reason: str) -> Extension:
    """The leader sets a later deadline without being asked, also for work that is late already; a request that waits is
    answered by it.

    Raises:
        ValidationError: on `until` unless it is later than today and than the deadline in force; on `reason` without one.
    """
    duty = _locked(duty)
    ensure(can_set_deadline(actor, duty))
    extension = later_deadline(duty, actor=actor, until=until, reason=_worded(reason))
    _journal(extension, actor, "set_deadline", f"Đặt thời hạn mới {format_date(extension.asked_deadline)}")
    _tell(
        extension,
        actor,
        lead_ids(duty),
        f"Thời hạn mới {format_date(extension.asked_deadline)}: {short(duty.task.title)}",
    )
    return extension


# ------------------------------------------------------------------ parts of other acts
def later_deadline(duty: Duty, *, actor: User, until: date, reason: str) -> Extension:
    """A later deadline of the leader's own will, kept with those asked for; no line of the journal, no notice.

    Raises:
        ValidationError: on `until` unless it is later than today and than the deadline in force.
    """
    deadline = _later(duty, until)
    drop_request(duty)
    extension = Extension(
        duty=duty,
        asked_by_id=actor.person_id,
        asked_by_name=actor.printed_name,
        asked_by_post=standing_of(actor).title,
        reason=reason,
        former_due_on=duty.due_on,
        former_deadline=duty.deadline,
        asked_deadline=deadline,
        decided_deadline=deadline,
    )
    _decide(extension, actor, "grant", "")
    _set(duty, deadline)
    return extension


def set_by_document(duty: Duty, due_on: date | None, deadline: date | None, document: Document) -> None:
    """The deadline that an amending document sets, earlier or later; kept with the extensions, the original one stays.
    No line of the journal, no notice.
    """
    drop_request(duty, why=f"Thời hạn đã thay đổi theo {document}.")
    if deadline is not None and deadline != duty.deadline:
        Extension.objects.create(
            duty=duty,
            state=ExtensionState.GRANTED,
            asked_by_name=str(document),
            reason=f"Theo {document}",
            former_due_on=duty.due_on,
            former_deadline=duty.deadline,
            asked_deadline=deadline,
            decided_deadline=deadline,
            decided_at=timezone.now(),
            decider_name=document.signer_name,
            document=document,
        )
    duty.due_on, duty.deadline, duty.deadline_key = due_on, deadline, deadline or FAR
    duty.save(update_fields=["period", "due_on", "deadline", "deadline_key"])


def drop_request(duty: Duty, why: str = GIVEN_IN) -> None:
    """A request that waits has lost its matter."""
    for extension in duty.extensions.filter(state=ExtensionState.ASKED):
        extension.state, extension.decision_reason = ExtensionState.WITHDRAWN, why
        extension.save(update_fields=["state", "decision_reason"])
        withdraw(key=_key(extension, ExtensionState.ASKED))


def _locked(duty: Duty) -> Duty:
    return Duty.objects.select_for_update(of=("self",)).select_related("task__plan", "body").get(pk=duty.pk)


def _held(extension: Extension) -> Extension:
    """The request as it is now, with its duty; both held until the end of the transaction."""
    duty = _locked(extension.duty)
    extension = Extension.objects.select_for_update(of=("self",)).get(pk=extension.pk)
    extension.duty = duty
    return extension


def _worded(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": _("Chưa có lý do. Hãy ghi lý do xin lùi thời hạn.")})
    return reason.strip()


def _later(duty: Duty, until: date) -> date:
    deadline = last_day(until)
    if deadline is None or deadline < today() or (duty.deadline is not None and deadline <= duty.deadline):
        raise ValidationError(
            {"until": _("Thời hạn mới phải sau thời hạn đang áp dụng và không ở trong quá khứ. Hãy chọn ngày khác.")}
        )
    return deadline


def _set(duty: Duty, due_on: date | None) -> None:
    duty.due_on, duty.deadline = due_on, last_day(due_on)
    duty.deadline_key = duty.deadline or FAR
    duty.save(update_fields=["due_on", "deadline", "deadline_key"])
    refresh(duty.task)


def _decide(extension: Extension, actor: User, verb: str, reason: str) -> None:
    extension.state = EXTENSION.step(extension.state, verb, reason=reason).target
    extension.decider_id = actor.person_id
    extension.decider_name = actor.printed_name
    extension.decided_at = timezone.now()
    extension.decision_reason = reason.strip()
    extension.save()


def _journal(extension: Extension, actor: User, verb: str, words: str) -> None:
    duty = extension.duty
    sentence = f"{words}: {short(str(duty.task))} ({duty.body})."
    journal_duty(actor=actor, duty=duty, verb=verb, reason=extension.decision_reason, sentence=sentence)


def _tell(extension: Extension, actor: User, person_ids: list[int], text: str) -> None:
    notify(
        person_ids=[person_id for person_id in person_ids if person_id != actor.person_id],
        key=_key(extension, extension.state),
        text=text,
        url=reverse("plans:task", args=[extension.duty.task_id]),
        urgent=True,
    )


def _key(extension: Extension, state: str) -> str:
    """One event of one request; asked again after a reconsideration, it is the same event."""
    return f"extension:{extension.pk}:{state}"
