"""Sổ đăng ký văn bản đi: the ten columns of the decree, by year and series, with the numbers that are missing."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.official.xlsx_out import Column as SheetColumn
from dondoc.official.xlsx_out import Sheet, write_xlsx
from dondoc.outgoing.access import can_see_register
from dondoc.outgoing.queries.numbers import gaps, register_row, registered, series_names
from dondoc.people.queries import standing_of, today
from dondoc.people.requests import SignedIn
from dondoc.records.rules import ALLOWED_FILES
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.pieces import Crumb

SHEET_ROWS = 10_000
FIRST_YEAR = 2020


def heads() -> list[str]:
    """The ten columns, as Nghị định 30/2020/NĐ-CP, Phụ lục IV names them."""
    return [
        _("Số, ký hiệu văn bản"),
        _("Ngày tháng văn bản"),
        _("Tên loại và trích yếu nội dung văn bản"),
        _("Người ký"),
        _("Nơi nhận văn bản"),
        _("Đơn vị, người nhận bản lưu"),
        _("Số lượng bản"),
        _("Ngày chuyển"),
        _("Ký nhận"),
        _("Ghi chú"),
    ]


def _asked(request: SignedIn) -> tuple[list[Filter], int, Any]:
    year_now = today().year
    years = [(str(year), str(year)) for year in range(year_now, FIRST_YEAR - 1, -1)]
    filters = [Filter("year", _("Năm"), years, any_label=str(year_now))]
    year = int(filters[0].value(request) or year_now)
    found = registered(request.user, year)
    filters.append(Filter("symbol", _("Ký hiệu"), [(s, s) for s in series_names(found)]))
    if symbol := filters[1].value(request):
        found = found.filter(symbol=symbol)
    return filters, year, found


@access("outgoing.register.view")
@require_GET
def register(request: SignedIn) -> HttpResponse:
    """A page of the register without the columns that are filled in by hand; `?view=print` prints all of it, as the
    bound book.
    """
    ensure(can_see_register(request.user))
    filters, year, found = _asked(request)
    title = _("Sổ đăng ký văn bản đi năm %(year)s") % {"year": year}
    keys = ["issued_on", "id"]
    context: dict[str, Any] = {"title": title, "heads": heads(), "crumbs": _crumbs()}
    if request.GET.get("view") == "print":
        rows = found.prefetch_related("recipients").order_by(*keys)[:SHEET_ROWS]
        return render(request, "outgoing/register_print.html", context | {"rows": [register_row(d) for d in rows]})
    page = keyset(
        found.prefetch_related("recipients"),
        keys,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    context |= {
        "filters": filters,
        "page": page,
        "rows": [(document, register_row(document)) for document in page.rows],
        "columns": [
            Column(_("Số, ký hiệu")),
            Column(_("Ngày tháng")),
            Column(_("Tên loại và trích yếu nội dung")),
            Column(_("Người ký")),
            Column(_("Nơi nhận")),
            Column(_("Bản lưu")),
            Column(_("Số bản"), align="end"),
            Column(_("Ghi chú")),
        ],
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "gaps": gaps(registered(request.user, year)) if _sees_all(request) else [],
        "export_url": reverse("outgoing:register_sheet"),
    }
    return render(request, "outgoing/register.html", context)


def _sees_all(request: SignedIn) -> bool:
    """Only whoever sees every document can say that a number is missing."""
    return standing_of(request.user).oversees


@access("outgoing.register.view")
@require_GET
def sheet(request: SignedIn) -> HttpResponse:
    """The register as a workbook: exactly what the filters leave."""
    ensure(can_see_register(request.user))
    _filters, year, found = _asked(request)
    kinds = ("text", "date", "text", "text", "text", "text", "int", "date", "text", "text")
    widths = (18, 14, 48, 22, 40, 24, 10, 14, 12, 20)
    columns = [
        SheetColumn(head, kind, width)  # type: ignore[arg-type]  # one of the closed list of kinds
        for head, kind, width in zip(heads(), kinds, widths, strict=True)
    ]
    rows = [register_row(d) for d in found.prefetch_related("recipients").order_by("issued_on", "id")[:SHEET_ROWS]]
    data = write_xlsx([Sheet(_("SỔ ĐĂNG KÝ VĂN BẢN ĐI"), columns, rows)])
    name = f"so-dang-ky-van-ban-di-{year}.xlsx"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(data, content_type=ALLOWED_FILES["xlsx"], headers={"Content-Disposition": disposition or ""})


def _crumbs() -> list[Crumb]:
    return [Crumb(_("Văn bản đang trình"), reverse("outgoing:index"))]
