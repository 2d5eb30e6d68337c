"""All tasks as one list, and one task: what is asked, where it stands, and the acts on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.frame.access import Decision, Refused, access
from dondoc.frame.registries import panels_for
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.people.requests import SignedIn
from dondoc.plans.access import (
    allowed_verbs,
    can_ask_extension,
    can_divide,
    can_give,
    can_name_cooperators,
    can_set_deadline,
    can_take_extension,
    can_withdraw,
    directed_by,
)
from dondoc.plans.models import Duty, Update
from dondoc.plans.models import Step as UnitStep
from dondoc.plans.queries import figures_of, last_day, visible_duties, visible_tasks
from dondoc.plans.queries.extending import DeadlineStory, deadline_story
from dondoc.plans.queries.history import task_history
from dondoc.plans.queries.narrowing import TASK_ORDERS
from dondoc.plans.rules import DUTY, OPEN_STATES, Part, WorkState
from dondoc.plans.views.fetching import task_of
from dondoc.plans.views.listing import (
    filtered_tasks,
    list_tasks,
    task_columns,
    task_filters,
    tasks_sheet,
    workbook,
)
from dondoc.ui.components.pieces import Crumb, Entry, FileRow, Stage
from dondoc.ui.components.text import said
from dondoc.worktime import Unit, next_period, parse_period, period_of


@access("plans.task.view")
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Every task that the user sees, nearest deadline first."""
    listing = list_tasks(request, lambda: visible_tasks(request.user), within="", default_sort="due")
    context = {
        "title": _("Nhiệm vụ"),
        "listing": listing,
        "page": listing.page,
        "count": listing.count,
        "columns": task_columns(),
        "export_url": reverse("plans:tasks_export"),
        "can_give": bool(can_give(request.user)),
        "crumbs": [Crumb(_("Kế hoạch"), reverse("plans:index"))],
    }
    return render(request, "plans/tasks.html", context)


@access("plans.task.view")
@require_GET
def export(request: SignedIn) -> HttpResponse:
    """The list of tasks as shown, as a workbook."""
    tasks = filtered_tasks(request, visible_tasks(request.user), task_filters(request.user))
    order = TASK_ORDERS.get(request.GET.get("sort", ""), TASK_ORDERS["due"])
    return workbook(tasks_sheet(tasks.order_by(*order), title=_("Danh sách nhiệm vụ"), on=today()), "nhiem-vu.xlsx")


# ------------------------------------------------------------------ one task
@dataclass(frozen=True, slots=True)
class Act:
    """A button: what it does, where it posts, and whether it opens a form first."""

    verb: str
    word: str
    url: str
    needs_form: bool
    style: str


@dataclass(frozen=True, slots=True)
class Said:
    """An update with its files, as the page lists it."""

    update: Update
    files: list[FileRow]


@dataclass(frozen=True, slots=True)
class DutyCard:
    """A duty as its card shows it to one user."""

    duty: Duty
    stages: list[Stage]
    acts: list[Act]
    updates: list[Said]
    steps: list[UnitStep]
    divides: bool
    next_opens: date | None
    rest_day: date | None  # the printed due date, where it carried over to the next working day
    story: DeadlineStory
    asks: bool  # may ask for a later deadline
    too_late: str  # why not any more
    decides: bool  # may decide on the request that waits
    withdraws: bool  # may take it back
    sets: bool  # may set a later deadline unasked


# The way of a duty as the stepper draws it.
_WAY = (WorkState.ASSIGNED, WorkState.ACCEPTED, WorkState.RUNNING, WorkState.SUBMITTED, WorkState.DONE)
_FORMS = {"report", "submit", "return", "pause", "cancel", "transfer"}
_STYLES = {"accept": "primary", "report": "primary", "approve": "primary", "cancel": "danger"}


def _stages(duty: Duty) -> list[Stage]:
    at = {WorkState.RETURNED: WorkState.RUNNING, WorkState.PAUSED: WorkState.RUNNING}.get(
        WorkState(duty.state), WorkState(duty.state)
    )
    if at not in _WAY:
        return [Stage(said(duty.shown_state.label), "failed")]
    reached = _WAY.index(at)
    stages = []
    for place, state in enumerate(_WAY):
        done = place < reached or state is WorkState.DONE is at
        ahead = WorkState.PERIOD_DONE if duty.period and state is WorkState.DONE else state
        label = said((duty.shown_state if place == reached else ahead).label)
        stages.append(Stage(label, "done" if done else "current" if place == reached else "ahead"))
    return stages


