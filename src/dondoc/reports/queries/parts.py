"""The parts of a report, written from what is known."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dondoc.language import format_date
from dondoc.people.models import Body
from dondoc.plans.hooks import Figure
from dondoc.plans.models import Plan, Task, Update
from dondoc.plans.queries import calendar_for
from dondoc.plans.rules import OPEN_STATES, WorkState, period_unit
from dondoc.reports.models import Report, ReportPart
from dondoc.reports.queries.contributions import Contribution, Gathered, lines_of
from dondoc.reports.queries.difficulties import open_lines
from dondoc.reports.queries.facts import TaskFacts, tally_of
from dondoc.reports.queries.scope import plan_name
from dondoc.reports.rules import (
    MISSING,
    NO_DIFFICULTIES,
    NO_NEXT,
    NO_PROPOSALS,
    NONE_TOLD,
    NOTHING_AFTER,
    NOTHING_REPORTED,
    RESULT_RETURNED,
    OutlineItem,
    PartKind,
)
from dondoc.ui.components.text import thousands
from dondoc.worktime import Period, parse_period, period_of, rolled

Counted = Mapping[int, Sequence[Figure]]  # task pk → what its programme counts


@dataclass(frozen=True, slots=True)
class Material:
    """All that a report is written from: the plans with the facts of their tasks, what the units sent, what is counted."""

    report: Report
    period: Period
    on: date
    facts: Mapping[Plan, Sequence[TaskFacts]]
    gathered: Gathered
    counted: Counted

    @property
    def all_facts(self) -> list[TaskFacts]:
        return [fact for facts in self.facts.values() for fact in facts]

    @property
    def day(self) -> date:
        """The last day that the data hold."""
        return min(self.on, self.period.end)


def parts_of(material: Material, outline: Sequence[OutlineItem]) -> Iterator[ReportPart]:
    """The parts by the outline, unsaved and in order."""
    bodies: Mapping[PartKind, Callable[[Material], str]] = {
        PartKind.AIMS: _aims,
        PartKind.OVERVIEW: _overviews,
        PartKind.DIFFICULTIES: _difficulties,
        PartKind.PROPOSALS: lambda m: _told(m, PartKind.PROPOSALS, "proposal") or NO_PROPOSALS,
        PartKind.NEXT: _next,
    }
    for item in outline:
        if item.kind is PartKind.RESULTS:
            yield ReportPart(report=material.report, level="roman", kind=PartKind.RESULTS, heading=item.heading)
            yield from _results(material)
            continue
        write = bodies.get(item.kind)
        body = write(material) if write else _under(material.gathered, item.heading)
        yield ReportPart(report=material.report, level="roman", kind=item.kind, heading=item.heading, body=body)


def _results(material: Material) -> Iterator[ReportPart]:
    """The overview; the units' own reports where units were asked, else task by task; what came late for the last period."""
    yield _clause(material, PartKind.OVERVIEW, "Đánh giá chung", _overviews(material))
    asked = material.gathered.asked
    for one in material.gathered.sent:
        yield _unit_part(material, one)
    for body in material.gathered.missing:
        yield _missing_part(material, body)
    for fact in material.all_facts:
        if not {duty.body_id for duty in fact.duties} & asked:
            yield _task_part(material.report, fact, material.counted.get(fact.task.pk, ()))
    if material.gathered.late:
        lines = "\n".join(f"- Bổ sung kỳ trước: {line}" for line in material.gathered.late)
        yield _clause(material, PartKind.LATE, "Số liệu, kết quả bổ sung của kỳ trước", lines)


def _clause(material: Material, kind: PartKind, heading: str, body: str) -> ReportPart:
    return ReportPart(report=material.report, level="clause", kind=kind, heading=heading, body=body)


def _unit_part(material: Material, told: Contribution) -> ReportPart:
    """What a unit confirmed, with what its programmes count; its updates stand beside as sources."""
    own = _led_by(material, told.body.pk)
    figures = [figure for fact in own for figure in material.counted.get(fact.task.pk, ())]
    lines = told.said.get(PartKind.RESULTS, "").splitlines() or [NONE_TOLD]
    part = _clause(material, PartKind.UNIT, told.body.name, "\n".join([*lines, *_figure_line(figures)]))
    part.addressee = told.addressee
    part.sources = [u.pk for fact in own for u in fact.updates if u.duty.body_id == told.body.pk]
    return part


