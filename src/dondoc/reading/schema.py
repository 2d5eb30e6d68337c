"""A draft as plain data: the exchange schema, with spans and confidences under keys of their own."""

from datetime import date
from typing import Any

from dondoc.reading.draft import Field, PlanDraft, Span, TaskDraft


def to_schema(draft: PlanDraft) -> dict[str, Any]:
    """{number, symbol, date, place, issuer, type, title, bases[], sections[], tasks[], recipients[], signer, signer_title}
    with ISO dates; beside them "_spans" ({field: [[paragraph, start, end], …]}), "_confidence" ({field: 0..1}),
    "_runner_up", and what the schema has no place for: "_parent_issuer", "_urgency", "_aims", "_measures", "_warnings",
    "_counts", "_year".
    """
    header = draft.header
    single: dict[str, Field[Any] | None] = {
        "number": header.number,
        "symbol": header.symbol,
        "date": header.date,
        "place": header.place,
        "issuer": header.issuer,
        "type": header.type,
        "title": header.title,
    }
    ends: dict[str, Field[Any] | None] = {"signer": draft.signer, "signer_title": draft.signer_title}
    out: dict[str, Any] = {name: _value(found) for name, found in single.items()}
    out["bases"] = [found.value for found in draft.bases]
    out["sections"] = [found.value for found in draft.sections]
    out["tasks"] = [_task(task) for task in draft.tasks]
    out["recipients"] = [found.value for found in draft.recipients]
    out.update({name: _value(found) for name, found in ends.items()})
    lists = {"bases": draft.bases, "sections": draft.sections, "recipients": draft.recipients}
    out.update(_marks({**single, **ends}, lists))
    out["_parent_issuer"] = _value(header.parent_issuer)
    out["_urgency"] = _value(header.urgency)
    out["_year"] = header.year
    out["_aims"] = [found.value for found in draft.aims]
    out["_measures"] = [found.value for found in draft.measures]
    out["_warnings"] = draft.warnings
    out["_counts"] = draft.counts
    return out


def _task(task: TaskDraft) -> dict[str, Any]:
    single: dict[str, Field[Any] | None] = {
        "title": task.title,
        "time": task.time,
        "due": task.due,
        "recurrence": task.recurrence,
        "output": task.output,
    }
    lists = {name: getattr(task, name) for name in ("directing", "lead", "cooperating", "partners")}
    return {
        "ordinal": task.ordinal,
        "parent": task.parent,
        "title": task.title.value,
        "directing": [name.value for name in task.directing],
        "lead": [name.value for name in task.lead],
        "cooperating": [name.value for name in task.cooperating],
        "time": _value(task.time),
        "due": _value(task.due),
        "recurrence": _value(task.recurrence),
        "output": _value(task.output),
        **_marks(single, lists),
        "_partners": [name.value for name in task.partners],
        "_details": [found.value for found in task.details],
        "_style": task.style,
        "_group": task.group,
        "_conflicts": [
            {"field": c.name, "kept": c.kept, "other": c.other, "spans": _spans(c.spans)} for c in task.conflicts
        ],
    }


def _value(found: Field[Any] | None) -> Any:
    if found is None:
        return None
    return found.value.isoformat() if isinstance(found.value, date) else found.value


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.paragraph, span.start, span.end] for span in spans]


def _marks(single: dict[str, Field[Any] | None], lists: dict[str, list[Field[str]]]) -> dict[str, Any]:
    spans: dict[str, Any] = {name: _spans(found.spans) for name, found in single.items() if found is not None}
    sure: dict[str, Any] = {name: round(found.confidence, 2) for name, found in single.items() if found is not None}
    runner = {
        name: found.runner_up.isoformat() if isinstance(found.runner_up, date) else found.runner_up
        for name, found in single.items()
        if found is not None and found.runner_up is not None
    }
    for name, fields in lists.items():
        if fields:
            spans[name] = [_spans(found.spans) for found in fields]
            sure[name] = [round(found.confidence, 2) for found in fields]
    return {"_spans": spans, "_confidence": sure, "_runner_up": runner}
