"""A PlanDraft as rows: the document's columns, the plan's reading, aims, tasks with their names, citations, recipients."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from dondoc.files import Source
from dondoc.language import fold
from dondoc.plans.actions.names import Names
from dondoc.plans.actions.tracked import page_blocks
from dondoc.plans.models import Assignment, Plan, PlanAim, Task
from dondoc.plans.rules import Part, Recurrence, TrackedChoice
from dondoc.reading.amended import amended_in
from dondoc.reading.draft import Field, PlanDraft, Span, TaskDraft
from dondoc.records.actions import cite, resolve_recipients
from dondoc.records.models import Document
from dondoc.records.rules import CitationKind, Urgency

PARTS = {
    "directing": Part.DIRECTS,
    "lead": Part.LEADS,
    "cooperating": Part.COOPERATES,
    "partners": Part.PARTNER,
}
HEADER_FIELDS = ("number", "symbol", "date", "place", "issuer", "type", "title", "urgency")
_PARTY_SYMBOL = re.compile(r"(?:^|[-/])(?:TW|TU|HU|ThU|ĐU|QU)$")
_SENTENCE_END = re.compile(r"[.;]\s")
# Closing clauses that bind everybody to the plan as a whole, e.g. that a unit follows it up: no work of their own.
_ORGANISING = re.compile(r"to chuc thuc hien|to chuc trien khai")
_GENERAL = re.compile(
    r"theo doi.{0,20}don doc|don doc.{0,20}(?:thuc hien|trien khai)|co quan thuong truc|can cu (?:chuc nang|nhiem vu|noi dung|ke hoach)"
    r"|chu dong (?:to chuc |trien khai|thuc hien)|kho khan, vuong mac|bao cao (?:ket qua|tinh hinh)"
)
_AMENDING = {False: CitationKind.AMENDS, True: CitationKind.REPLACES}
_SAID_ELSEWHERE = re.compile("chưa có số|không ghi thời gian|chưa ghi đủ ngày|không nêu đơn vị")  # by the summary


def spans_of(spans: Iterable[Span]) -> list[list[int]]:
    """As the page reads them: [[paragraph, start, end], …]."""
    return [[span.paragraph, span.start, span.end] for span in spans]


def _read(field: Field[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"spans": spans_of(field.spans), "confidence": round(field.confidence, 3)}
    if field.runner_up is not None:
        found["runner_up"] = str(field.runner_up)
    return found


def _text(field: Field[str] | None) -> str:
    return field.value.strip() if field else ""


def _type_name(printed: str) -> str:
    """From "KẾ HOẠCH" to "Kế hoạch"."""
    return printed[:1].upper() + printed[1:].lower() if printed else "Kế hoạch"


def _urgency(printed: str) -> Urgency:
    wanted = fold(printed)
    return next((level for level in Urgency if fold(level.label) == wanted), Urgency.NORMAL)


def header_columns(draft: PlanDraft) -> dict[str, Any]:
    """The columns of `records.Document` that the header, signature and file give."""
    header = draft.header
    symbol = _text(header.symbol)
    return {
        "type_name": _type_name(_text(header.type))[:60],
        "number": _text(header.number)[:20],
        "symbol": symbol[:60],
        "issued_on": header.date.value if header.date else None,
        "place": _text(header.place)[:120],
        "issuer_text": _text(header.issuer)[:300],
        "subject": _text(header.title) or "Kế hoạch chưa có tên",
        "urgency": _urgency(_text(header.urgency)),
        "is_party": bool(_PARTY_SYMBOL.search(symbol)),
        "signer_name": _text(draft.signer)[:200],
        "signer_title": _text(draft.signer_title)[:300],
    }


def reading_of(
    source: Source,
    draft: PlanDraft,
    *,
    changes: list[dict[str, Any]],
    choice: TrackedChoice | None = None,
    foreign: bool = False,
) -> dict[str, Any]:
    """The plan's columns `source_blocks` and `reading`: format, warnings, header fields with spans and confidence,
    aims' spans, measures without a unit, tracked changes and the reading chosen ("" = not chosen yet), `foreign` where
    another issuer is printed and no reviewer has said yet whose plan it is.
    """
    fields: dict[str, Field[Any] | None] = {name: getattr(draft.header, name) for name in HEADER_FIELDS}
    fields |= {"signer": draft.signer, "signer_title": draft.signer_title}
    return {
        "source_blocks": page_blocks(source),
        "reading": {
            "format": source.format,
            "low_confidence": source.low_confidence,
            "warnings": [text for text in draft.warnings if not _SAID_ELSEWHERE.search(text)],
            "header": {name: _read(field) for name, field in fields.items() if field is not None},
            "aims": [spans_of(aim.spans) for aim in draft.aims],
            "recipients": [spans_of(line.spans) for line in draft.recipients],
            "measures": [{"text": m.value, "spans": spans_of(m.spans)} for m in draft.measures],
            "changes": changes,
            "choice": choice.value if choice else "",
            "foreign": foreign,
        },
    }


def fill(plan: Plan, source: Source, draft: PlanDraft, on: date) -> None:
    """Writes aims, tasks, names, citations and recipients; those of a former reading go."""
    plan.tasks.all().delete()
    plan.aims.all().delete()
    PlanAim.objects.bulk_create(
        [PlanAim(plan=plan, position=n, text=aim.value) for n, aim in enumerate(draft.aims, start=1)]
    )
    names = Names.of(on)
    general = _general(draft)
    for position, found in enumerate(draft.tasks, start=1):
        _write_task(plan, position, found, names, general=any(found is clause for clause in general))
    if plan.document is not None:
        _cite(plan.document, source, draft)
        resolve_recipients(plan.document, [line.value for line in draft.recipients], on)


def _general(draft: PlanDraft) -> list[TaskDraft]:
    """General clauses of the part on organisation, in a plan whose work stands elsewhere: set aside, a reviewer may take
    them in.
    """
    headings = (heading.value for heading in draft.sections)
    parts = {heading.partition(".")[0] for heading in headings if _ORGANISING.search(fold(heading))}
    closing = [t for t in draft.tasks if t.style == "prose" and (t.parent or "").partition(".")[0] in parts]
    if len(closing) == len(draft.tasks):
        return []
    return [task for task in closing if _GENERAL.search(fold(task.title.value))]


def _write_task(plan: Plan, position: int, found: TaskDraft, names: Names, *, general: bool) -> None:
    reading: dict[str, Any] = {"title": _read(found.title), "style": found.style, "general": general}
    for name in ("time", "due", "recurrence", "output"):
        field: Field[Any] | None = getattr(found, name)
        if field is not None:
            reading[name] = _read(field)
    if found.conflicts:
        reading["conflicts"] = [
            {"name": c.name, "kept": c.kept, "other": c.other, "spans": spans_of(c.spans)} for c in found.conflicts
        ]
    task = Task.objects.create(
        plan=plan,
        position=position,
        dropped=general,
        section=(found.parent or "")[:300],
        ordinal=(found.ordinal or "")[:30],
        title=found.title.value.strip(),
        output=_text(found.output),
        printed_time=_text(found.time)[:300],
        due=found.due.value if found.due else None,
        recurrence=_recurrence(_text(found.recurrence)),
        source_document=plan.document,
        source_text="\n".join([found.title.value, *(detail.value for detail in found.details)]),
        reading=reading,
    )
    Assignment.objects.bulk_create(
        [
            _assignment(task, PARTS[role], place, field, names)
            for place, (role, field) in enumerate(found.roles(), start=1)
        ]
    )


def _recurrence(value: str) -> str:
    return value if value in Recurrence.values else Recurrence.NONE


def _assignment(task: Task, part: Part, place: int, field: Field[str], names: Names) -> Assignment:
    meant = names.resolve(field.value)
    return Assignment(
        task=task,
        part=part,
        position=place,
        text=field.value.strip()[:300],
        open_role=meant.open_role,
        confidence=min(field.confidence, meant.confidence),
        runner_up=meant.runner_up[:300],
        spans=spans_of(field.spans),
        **meant.columns,
    )


# ------------------------------------------------------------------ lineage
def _cite(document: Document, source: Source, draft: PlanDraft) -> None:
    """The documents of the preamble, which the plan carries out or rests on, and the plan that it amends or replaces."""
    paragraphs = {p.index: p.text for p in source.paragraphs()}
    amended = {number: _AMENDING[whole] for number, whole in amended_in(paragraphs.values())}
    bases = [(b.value, _citation_kind(b, paragraphs)) for b in draft.bases if b.value.strip() not in amended]
    cite(document, [*bases, *amended.items()], list(paragraphs.values()))


def _citation_kind(base: Field[str], paragraphs: dict[int, str]) -> CitationKind:
    """In "Thực hiện … số 590/KH-UBND" it is carried out; "Căn cứ …" and whatever says neither is a basis."""
    if not base.spans:
        return CitationKind.BASIS
    span = base.spans[0]
    before = paragraphs.get(span.paragraph, "")[: span.start]
    clause = fold(_SENTENCE_END.split(before)[-1])
    carries = max(clause.rfind("thuc hien"), clause.rfind("trien khai"))
    return CitationKind.CARRIES_OUT if carries > clause.rfind("can cu") else CitationKind.BASIS
