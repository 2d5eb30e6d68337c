"""The list of meetings, and its workbook."""

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.frame.search import holds
from dondoc.language import fold
from dondoc.meetings.access import can_follow_weekly, can_hold
from dondoc.meetings.models import Meeting, kinds, states
from dondoc.meetings.queries import visible_meetings
from dondoc.official.xlsx_out import Column as SheetColumn
from dondoc.official.xlsx_out import Sheet, write_xlsx
from dondoc.people.requests import SignedIn
from dondoc.plans.views.listing import workbook
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.text import said, said_choices
from dondoc.ui.fields import parse_day

ORDERS = {"day": ("starts_at", "id"), "-day": ("-starts_at", "-id")}


def _filters() -> list[Filter]:
    return [
        Filter("state", _("Trạng thái"), options=said_choices(states())),
        Filter("kind", _("Loại cuộc họp"), options=said_choices(kinds())),
        Filter("since", _("Từ ngày"), kind="day"),
        Filter("until", _("Đến ngày"), kind="day"),
    ]


def _found(request: SignedIn, filters: list[Filter]) -> QuerySet[Meeting]:
    value = {item.name: item.value(request) for item in filters}
    meetings = visible_meetings(request.user)
    if value["state"]:
        meetings = meetings.filter(state=value["state"])
    if value["kind"]:
        meetings = meetings.filter(kind=value["kind"])
    if since := parse_day(value["since"]):
        meetings = meetings.filter(starts_at__date__gte=since)
    if until := parse_day(value["until"]):
        meetings = meetings.filter(starts_at__date__lte=until)
    words = fold(request.GET.get("q", ""))
    return meetings.filter(holds(words)) if words else meetings


def _order(request: HttpRequest) -> str:
    sort = request.GET.get("sort", "")
    return sort if sort in ORDERS else "-day"


# A meeting's conclusions, and those that became tasks.
COUNTED = {
    "concluded": Count("conclusions", distinct=True),
    "given": Count("conclusions__task", distinct=True),
}


@access("meetings.meeting.list")
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Họp: those that the reader takes part in; all for the leaders and the Office."""
    ensure(can_follow_weekly(request.user))
    filters, sort = _filters(), _order(request)
    found = _found(request, filters)
    page = keyset(
        found.select_related("chair").annotate(**COUNTED),
        ORDERS[sort],
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    context = {
        "title": _("Họp"),
        "page": page,
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "filters": filters,
        "sort": sort,
        "columns": [
            Column(_("Thời gian"), sort="day"),
            Column(_("Cuộc họp"), wide=True),
            Column(_("Chủ trì")),
            Column(_("Trạng thái")),
            Column(_("Kết luận"), align="end"),
        ],
        "filtered": bool(request.GET.get("q") or any(item.value(request) for item in filters)),
        "may_hold": bool(can_hold(request.user)),
        "export_url": reverse("meetings:export"),
    }
    return render(request, "meetings/index.html", context)


@access("meetings.meeting.list")
@require_GET
def export(request: SignedIn) -> HttpResponse:
    """The list as shown, as a workbook."""
    ensure(can_follow_weekly(request.user))
    found = _found(request, _filters()).select_related("chair").order_by(*ORDERS[_order(request)])
    columns = [
        SheetColumn("TT", kind="int", width=6),
        SheetColumn(_("Ngày họp"), kind="date", width=12),
        SheetColumn(_("Giờ"), width=8),
        SheetColumn(_("Cuộc họp"), width=60),
        SheetColumn(_("Loại cuộc họp"), width=24),
        SheetColumn(_("Địa điểm"), width=30),
        SheetColumn(_("Chủ trì"), width=28),
        SheetColumn(_("Trạng thái"), width=16),
        SheetColumn(_("Số kết luận"), kind="int", width=12),
        SheetColumn(_("Số nhiệm vụ"), kind="int", width=12),
    ]
    rows = [
        (
            n,
            timezone.localdate(meeting.starts_at),
            f"{meeting.local_start:%H:%M}",
            meeting.title,
            said(meeting.get_kind_display()),
            meeting.place,
            meeting.chair.name,
            said(meeting.get_state_display()),
            meeting.concluded,  # type: ignore[attr-defined]  # COUNTED
            meeting.given,  # type: ignore[attr-defined]  # COUNTED
        )
        for n, meeting in enumerate(found.annotate(**COUNTED), start=1)
    ]
    return workbook(write_xlsx([Sheet(title=_("Danh sách cuộc họp"), columns=columns, rows=rows)]), "cuoc-hop.xlsx")