def _acts(duty: Duty, verbs: Sequence[str]) -> list[Act]:
    acts = []
    for verb in verbs:
        step = DUTY.step(duty.state, verb, reason="-")
        acts.append(
            Act(
                verb, step.word, reverse("plans:take", args=[duty.pk, verb]), verb in _FORMS, _STYLES.get(verb, "plain")
            )
        )
    return acts


def _next_opens(duty: Duty, duties: Sequence[Duty]) -> date | None:
    """When the next period of accepted work opens, unless its duty is there already."""
    if duty.shown_state is not WorkState.PERIOD_DONE:
        return None
    if any(d.body_id == duty.body_id and d.starts_on > duty.starts_on for d in duties):
        return None
    return next_period(parse_period(duty.period)).start


def _card(user: User, duty: Duty, verbs: Sequence[str], duties: Sequence[Duty], directed: frozenset[int]) -> DutyCard:
    story = deadline_story(user, duty, duty.extensions.all())
    asks = can_ask_extension(user, duty, waiting=story.asked is not None)
    sets = can_set_deadline(user, duty, directed=directed)
    mine = duty.body_id in standing_of(user).body_ids
    updates = [
        Said(
            update,
            [FileRow(e.name, reverse("plans:evidence", args=[e.pk]), e.file.size) for e in update.evidence.all()],
        )
        for update in duty.updates.all()
    ]
    return DutyCard(
        duty=duty,
        stages=_stages(duty),
        acts=_acts(duty, verbs),
        updates=updates,
        steps=list(duty.steps.all()) if mine else [],
        divides=bool(can_divide(user, duty)),
        next_opens=_next_opens(duty, duties),
        rest_day=duty.task.due if not duty.period and duty.task.due != last_day(duty.task.due) else None,
        story=story,
        asks=bool(asks),
        too_late=_too_late(user, duty, asks),
        decides=story.asked is not None and bool(can_take_extension(user, story.asked, "grant", directed=directed)),
        withdraws=story.asked is not None and bool(can_take_extension(user, story.asked, "withdraw")),
        sets=bool(sets) and duty.deadline is not None,
    )


def _too_late(user: User, duty: Duty, asks: Decision) -> str:
    """What the unit head of late work reads in the place of the button."""
    late = duty.deadline is not None and duty.deadline < today() and duty.state in OPEN_STATES
    waits = late and duty.state != WorkState.SUBMITTED and duty.body_id in standing_of(user).headed_ids
    return asks.reason if waits and isinstance(asks, Refused) else ""


@access("plans.task.view")
@require_GET
def detail(request: SignedIn, pk: int) -> HttpResponse:
    """One task."""
    task = task_of(request, pk)
    duties = list(
        visible_duties(request.user)
        .filter(task=task)
        .select_related("body", "task", "handler", "taken_over_from__body")
        .prefetch_related(
            "updates__evidence__file", "steps__person", "extensions__duty", "handed_over_to__body", "urgings"
        )
        .order_by("body__sort_key", "-starts_on")
    )
    roles = list(task.assignments.select_related("body", "group", "post", "person").order_by("part", "position"))
    entries = [
        Entry(who=e.actor_name, what=e.sentence, at=e.at, why=e.reason, post=e.actor_post)
        for e in task_history(request.user, task)[:100]
    ]
    directed = directed_by(request.user, [task.pk])
    verbs = allowed_verbs(request.user, duties, directed=directed)
    linked = visible_tasks(request.user).filter(Q(pk=task.carries_out_id) | Q(carries_out=task))
    near = list(linked.select_related("plan").order_by("plan_id", "position", "id"))
    context = {
        "title": task.title,
        "task": task,
        "cards": [_card(request.user, duty, verbs[duty.pk], duties, directed) for duty in duties],
        "by_part": [
            (part, [r for r in roles if r.part == part]) for part in Part if any(r.part == part for r in roles)
        ],
        "named": {r.named_by_id for r in roles},
        "can_name": bool(can_name_cooperators(request.user, task)) and any(r.open_role for r in roles),
        "above": next((other for other in near if other.pk == task.carries_out_id), None),
        "carried_by": [other for other in near if other.carries_out_id == task.pk],
        "can_withdraw": bool(can_withdraw(request.user, task)),
        "entries": entries,
        "figures": figures_of(task, period_of(today(), Unit.QUARTER), today()),
        "panels": panels_for("plans.task", request.user, task),
        "crumbs": [
            Crumb(_("Kế hoạch"), reverse("plans:index")),
            Crumb(task.plan.title, reverse("plans:detail", args=[task.plan_id])),
        ],
    }
    return render(request, "plans/task.html", context)
