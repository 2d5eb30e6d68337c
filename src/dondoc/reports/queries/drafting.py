"""A report composed from what is known, kept nowhere yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from dondoc.language import format_date
from dondoc.official.rules import sign_block
from dondoc.people.queries import holders_of
from dondoc.people.rules import Role
from dondoc.plans.hooks import Figure
from dondoc.plans.models import Plan, Task, Update
from dondoc.plans.queries import calendar_for, figures_of
from dondoc.plans.rules import OPEN_STATES, WorkState, period_unit
from dondoc.records.models import Document
from dondoc.reports.models import Report, ReportPart
from dondoc.reports.queries.facts import TaskFacts, facts_of, standing_phrase, tally_of
from dondoc.reports.queries.periods import reported_period
from dondoc.reports.rules import (
    DEFAULT_OUTLINE,
    NO_DIFFICULTIES,
    NO_NEXT,
    NO_PROPOSALS,
    NOTHING_AFTER,
    NOTHING_REPORTED,
    RESULT_RETURNED,
    OutlineItem,
    PartKind,
)
from dondoc.ui.components.text import thousands
from dondoc.worktime import Mode, Period, parse_period, period_of, rolled

SEND_AFTER_WORKING_DAYS = 2  # where no document asks: two working days after the data close, as provinces commonly set


@dataclass(frozen=True, slots=True)
class Draft:
    """A report and its parts in order, neither of them saved."""

    report: Report
    parts: Sequence[ReportPart]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the document that asks for a report sets, if any does."""

    by: Document | None = None
    outline: Sequence[OutlineItem] = DEFAULT_OUTLINE
    send_by: date | None = None
    addressees: Sequence[str] = ()


CUSTOMARY = Asked()


def draft_of(plan: Plan, period_key: str, *, on: date, mode: Mode = Mode.DECREE, asked: Asked = CUSTOMARY) -> Draft:
    """The report on a plan for a period, from what the units reported until now.

    Raises:
        ValueError: when `period_key` names no period, or one in which there is nothing to report.
    """
    period = reported_period(plan, period_key, mode, on)
    facts = facts_of(plan, period, on)
    report = Report(
        plan=plan,
        period=period.key,
        mode=mode,
        starts_on=period.start,
        ends_on=period.end,
        as_of=timezone.now(),
        asked_by=asked.by,
        send_by=asked.send_by
        or (asked.by.due_on if asked.by else None)
        or calendar_for(period.end).add_working_days(period.end, SEND_AFTER_WORKING_DAYS),
        abstract=f"Kết quả thực hiện {plan_name(plan)} {period.label}",
        addressees=list(asked.addressees) or _superior(plan),
        recipients=["Lãnh đạo Ban", "Các phòng, đơn vị trực thuộc"],
        opening=_opening(plan, period, asked.by, on),
        closing=f"Trên đây là báo cáo kết quả thực hiện {plan_name(plan)} {period.label}. "
        f"{plan.agency.name} trân trọng báo cáo.",
        appendix=_appendix_rows(facts, min(on, period.end)),
        **_signer(on),
    )
    return Draft(report, list(_parts(report, asked.outline, facts, period, on)))


def plan_name(plan: Plan) -> str:
    """A plan as sentences name it: by its number, else by its title."""
    number = plan.document.number_and_symbol if plan.document and plan.document.number else ""
    return f"Kế hoạch số {number}" if number else f"Kế hoạch {plan.title[:1].lower()}{plan.title[1:]}"


def data_words(starts_on: date, until: date) -> str:
    """Which days the data hold, as the opening says it."""
    return f"số liệu từ ngày {format_date(starts_on)} đến ngày {format_date(until)}"


def _opening(plan: Plan, period: Period, asked_by: Document | None, on: date) -> str:
    document = plan.document
    issued = f" ngày {format_date(document.issued_on)}" if document and document.number and document.issued_on else ""
    asked = (
        f"Thực hiện {asked_by} ngày {format_date(asked_by.issued_on)}; "
        if asked_by and asked_by.issued_on
        else "Thực hiện "
    )
    about = f" về {plan.title[:1].lower()}{plan.title[1:]}" if issued else ""
    data = data_words(period.start, min(on, period.end))
    return (
        f"{asked}{plan_name(plan)}{issued}{about}, {plan.agency.name} báo cáo kết quả {period.label} ({data}) như sau:"
    )


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
    plan, day = report.plan, min(on, period.end)
    for item in outline:
        if item.kind is PartKind.RESULTS:
            yield ReportPart(report=report, level="roman", kind=PartKind.RESULTS, heading=item.heading)
            yield ReportPart(
                report=report,
                level="clause",
                kind=PartKind.OVERVIEW,
                heading="Đánh giá chung",
                body=_overview(plan, facts, day),
            )
            for fact in facts:
                yield _task_part(report, fact, figures_of(fact.task, period, on))
            continue
        body = {
            PartKind.AIMS: lambda: "\n".join(f"- {aim.text}" for aim in plan.aims.all()),
            PartKind.OVERVIEW: lambda: _overview(plan, facts, day),
            PartKind.DIFFICULTIES: lambda: _gathered(facts, "difficulty") or NO_DIFFICULTIES,
            PartKind.PROPOSALS: lambda: _gathered(facts, "proposal") or NO_PROPOSALS,
            PartKind.NEXT: lambda: _next(facts, period, on),
        }.get(item.kind, str)()
        yield ReportPart(report=report, level="roman", kind=item.kind, heading=item.heading, body=body)


