"""The list of reports, as a page and as xlsx."""

from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.frame.access import access
from dondoc.frame.paging import count_up_to, keyset
from dondoc.official.xlsx_out import Column as SheetColumn
from dondoc.official.xlsx_out import Sheet, write_xlsx
from dondoc.people.requests import SignedIn
from dondoc.records.rules import ALLOWED_FILES
from dondoc.reports.access import can_compose, can_see_cycles
from dondoc.reports.models import Report
from dondoc.reports.queries import visible_reports
from dondoc.ui.components.lists import Column
from dondoc.ui.components.text import said

SHEET_ROWS = 50_000


def _listed(request: SignedIn) -> QuerySet[Report]:
    return visible_reports(request.user).select_related("plan", "document")


@access("reports.report.view")
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """The reports that the user sees, newest first."""
    reports = _listed(request)
    page = keyset(reports, ["-id"], after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    context = {
        "title": _("Báo cáo"),
        "page": page,
        "count": count_up_to(reports, exact=request.GET.get("count") == "exact"),
        "export_url": reverse("reports:sheet"),
        "columns": [
            Column(_("Báo cáo"), wide=True),
            Column(_("Số, ngày")),
            Column(_("Ngày phải gửi")),
            Column(_("Trạng thái")),
        ],
        "can_compose": bool(can_compose(request.user)),
        "can_see_cycles": bool(can_see_cycles(request.user)),
    }
    return render(request, "reports/index.html", context)


@access("reports.report.view")
@require_GET
def sheet(request: SignedIn) -> HttpResponse:
    """The same list as xlsx, the newest SHEET_ROWS of it."""
    columns = [
        SheetColumn(_("Báo cáo"), width=60),
        SheetColumn(_("Số, ký hiệu"), width=20),
        SheetColumn(_("Ngày ban hành"), kind="date"),
        SheetColumn(_("Ngày phải gửi"), kind="date"),
        SheetColumn(_("Trạng thái"), width=18),
    ]
    rows = [_row(report) for report in _listed(request).order_by("-id")[:SHEET_ROWS]]
    data = write_xlsx([Sheet(_("Các báo cáo"), columns, rows)], made_at=timezone.now())
    disposition = 'attachment; filename="bao-cao.xlsx"'
    return HttpResponse(data, content_type=ALLOWED_FILES["xlsx"], headers={"Content-Disposition": disposition})


def _row(report: Report) -> tuple[str, str, date | None, date | None, str]:
    number, issued_on = _("chưa có số"), None
    if report.document is not None:
        number, issued_on = report.document.number_and_symbol, report.document.issued_on
    return report.abstract, number, issued_on, report.send_by, said(report.get_state_display())
