"""One period of a cycle: who has sent, who is late, the report that comes of it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dondoc.frame.access import access, ensure
from dondoc.journal.queries import history_of
from dondoc.people.requests import SignedIn
from dondoc.reports import actions
from dondoc.reports.access import can_close, can_compose_run, can_set_cycle
from dondoc.reports.models import CycleRun
from dondoc.reports.queries.contributions import former_run, late_lines, request_of
from dondoc.reports.queries.figures import compared, snapshot_of
from dondoc.reports.queries.runs import visible_runs
from dondoc.reports.rules import LIVE_STATES
from dondoc.reports.views.cycles import crumbs_to
from dondoc.ui import confirm, notify
from dondoc.ui.components.pieces import Crumb, Entry


def _run(request: SignedIn, pk: int) -> CycleRun:
    runs = visible_runs(request.user).select_related("cycle__plan__agency", "cycle__plan__document", "cycle__asked_by")
    return get_object_or_404(runs, pk=pk)


@access("reports.run.view")
@require_GET
def detail(request: SignedIn, pk: int) -> HttpResponse:
    """Who has sent, who is late; the draft; what differs from the last period."""
    run = _run(request, pk)
    asked = request_of(run)
    rows = list(asked.addressees.select_related("body", "request")) if asked else []
    report = run.reports.order_by("-id").first()
    now = timezone.now()
    entries = [
        Entry(who=e.actor_name, what=e.sentence, at=e.at, why=e.reason, post=e.actor_post)
        for e in history_of("reports.run", run.pk)[:60]
    ]
    waiting = [row for row in rows if not row.has_answered]
    context = {
        "title": capfirst(run.period_label),
        "run": run,
        "asked": asked,
        "rows": rows,
        "sent": len(rows) - len(waiting),
        "waiting": len(waiting),
        "hour_passed": bool(asked and asked.due_at < now),
        "report": report,
        "is_live": bool(report and report.state in LIVE_STATES),
        "comparison": compared(report, snapshot_of(report)) if report else None,
        "late": list(late_lines(run)) if run.is_open else [],
        "former": former_run(run),
        "can_compose": bool(can_compose_run(request.user, run)),
        "can_close": bool(can_close(request.user, run)),
        "can_urge": bool(can_set_cycle(request.user)) and run.is_open and bool(waiting),
        "entries": entries,
        "crumbs": crumbs_to(Crumb(str(run.cycle)[:60], reverse("reports:cycle", args=[run.cycle_id]))),
    }
    return render(request, "reports/run.html", context)


@access("reports.run.compose")
@require_POST
def compose(request: SignedIn, pk: int) -> HttpResponse:
    """The draft from what the units sent."""
    run = _run(request, pk)
    ensure(can_compose_run(request.user, run))
    try:
        report = actions.compose_run(actor=request.user, run=run)
    except ValueError as error:
        notify.refused(request, str(error))
        return redirect("reports:run", pk=pk)
    notify.done(request, _("Đã tổng hợp dự thảo từ báo cáo của các đơn vị."))
    return redirect("reports:detail", pk=report.pk)


@access("reports.run.urge")
@require_POST
def urge(request: SignedIn, pk: int) -> HttpResponse:
    """The units that have not sent theirs hear again."""
    run = _run(request, pk)
    ensure(can_set_cycle(request.user))
    urged = actions.urge_units(request.user, run)
    names = ", ".join(one.body.name for one in urged)
    notify.done(
        request, _("Đã đôn đốc: %(names)s.") % {"names": names} if urged else _("Không còn đơn vị nào chưa gửi.")
    )
    return redirect("reports:run", pk=pk)


@access("reports.run.close")
@require_POST
def close(request: SignedIn, pk: int) -> HttpResponse:
    """The figures are closed; asked first."""
    run = _run(request, pk)
    ensure(can_close(request.user, run))
    if not confirm.is_confirmed(request):
        return confirm.ask(
            request,
            title=_("Chốt số liệu kỳ này?"),
            consequence=_("Số liệu của kỳ không thay đổi nữa. Kết quả đến sau được đưa vào báo cáo kỳ sau."),
            verb=_("Chốt số liệu"),
            back_url=reverse("reports:run", args=[pk]),
        )
    actions.close_run(actor=request.user, run=run)
    notify.done(request, _("Đã chốt số liệu."))
    return redirect("reports:run", pk=pk)
