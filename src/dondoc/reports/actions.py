"""Verbs of reports: compose, edit, issue."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import allow_if, ensure
from dondoc.journal.actions import record
from dondoc.language import fold, format_date
from dondoc.official.rules import sign_block
from dondoc.people.models import User
from dondoc.people.queries import holders_of, standing_of, today
from dondoc.people.rules import Role
from dondoc.plans.hooks import Figure
from dondoc.plans.models import Plan, Update
from dondoc.plans.queries import calendar_for, figures_of
from dondoc.plans.rules import OPEN_STATES, PlanState, WorkState
from dondoc.records.models import Citation, Document
from dondoc.records.rules import CitationKind, Direction
from dondoc.reports.access import can_compose, can_edit, can_issue
from dondoc.reports.models import Report, ReportPart
from dondoc.reports.queries import TaskFacts, facts_of, place_of, standing_phrase, tally_of
from dondoc.reports.rules import (
    DEFAULT_OUTLINE,
    NO_DIFFICULTIES,
    NO_NEXT,
    NO_PROPOSALS,
    NOTHING_REPORTED,
    OutlineItem,
    PartKind,
    ReportHead,
    ReportState,
    kind_of,
)
from dondoc.ui.components.text import thousands
from dondoc.worktime import Mode, Period, parse_period

SEND_AFTER_WORKING_DAYS = 2  # where no document asks: two working days after the data close, as provinces commonly set


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
        ValueError: when `period_key` names no period.
        PermissionDenied: when the actor may not, or the plan is not issued.
    """
    ensure(can_compose(actor))
    ensure(allow_if(plan.state != PlanState.DRAFT, _("Kế hoạch chưa ban hành nên chưa có gì để báo cáo.")))
    period = parse_period(period_key, mode)
    on = today()
    report = (
        Report.objects.select_for_update()
        .filter(plan=plan, period=period.key, mode=mode, state=ReportState.DRAFT)
        .first()
    )
    kept = {(p.kind, p.task_id, p.heading): p for p in report.parts.filter(edited=True)} if report else {}
    facts = facts_of(plan, period, on)
    values = {
        "as_of": timezone.now(),
        "starts_on": period.start,
        "ends_on": period.end,
        "appendix": _appendix_rows(facts, min(on, period.end)),
    }
    if report is None:
        report = Report.objects.create(
            plan=plan,
            period=period.key,
            mode=mode,
            asked_by=asked_by,
            send_by=send_by
            or (asked_by.due_on if asked_by else None)
            or calendar_for(period.end).add_working_days(period.end, SEND_AFTER_WORKING_DAYS),
            abstract=f"Kết quả thực hiện {_plan_name(plan)} {period.label}",
            addressees=list(addressees) or _superior(plan),
            recipients=["Lãnh đạo Ban", "Các phòng, đơn vị trực thuộc"],
            opening=_opening(plan, period, asked_by),
            closing=f"Trên đây là báo cáo kết quả thực hiện {_plan_name(plan)} {period.label}. "
            f"{plan.agency.name} trân trọng báo cáo.",
            created_by_id=actor.person_id,
            **values,
            **_signer(on),
        )
    else:
        for name, value in values.items():
            setattr(report, name, value)
        report.save(update_fields=list(values))
        report.parts.all().delete()
    fresh = list(_parts(report, outline, facts, period, on))
    for position, part in enumerate(fresh):
        part.position = position
        former = kept.get((part.kind, part.task_id, part.heading))
        if former is not None:
            part.body, part.edited = former.body, True
    ReportPart.objects.bulk_create(fresh)
    _journal(actor, report, "compose", f"Tổng hợp báo cáo {period.label}: {_plan_name(plan)}.")
    return report


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
    """
    report = (
        Report.objects.select_for_update(of=("self",))
        .select_related("plan__agency", "plan__document")
        .get(pk=report.pk)
    )
    ensure(can_issue(actor, report))
    agency = report.plan.agency
    document = Document.objects.create(
        direction=Direction.OUTGOING,
        type_name="Báo cáo",
        number=number.strip(),
        symbol=f"BC-{agency.code or 'BQL'}",
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


# ------------------------------------------------------------------ the words
def _plan_name(plan: Plan) -> str:
    number = plan.document.number_and_symbol if plan.document and plan.document.number else ""
    return f"Kế hoạch số {number}" if number else f"Kế hoạch {plan.title[:1].lower()}{plan.title[1:]}"


def _opening(plan: Plan, period: Period, asked_by: Document | None) -> str:
    document = plan.document
    issued = f" ngày {format_date(document.issued_on)}" if document and document.number and document.issued_on else ""
    asked = (
        f"Thực hiện {asked_by} ngày {format_date(asked_by.issued_on)}; "
        if asked_by and asked_by.issued_on
        else "Thực hiện "
    )
    about = f" về {plan.title[:1].lower()}{plan.title[1:]}" if issued else ""
    return f"{asked}{_plan_name(plan)}{issued}{about}, {plan.agency.name} báo cáo kết quả {period.label} (số liệu từ ngày {format_date(period.start)} đến ngày {format_date(period.end)}) như sau:"


def _superior(plan: Plan) -> list[str]:
    return [plan.agency.parent.name] if plan.agency.parent else []


def _signer(on: date) -> dict[str, object]:
    head = holders_of(Role.HEAD, on).first()
    if head is None:
        return {"signer_lines": ["THỦ TRƯỞNG"], "signer_name": ""}
    block = sign_block("", head.person.name, head=head.post.title)
    return {"signer_lines": list(block.lines), "signer_name": block.name}


def _parts(
    report: Report, outline: Sequence[OutlineItem], facts: Sequence[TaskFacts], period: Period, on: date
) -> Iterator[ReportPart]:
    for item in outline:
        if item.kind is PartKind.RESULTS:
            yield ReportPart(report=report, level="roman", kind=PartKind.RESULTS, heading=item.heading)
            yield ReportPart(
                report=report,
                level="clause",
                kind=PartKind.OVERVIEW,
                heading="Đánh giá chung",
                body=_overview(facts, min(on, period.end)),
            )
            for fact in facts:
                yield _task_part(report, fact, figures_of(fact.task, period, on))
            continue
        body = {
            PartKind.AIMS: lambda: "\n".join(f"- {aim.text}" for aim in report.plan.aims.all()),
            PartKind.OVERVIEW: lambda: _overview(facts, min(on, period.end)),
            PartKind.DIFFICULTIES: lambda: _gathered(facts, "difficulty") or NO_DIFFICULTIES,
            PartKind.PROPOSALS: lambda: _gathered(facts, "proposal") or NO_PROPOSALS,
            PartKind.NEXT: lambda: _next(facts) or NO_NEXT,
        }.get(item.kind, str)()
        yield ReportPart(report=report, level="roman", kind=item.kind, heading=item.heading, body=body)


def _task_part(report: Report, fact: TaskFacts, counted: Sequence[Figure]) -> ReportPart:
    lines = [line for update in fact.updates for line in _said(update, many=len(fact.duties) > 1)]
    if counted:
        lines.append(f"- Số liệu: {'; '.join(f'{f.label}: {thousands(f.value)} {f.unit}'.strip() for f in counted)}.")
    return ReportPart(
        report=report,
        level="clause",
        kind=PartKind.TASK,
        heading=fact.task.title.rstrip(" ."),
        body="\n".join(
            [*(lines or [NOTHING_REPORTED]), f"Tình trạng: {fact.standing[:1].lower()}{fact.standing[1:]}."]
        ),
        task=fact.task,
        sources=[update.pk for update in fact.updates],
    )


def _said(update: Update, *, many: bool) -> Iterator[str]:
    who = f"{update.duty.body}: " if many else ""
    narrative = update.narrative.strip()
    if narrative:
        yield f"{who}{narrative}"
    figures = [f"{f['label']}: {thousands(f['value'])} {f.get('unit', '')}".strip() for f in update.figures]
    if figures:
        yield f"- {who}Số liệu: {'; '.join(figures)}."


def _overview(facts: Sequence[TaskFacts], on: date) -> str:
    tally = tally_of(facts, on)
    counts = (
        f"hoàn thành đúng hạn {tally.done_on_time}; hoàn thành quá hạn {tally.done_late}; "
        f"nhiệm vụ thường xuyên đạt yêu cầu trong kỳ {tally.met}; "
        f"đang thực hiện trong hạn {tally.open_in_time}; đang thực hiện quá hạn {tally.open_overdue}; "
        f"dừng hoặc hủy {tally.stopped}"
    )
    lines = [f"Kế hoạch có {tally.total} nhiệm vụ. Đến ngày {format_date(on)}: {counts}."]
    if tally.silent:
        lines.append(f"Chưa có báo cáo trong kỳ: {'; '.join(tally.silent)}.")
    return "\n".join(lines)


def _gathered(facts: Sequence[TaskFacts], name: str) -> str:
    return "\n".join(
        f"- {update.duty.body}: {text}"
        for fact in facts
        for update in fact.updates
        if (text := getattr(update, name).strip())
    )


def _next(facts: Sequence[TaskFacts]) -> str:
    lines = []
    for fact in facts:
        if fact.task.state in {*OPEN_STATES, WorkState.PERIOD_DONE}:
            until = f" (hạn {format_date(fact.task.deadline)})" if fact.task.deadline and fact.task.state in OPEN_STATES else ""
            lines.append(f"- {fact.task.lead_text or 'Đơn vị chủ trì'}: {fact.task.title.rstrip(' .')}{until}")
    return "\n".join(lines)


def _appendix_rows(facts: Sequence[TaskFacts], on: date) -> list[list[str]]:
    rows = []
    for number, fact in enumerate(facts, start=1):
        due = format_date(fact.task.due) if fact.task.due else (fact.task.printed_time or "")
        last = fact.updates[-1].narrative if fact.updates else ""
        rows.append(
            [str(number), fact.task.title, fact.task.lead_text, due, last, standing_phrase(fact.task, fact.duties, on)]
        )
    return rows
