"""Văn bản đến, Văn bản đi, Sổ theo dõi giải quyết: pages, print view and workbooks of the same queries."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.official.xlsx_out import Column as SheetColumn
from dondoc.official.xlsx_out import Sheet
from dondoc.people.queries import standing_of, today
from dondoc.people.requests import SignedIn
from dondoc.records.access import can_follow_register, can_register
from dondoc.records.queries import (
    FollowUpRow,
    follow_up_rows,
    for_incoming_list,
    for_outgoing_list,
    incoming,
    outgoing,
    units,
)
from dondoc.records.views.listing import (
    EXPORT_LIMIT,
    incoming_filters,
    is_filtered,
    is_outside_only,
    named,
    order_of,
    outgoing_filters,
    tabs,
    wanted_of,
    workbook,
)
from dondoc.records.views.received import received_export, received_page
from dondoc.ui.components.lists import Column


@require_GET
@access("records.document.list")
def incoming_page(request: SignedIn) -> HttpResponse:
    """Văn bản đến; for whoever is outside, what was sent to their body."""
    if is_outside_only(request.user):
        return received_page(request)
    sort, _keys = order_of(request, "arrived_on")
    context = _incoming(request, "incoming") | {
        "title": _("Văn bản đến"),
        "columns": [
            Column(_("Số đến")),
            Column(_("Ngày đến"), sort="day"),
            Column(_("Văn bản"), wide=True),
            Column(_("Đơn vị xử lý")),
            Column(_("Thời hạn")),
            *([Column(_("Việc cần làm"), hidden_label=True)] if standing_of(request.user).oversees else []),
        ],
        "sort": sort,
        "may_instruct": standing_of(request.user).oversees,
        "may_register": bool(can_register(request.user)),
        "export_url": reverse("records:incoming_export"),
    }
    return render(request, named(request, "records/incoming.html"), context)


@require_GET
@access("records.document.list")
def outgoing_page(request: SignedIn) -> HttpResponse:
    """Văn bản đi, for members of the agency."""
    if is_outside_only(request.user):
        return redirect("records:incoming")
    filters = outgoing_filters()
    found = outgoing(request.user, wanted_of(request, filters))
    sort, keys = order_of(request, "issued_on")
    page = keyset(
        for_outgoing_list(found), keys, after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    context = {
        "title": _("Văn bản đi"),
        "tabs": tabs("outgoing", internal=standing_of(request.user).is_internal),
        "filters": filters,
        "page": page,
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "sort": sort,
        "columns": [
            Column(_("Số, ký hiệu")),
            Column(_("Ngày ban hành"), sort="day"),
            Column(_("Trích yếu"), wide=True),
            Column(_("Nơi nhận")),
            Column(_("Đơn vị soạn")),
        ],
        "filtered": is_filtered(request, filters),
        "export_url": reverse("records:outgoing_export"),
    }
    return render(request, named(request, "records/outgoing.html"), context)


@require_GET
@access("records.register.view")
def follow_up_page(request: SignedIn) -> HttpResponse:
    """Sổ theo dõi giải quyết văn bản đến; `?view=print` prints all rows that the filters leave, as the bound book."""
    ensure(can_follow_register(request.user))
    if request.GET.get("view") == "print":
        return render(request, "records/follow_up_print.html", _printed(request))
    sort, _keys = order_of(request, "arrived_on")
    context = _incoming(request, "follow_up") | {
        "title": _("Sổ theo dõi giải quyết văn bản đến"),
        "columns": [
            Column(_("Số, ngày đến"), sort="day"),
            Column(_("Văn bản")),
            Column(_("Đơn vị, người nhận")),
            Column(_("Thời hạn")),
            Column(_("Tiến độ")),
            Column(_("Văn bản trả lời")),
            Column(_("Ghi chú")),
        ],
        "sort": sort,
        "export_url": reverse("records:follow_up_export"),
    }
    return render(request, named(request, "records/follow_up.html"), context)


@require_GET
@access("records.register.view")
def follow_up_export(request: SignedIn) -> HttpResponse:
    """The seven columns as a workbook: exactly what the filters leave."""
    ensure(can_follow_register(request.user))
    rows = [
        (row.arrival, row.what, row.unit, row.deadline, row.progress, row.reply, row.note) for row in _all_rows(request)
    ]
    kinds = ("text", "text", "text", "date", "text", "text", "text")
    widths = (10, 44, 34, 14, 26, 18, 20)
    columns = [
        SheetColumn(label, kind, width)  # type: ignore[arg-type]  # one of the closed list of kinds
        for label, kind, width in zip(follow_up_heads(), kinds, widths, strict=True)
    ]
    title = _("SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN")
    return workbook(Sheet(title, columns, rows), f"so-theo-doi-giai-quyet-van-ban-den-{today():%Y%m%d}.xlsx")


@require_GET
@access("records.document.list")
def incoming_export(request: SignedIn) -> HttpResponse:
    """Sổ đăng ký văn bản đến in its ten columns (Nghị định 30/2020/NĐ-CP, Phụ lục IV); for whoever is outside, what was
    sent to their body.
    """
    if is_outside_only(request.user):
        return received_export(request)
    rows = [
        (
            row.document.arrived_on,
            row.arrival,
            row.document.issuer_text,
            row.document.number_and_symbol,
            row.document.issued_on,
            f"{row.document.type_name}: {row.document.subject}",
            row.unit,
            None,
            "",
            row.note,
        )
        for row in _all_rows(request)
    ]
    columns = [
        SheetColumn(_("Ngày đến"), "date"),
        SheetColumn(_("Số đến"), width=10),
        SheetColumn(_("Tác giả")),
        SheetColumn(_("Số, ký hiệu"), width=18),
        SheetColumn(_("Ngày tháng"), "date"),
        SheetColumn(_("Tên loại và trích yếu nội dung"), width=48),
        SheetColumn(_("Đơn vị hoặc người nhận")),
        SheetColumn(_("Ngày chuyển"), "date"),
        SheetColumn(_("Ký nhận"), width=12),
        SheetColumn(_("Ghi chú"), width=20),
    ]
    return workbook(Sheet(_("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"), columns, rows), f"so-dang-ky-van-ban-den-{today():%Y%m%d}.xlsx")


@require_GET
@access("records.document.list")
def outgoing_export(request: SignedIn) -> HttpResponse:
    """Sổ đăng ký văn bản đi in its ten columns (Nghị định 30/2020/NĐ-CP, Phụ lục IV)."""
    if is_outside_only(request.user):
        return redirect("records:incoming_export")
    _sort, keys = order_of(request, "issued_on")
    found = outgoing(request.user, wanted_of(request, outgoing_filters()))
    rows = [
        (
            document.number_and_symbol,
            document.issued_on,
            f"{document.type_name}: {document.subject}",
            document.signer_name,
            "; ".join(recipient.text for recipient in document.recipients.all()),
            document.unit.name if document.unit else "",
            document.copies,
            None,
            "",
            document.note,
        )
        for document in for_outgoing_list(found).order_by(*keys)[:EXPORT_LIMIT]
    ]
    columns = [
        SheetColumn(_("Số, ký hiệu"), width=18),
        SheetColumn(_("Ngày tháng"), "date"),
        SheetColumn(_("Tên loại và trích yếu nội dung"), width=48),
        SheetColumn(_("Người ký"), width=22),
        SheetColumn(_("Nơi nhận"), width=40),
        SheetColumn(_("Đơn vị, người nhận bản lưu")),
        SheetColumn(_("Số lượng bản"), "int", 10),
        SheetColumn(_("Ngày chuyển"), "date"),
        SheetColumn(_("Ký nhận"), width=12),
        SheetColumn(_("Ghi chú"), width=20),
    ]
    return workbook(Sheet(_("SỔ ĐĂNG KÝ VĂN BẢN ĐI"), columns, rows), f"so-dang-ky-van-ban-di-{today():%Y%m%d}.xlsx")


def follow_up_heads() -> list[str]:
    """The seven columns, as the decree names them."""
    return [
        _("Số đến"),
        _("Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản"),
        _("Đơn vị hoặc người nhận"),
        _("Thời hạn giải quyết"),
        _("Tiến độ giải quyết"),
        _("Số, ký hiệu văn bản trả lời"),
        _("Ghi chú"),
    ]


def _incoming(request: SignedIn, here: str) -> dict[str, Any]:
    """The page of incoming documents that the URL asks for, as rows of the register."""
    on = today()
    filters = incoming_filters(list(units()))
    found = incoming(request.user, wanted_of(request, filters), on)
    _sort, keys = order_of(request, "arrived_on")
    page = keyset(
        for_incoming_list(found), keys, after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    return {
        "tabs": tabs(here, internal=standing_of(request.user).is_internal),
        "filters": filters,
        "page": page,
        "rows": follow_up_rows(page.rows, on),
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "filtered": is_filtered(request, filters),
    }


def _all_rows(request: SignedIn) -> list[FollowUpRow]:
    on = today()
    found = incoming(request.user, wanted_of(request, incoming_filters(list(units()))), on)
    _sort, keys = order_of(request, "arrived_on")
    return follow_up_rows(list(for_incoming_list(found).order_by(*keys)[:EXPORT_LIMIT]), on)


def _printed(request: SignedIn) -> dict[str, Any]:
    return {"title": _("Sổ theo dõi giải quyết văn bản đến"), "heads": follow_up_heads(), "rows": _all_rows(request)}