def _task_part(report: Report, fact: TaskFacts, counted: Sequence[Figure]) -> ReportPart:
    many = len({duty.body_id for duty in fact.duties}) > 1
    lines = [
        line
        for update in fact.updates
        for line in _said(update, fact.figures_of(update), whose=_whose(update, report.starts_on, many=many))
    ]
    if counted:
        lines.append(f"- Số liệu: {'; '.join(f'{f.label}: {thousands(f.value)} {f.unit}'.strip() for f in counted)}.")
    nothing = RESULT_RETURNED if fact.returned else NOTHING_REPORTED
    return ReportPart(
        report=report,
        level="clause",
        kind=PartKind.TASK,
        heading=fact.task.title.rstrip(" ."),
        body="\n".join([*(lines or [nothing]), f"Tình trạng: {fact.standing[:1].lower()}{fact.standing[1:]}."]),
        task=fact.task,
        sources=[update.pk for update in fact.updates],
    )


def _whose(update: Update, starts_on: date, *, many: bool) -> str:
    """What stands before a unit's words: its name where there are several, the period where they tell of a former one."""
    former = parse_period(update.duty.period) if update.duty.period else None
    names = [str(update.duty.body)] if many else []
    if former is not None and former.end < starts_on:
        names.append(former.label if names else former.label[:1].upper() + former.label[1:])
    return f"{', '.join(names)}: " if names else ""


def _said(update: Update, counted: Sequence[dict[str, Any]], *, whose: str) -> Iterator[str]:
    narrative = update.narrative.strip()
    if narrative:
        yield f"{whose}{narrative}"
    figures = [f"{f['label']}: {thousands(f['value'])} {f.get('unit', '')}".strip() for f in counted]
    if figures:
        yield f"- {whose}Số liệu: {'; '.join(figures)}."


def _overview(plan: Plan, facts: Sequence[TaskFacts], on: date) -> str:
    tally = tally_of(facts, on)
    overdue = f", trong đó quá hạn {tally.not_accepted_overdue}" if tally.not_accepted_overdue else ""
    counts = [
        f"hoàn thành đúng hạn {tally.done_on_time}",
        f"hoàn thành quá hạn {tally.done_late}",
        f"nhiệm vụ thường xuyên đạt yêu cầu trong kỳ {tally.met}",
        *_some("chờ duyệt kết quả", tally.submitted),
        f"đang thực hiện trong hạn {tally.running_in_time}",
        f"đang thực hiện quá hạn {tally.running_overdue}",
        *_some("chưa tiếp nhận", tally.not_accepted, overdue),
        *_some("tạm dừng", tally.paused),
        *_some("hủy", tally.cancelled),
        *_some("chuyển giao", tally.transferred),
    ]
    lines = [f"Kế hoạch có {tally.total} nhiệm vụ. Đến ngày {format_date(on)}: {'; '.join(counts)}."]
    if tally.silent:
        silent = "; ".join(tally.silent)
        lines.append(f"Nhiệm vụ chưa có báo cáo trong kỳ, ghi theo số thứ tự tại {plan_name(plan)}: {silent}.")
    return "\n".join(lines)


def _some(words: str, count: int, more: str = "") -> list[str]:
    return [f"{words} {count}{more}"] if count else []


def _gathered(facts: Sequence[TaskFacts], name: str) -> str:
    lines = [
        f"- {update.duty.body}: {text}"
        for fact in facts
        for update in fact.heard
        if (text := getattr(update, name).strip())
    ]
    return "\n".join(dict.fromkeys(lines))  # said again with the result, it is still one


def _next(facts: Sequence[TaskFacts], period: Period, on: date) -> str:
    """The work of the next period: what is due after this one or at no date, and what is already late on `on`."""
    open_facts = [fact for fact in facts if fact.task.state in {*OPEN_STATES, WorkState.PERIOD_DONE}]
    lines = []
    for fact in open_facts:
        due = _due_next(fact.task, period)
        late = due is not None and due <= period.end
        if due is not None and late and (on <= due or fact.task.state == WorkState.SUBMITTED):
            continue  # it ends with this period
        until = f" (hạn {format_date(due)}{', đã quá hạn' if late else ''})" if due else ""
        lines.append(f"- {fact.task.lead_text or 'Đơn vị chủ trì'}: {fact.task.title.rstrip(' .')}{until}")
    return "\n".join(lines) or (NOTHING_AFTER if open_facts else NO_NEXT)


def _due_next(task: Task, period: Period) -> date | None:
    """When a task falls due once a period is over: regular work at the end of its own period that runs then."""
    unit = period_unit(task.recurrence, task.rhythm or task.plan.rhythm, task.due)
    if unit is None:
        return task.deadline
    end = period_of(period.end + timedelta(days=1), unit).end
    return rolled(end, calendar_for(end))


def _appendix_rows(facts: Sequence[TaskFacts], on: date) -> list[list[str]]:
    rows = []
    for number, fact in enumerate(facts, start=1):
        due = format_date(fact.task.due) if fact.task.due else (fact.task.printed_time or "")
        last = fact.updates[-1].narrative if fact.updates else ""
        rows.append(
            [str(number), fact.task.title, fact.task.lead_text, due, last, standing_phrase(fact.task, fact.duties, on)]
        )
    return rows
