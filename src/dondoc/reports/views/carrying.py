"""A report on its way: its paper, its figures and their records, what was composed before."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dondoc.frame.access import access, ensure
from dondoc.people.requests import SignedIn
from dondoc.records.rules import ALLOWED_FILES
from dondoc.reports import actions
from dondoc.reports.access import can_recompose, can_submit, can_take_back
from dondoc.reports.queries.figures import snapshot_of
from dondoc.reports.queries.layout import sheets_of
from dondoc.reports.views.reports import file_answer, name_of, report_of
from dondoc.ui import confirm, notify
from dondoc.ui.components.pieces import Crumb


@access("reports.report.submit")
@require_POST
def submit(request: SignedIn, pk: int) -> HttpResponse:
    """The report becomes a paper; asked first, for from then on its words are changed there."""
    report = report_of(request, pk)
    ensure(can_submit(request.user, report))
    if not confirm.is_confirmed(request):
        return confirm.ask(
            request,
            title=_("Đưa báo cáo lên phiếu trình?"),
            consequence=_("Nội dung được chuyển thành dự thảo văn bản. Bị trả lại thì lấy về đây để sửa."),
            verb=_("Trình ký"),
            back_url=reverse("reports:detail", args=[pk]),
        )
    paper = actions.submit_report(request.user, report)
    notify.done(request, _("Đã lập dự thảo văn bản. Hãy xem lại rồi trình."))
    return redirect("outgoing:paper", pk=paper.pk)


@access("reports.report.submit")
@require_POST
def take_back(request: SignedIn, pk: int) -> HttpResponse:
    """Back to the composer."""
    report = report_of(request, pk)
    ensure(can_take_back(request.user, report))
    actions.take_back_report(actor=request.user, report=report)
    notify.done(request, _("Đã lấy báo cáo về. Sửa xong, chọn “Trình ký” để trình lại."))
    return redirect("reports:detail", pk=pk)


@access("reports.report.compose")
@require_POST
def restore(request: SignedIn, pk: int) -> HttpResponse:
    """The report as it was composed at a moment before."""
    report = report_of(request, pk)
    ensure(can_recompose(request.user, report))
    as_of = _moment(request.POST.get("as_of", ""))
    if as_of is None or not report.snapshots.filter(as_of=as_of).exists():
        raise Http404
    actions.restore_report(actor=request.user, report=report, as_of=as_of)
    notify.done(request, _("Đã lấy lại số liệu. Những phần đồng chí đã sửa được giữ nguyên."))
    return redirect("reports:detail", pk=pk)


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and timezone.is_aware(found) else None


@access("reports.report.view")
@require_GET
def figure(request: SignedIn, pk: int, key: str) -> HttpResponse:
    """The records behind one figure, as they were when it was counted."""
    report = report_of(request, pk)
    snapshot = snapshot_of(report)
    found = next((f for f in snapshot.content["figures"] if f["key"] == key), None) if snapshot else None
    if found is None:
        raise Http404
    context = {
        "title": f"{found['label']}: {found['value']} {found['unit']}".strip(),
        "report": report,
        "rows": found["rows"],
        "crumbs": [
            Crumb(_("Báo cáo"), reverse("reports:index")),
            Crumb(report.abstract[:60], reverse("reports:detail", args=[pk])),
        ],
    }
    return render(request, "reports/figure.html", context)


@access("reports.report.view")
@require_GET
def xlsx(request: SignedIn, pk: int) -> HttpResponse:
    """Its table of tasks and its figures as a workbook."""
    report = report_of(request, pk)
    return file_answer(sheets_of(report, snapshot_of(report)), ALLOWED_FILES["xlsx"], f"{name_of(report)}.xlsx")
