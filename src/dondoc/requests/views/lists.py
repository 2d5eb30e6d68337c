"""The list of requests, as a page and as a workbook."""

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.frame.access import access
from dondoc.frame.paging import count_up_to, keyset
from dondoc.frame.search import holds
from dondoc.language import fold
from dondoc.official.xlsx_out import Column as SheetColumn
from dondoc.official.xlsx_out import Sheet, write_xlsx
from dondoc.people.queries import standing_of
from dondoc.people.requests import SignedIn
from dondoc.records.rules import ALLOWED_FILES
from dondoc.requests.access import can_ask
from dondoc.requests.models import Request
from dondoc.requests.queries import visible_requests
from dondoc.requests.queries.time import due_words, left_words
from dondoc.requests.rules import RUNNING_STATES, SILENT_STATES, AnswerState, RequestKind, RequestState
from dondoc.requests.views.fetching import download
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.text import said, said_choices

SHEET_ROWS = 50_000
_ORDERS = {"due": ("due_at", "id"), "-due": ("-due_at", "-id")}


def _filters() -> list[Filter]:
    return [
        Filter("state", _("Trạng thái"), options=said_choices(RequestState.choices)),
        Filter("kind", _("Loại"), options=said_choices(RequestKind.choices)),
        Filter("time", _("Thời hạn"), options=(("running", _("Đang chạy")), ("overdue", _("Quá hạn")))),
        Filter("mine", _("Đơn vị tôi"), options=(("answer", _("Phải trả lời")),)),
    ]


def _listed(http: SignedIn, filters: list[Filter]) -> QuerySet[Request]:
    value = {item.name: item.value(http) for item in filters}
    found = visible_requests(http.user)
    for name in ("state", "kind"):
        if value[name]:
            found = found.filter(**{name: value[name]})
    if value["time"]:
        found = found.filter(state__in=RUNNING_STATES)
    if value["time"] == "overdue":
        found = found.filter(due_at__lt=timezone.now())
    if value["mine"]:
        bodies = standing_of(http.user).body_ids
        found = found.filter(addressees__body_id__in=bodies, addressees__state__in=SILENT_STATES).distinct()
    words = fold(http.GET.get("q", ""))
    return found.filter(holds(words)) if words else found


def _counted(found: QuerySet[Request]) -> QuerySet[Request]:
    """With how many are asked and how many have answered."""
    sent = Count("addressees", filter=Q(addressees__state=AnswerState.SENT), distinct=True)
    counted = Request.objects.filter(pk__in=found.order_by().values("pk"))
    return counted.select_related("document", "unit").annotate(asked=Count("addressees", distinct=True), sent=sent)


@access("requests.request.view")
@require_GET
def index(http: SignedIn) -> HttpResponse:
    """The requests that the user sees, the newest hour first."""
    filters = _filters()
    found = _listed(http, filters)
    sort = http.GET.get("sort", "")
    sort = sort if sort in _ORDERS else "-due"
    page = keyset(_counted(found), _ORDERS[sort], after=http.GET.get("after", ""), before=http.GET.get("before", ""))
    now = timezone.now()
    context = {
        "title": _("Yêu cầu"),
        "page": page,
        "rows": [(request, left_words(request, now), asker_of(request)) for request in page.rows],
        "count": count_up_to(found, exact=http.GET.get("count") == "exact"),
        "filters": filters,
        "filtered": any(item.value(http) for item in filters) or bool(http.GET.get("q")),
        "sort": sort,
        "columns": [
            Column(_("Yêu cầu"), wide=True),
            Column(_("Nơi hỏi")),
            Column(_("Thời hạn"), sort="due"),
            Column(_("Đã trả lời"), align="end"),
            Column(_("Trạng thái")),
        ],
        "export_url": reverse("requests:export"),
        "can_ask": bool(can_ask(http.user)),
        "sees_counts": standing_of(http.user).is_internal,
        "running": RUNNING_STATES,
    }
    return render(http, "requests/index.html", context)


@access("requests.request.view")
@require_GET
def export(http: SignedIn) -> HttpResponse:
    """The same list as xlsx, the first SHEET_ROWS of it."""
    columns = [
        SheetColumn(_("Yêu cầu"), width=60),
        SheetColumn(_("Loại"), width=14),
        SheetColumn(_("Nơi hỏi"), width=40),
        SheetColumn(_("Thời hạn"), width=28),
        SheetColumn(_("Số nơi được hỏi"), kind="int"),
        SheetColumn(_("Số nơi đã trả lời"), kind="int"),
        SheetColumn(_("Trạng thái"), width=22),
    ]
    order = _ORDERS.get(http.GET.get("sort", ""), _ORDERS["-due"])
    sees = standing_of(http.user).is_internal
    rows = [
        (
            r.title,
            said(r.get_kind_display()),
            asker_of(r),
            due_words(r),
            getattr(r, "asked", 0) if sees else None,
            getattr(r, "sent", 0) if sees else None,
            said(r.get_state_display()),
        )
        for r in _counted(_listed(http, _filters())).order_by(*order)[:SHEET_ROWS]
    ]
    data = write_xlsx([Sheet(_("Các yêu cầu"), columns, rows)], made_at=timezone.now())
    return download(data, ALLOWED_FILES["xlsx"], "yeu-cau.xlsx")


def asker_of(request: Request) -> str:
    """Who asks: the issuer of the letter, else our own unit."""
    return (request.document.issuer_text if request.document else "") or str(request.unit or "")
