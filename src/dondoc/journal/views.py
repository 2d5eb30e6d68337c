"""The page of the journal and its sheet."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.journal import queries
from dondoc.journal.access import can_read
from dondoc.journal.models import Entry
from dondoc.official.xlsx_out import Column as SheetColumn
from dondoc.official.xlsx_out import Sheet, write_xlsx
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.text import moment
from dondoc.ui.fields import parse_day

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET_ROWS = 50_000


def areas() -> list[tuple[str, Any]]:
    """The rooms whose acts the journal keeps, as people call them."""
    return [
        ("plans", _("Kế hoạch, nhiệm vụ")),
        ("records", _("Văn bản")),
        ("reports", _("Báo cáo")),
        ("portal", _("Cổng doanh nghiệp")),
        ("people", _("Danh bạ, tài khoản")),
        ("calendars", _("Lịch làm việc")),
        ("journal", _("Nhật ký")),
    ]


def _filters() -> list[Filter]:
    return [
        Filter("who", _("Người làm"), kind="text"),
        Filter("area", _("Phần"), options=areas()),
        Filter("from", _("Từ ngày"), kind="day"),
        Filter("to", _("Đến ngày"), kind="day"),
    ]


def listed(request: HttpRequest) -> QuerySet[Entry]:
    """The entries that the URL asks for, newest first, of those that the user may read."""
    who, area, first, last = (item.value(request) for item in _filters())
    entries = queries.visible_to(request.user).filter(queries.between(parse_day(first), parse_day(last)))
    if who:
        entries = entries.filter(actor_name__icontains=who.strip())
    if area:
        entries = entries.filter(queries.in_areas((area,)))
    words = request.GET.get("q", "").strip()
    if words:
        entries = entries.filter(
            Q(sentence__icontains=words) | Q(object_label__icontains=words) | Q(reason__icontains=words)
        )
    return entries


@access("journal.read")
@require_GET
def entries(request: HttpRequest) -> HttpResponse:
    ensure(can_read(request.user))
    found = listed(request)
    context = {
        "title": _("Nhật ký"),
        "filters": _filters(),
        "page": keyset(found, ["-id"], after=request.GET.get("after", ""), before=request.GET.get("before", "")),
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "export_url": reverse("journal:sheet"),
        "columns": [Column(_("Thời điểm")), Column(_("Người làm")), Column(_("Việc đã làm")), Column(_("Lý do"))],
    }
    is_fragment = request.headers.get("HX-Request") == "true"
    return render(request, "journal/entries.html#rows" if is_fragment else "journal/entries.html", context)


@access("journal.read")
@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """The same entries as xlsx, the newest SHEET_ROWS of them."""
    ensure(can_read(request.user))
    columns = [
        SheetColumn(_("Thời điểm"), width=18),
        SheetColumn(_("Người làm"), width=24),
        SheetColumn(_("Chức vụ")),
        SheetColumn(_("Thay mặt"), width=20),
        SheetColumn(_("Việc đã làm"), width=60),
        SheetColumn(_("Lý do"), width=40),
    ]
    rows = (
        (moment(e.at), e.actor_name, e.actor_post, e.on_behalf_of, e.sentence, e.reason)
        for e in listed(request).order_by("-id")[:SHEET_ROWS]
    )
    data = write_xlsx([Sheet(_("Nhật ký"), columns, rows)], made_at=timezone.now())
    return HttpResponse(data, content_type=XLSX, headers={"Content-Disposition": 'attachment; filename="nhat-ky.xlsx"'})
