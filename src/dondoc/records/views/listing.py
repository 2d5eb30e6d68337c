"""What the lists share: filters out of the URL, tabs, and the answer with a workbook."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from dondoc.language import sort_key
from dondoc.official.rules import TYPES
from dondoc.official.xlsx_out import Sheet, write_xlsx
from dondoc.people.models import Body, User
from dondoc.people.queries import standing_of
from dondoc.people.requests import SignedIn
from dondoc.records.queries import Wanted
from dondoc.records.rules import Due, Urgency
from dondoc.ui.components.lists import Filter
from dondoc.ui.components.pieces import Tab
from dondoc.ui.components.text import said_choices
from dondoc.ui.fields import parse_day

EXPORT_LIMIT = 10_000  # rows; a longer list is narrowed first
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def type_names() -> list[str]:
    """The kinds of documents (Nghị định 30/2020/NĐ-CP, Điều 7), the letter first."""
    return ["Công văn", *sorted((kind.name for kind in TYPES.values()), key=sort_key)]


def tabs(here: str, *, internal: bool) -> list[Tab]:
    found = [("incoming", _("Văn bản đến")), ("outgoing", _("Văn bản đi"))]
    if internal:
        found.append(("follow_up", _("Sổ theo dõi giải quyết")))
    return [Tab(label, reverse(f"records:{name}"), current=name == here) for name, label in found]


def _type_filter() -> Filter:
    return Filter("type", _("Loại văn bản"), [(name, name) for name in type_names()])


def incoming_filters(units: Sequence[Body]) -> list[Filter]:
    return [
        _type_filter(),
        Filter("urgency", _("Độ khẩn"), said_choices(Urgency.choices)),
        Filter("unit", _("Đơn vị xử lý"), [(str(body.pk), body.name) for body in units]),
        Filter("due", _("Thời hạn, xử lý"), said_choices(Due.choices)),
        Filter("since", _("Đến từ ngày"), kind="day"),
        Filter("until", _("Đến hết ngày"), kind="day"),
    ]


def outgoing_filters() -> list[Filter]:
    return [
        _type_filter(),
        Filter("since", _("Ban hành từ ngày"), kind="day"),
        Filter("until", _("Đến hết ngày"), kind="day"),
    ]


def wanted_of(request: HttpRequest, filters: Sequence[Filter]) -> Wanted:
    """What the URL asks for; a value that means nothing asks for nothing."""
    value = {item.name: item.value(request) for item in filters}
    return Wanted(
        q=request.GET.get("q", "")[:200],
        urgency=value.get("urgency", ""),
        type_name=value.get("type", ""),
        unit=int(value["unit"]) if value.get("unit") else None,
        due=value.get("due", ""),
        since=parse_day(value.get("since", "")),
        until=parse_day(value.get("until", "")),
    )


def order_of(request: HttpRequest, column: str) -> tuple[str, list[str]]:
    """(the order in force as `sort` says it, the keyset keys): newest first unless the URL asks for the oldest."""
    if request.GET.get("sort") == "day":
        return "day", [column, "id"]
    return "-day", [f"-{column}", "-id"]


def is_outside_only(user: User) -> bool:
    """Of an enterprise or a partner, and no member of the agency."""
    standing = standing_of(user)
    return standing.is_outside and not standing.is_internal


def is_filtered(request: HttpRequest, filters: Sequence[Filter]) -> bool:
    return bool(request.GET.get("q") or any(item.value(request) for item in filters))


def named(request: SignedIn, template: str) -> str:
    """The whole page, or only its list for htmx."""
    return f"{template}#list" if request.htmx and not request.htmx.boosted else template


def workbook(sheet: Sheet, filename: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=filename)
    return HttpResponse(write_xlsx([sheet]), content_type=XLSX, headers={"Content-Disposition": disposition or ""})
