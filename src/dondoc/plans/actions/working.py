"""Verbs on a duty. Each locks it, takes one step of the machine, appends an update, keeps the task and journals itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.language import format_date
from dondoc.notices.actions import withdraw
from dondoc.people.actions.writing import journalled
from dondoc.people.models import Body, User
from dondoc.people.queries import standing_of, today
from dondoc.plans import hooks
from dondoc.plans.access import can_name_cooperators, can_take
from dondoc.plans.actions.extending import drop_request, later_deadline
from dondoc.plans.actions.keeping import (
    decider_ids,
    journal_duty,
    lead_ids,
    notice_key,
    refresh,
    short,
    tell,
)
from dondoc.plans.models import Assignment, Duty, Evidence, Involvement, Task, Update
from dondoc.plans.queries import may_cooperate
from dondoc.plans.rules import DUTY, WORDS, Part, UpdateKind
from dondoc.records.actions import Upload, refuse_secret, store_file
from dondoc.records.models import StoredFile
from dondoc.records.rules import EVIDENCE_FILES, EVIDENCE_MAX_MB
from dondoc.records.storage import clean_name

FULL = 100


@dataclass(frozen=True, slots=True)
class Report:
    """What a unit says of its duty. `figures`: {"label", "value", "unit"} each; `files`: what proves it, as uploaded."""

    narrative: str
    percent: int | None = None
    difficulty: str = ""
    proposal: str = ""
    figures: Sequence[dict[str, Any]] = ()
    files: Sequence[Upload] = field(default=())


NOTHING = Report(narrative="")


def locked(duty: Duty) -> Duty:
    """The duty as it is now, with its task and body, held until the end of the transaction."""
    return Duty.objects.select_for_update(of=("self",)).select_related("task", "task__plan", "body").get(pk=duty.pk)


def _date(duty: Duty, verb: str) -> None:
    """The days and the percent that a verb writes down or takes back."""
    if verb in {"accept", "unaccept"}:
        duty.accepted_at = duty.news_at if verb == "accept" else None
    elif verb == "submit":
        duty.submitted_on = today()
    elif verb in {"take_back", "return"}:
        duty.submitted_on = None
    elif verb in {"approve", "cancel", "transfer"}:
        duty.closed_on = today()
    elif verb == "reopen":
        duty.closed_on = None
    if verb == "approve":
        duty.percent = FULL


def move(*, actor: User, duty: Duty, verb: str, kind: UpdateKind, reason: str = "", said: Report = NOTHING) -> Update:
    """One step of the machine for a `locked` duty with everything that follows from it, but the guard before it and the
    line of the journal and the notice after it.
    """
    step = DUTY.step(duty.state, verb, reason=reason)
    duty.state = step.target
    duty.news_at = timezone.now()
    if said.percent is not None:
        duty.percent = said.percent
    _date(duty, verb)
    duty.save()
    update = Update.objects.create(
        duty=duty,
        kind=kind,
        author_id=actor.person_id,
        author_name=actor.printed_name,
        author_post=standing_of(actor).title,
        narrative=said.narrative or reason,
        difficulty=said.difficulty,
        proposal=said.proposal,
        percent=said.percent,
        figures=list(said.figures),
        state_after=duty.state,
    )
    Evidence.objects.bulk_create(
        [Evidence(update=update, file=_kept(file), name=clean_name(file.name)) for file in said.files]
    )
    if verb in {"submit", "cancel", "transfer"}:
        drop_request(duty)
    refresh(duty.task)
    for after in hooks.after_verb:
        after(duty, verb, actor)
    return update


def _kept(evidence: Upload) -> StoredFile:
    refuse_secret(evidence, allowed=EVIDENCE_FILES)
    return store_file(content=evidence.content, name=evidence.name, allowed=EVIDENCE_FILES, max_mb=EVIDENCE_MAX_MB)


@dataclass(frozen=True, slots=True)
class _Told:
    """Who hears of a verb, in which words; `to_director` else to whoever answers for the duty."""

    to_director: bool
    text: str
    urgent: bool = False


_TOLD = {
    "accept": _Told(to_director=True, text="{body} đã tiếp nhận: {title}"),
    "report": _Told(to_director=True, text="{body} báo cáo tiến độ: {title}"),
    "submit": _Told(to_director=True, text="Chờ đồng chí duyệt kết quả của {body}: {title}", urgent=True),
    "approve": _Told(to_director=False, text="Kết quả đã được duyệt: {title}"),
    "return": _Told(to_director=False, text="Trả lại để làm tiếp: {title}", urgent=True),
    "pause": _Told(to_director=False, text="Tạm dừng: {title}"),
    "resume": _Told(to_director=False, text="Cho làm tiếp: {title}"),
    "cancel": _Told(to_director=False, text="Đã hủy: {title}"),
}
# A counter-verb tells nobody: it takes back the notices of its verb that nobody has seen yet.
_TAKES_BACK = {"unaccept": UpdateKind.ACCEPT, "take_back": UpdateKind.SUBMIT, "reopen": UpdateKind.APPROVE}


@transaction.atomic
def _do(
    *,
    actor: User,
    duty: Duty,
    verb: str,
    kind: UpdateKind,
    reason: str = "",
    said: Report = NOTHING,
    until: date | None = None,
) -> Update:
    """Locks the duty, takes the step, journals it, tells whom it concerns; `until` is a new deadline that comes with it."""
    duty = locked(duty)
    ensure(can_take(actor, duty, verb))
    undone = duty.updates.filter(kind=_TAKES_BACK[verb]).first() if verb in _TAKES_BACK else None
    update = move(actor=actor, duty=duty, verb=verb, kind=kind, reason=reason, said=said)
    later = ""
    if until is not None:
        later = f" Thời hạn mới {format_date(later_deadline(duty, actor=actor, until=until, reason=reason).asked_deadline)}."
    sentence = f"{WORDS[verb]}: {short(str(duty.task))} ({duty.body}).{later}"
    journal_duty(actor=actor, duty=duty, verb=verb, reason=reason, sentence=sentence)
    if undone is not None:
        withdraw(key=notice_key(duty, undone.kind, undone.pk))
    told = _TOLD.get(verb)
    if told is not None:
        tell(
            person_ids=decider_ids(duty) if told.to_director else lead_ids(duty),
            actor=actor,
            duty=duty,
            mark=update,
            urgent=told.urgent,
            text=told.text.format(body=duty.body, title=short(duty.task.title)) + later,
        )
    return update


def accept(*, actor: User, duty: Duty) -> Update:
    """The lead unit takes the duty on."""
    return _do(actor=actor, duty=duty, verb="accept", kind=UpdateKind.ACCEPT)


def unaccept(*, actor: User, duty: Duty) -> Update:
    """Undo of `accept`."""
    return _do(actor=actor, duty=duty, verb="unaccept", kind=UpdateKind.OTHER)


def report(*, actor: User, duty: Duty, said: Report) -> Update:
    """The unit tells how far it is; the first report starts the work.

    Raises:
        ValidationError: evidence that is secret, not confirmed as not secret, or not to be stored.
    """
    return _do(actor=actor, duty=duty, verb="report", kind=UpdateKind.PROGRESS, said=said)


def submit(*, actor: User, duty: Duty, said: Report) -> Update:
    """The unit head gives the result to the leader who directs the task."""
    return _do(actor=actor, duty=duty, verb="submit", kind=UpdateKind.SUBMIT, said=said)


def take_back(*, actor: User, duty: Duty) -> Update:
    """Undo of `submit`, before it is decided."""
    return _do(actor=actor, duty=duty, verb="take_back", kind=UpdateKind.OTHER)


def approve(*, actor: User, duty: Duty, note: str = "") -> Update:
    """The leader accepts the result: the duty is done, on the day that the unit gave it in."""
    return _do(actor=actor, duty=duty, verb="approve", kind=UpdateKind.APPROVE, said=Report(narrative=note))


def return_result(*, actor: User, duty: Duty, reason: str, until: date | None = None) -> Update:
    """The leader sends the result back with a reason, and may give a later deadline for the work that is left.

    Raises:
        ValidationError: on `until` unless it is later than the deadline in force.
    """
    return _do(actor=actor, duty=duty, verb="return", kind=UpdateKind.RETURN, reason=reason, until=until)


def reopen(*, actor: User, duty: Duty) -> Update:
    """Undo of `approve`: the result waits for a decision again."""
    return _do(actor=actor, duty=duty, verb="reopen", kind=UpdateKind.OTHER)


def pause(*, actor: User, duty: Duty, reason: str) -> Update:
    """The leader stops the work for a while; the deadline stays."""
    return _do(actor=actor, duty=duty, verb="pause", kind=UpdateKind.OTHER, reason=reason)


def resume(*, actor: User, duty: Duty) -> Update:
    """The paused work goes on."""
    return _do(actor=actor, duty=duty, verb="resume", kind=UpdateKind.OTHER)


def cancel(*, actor: User, duty: Duty, reason: str) -> Update:
    """The leader takes the duty away for good; it is asked first and has no undo."""
    return _do(actor=actor, duty=duty, verb="cancel", kind=UpdateKind.OTHER, reason=reason)


def _check_named(task: Task, bodies: Sequence[Body]) -> None:
    allowed = set(may_cooperate(task).filter(pk__in=[body.pk for body in bodies]).values_list("pk", flat=True))
    refused = [body.name for body in bodies if body.pk not in allowed]
    if refused:
        raise ValidationError(
            {"bodies": _("%(names)s không phối hợp trong việc này được. Hãy bỏ chọn.") % {"names": ", ".join(refused)}}
        )


@transaction.atomic
def name_cooperators(*, actor: User, task: Task, bodies: Sequence[Body]) -> Task:
    """The lead unit names the units behind the task's open roles ("… liên quan"); naming again replaces the former names.

    Raises:
        ValidationError: on `bodies`, for a unit that leads the task itself, or the agency as a whole.
    """
    task = Task.objects.select_for_update().get(pk=task.pk)
    ensure(can_name_cooperators(actor, task))
    standing_of(actor)
    _check_named(task, bodies)
    open_role = task.assignments.filter(part=Part.COOPERATES, open_role=True).first()
    if open_role is None:
        open_role = Assignment.objects.create(
            task=task, part=Part.COOPERATES, text="Các đơn vị liên quan", open_role=True, position=99
        )
    former = set(open_role.names.values_list("body_id", flat=True))
    task.involvements.filter(part=Part.COOPERATES, body_id__in=former).delete()
    open_role.names.all().delete()
    for position, body in enumerate(bodies):
        Assignment.objects.create(
            task=task, part=Part.COOPERATES, text=body.name, body=body, named_by=open_role, position=position
        )
        Involvement.objects.get_or_create(task=task, part=Part.COOPERATES, body=body)
    journalled(
        actor=actor,
        kind="plans.task",
        verb="name_cooperators",
        thing=task,
        sentence=f"Nêu tên đơn vị phối hợp: {', '.join(b.name for b in bodies) or 'không có'}.",
    )
    return task
