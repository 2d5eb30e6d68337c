"""Reads of reports: who sees which, what the program knows of a period, and the report as an official document."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from dondoc.files import FileRefused, open_document
from dondoc.language import fold
from dondoc.official.model import (
    Appendix,
    Block,
    Bullets,
    Heading,
    OfficialDocument,
    Para,
    PartialDate,
    SignBlock,
    TableBlock,
    TableCell,
    TableColumn,
)
from dondoc.official.rules import TYPES, make_symbol, roman
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.plans.models import Duty, Plan, Task, Update
from dondoc.plans.queries import timing_of, visible_plans
from dondoc.plans.queries.reviewing import place_of as place_in_plan
from dondoc.plans.rules import ADVANCE, Timeliness, UpdateKind, WorkState
from dondoc.records.models import Document
from dondoc.records.rules import FileRole
from dondoc.records.storage import content_of
from dondoc.reports.models import Report
from dondoc.reports.rules import ReportState
from dondoc.worktime import Period

OUTLINE_TITLE_WORDS = 15
SAID = (UpdateKind.PROGRESS, UpdateKind.SUBMIT)


def visible_reports(user: User | AnonymousUser) -> QuerySet[Report]:
    """All for the Office and the leaders; for members of the agency the issued ones on plans that they may read."""
    standing = standing_of(user)
    if standing.oversees:
        return Report.objects.all()
    if standing.is_internal:
        return Report.objects.filter(state=ReportState.ISSUED, plan__in=visible_plans(user))
    return Report.objects.none()


# ------------------------------------------------------------------ what is known of a period
@dataclass(frozen=True, slots=True)
class TaskFacts:
    """One task in a period: its updates of that period (oldest first), its duties, and how it stood at the end."""

    task: Task
    updates: Sequence[Update]
    duties: Sequence[Duty]
    standing: str  # Vietnamese phrase of state and timeliness at the end


@dataclass(frozen=True, slots=True)
class Tally:
    """Tasks of the plan in the field's four-way split at a day; regular work accepted for its period counts as `met`."""

    total: int = 0
    done_on_time: int = 0
    done_late: int = 0
    met: int = 0
    open_in_time: int = 0
    open_overdue: int = 0
    stopped: int = 0
    silent: Sequence[str] = field(default=())  # tasks without any report in the period, by lead unit


def bounds(starts_on: date, ends_on: date) -> tuple[datetime, datetime]:
    """The first moment of a period and the first after it, in the agency's time."""
    start = timezone.make_aware(datetime.combine(starts_on, time.min))
    return start, timezone.make_aware(datetime.combine(ends_on + timedelta(days=1), time.min))


def facts_of(plan: Plan, period: Period, on: date) -> list[TaskFacts]:
    """What the units reported on each task of a plan in a period, in the plan's order (three queries)."""
    start, end = bounds(period.start, period.end)
    tasks = list(plan.tasks.exclude(state=WorkState.DRAFT).order_by("position", "id"))
    duties: dict[int, list[Duty]] = defaultdict(list)
    for duty in Duty.objects.filter(task__in=tasks, starts_on__lt=end.date()).select_related("body").order_by("id"):
        duties[duty.task_id].append(duty)
    updates: dict[int, list[Update]] = defaultdict(list)
    said = Update.objects.filter(duty__task__in=tasks, kind__in=SAID, at__gte=start, at__lt=end)
    for update in said.select_related("duty__body").order_by("id"):
        updates[update.duty.task_id].append(update)
    day = min(on, period.end)
    return [
        TaskFacts(task, updates[task.pk], duties[task.pk], standing_phrase(task, duties[task.pk], day))
        for task in tasks
    ]


def standing_phrase(task: Task, duties: Sequence[Duty], on: date) -> str:
    """State and timeliness in words, e.g. "Đang thực hiện, quá hạn 3 ngày"."""
    duty = furthest_behind(duties, on)
    timed = timing_of(duty or task, on)
    word = WorkState((duty or task).state).label
    if duty and met_its_period(duty):
        return "Đạt yêu cầu trong kỳ, tiếp tục thực hiện"
    if timed.kind is Timeliness.OVERDUE:
        return f"{word}, quá hạn {timed.days} ngày"
    if timed.kind in {Timeliness.DONE_EARLY, Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE}:
        return timed.kind.label
    return word


def furthest_behind(duties: Sequence[Duty], on: date) -> Duty | None:
    """Of a task's duties of its latest period the one that speaks for it: an overdue one first, then the least advanced."""
    if not duties:
        return None
    latest = max(duties, key=lambda d: (d.starts_on, d.pk)).period
    current = [duty for duty in duties if duty.period == latest]
    return min(
        current, key=lambda d: (timing_of(d, on).kind is not Timeliness.OVERDUE, ADVANCE.index(WorkState(d.state)))
    )


def met_its_period(duty: Duty) -> bool:
    """Regular work that was accepted for its period: done for now, never finished."""
    return bool(duty.period) and duty.state == WorkState.DONE


def tally_of(facts: Sequence[TaskFacts], on: date) -> Tally:
    """The split of the tasks at a day, and whose tasks nobody reported on in the period."""
    counts = dict.fromkeys(("done_on_time", "done_late", "met", "open_in_time", "open_overdue", "stopped"), 0)
    silent: dict[str, list[str]] = {}
    for fact in facts:
        duty = furthest_behind(fact.duties, on)
        met = duty is not None and met_its_period(duty)
        counts["met" if met else _SPLIT.get(timing_of(duty or fact.task, on).kind, "open_in_time")] += 1
        if not fact.updates and fact.task.lead_text:
            silent.setdefault(fact.task.lead_text, []).append(place_in_plan(fact.task))
    named = tuple(f"nhiệm vụ {', '.join(places)} ({unit})" for unit, places in silent.items())
    return Tally(total=len(facts), silent=named, **counts)


