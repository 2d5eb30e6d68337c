"""A report composed from what is known, kept nowhere yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from dondoc.language import fold, format_date
from dondoc.official.rules import sign_block
from dondoc.people.models import Body
from dondoc.people.queries import holders_of
from dondoc.people.rules import Role
from dondoc.plans.models import Plan
from dondoc.plans.queries import calendar_for, figures_of
from dondoc.records.models import Document
from dondoc.reports.models import CycleRun, Report, ReportCycle, ReportPart
from dondoc.reports.queries.contributions import gathered
from dondoc.reports.queries.facts import TaskFacts, facts_of, standing_phrase
from dondoc.reports.queries.parts import Material, parts_of
from dondoc.reports.queries.periods import reported_period
from dondoc.reports.queries.scope import Scope, scope_of
from dondoc.reports.rules import DEFAULT_OUTLINE, OutlineItem, kind_of
from dondoc.worktime import Mode, Period, parse_period

SEND_AFTER_WORKING_DAYS = 2  # where no document asks: two working days after the data close, as provinces commonly set


@dataclass(frozen=True, slots=True)
class Draft:
    """A report and its parts in order, neither of them saved, and what they were written from."""

    report: Report
    parts: Sequence[ReportPart]
    material: Material


@dataclass(frozen=True, slots=True)
class Asked:
    """What the document or the cycle that asks for a report sets, if any does."""

    by: Document | None = None
    outline: Sequence[OutlineItem] = DEFAULT_OUTLINE
    send_by: date | None = None
    addressees: Sequence[str] = ()
    recipients: Sequence[str] = ()
    run: CycleRun | None = None


CUSTOMARY = Asked()


def draft_of(plan: Plan, period_key: str, *, on: date, mode: Mode = Mode.DECREE, asked: Asked = CUSTOMARY) -> Draft:
    """The report on a plan for a period, from what the units reported until now.

    Raises:
        ValueError: when `period_key` names no period, or one in which there is nothing to report.
    """
    period = reported_period(plan, period_key, mode, on)
    return _draft(Scope(plan.agency, [plan], plan), period, mode, on, asked)


def draft_of_run(run: CycleRun, *, on: date) -> Draft:
    """The report that a period of a cycle asks for, from what the units sent over what they reported with their tasks.

    Raises:
        ValueError: when there is nothing to report in the period.
    """
    cycle, mode = run.cycle, Mode(run.cycle.mode)
    period = parse_period(run.period, mode)
    if cycle.plan is not None:
        reported_period(cycle.plan, period.key, mode, on)
    asked = Asked(
        by=cycle.asked_by,
        outline=outline_of_cycle(cycle),
        send_by=run.send_by,
        addressees=cycle.addressees,
        recipients=cycle.recipients,
        run=run,
    )
    return _draft(scope_of(cycle, period, on), period, mode, on, asked)


def outline_of_cycle(cycle: ReportCycle) -> Sequence[OutlineItem]:
    """The headings that a cycle sets with what fills them; the customary ones where it sets none."""
    return [OutlineItem(heading, kind_of(fold(heading))) for heading in cycle.outline] or DEFAULT_OUTLINE


def _draft(scope: Scope, period: Period, mode: Mode, on: date, asked: Asked) -> Draft:
    facts = {plan: facts_of(plan, period, on) for plan in scope.plans}
    tasks = [fact.task for of_plan in facts.values() for fact in of_plan]
    report = Report(
        plan=scope.plan,
        run=asked.run,
        period=period.key,
        mode=mode,
        starts_on=period.start,
        ends_on=period.end,
        as_of=timezone.now(),
        asked_by=asked.by,
        send_by=asked.send_by
        or (asked.by.due_on if asked.by else None)
        or calendar_for(period.end).add_working_days(period.end, SEND_AFTER_WORKING_DAYS),
        abstract=f"Kết quả thực hiện {scope.name} {period.label}",
        addressees=list(asked.addressees) or _superior(scope.agency),
        recipients=list(asked.recipients) or ["Lãnh đạo Ban", "Các phòng, đơn vị trực thuộc"],
        opening=_opening(scope, period, asked.by, on),
        closing=f"Trên đây là báo cáo kết quả thực hiện {scope.name} {period.label}. "
        f"{scope.agency.name} trân trọng báo cáo.",
        **_signer(on),
    )
    counted = {task.pk: figures for task in tasks if (figures := figures_of(task, period, on))}
    material = Material(report, period, on, facts, gathered(asked.run), counted)
    report.appendix = _appendix_rows(material.all_facts, material.day)
    return Draft(report, list(parts_of(material, asked.outline)), material)


def data_words(starts_on: date, until: date) -> str:
    """Which days the data hold, as the opening says it."""
    return f"số liệu từ ngày {format_date(starts_on)} đến ngày {format_date(until)}"


def _opening(scope: Scope, period: Period, asked_by: Document | None, on: date) -> str:
    asked = (
        f"Thực hiện {asked_by} ngày {format_date(asked_by.issued_on)}; "
        if asked_by and asked_by.issued_on
        else "Thực hiện "
    )
    data = data_words(period.start, min(on, period.end))
    return (
        f"{asked}{scope.name}{_about(scope.plan)}, {scope.agency.name} báo cáo kết quả {period.label} ({data}) như sau:"
    )


def _about(plan: Plan | None) -> str:
    """Date and title of a numbered plan."""
    document = plan.document if plan else None
    if plan is None or document is None or not (document.number and document.issued_on):
        return ""
    return f" ngày {format_date(document.issued_on)} về {plan.title[:1].lower()}{plan.title[1:]}"


def _superior(body: Body) -> list[str]:
    return [body.parent.name] if body.parent else []


def _signer(on: date) -> dict[str, object]:
    head = holders_of(Role.HEAD, on).first()
    if head is None:
        return {"signer_lines": ["THỦ TRƯỞNG"], "signer_name": ""}
    block = sign_block("", head.person.name, head=head.post.title)
    return {"signer_lines": list(block.lines), "signer_name": block.name}


def _appendix_rows(facts: Sequence[TaskFacts], on: date) -> list[list[str]]:
    rows = []
    for number, fact in enumerate(facts, start=1):
        due = format_date(fact.task.due) if fact.task.due else (fact.task.printed_time or "")
        last = fact.updates[-1].narrative if fact.updates else ""
        rows.append(
            [str(number), fact.task.title, fact.task.lead_text, due, last, standing_phrase(fact.task, fact.duties, on)]
        )
    return rows
