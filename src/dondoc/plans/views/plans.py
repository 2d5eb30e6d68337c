"""The list of plans, and one plan: its tasks, timeline, documents, aims and history."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.frame.registries import panels_for
from dondoc.frame.search import holds
from dondoc.journal.queries import history_of
from dondoc.language import fold
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.plans.access import can_import, can_read_history, can_review
from dondoc.plans.models import Plan, Task
from dondoc.plans.queries import progress_of, visible_plans, visible_tasks
from dondoc.plans.queries.amending import versions_of
from dondoc.plans.queries.narrowing import TASK_ORDERS
from dondoc.plans.rules import PlanState, Share, shares
from dondoc.plans.views.listing import (
    filtered_tasks,
    list_tasks,
    task_columns,
    task_filters,
    tasks_sheet,
    workbook,
)
from dondoc.plans.views.timeline import timeline_of
from dondoc.records.views.lineage import lineage_of
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.pieces import Colour, Crumb, Entry, Part, Tab
from dondoc.ui.components.text import said, said_choices

_COLOURS: dict[Share, Colour] = {
    Share.DONE: "done",
    Share.PERIOD_DONE: "done",
    Share.SUBMITTED: "soon",
    Share.RUNNING: "active",
}


def progress_parts(counts: dict[str, int]) -> list[Part]:
    """A plan's counts by state as the shares of its bar."""
    return [Part(said(share.label), count, _COLOURS.get(share, "plain")) for share, count in shares(counts)]


@dataclass(frozen=True, slots=True)
class PlanRow:
    plan: Plan
    total: int
    parts: list[Part]


@access("plans.plan.view")
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """The plans that the user sees, newest first."""
    filters = [Filter("state", _("Trạng thái"), options=said_choices(PlanState.choices))]
    plans = visible_plans(request.user).filter(running=False)
    if state := filters[0].value(request):
        plans = plans.filter(state=state)
    if words := fold(request.GET.get("q", "")):
        plans = plans.filter(holds(words))
    page = keyset(
        plans.select_related("document").defer("source_blocks", "reading"),
        ["-id"],
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    counts = progress_of([plan.pk for plan in page.rows])
    rows = [
        PlanRow(plan, sum(counts.get(plan.pk, {}).values()), progress_parts(counts.get(plan.pk, {})))
        for plan in page.rows
    ]
    context = {
        "title": _("Kế hoạch"),
        "rows": rows,
        "page": page,
        "count": count_up_to(plans, exact=request.GET.get("count") == "exact"),
        "filters": filters,
        "columns": [
            Column(_("Kế hoạch"), wide=True),
            Column(_("Số, ngày")),
            Column(_("Trạng thái")),
            Column(_("Tiến độ các nhiệm vụ")),
        ],
        "can_import": bool(can_import(request.user)),
    }
    return render(request, "plans/index.html", context)


def plan_of(request: SignedIn, pk: int) -> Plan:
    plans = (
        visible_plans(request.user)
        .select_related("document", "agency", "above", "amends__document")
        .defer("source_blocks", "reading")
    )
    return get_object_or_404(plans, pk=pk)


def frame_of(request: SignedIn, plan: Plan, tab: str) -> dict[str, object]:
    """What every tab of a plan shows around its content."""
    names = {
        "detail": _("Nhiệm vụ"),
        "timeline": _("Dòng thời gian"),
        "documents": _("Văn bản liên quan"),
        "aims": _("Mục đích, yêu cầu"),
    }
    if can_read_history(request.user):
        names |= {"reminders": _("Nhắc việc"), "history": _("Lịch sử")}
    tabs = [Tab(label, reverse(f"plans:{name}", args=[plan.pk]), current=name == tab) for name, label in names.items()]
    counts = progress_of([plan.pk]).get(plan.pk, {})
    return {
        "title": plan.title,
        "plan": plan,
        "document": plan.document,
        "tabs": tabs,
        "crumbs": [Crumb(_("Kế hoạch"), reverse("plans:index"))],
        "parts": progress_parts(counts),
        "versions": versions_of(request.user, plan),
        "panels": panels_for("plans.plan", request.user, plan),
        "can_review": bool(can_review(request.user, plan)),
    }


@access("plans.plan.view")
@require_GET
def detail(request: SignedIn, pk: int) -> HttpResponse:
    """A plan's tasks in its own order, or as the filters and the sort ask."""
    plan = plan_of(request, pk)
    listing = list_tasks(
        request, lambda: visible_tasks(request.user).filter(plan=plan), within=str(pk), default_sort="plan"
    )
    context = frame_of(request, plan, "detail") | {
        "listing": listing,
        "page": listing.page,
        "count": listing.count,
        "columns": task_columns(),
        "export_url": reverse("plans:export", args=[plan.pk]),
    }
    return render(request, "plans/plan.html", context)


@access("plans.plan.view")
@require_GET
def export(request: SignedIn, pk: int) -> HttpResponse:
    """The plan's tasks as the list shows them, as a workbook."""
    plan = plan_of(request, pk)
    tasks = filtered_tasks(request, visible_tasks(request.user).filter(plan=plan), task_filters(request.user))
    order = TASK_ORDERS.get(request.GET.get("sort", ""), TASK_ORDERS["plan"])
    return workbook(
        tasks_sheet(tasks.order_by(*order), title=plan.title, on=today()), f"nhiem-vu-ke-hoach-{plan.pk}.xlsx"
    )


@access("plans.plan.view")
@require_GET
def timeline(request: SignedIn, pk: int) -> HttpResponse:
    """The plan's tasks over time, with today's line, and their table underneath."""
    plan = plan_of(request, pk)
    tasks = visible_tasks(request.user).filter(plan=plan).order_by("position", "id")
    context = frame_of(request, plan, "timeline") | {
        "timeline": timeline_of(list(tasks.prefetch_related("duties__body")), today())
    }
    return render(request, "plans/timeline.html", context)


@access("plans.plan.view")
@require_GET
def documents(request: SignedIn, pk: int) -> HttpResponse:
    """The documents that the plan rests on, and those that rest on it, as a picture and a table."""
    plan = plan_of(request, pk)
    context = frame_of(request, plan, "documents") | {
        "lineage": lineage_of(plan.document, request.user) if plan.document else None
    }
    return render(request, "plans/documents.html", context)


@access("plans.plan.view")
@require_GET
def aims(request: SignedIn, pk: int) -> HttpResponse:
    """The plan's aims and the tasks that serve each."""
    plan = plan_of(request, pk)
    seen = visible_tasks(request.user).filter(plan=plan, aim__isnull=False).order_by("position", "id")
    by_aim: dict[int | None, list[Task]] = {}
    for task in seen:
        by_aim.setdefault(task.aim_id, []).append(task)
    rows = [(aim, by_aim.get(aim.pk, [])) for aim in plan.aims.all()]
    return render(request, "plans/aims.html", frame_of(request, plan, "aims") | {"rows": rows})


@access("plans.plan.view")
@require_GET
def history(request: SignedIn, pk: int) -> HttpResponse:
    """What happened to the plan itself."""
    plan = plan_of(request, pk)
    ensure(can_read_history(request.user))
    entries = [
        Entry(who=e.actor_name, what=e.sentence, at=e.at, why=e.reason, post=e.actor_post)
        for e in history_of("plans.plan", plan.pk)[:200]
    ]
    return render(request, "plans/history.html", frame_of(request, plan, "history") | {"entries": entries})
