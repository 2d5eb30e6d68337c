"""Tasks over time: where each bar stands on a scale of months. Lengths are percent of the scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dondoc.plans.models import Task
from dondoc.plans.queries import timing_of
from dondoc.plans.rules import Timeliness
from dondoc.ui.components.text import said

_COLOURS = {
    Timeliness.OVERDUE: "overdue",
    Timeliness.DUE_SOON: "soon",
    Timeliness.NO_DEADLINE: "plain",
    Timeliness.NOT_DUE: "active",
    Timeliness.STOPPED: "plain",
}


@dataclass(frozen=True, slots=True)
class Month:
    label: str
    x: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One duty: from `x`, `width` long; `open_end` when it has no deadline and runs to the end of the scale."""

    x: float
    width: float
    colour: str
    label: str
    open_end: bool


@dataclass(frozen=True, slots=True)
class Row:
    task: Task
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class TimelineScale:
    months: Sequence[Month]
    today_x: float
    rows: Sequence[Row]


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def timeline_of(tasks: Sequence[Task], on: date) -> TimelineScale | None:
    """The scale from the month of the first start to the month of the last deadline (at least the month of `on`);
    None where no task has begun. Tasks come with their duties prefetched.
    """
    duties = [duty for task in tasks for duty in task.duties.all()]
    if not duties:
        return None
    first = min([d.starts_on for d in duties] + [on]).replace(day=1)
    last = _month_after(max([d.deadline for d in duties if d.deadline] + [on]))
    length = (last - first).days

    def place(day: date) -> float:
        return round(100 * (day - first).days / length, 3)

    months, month = [], first
    while month < last:
        months.append(Month(f"{month.month}/{month.year}", place(month)))
        month = _month_after(month)
    rows = []
    for task in tasks:
        bars = []
        for duty in task.duties.all():
            end = duty.deadline or last - timedelta(days=1)
            timed = timing_of(duty, on)
            bars.append(
                Bar(
                    x=place(duty.starts_on),
                    width=max(place(end + timedelta(days=1)) - place(duty.starts_on), 0.6),
                    colour=_COLOURS.get(timed.kind, "done"),
                    label=f"{duty.body.name}: {said(duty.shown_state.label)}, {said(timed.kind.label).lower()}",
                    open_end=duty.deadline is None,
                )
            )
        rows.append(Row(task, bars))
    step = max(1, len(months) // 12)
    return TimelineScale(months=months[::step], today_x=place(on), rows=rows)