def _missing_part(material: Material, body: Body) -> ReportPart:
    """A unit that sent nothing is printed as missing; what the program knows of its tasks follows."""
    own = _led_by(material, body.pk)
    known = [(fact, [u for u in fact.updates if u.duty.body_id == body.pk]) for fact in own]
    lines = [
        f"- {fact.task.title.rstrip(' .')}: {update.narrative.strip()}"
        for fact, updates in known
        for update in updates
        if update.narrative.strip()
    ]
    words = [f"{MISSING} {body}."] + (["Theo báo cáo tiến độ đã có:", *lines] if lines else [])
    part = _clause(material, PartKind.UNIT, body.name, "\n".join(words))
    part.sources = [update.pk for _fact, updates in known for update in updates]
    return part


def _led_by(material: Material, body_id: int) -> list[TaskFacts]:
    return [fact for fact in material.all_facts if any(duty.body_id == body_id for duty in fact.duties)]


def _aims(material: Material) -> str:
    return "\n".join(f"- {aim.text}" for plan in material.facts for aim in plan.aims.all())


def _under(gathered: Gathered, heading: str) -> str:
    """What the units say under a heading of the asker's own."""
    return "\n".join(f"- {one.body}: {line}" for one in gathered.sent for line in lines_of(one.under.get(heading, "")))


def _told(material: Material, kind: PartKind, name: str) -> str:
    """What the units confirmed, else what they reported with their tasks."""
    confirmed = [f"- {one.body}: {line}" for one in material.gathered.sent for line in lines_of(one.said.get(kind, ""))]
    lines = [
        f"- {update.duty.body}: {text}"
        for fact in material.all_facts
        for update in fact.heard
        if update.duty.body_id not in material.gathered.sent_ids and (text := getattr(update, name).strip())
    ]
    return "\n".join(dict.fromkeys([*confirmed, *lines]))  # said again with the result, it is still one


def _difficulties(material: Material) -> str:
    told = _told(material, PartKind.DIFFICULTIES, "difficulty")
    still = open_lines(material.all_facts, material.day, confirmed=material.gathered.sent_ids)
    return "\n".join([*([told] if told else []), *still]) or NO_DIFFICULTIES


def _overviews(material: Material) -> str:
    several = len(material.facts) > 1
    texts = [_overview(plan, facts, material.day, several=several) for plan, facts in material.facts.items()]
    missing = [str(body) for body in material.gathered.missing]
    return "\n".join([*texts, *([f"{MISSING} {'; '.join(missing)}."] if missing else [])])


def _task_part(report: Report, fact: TaskFacts, counted: Sequence[Figure]) -> ReportPart:
    many = len({duty.body_id for duty in fact.duties}) > 1
    lines = [
        line
        for update in fact.updates
        for line in _said(update, fact.figures_of(update), whose=_whose(update, report.starts_on, many=many))
    ]
    lines += _figure_line(counted)
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


def _figure_line(counted: Sequence[Figure]) -> list[str]:
    words = "; ".join(f"{f.label}: {thousands(f.value)} {f.unit}".strip() for f in counted)
    return [f"- Số liệu: {words}."] if counted else []


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


def _overview(plan: Plan, facts: Sequence[TaskFacts], on: date, *, several: bool) -> str:
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
    which = plan_name(plan) if several else "Kế hoạch"
    lines = [f"{which} có {tally.total} nhiệm vụ. Đến ngày {format_date(on)}: {'; '.join(counts)}."]
    if tally.silent:
        silent = "; ".join(tally.silent)
        lines.append(f"Nhiệm vụ chưa có báo cáo trong kỳ, ghi theo số thứ tự tại {plan_name(plan)}: {silent}.")
    return "\n".join(lines)


def _some(words: str, count: int, more: str = "") -> list[str]:
    return [f"{words} {count}{more}"] if count else []


def _next(material: Material) -> str:
    """The work of the next period: as the units confirmed it; else what is due after this one or at no date, and what is
    already late.
    """
    period, on = material.period, material.on
    told = {one.body.pk: lines_of(one.said.get(PartKind.NEXT, "")) for one in material.gathered.sent}
    lines = [f"- {one.body}: {line}" for one in material.gathered.sent for line in told[one.body.pk]]
    open_facts = [f for f in material.all_facts if f.task.state in {*OPEN_STATES, WorkState.PERIOD_DONE}]
    for fact in open_facts:
        bodies = {duty.body_id for duty in fact.duties}
        due = _due_next(fact.task, period)
        late = due is not None and due <= period.end
        if bodies and all(told.get(pk) for pk in bodies):
            continue  # they have said it themselves
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
