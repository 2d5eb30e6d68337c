"""Verbs of reports: compose, edit, issue."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from dondoc.frame.access import ensure
from dondoc.journal.actions import record
from dondoc.language import fold
from dondoc.official.rules import number_text
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.plans.models import Plan
from dondoc.records.models import Citation, Document
from dondoc.records.rules import CitationKind, Direction
from dondoc.reports.access import can_be_reported, can_compose, can_edit, can_issue
from dondoc.reports.models import Report, ReportPart
from dondoc.reports.queries import issue_faults, symbol_of
from dondoc.reports.queries.drafting import Asked, data_words, draft_of, plan_name
from dondoc.reports.queries.layout import place_of
from dondoc.reports.rules import DEFAULT_OUTLINE, OutlineItem, PartKind, ReportHead, ReportState, kind_of
from dondoc.worktime import Mode


def outline_from(headings: Sequence[str]) -> list[OutlineItem]:
    """An asked outline: each heading filled by what its words say."""
    return [OutlineItem(h.strip(), kind_of(fold(h))) for h in headings if h.strip()]


def outline_of(report: Report) -> list[OutlineItem]:
    """The outline that a report has now: its Roman parts with what fills them."""
    return [OutlineItem(p.heading, PartKind(p.kind)) for p in report.parts.filter(level="roman")]


@transaction.atomic
def compose_report(
    *,
    actor: User,
    plan: Plan,
    period_key: str,
    mode: Mode = Mode.DECREE,
    asked_by: Document | None = None,
    outline: Sequence[OutlineItem] = DEFAULT_OUTLINE,
    send_by: date | None = None,
    addressees: Sequence[str] = (),
) -> Report:
    """The draft of the report on a plan for a period, from what the units reported. A draft of that period that exists
    already is composed anew where nobody has edited it.

    Raises:
        ValueError: when `period_key` names no period, or one in which there is nothing to report.
        PermissionDenied: when the actor may not, or the plan is not issued.
    """
    ensure(can_compose(actor))
    ensure(can_be_reported(plan))
    asked = Asked(by=asked_by, outline=outline, send_by=send_by, addressees=addressees)
    draft = draft_of(plan, period_key, on=today(), mode=mode, asked=asked)
    report = (
        Report.objects.select_for_update()
        .filter(plan=plan, period=draft.report.period, mode=mode, state=ReportState.DRAFT)
        .first()
    )
    kept = {(p.kind, p.task_id, p.heading): p for p in report.parts.filter(edited=True)} if report else {}
    if report is None:
        report = draft.report
        report.created_by_id = actor.person_id
        report.save()
    else:
        _renew(report, draft.report)
    for position, part in enumerate(draft.parts):
        part.report, part.position = report, position
        former = kept.get((part.kind, part.task_id, part.heading))
        if former is not None:
            part.body, part.edited = former.body, True
    ReportPart.objects.bulk_create(draft.parts)
    _journal(actor, report, "compose", f"Tổng hợp báo cáo {report.period_label}: {plan_name(plan)}.")
    return report


def _renew(report: Report, fresh: Report) -> None:
    """A draft takes the data of now; the words around its parts stay, but for the day until which the data go."""
    former, now = (data_words(one.starts_on, one.data_until) for one in (report, fresh))
    report.opening = report.opening.replace(former, now)
    report.as_of, report.appendix = fresh.as_of, fresh.appendix
    report.starts_on, report.ends_on = fresh.starts_on, fresh.ends_on
    report.save(update_fields=["opening", "as_of", "appendix", "starts_on", "ends_on"])
    report.parts.all().delete()


@transaction.atomic
def edit_part(*, actor: User, part: ReportPart, heading: str, body: str) -> ReportPart:
    """The composer's own words in one part."""
    ensure(can_edit(actor, part.report))
    part.heading, part.body, part.edited = heading.strip() or part.heading, body.strip(), True
    part.save(update_fields=["heading", "body", "edited"])
    _journal(actor, part.report, "edit_part", f"Sửa phần “{part.heading}”.")
    return part


@transaction.atomic
def edit_head(
    *,
    actor: User,
    report: Report,
    head: ReportHead,
) -> Report:
    """What stands around the parts: abstract, Kính gửi, opening, closing, signature, Nơi nhận, sending date."""
    ensure(can_edit(actor, report))
    report.abstract, report.opening, report.closing = head.abstract.strip(), head.opening.strip(), head.closing.strip()
    report.addressees = [a.strip() for a in head.addressees if a.strip()]
    report.recipients = [r.strip() for r in head.recipients if r.strip()]
    report.signer_lines = [line.strip().upper() for line in head.signer_lines if line.strip()]
    report.signer_name = head.signer_name.strip()
    report.send_by = head.send_by
    report.save()
    _journal(actor, report, "edit_head", "Sửa phần đầu và phần cuối của báo cáo.")
    return report


@transaction.atomic
def issue_report(*, actor: User, report: Report, number: str, issued_on: date) -> Report:
    """The report becomes an outgoing document, frozen as it stands. `number` is the one stamped, or empty when the
    province's document system gives it later.

    Raises:
        ValidationError: by field, when the number or the date cannot be right.
    """
    report = (
        Report.objects.select_for_update(of=("self",))
        .select_related("plan__agency", "plan__document")
        .get(pk=report.pk)
    )
    ensure(can_issue(actor, report))
    number = number.strip()
    if faults := issue_faults(report, number=number, issued_on=issued_on, on=today()):
        raise ValidationError(faults)
    agency = report.plan.agency
    document = Document.objects.create(
        direction=Direction.OUTGOING,
        type_name="Báo cáo",
        number=number_text(int(number)) if number else "",
        symbol=symbol_of(report),
        issued_on=issued_on,
        place=place_of(report.plan),
        issuer=agency,
        issuer_text=agency.name,
        subject=report.abstract,
        signer_name=report.signer_name,
        signer_title=" ".join(report.signer_lines),
        created_by_id=actor.person_id,
    )
    if report.plan.document:
        Citation.objects.create(
            document=document,
            cited=report.plan.document,
            text=report.plan.document.number_and_symbol or report.plan.document.subject[:100],
            kind=CitationKind.REPORTS_ON,
        )
    report.document, report.state = document, ReportState.ISSUED
    report.save(update_fields=["document", "state"])
    _journal(actor, report, "issue", f"Ban hành báo cáo {document.number_and_symbol}.")
    return report


@transaction.atomic
def discard_report(*, actor: User, report: Report) -> None:
    """Throws a draft away; asked first."""
    ensure(can_edit(actor, report))
    _journal(actor, report, "discard", "Bỏ dự thảo báo cáo.")
    report.delete()


def _journal(actor: User, report: Report, verb: str, sentence: str) -> None:
    standing_of(actor)
    record(
        actor=actor,
        verb=f"reports.report.{verb}",
        object_type="reports.report",
        object_id=report.pk,
        object_label=str(report),
        sentence=sentence,
    )
