"""What the review page shows of a draft, put together from rows read once: a constant number of queries for any plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.forms import BoundField
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dondoc.language import fold
from dondoc.people.models import User
from dondoc.plans import hooks
from dondoc.plans.actions.arranging import sentences_of
from dondoc.plans.forms.reviewing import Choices, HeaderForm, TaskForm
from dondoc.plans.models import Assignment, Plan, PlanAim, Task
from dondoc.plans.queries import visible_plans
from dondoc.plans.queries.printed import posts_by_title
from dondoc.plans.queries.reviewing import (
    doubts_of,
    draft_tasks,
    dropped_tasks,
    is_unknown,
    needs_rhythm,
    place_of,
    spans_attribute,
    summarize,
)
from dondoc.plans.rules import DOUBT, PRINTED_PARTS, PlanState
from dondoc.plans.views.mending import names_of, rhythms_of

MIN_CHOICES = 2  # a select with "none" alone asks nothing


@dataclass(frozen=True, slots=True)
class Chip:
    """A name of a task as its card shows it."""

    name: Assignment
    target: str  # what it means, where that differs from the printed words
    spans: str
    unknown: bool
    doubt: bool


@dataclass(frozen=True, slots=True)
class PartRow:
    part: str
    label: str
    chips: Sequence[Chip]


@dataclass(frozen=True, slots=True)
class Split:
    """A place to cut: behind this sentence, which the button shows."""

    after: int
    text: str


@dataclass(frozen=True, slots=True)
class Select:
    """A select of a card, made without a widget's template: a plan of a hundred tasks has hundreds of them."""

    name: str
    label: str
    id: str
    html: SafeString


def _select(bound: BoundField) -> Select | None:
    """None where there is nothing to choose from."""
    choices = list(getattr(bound.field, "choices", []))
    if len(choices) < MIN_CHOICES:
        return None
    value = str(bound.value() or "")
    options = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((key, SafeString(" selected") if str(key) == value else "", label) for key, label in choices),
    )
    html = format_html('<select name="{}" id="{}">{}</select>', bound.html_name, bound.id_for_label, options)
    return Select(bound.html_name, str(bound.label), bound.id_for_label, html)


@dataclass(frozen=True, slots=True)
class Card:
    """One task on the review page. `spans`: field → data-spans."""

    task: Task
    form: TaskForm
    recurrence: Select | None
    rhythm: Select | None
    more: Sequence[Select]
    doubts: Sequence[str]
    parts: Sequence[PartRow]
    spans: dict[str, str]
    runner_ups: dict[str, str]
    splits: Sequence[Split]
    conflicts: Sequence[dict[str, Any]]
    rhythmless: bool
    first: bool
    last: bool

    @property
    def place(self) -> str:
        return place_of(self.task)

    @property
    def one_line(self) -> str:
        """The title without line breaks: one typed into it is the place to cut."""
        return " ".join(self.task.title.split())


def _target(name: Assignment) -> str:
    target = name.body or name.group or name.post or name.person
    text = str(target) if target else ""
    return "" if fold(text) in fold(name.text) else text


def _chip(name: Assignment) -> Chip:
    return Chip(
        name=name,
        target=_target(name),
        spans=spans_attribute(name.spans),
        unknown=is_unknown(name),
        doubt=name.resolved and name.confidence < DOUBT,
    )


def _places(read: dict[str, Any]) -> dict[str, str]:
    """data-spans by field; a deadline and a recurrence were read from the words of the time."""
    found = {key: spans_attribute(value.get("spans", [])) for key, value in read.items()}
    time = found.get("time", "")
    return {"title": "", "output": "", "time": time, "due": time, "recurrence": time} | found


