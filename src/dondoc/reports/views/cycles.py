"""Cycles of reports: the list, one with its periods, what it says."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.journal.queries import history_of
from dondoc.official.xlsx_out import Column as SheetColumn
from dondoc.official.xlsx_out import Sheet, write_xlsx
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.plans.queries import visible_plans
from dondoc.plans.rules import PlanState
from dondoc.records.queries import visible_documents
from dondoc.records.rules import ALLOWED_FILES, Direction
from dondoc.reports import actions
from dondoc.reports.access import can_see_cycles, can_set_cycle
from dondoc.reports.forms import CycleForm
from dondoc.reports.models import CycleRun, ReportCycle
from dondoc.reports.queries.runs import offered_periods, visible_cycles
from dondoc.ui import notify
from dondoc.ui.components.lists import Column
from dondoc.ui.components.pieces import Crumb, Entry
from dondoc.ui.components.text import said
from dondoc.worktime import Mode, parse_period

SHEET_ROWS = 5_000


def crumbs_to(*more: Crumb) -> list[Crumb]:
    return [
        Crumb(_("Báo cáo"), reverse("reports:index")),
        Crumb(_("Báo cáo định kỳ"), reverse("reports:cycles")),
        *more,
    ]


def _latest(cycle: ReportCycle) -> CycleRun | None:
    return max(cycle.runs.all(), key=lambda run: run.ends_on, default=None)


@access("reports.cycle.view")
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """The cycles, newest first, each with its latest period."""
    ensure(can_see_cycles(request.user))
    cycles = visible_cycles(request.user).select_related("plan").prefetch_related("runs__cycle")
    page = keyset(cycles, ["-id"], after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    context = {
        "title": _("Báo cáo định kỳ"),
        "page": page,
        "rows": [(cycle, _latest(cycle)) for cycle in page.rows],
        "count": count_up_to(cycles, exact=request.GET.get("count") == "exact"),
        "export_url": reverse("reports:cycles_sheet"),
        "columns": [
            Column(_("Báo cáo"), wide=True),
            Column(_("Kỳ gần nhất")),
            Column(_("Ngày phải gửi")),
            Column(_("Trạng thái")),
        ],
        "can_set": bool(can_set_cycle(request.user)),
        "crumbs": crumbs_to()[:1],
    }
    return render(request, "reports/cycles.html", context)


@access("reports.cycle.view")
@require_GET
def sheet(request: SignedIn) -> HttpResponse:
    """The same list as xlsx."""
    ensure(can_see_cycles(request.user))
    columns = [
        SheetColumn(_("Báo cáo"), width=60),
        SheetColumn(_("Kỳ gần nhất"), width=20),
        SheetColumn(_("Ngày phải gửi"), kind="date"),
        SheetColumn(_("Trạng thái"), width=18),
    ]
    cycles = visible_cycles(request.user).select_related("plan").prefetch_related("runs__cycle").order_by("-id")
    rows = []
    for cycle in cycles[:SHEET_ROWS]:
        run = _latest(cycle)
        told = (run.period_label, run.send_by, said(run.get_state_display())) if run else ("", None, "")
        rows.append((str(cycle), *told))
    data = write_xlsx([Sheet(_("Báo cáo định kỳ"), columns, rows)], made_at=timezone.now())
    disposition = 'attachment; filename="bao-cao-dinh-ky.xlsx"'
    return HttpResponse(data, content_type=ALLOWED_FILES["xlsx"], headers={"Content-Disposition": disposition})


def cycle_of(request: SignedIn, pk: int) -> ReportCycle:
    cycles = visible_cycles(request.user).select_related("plan__agency", "plan__document", "asked_by")
    return get_object_or_404(cycles, pk=pk)


@access("reports.cycle.view")
@require_GET
def detail(request: SignedIn, pk: int) -> HttpResponse:
    """What the cycle says, its periods, and those that can be opened."""
    cycle = cycle_of(request, pk)
    can_set = bool(can_set_cycle(request.user))
    entries = [
        Entry(who=e.actor_name, what=e.sentence, at=e.at, why=e.reason, post=e.actor_post)
        for e in history_of("reports.cycle", cycle.pk)[:60]
    ]
    context = {
        "title": str(cycle),
        "cycle": cycle,
        "runs": cycle.runs.select_related("cycle").order_by("-ends_on")[:50],
        "offered": [(p.key, capfirst(p.label)) for p in offered_periods(cycle, today())] if can_set else [],
        "can_set": can_set,
        "entries": entries,
        "crumbs": crumbs_to(),
    }
    return render(request, "reports/cycle.html", context)


@access("reports.cycle.set")
@require_http_methods(["GET", "POST"])
def new(request: SignedIn) -> HttpResponse:
    """A new cycle."""
    ensure(can_set_cycle(request.user))
    form = _form(request, initial={"plan": request.GET.get("plan"), "starts_on": today()})
    if request.method == "POST" and form.is_valid():
        cycle = actions.set_cycle(actor=request.user, said=form.said())
        notify.done(request, _("Đã đặt báo cáo định kỳ. Đến ngày, phần mềm tự đề nghị các đơn vị gửi báo cáo."))
        return redirect("reports:cycle", pk=cycle.pk)
    context = {
        "title": _("Đặt báo cáo định kỳ"),
        "form": form,
        "word": _("Lưu"),
        "crumbs": crumbs_to(),
        "back_url": reverse("reports:cycles"),
    }
    return render(request, "reports/form.html", context)


@access("reports.cycle.set")
@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, pk: int) -> HttpResponse:
    """What it says from the next period on."""
    cycle = cycle_of(request, pk)
    ensure(can_set_cycle(request.user))
    form = _form(request, initial=CycleForm.initial_of(cycle))
    back = reverse("reports:cycle", args=[pk])
    if request.method == "POST" and form.is_valid():
        actions.edit_cycle(actor=request.user, cycle=cycle, said=form.said())
        notify.done(request, _("Đã lưu. Các kỳ đã mở giữ như cũ."))
        return redirect(back)
    context = {
        "title": _("Sửa báo cáo định kỳ"),
        "form": form,
        "word": _("Lưu"),
        "crumbs": crumbs_to(Crumb(str(cycle)[:60], back)),
        "back_url": back,
    }
    return render(request, "reports/form.html", context)


def _form(request: SignedIn, initial: dict[str, object]) -> CycleForm:
    plans = visible_plans(request.user).filter(state=PlanState.ISSUED, running=False).order_by("-id")
    documents = visible_documents(request.user).filter(direction=Direction.INCOMING).order_by("-id")
    return CycleForm(request.POST or None, plans=plans, documents=documents, initial=initial)


@access("reports.cycle.set")
@require_POST
def open_run(request: SignedIn, pk: int) -> HttpResponse:
    """A period opened by hand: the units are asked."""
    cycle = cycle_of(request, pk)
    ensure(can_set_cycle(request.user))
    offered = {period.key for period in offered_periods(cycle, today())}
    if request.POST.get("period") not in offered:
        notify.refused(request, _("Kỳ này đã mở hoặc chưa mở được. Hãy chọn kỳ trong danh sách."))
        return redirect("reports:cycle", pk=pk)
    period = parse_period(request.POST["period"], Mode(cycle.mode))
    try:
        run = actions.open_run(request.user, cycle, period)
    except ValidationError as error:
        notify.refused(request, " ".join(error.messages))
        return redirect("reports:cycle", pk=pk)
    notify.done(request, _("Đã mở kỳ báo cáo và đề nghị các đơn vị gửi báo cáo."))
    return redirect("reports:run", pk=run.pk)
