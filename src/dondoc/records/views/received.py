"""Văn bản gửi tới đơn vị: the one list of documents for whoever is outside the agency."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.frame.paging import count_up_to, keyset
from dondoc.official.xlsx_out import Column as SheetColumn
from dondoc.official.xlsx_out import Sheet
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.records.queries import received
from dondoc.records.views.listing import EXPORT_LIMIT, is_filtered, named, outgoing_filters, wanted_of, workbook
from dondoc.ui.components.lists import Column


def received_page(request: SignedIn) -> HttpResponse:
    """The newest first; a part of the page of incoming documents."""
    filters = outgoing_filters()
    found = received(request.user, wanted_of(request, filters))
    page = keyset(found, ["-id"], after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    context = {
        "title": _("Văn bản gửi tới đơn vị"),
        "filters": filters,
        "page": page,
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "columns": [
            Column(_("Số, ký hiệu")),
            Column(_("Ngày ban hành")),
            Column(_("Trích yếu"), wide=True),
            Column(_("Cơ quan ban hành")),
        ],
        "filtered": is_filtered(request, filters),
        "export_url": reverse("records:incoming_export"),
    }
    return render(request, named(request, "records/received.html"), context)


def received_export(request: SignedIn) -> HttpResponse:
    """What the list shows, as a workbook."""
    found = received(request.user, wanted_of(request, outgoing_filters()))
    rows = [
        (
            document.number_and_symbol,
            document.issued_on,
            f"{document.type_name}: {document.subject}",
            document.issuer_text,
        )
        for document in found.order_by("-id")[:EXPORT_LIMIT]
    ]
    columns = [
        SheetColumn(_("Số, ký hiệu"), width=18),
        SheetColumn(_("Ngày ban hành"), "date"),
        SheetColumn(_("Tên loại và trích yếu nội dung"), width=48),
        SheetColumn(_("Cơ quan ban hành"), width=40),
    ]
    return workbook(Sheet(_("VĂN BẢN GỬI TỚI ĐƠN VỊ"), columns, rows), f"van-ban-gui-toi-don-vi-{today():%Y%m%d}.xlsx")