def card_of(task: Task, form: TaskForm, *, first: bool = False, last: bool = False) -> Card:
    """The card of a loaded task (`draft_tasks`)."""
    names = list(task.assignments.all())
    rows = [PartRow(part.value, part.label, [_chip(n) for n in names if n.part == part]) for part in PRINTED_PARTS]
    read = {key: value for key, value in task.reading.items() if isinstance(value, dict)}
    cuts = sentences_of(task.title)[:-1]
    return Card(
        task=task,
        form=form,
        recurrence=_select(form["recurrence"]),
        rhythm=_select(form["rhythm"]),
        more=[found for name in ("aim", "carries_out", "programme") if (found := _select(form[name]))],
        doubts=doubts_of(task),
        parts=rows,
        spans=_places(read),
        runner_ups={key: str(value["runner_up"]) for key, value in read.items() if value.get("runner_up")},
        splits=[Split(n, text) for n, text in enumerate(cuts, start=1)],
        conflicts=[
            {**conflict, "index": index, "places": spans_attribute(conflict.get("spans", []))}
            for index, conflict in enumerate(task.reading.get("conflicts", []))
        ],
        rhythmless=needs_rhythm(task),
        first=first,
        last=last,
    )


def choices_of(plan: Plan) -> Choices:
    """Aims, tasks of the plan above, programmes."""
    above = Task.objects.filter(plan_id=plan.above_id, dropped=False) if plan.above_id else Task.objects.none()
    return Choices(
        aims=list(plan.aims.all()),
        above_tasks=list(above.order_by("position", "id")) if plan.above_id else [],
        programmes=[(programme.slug, programme.name) for programme in hooks.programmes],
    )


def plans_above(user: User, plan: Plan) -> QuerySet[Plan]:
    """What a plan may name as the plan above it."""
    plans = visible_plans(user).filter(running=False).exclude(pk=plan.pk).exclude(state=PlanState.WITHDRAWN)
    return plans.defer("source_blocks", "reading").order_by("-id")


# ------------------------------------------------------------------ the page
@dataclass(frozen=True, slots=True)
class AimRow:
    aim: PlanAim
    spans: str


def workspace(user: User, plan: Plan, *, only_doubt: bool, query: str) -> dict[str, Any]:
    """Everything to the right of the document: summary, header, aims, cards."""
    posts = posts_by_title()
    tasks = list(draft_tasks(plan))
    summary = summarize(plan, tasks, posts)
    choices = choices_of(plan)
    doubtful = {task.pk for task in summary.doubtful} | {task.pk for task in summary.rhythmless}
    shown = [task for task in tasks if task.pk in doubtful] if only_doubt else tasks
    places = list(plan.reading.get("aims", []))
    read = plan.reading.get("header", {})
    return {
        "plan": plan,
        "document": plan.document,
        "query": query,
        "only_doubt": only_doubt,
        "summary": summary,
        "doubtful_count": len(doubtful),
        **rhythms_of(plan, summary),
        **names_of(plan, summary),
        "header_form": HeaderForm(plan=plan, above=plans_above(user, plan)),
        "header_spans": {name: spans_attribute(value.get("spans", [])) for name, value in read.items()},
        "header_doubts": [
            *(name for name, value in read.items() if value.get("confidence", 1.0) < DOUBT),
            *(["whose"] if plan.reading.get("foreign") else []),
        ],
        "changes": plan.reading.get("changes", []),
        "choice": plan.reading.get("choice", ""),
        "aims": [
            AimRow(aim, spans_attribute(places[n]) if n < len(places) else "") for n, aim in enumerate(choices.aims)
        ],
        "cards": [
            card_of(task, TaskForm(task=task, choices=choices), first=task is tasks[0], last=task is tasks[-1])
            for task in shown
        ],
        "dropped": list(dropped_tasks(plan)),
        "measures": [
            {**measure, "places": spans_attribute(measure.get("spans", []))}
            for measure in plan.reading.get("measures", [])
        ],
    }


def one_card(
    plan: Plan, task_id: int, *, data: QueryDict | None = None, query: str = "", names: bool = True
) -> dict[str, Any]:
    """One card with what an act on it changes around it, the unknown names only where asked; with `data` the card keeps
    what was typed and its errors.
    """
    tasks = list(draft_tasks(plan))
    summary = summarize(plan, tasks, posts_by_title())
    task = next(task for task in tasks if task.pk == task_id)
    form = TaskForm(data, task=task, choices=choices_of(plan))
    return {
        "plan": plan,
        "document": plan.document,
        "query": query,
        "summary": summary,
        "doubtful_count": len({t.pk for t in (*summary.doubtful, *summary.rhythmless)}),
        "card": card_of(task, form, first=task is tasks[0], last=task is tasks[-1]),
        **rhythms_of(plan, summary),
        **(names_of(plan, summary) if names else {}),
    }