_SPLIT = {
    Timeliness.DONE_EARLY: "done_on_time",
    Timeliness.DONE_ON_TIME: "done_on_time",
    Timeliness.DONE: "done_on_time",
    Timeliness.DONE_LATE: "done_late",
    Timeliness.OVERDUE: "open_overdue",
    Timeliness.STOPPED: "stopped",
}


# ------------------------------------------------------------------ the report as a document
APPENDIX_COLUMNS = (
    TableColumn(0.6, "center"),
    TableColumn(4.6),
    TableColumn(2.0),
    TableColumn(1.4, "center"),
    TableColumn(3.6),
    TableColumn(1.8),
)
APPENDIX_HEADER = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Kết quả trong kỳ", "Tình trạng")


def as_official(report: Report) -> OfficialDocument:
    """The report laid out: opening, parts numbered I, II, … and 1, 2, …, closing, signature, appendix of tasks."""
    agency = report.plan.agency
    document = report.document
    number = int(document.number) if document and document.number.isdigit() else None
    symbol = document.symbol if document and document.symbol else make_symbol(TYPES["BC"], agency.code or "BQL")
    local = timezone.localtime(report.as_of)
    appendices = (_appendix(report),) if report.appendix else ()
    return OfficialDocument(
        type=TYPES["BC"],
        parent_body=agency.parent.name if agency.parent else "",
        issuer=agency.name,
        number=number,
        symbol=symbol,
        place=document.place if document else place_of(report.plan),
        date=(document.issued_on if document and document.issued_on else PartialDate(year=local.year, month=None)),
        abstract=report.abstract,
        addressees=tuple(report.addressees),
        blocks=tuple(_blocks(report)),
        signer=SignBlock(lines=tuple(report.signer_lines), name=report.signer_name),
        recipients=tuple(report.recipients),
        filing="VT, VP",
        appendices=appendices,
        made_at=report.as_of,
    )


def place_of(plan: Plan) -> str:
    """The place that the plan's own document names, else that of the authority above the agency ("Ủy ban nhân dân tỉnh Mẫu"
    → "Mẫu"; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4); empty, and so left blank in print, where neither is known.
    """
    if plan.document and plan.document.place:
        return plan.document.place
    above = plan.agency.parent.name if plan.agency.parent else ""
    found = _PLACE.search(above)
    return found.group(1) if found else ""


def _blocks(report: Report) -> Iterator[Block]:
    yield from _paragraphs(report.opening)
    part_number = clause_number = 0
    for part in report.parts.all():
        if part.level == "roman":
            part_number, clause_number = part_number + 1, 0
            yield Heading("roman", roman(part_number), part.heading)
        else:
            clause_number += 1
            yield Heading("clause", str(clause_number), part.heading)
        yield from _paragraphs(part.body)
    if report.appendix:
        yield Para("(Chi tiết tiến độ từng nhiệm vụ tại Phụ lục kèm theo)")
    yield from _paragraphs(report.closing)


def _paragraphs(text: str) -> Iterator[Block]:
    bullets: list[str] = []
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("- "):
            bullets.append(line[2:].strip())
            continue
        if bullets:
            yield Bullets(tuple(bullets))
            bullets = []
        if line:
            yield Para(line)
    if bullets:
        yield Bullets(tuple(bullets))


def _appendix(report: Report) -> Appendix:
    rows = tuple(tuple(TableCell(str(text)) for text in row) for row in report.appendix)
    header = (tuple(TableCell(text) for text in APPENDIX_HEADER),)
    return Appendix(
        title="Tiến độ thực hiện các nhiệm vụ",
        blocks=(TableBlock(columns=APPENDIX_COLUMNS, header=header, rows=rows),),
        landscape=True,
    )


_PLACE = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s+(\S.*)$")
_ROMAN = re.compile(r"^\s*[IVX]+\s*[.)/-]\s*")


def asked_outline(document: Document) -> list[str]:
    """The headings that an asking document sets for the report: those of the outline ("đề cương") that its file holds,
    without their Roman numbers; empty when it has no readable file or sets none.
    """
    kept = document.files.filter(role__in=[FileRole.SOURCE, FileRole.ATTACHMENT]).select_related("file").order_by("id")
    for item in kept:
        try:
            source = open_document(content_of(item.file), name=item.name)
        except (FileRefused, FileNotFoundError):
            continue
        begins = next((p.index for p in source.paragraphs() if _is_outline_title(p.text)), None)
        if begins is not None:
            found = [
                p.text if p.marker is None else f"{p.marker} {p.text}" for p in source.paragraphs() if p.index > begins
            ]
            headings = [_ROMAN.sub("", text).strip(" .:") for text in found if _ROMAN.match(text)]
            return [heading[:1].upper() + heading[1:].lower() if heading.isupper() else heading for heading in headings]
    return []


def _is_outline_title(text: str) -> bool:
    words = fold(text)
    return words.startswith("de cuong") and len(words.split()) < OUTLINE_TITLE_WORDS


def sources_of(update_ids: Sequence[int]) -> QuerySet[Update]:
    """The updates that parts were composed from, newest first, for the page that shows the draft beside them."""
    return Update.objects.filter(pk__in=update_ids).select_related("duty__body", "duty__task").order_by("-id")
