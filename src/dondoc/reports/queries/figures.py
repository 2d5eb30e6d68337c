"""The figures of a report as they were counted, each with its records, and what changed since the last period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from dondoc.language import format_date
from dondoc.plans.models import Update
from dondoc.reports.models import Report, ReportPart, Snapshot
from dondoc.reports.queries.drafting import Draft
from dondoc.reports.queries.facts import TaskFacts, counts_of
from dondoc.reports.queries.parts import Material

Plain = dict[str, Any]  # as JSON keeps it
PART_FIELDS = ("level", "kind", "heading", "body", "task_id", "addressee_id", "sources")
# What an overview counts → its words there.
COUNTS = {
    "done_on_time": "hoàn thành đúng hạn",
    "done_late": "hoàn thành quá hạn",
    "met": "nhiệm vụ thường xuyên đạt yêu cầu trong kỳ",
    "submitted": "chờ duyệt kết quả",
    "running_in_time": "đang thực hiện trong hạn",
    "running_overdue": "đang thực hiện quá hạn",
    "not_accepted": "chưa tiếp nhận",
    "paused": "tạm dừng",
    "cancelled": "hủy",
    "transferred": "chuyển giao",
}
TOTAL = "Nhiệm vụ"


def content_of(draft: Draft) -> Plain:
    """A draft as a snapshot keeps it."""
    return {
        "opening": draft.report.opening,
        "appendix": draft.report.appendix,
        "parts": [{name: getattr(part, name) for name in PART_FIELDS} for part in draft.parts],
        "figures": list(_figures(draft.material)),
        "tasks": {str(f.task.pk): _task(f) for f in draft.material.all_facts},
    }


def parts_kept(snapshot: Snapshot) -> list[ReportPart]:
    """The parts as the program wrote them then, unsaved."""
    return [ReportPart(**part) for part in snapshot.content["parts"]]


def _task(fact: TaskFacts) -> Plain:
    return {"title": fact.task.title, "lead": fact.task.lead_text, "standing": fact.standing}


def _figures(material: Material) -> Iterator[Plain]:
    facts = material.all_facts
    yield _figure("total", TOTAL, len(facts), "", [_task_row(f) for f in facts])
    counts = [(fact, counts_of(fact, material.day)) for fact in facts]
    for key, label in COUNTS.items():
        found = [fact for fact, named in counts if key in named]
        yield _figure(key, label, len(found), "", [_task_row(f) for f in found])
    for fact in facts:
        for update in fact.updates:
            for n, one in enumerate(fact.figures_of(update), start=1):
                row = _update_row(fact, update)
                yield _figure(f"u{update.pk}-{n}", one["label"], one["value"], one.get("unit", ""), [row])
        for live in material.counted.get(fact.task.pk, ()):
            row = _task_row(fact) | {"url": live.source_url}
            yield _figure(f"t{fact.task.pk}-{live.key}", live.label, live.value, live.unit, [row])


def _figure(key: str, label: str, value: int, unit: str, rows: Sequence[Plain]) -> Plain:
    return {"key": key, "label": label, "value": value, "unit": unit, "rows": list(rows)}


def _task_row(fact: TaskFacts) -> Plain:
    task = fact.task
    when = format_date(task.due) if task.due else task.printed_time
    return _row(task.title, task.lead_text, when, fact.standing, task.pk)


def _update_row(fact: TaskFacts, update: Update) -> Plain:
    when = format_date(timezone.localdate(update.at))
    return _row(update.narrative or fact.task.title, str(update.duty.body), when, fact.standing, fact.task.pk)


def _row(text: str, who: str, when: str, standing: str, task_id: int) -> Plain:
    url = reverse("plans:task", args=[task_id])
    return {"text": text, "who": who, "when": when or "", "standing": standing, "url": url}


# ------------------------------------------------------------------ reads of what is kept
def snapshot_of(report: Report) -> Snapshot | None:
    """The figures that the report shows; None for one composed before figures were kept."""
    return report.snapshots.filter(as_of=report.as_of).first()


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the comparison with the last period; `way` is "up", "down" or "" where there is no direction."""

    label: str
    before: str | int
    now: str | int
    key: str = ""
    url: str = ""

    @property
    def way(self) -> str:
        if isinstance(self.before, int) and isinstance(self.now, int) and self.before != self.now:
            return "up" if self.now > self.before else "down"
        return ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A report beside that of the period before: figures with both numbers, tasks that stand otherwise."""

    former: Report
    figures: Sequence[Change]
    tasks: Sequence[Change]


def compared(report: Report, snapshot: Snapshot | None) -> Comparison | None:
    """What differs from the last period; None where there is no report to compare with."""
    former = former_report(report)
    kept = snapshot_of(former) if former else None
    if former is None or kept is None or snapshot is None:
        return None
    before, now = kept.content, snapshot.content
    return Comparison(former, list(_figure_changes(before, now)), list(_task_changes(before, now)))


def former_report(report: Report) -> Report | None:
    """The latest report of the same cycle, or on the same plan by the same kind of period, that ended before."""
    found = Report.objects.filter(ends_on__lt=report.ends_on, starts_on__lt=report.starts_on)
    if report.run_id and report.run:
        found = found.filter(run__cycle_id=report.run.cycle_id)
    else:
        found = found.filter(plan=report.plan, mode=report.mode, period__regex=_same_kind(report.period))
    return found.order_by("-ends_on", "-id").first()


def _same_kind(key: str) -> str:
    """Keys of periods as long as this one: "2026-Q4" → those of quarters."""
    ending = key[5:]
    return r"^[0-9]{4}-" + (f"{ending[0]}[0-9]+$" if ending[0] in "MQH" else f"{ending}$")


def _figure_changes(before: Plain, now: Plain) -> Iterator[Change]:
    former = _sums(before)
    for label, (value, key) in _sums(now).items():
        was = former.get(label, (0, ""))[0]
        if was or value:
            yield Change(label, was, value, key=key)
    for label, (was, _key) in former.items():
        if label not in _sums(now) and was:
            yield Change(label, was, 0)


def _sums(content: Plain) -> dict[str, tuple[int, str]]:
    """Label → the value of all figures of that name, and the key of the first."""
    found: dict[str, tuple[int, str]] = {}
    for figure in content["figures"]:
        value, key = found.get(figure["label"], (0, figure["key"]))
        found[figure["label"]] = (value + int(figure["value"]), key)
    return found


def _task_changes(before: Plain, now: Plain) -> Iterator[Change]:
    former = before["tasks"]
    for pk, task in now["tasks"].items():
        was = former.get(pk, {}).get("standing", "")
        if was != task["standing"]:
            yield Change(task["title"], was, task["standing"], url=reverse("plans:task", args=[int(pk)]))
