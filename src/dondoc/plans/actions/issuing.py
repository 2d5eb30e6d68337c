"""Ban hành: the draft gets its number, its tasks reach the units, everybody concerned hears of it. No undo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.notices.actions import notify
from dondoc.people.actions.writing import journalled
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.people.rules import BodyKind
from dondoc.plans.access import can_issue
from dondoc.plans.actions.carrying_over import carry_over
from dondoc.plans.actions.keeping import joined, refresh, short
from dondoc.plans.actions.opening import first_duty
from dondoc.plans.models import Audience, Duty, Involvement, Plan, Task
from dondoc.plans.queries.amending import matched_ids
from dondoc.plans.queries.issuing import (
    Share,
    SpelledOut,
    internal_bodies,
    is_number,
    reached_in_app,
    shares_of,
    spell_out,
)
from dondoc.plans.queries.reviewing import draft_tasks, obstacles
from dondoc.plans.rules import FAR, Part, PlanState, WorkState
from dondoc.records.actions import deliver_in_app, resolve_recipients
from dondoc.records.models import Document
from dondoc.records.rules import Direction, Way


def wrong_number() -> str:
    """What is said of a number that no document can bear."""
    return _("Số văn bản là số từ 1, nhiều nhất 6 chữ số, có thể thêm một chữ cái như 15a. Hãy nhập lại số.")


@dataclass(frozen=True, slots=True)
class Issue:
    """What is stamped and signed. `ways`: line of Nơi nhận (its position) → how it is sent; others keep theirs."""

    number: str
    issued_on: date
    signer_name: str = ""
    signer_title: str = ""
    ways: Mapping[int, Way] = field(default_factory=dict)


@transaction.atomic
def issue_plan(*, actor: User, plan: Plan, issue: Issue, on: date | None = None) -> Plan:
    """Numbers the document, gives the tasks out and tells everybody. Groups, posts and the current period are those of
    `on` (today). A plan of an authority above gives work to the agency's own units only.

    Raises:
        PermissionDenied: when the actor may not issue it.
        ValidationError: with one sentence for each thing that is missing.
    """
    standing_of(actor)
    day = on or today()
    plan = Plan.objects.select_for_update(of=("self",)).select_related("document", "agency").get(pk=plan.pk)
    ensure(can_issue(actor, plan))
    tasks = list(draft_tasks(plan))
    _check(plan, tasks, issue, day)
    document = _number(plan, issue)
    plan.tasks.filter(dropped=True).delete()
    _send(document, issue, day)
    parts = spell_out(tasks, day)
    reached = reached_in_app(document)
    readers = parts.body_ids | internal_bodies(reached.body_ids) | {plan.agency_id}
    amended = ""
    if plan.amends_id is not None:
        home, tasks, amended = carry_over(actor=actor, plan=plan, document=document, parts=parts, on=day)
        parts = parts.of({task.pk for task in tasks})
    else:
        home = plan
    own_work_only = document is not None and document.direction == Direction.INCOMING
    _give_out(home, tasks, parts, day, own_work_only=own_work_only)
    Audience.objects.bulk_create(
        [Audience(plan=plan, body_id=body_id) for body_id in sorted(readers)],
        ignore_conflicts=True,
    )
    plan.state, plan.issued_at = PlanState.ISSUED, timezone.now()
    plan.save()
    shares = shares_of(parts, reached, day)
    _tell(plan, document, shares, actor)
    journalled(
        actor=actor,
        kind="plans.plan",
        verb="issue",
        thing=plan,
        sentence=f"Ban hành {document}: {amended or f'{len(tasks)} nhiệm vụ cho {len(parts.lead_body_ids)} đơn vị'}.",
    )
    return plan


def _check(plan: Plan, tasks: Sequence[Task], issue: Issue, on: date) -> None:
    missing = obstacles(plan, tasks, going_on=matched_ids(plan))
    if not issue.number.strip():
        missing.append(_("Chưa có số văn bản. Hãy nhập số đã cấp."))
    elif not is_number(issue.number):
        missing.append(wrong_number())
    if issue.issued_on > on:
        missing.append(_("Ngày ban hành chưa tới. Hãy nhập ngày ký trên văn bản."))
    document = plan.document
    if document is not None and issue.number.strip():
        taken = (
            Document.objects.filter(
                direction=document.direction,
                number=issue.number.strip(),
                symbol=document.symbol,
                issued_on__year=issue.issued_on.year,
                draft=False,
            )
            .exclude(pk=document.pk)
            .first()
        )
        if taken is not None and document.direction == Direction.OUTGOING:
            missing.append(
                _("Số %(number_and_symbol)s đã cấp cho văn bản khác trong năm. Hãy kiểm tra lại số.")
                % {"number_and_symbol": taken.number_and_symbol}
            )
    if missing:
        raise ValidationError(missing)


def _number(plan: Plan, issue: Issue) -> Document:
    if plan.document is None:
        raise ValidationError(_("Kế hoạch này không có văn bản để ban hành."))
    document = plan.document
    document.number, document.issued_on, document.draft = issue.number.strip(), issue.issued_on, False
    document.signer_name = issue.signer_name.strip() or document.signer_name
    document.signer_title = issue.signer_title.strip() or document.signer_title
    document.save()
    return document


def _send(document: Document, issue: Issue, on: date) -> None:
    """Nơi nhận with the members of that day; a way that was chosen before holds."""
    lines = list(document.recipients.order_by("position"))
    chosen = {line.position: issue.ways.get(line.position, Way(line.way)) for line in lines}
    for recipient in resolve_recipients(document, [line.text for line in lines], on):
        way = chosen.get(recipient.position, Way(recipient.way))
        if way != recipient.way:
            recipient.way = way
            recipient.save(update_fields=["way"])
            recipient.deliveries.update(way=way)
    deliver_in_app(document)


def _give_out(plan: Plan, tasks: Sequence[Task], parts: SpelledOut, on: date, *, own_work_only: bool) -> None:
    Involvement.objects.bulk_create(
        [
            *[Involvement(task_id=t, part=part, body_id=body) for t, part, body in sorted(parts.bodies)],
            *[Involvement(task_id=t, part=part, person_id=person) for t, part, person in sorted(parts.persons)],
        ]
    )
    own = internal_bodies(parts.lead_body_ids)
    for task in tasks:
        leads = [lead for lead in parts.leads if lead.task_id == task.pk]
        if own_work_only:
            leads = [lead for lead in leads if lead.body_id in own]
        names = list(task.assignments.all())
        task.lead_text = joined(names, Part.LEADS, 500)
        task.director_text = joined(names, Part.DIRECTS, 300)
        if not task.rhythm and task.due is None and not task.recurrence:
            task.rhythm = plan.rhythm
        task.state = WorkState.DRAFT if own_work_only and not leads else WorkState.ASSIGNED
        task.deadline, task.deadline_key = task.due, task.due or FAR
        task.save()
        duties = [first_duty(task, lead.body_id, on, handler_id=lead.handler_id) for lead in leads]
        if duties:
            Duty.objects.bulk_create(duties)
            refresh(task)


# ------------------------------------------------------------------ who hears of it
def _tell(plan: Plan, document: Document, shares: Mapping[int, Share], actor: User) -> None:
    for person_id, share in sorted(shares.items()):
        if person_id == actor.person_id:
            continue
        notify(
            person_ids=[person_id],
            key=f"plan:{plan.pk}:issued",
            text=_notice(plan, document, share),
            url=_address(plan, document, share),
            urgent=bool(share.leads),
        )


def _address(plan: Plan, document: Document, share: Share) -> str:
    tasks = share.directs | share.leads | share.cooperates
    if len(tasks) == 1:
        return reverse("plans:task", args=list(tasks))
    if share.outside and not share.has_work:
        return reverse("records:document", args=[document.pk])
    return reverse("plans:detail", args=[plan.pk])


def _notice(plan: Plan, document: Document, share: Share) -> str:
    """What is theirs, in one sentence."""
    what = f"{document}: {short(plan.title)}"
    if share.outside:
        honoured = "Quý doanh nghiệp" if share.body_kind == BodyKind.ENTERPRISE else "Quý cơ quan, đơn vị"
        count = len(share.leads | share.cooperates)
        if count:
            return f"{plan.agency.name} đề nghị {honoured} thực hiện {count} việc theo {what}"
        return f"{plan.agency.name} gửi {honoured} {what}"
    theirs = [
        text
        for count, text in (
            (len(share.directs), f"đồng chí chỉ đạo {len(share.directs)} nhiệm vụ"),
            (len(share.leads), f"đơn vị chủ trì {len(share.leads)} nhiệm vụ"),
            (len(share.cooperates), f"đơn vị phối hợp {len(share.cooperates)} nhiệm vụ"),
        )
        if count
    ]
    return f"{what}. {_sentence(theirs)}" if theirs else f"{what}. Gửi để biết."


def _sentence(parts: Sequence[str]) -> str:
    joined = "; ".join(parts)
    return joined[:1].upper() + joined[1:] + "."
