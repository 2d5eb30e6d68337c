"""A year as twelve months and as a list, and the list as xlsx."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.calendars import queries
from dondoc.calendars.access import can_keep, can_read
from dondoc.calendars.models import CalendarDay
from dondoc.calendars.rules import DayKind
from dondoc.frame.access import access, ensure
from dondoc.official.xlsx_out import Column as SheetColumn
from dondoc.official.xlsx_out import Sheet, write_xlsx
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.text import said, said_choices

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST, LAST = 2000, 2100
CONFIRMED, WAITING, PROPOSED = "confirmed", "waiting", "proposed"


def year_of(request: HttpRequest) -> int:
    """The year that the URL names; this year when it names none."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == len(str(LAST)) else today().year
    return min(max(year, FIRST), LAST)


def standing_of_day(day: CalendarDay) -> str:
    """Whether the day counts, and on what it rests, in words."""
    if day.kind == DayKind.PROPOSED:
        return _("Mới đề xuất, chưa tính")
    return _("Đã xác nhận") if day.confirmed else _("Tạm tính, chờ văn bản")


def _filters() -> list[Filter]:
    return [
        Filter("kind", _("Loại"), options=said_choices(DayKind.choices)),
        Filter("state", _("Tình trạng"), options=[(CONFIRMED, _("Đã xác nhận")), (WAITING, _("Chưa xác nhận"))]),
    ]


def _listed(request: SignedIn, year: int) -> list[CalendarDay]:
    """The days of the year that the filters ask for."""
    kind, state = (item.value(request) for item in _filters())
    found = queries.visible_days(request.user).filter(on__year=year)
    if kind:
        found = found.filter(kind=kind)
    if state:
        found = found.filter(confirmed=state == CONFIRMED)
    return list(found)


@access("calendars.day.view")
@require_GET
def year(request: SignedIn) -> HttpResponse:
    ensure(can_read(request.user))
    asked, on = year_of(request), today()
    days = list(queries.visible_days(request.user).filter(on__year=asked))
    context = {
        "title": _("Lịch làm việc năm %(year)s") % {"year": asked},
        "year": asked,
        "former": asked - 1 if asked > FIRST else None,
        "following": asked + 1 if asked < LAST else None,
        "months": queries.months_of(asked, days, on),
        "weekdays": _weekdays(),
        "any": bool(days),
        "days": [(day, standing_of_day(day)) for day in _listed(request, asked)],
        "undecided": len(queries.undecided(days)),
        "proposed": sum(day.kind == DayKind.PROPOSED for day in days),
        "working": _working_days(asked),
        "filters": _filters(),
        "columns": [
            Column(_("Ngày")),
            Column(_("Tên ngày"), wide=True),
            Column(_("Căn cứ")),
            Column(_("Tình trạng")),
            Column(_("Việc làm"), hidden_label=True),
        ],
        "can_keep": can_keep(request.user),
        "can_open": asked == queries.next_year(),
        "export_url": reverse("calendars:sheet"),
    }
    return render(request, "calendars/year.html", context)


def _weekdays() -> list[tuple[str, str]]:
    """Name and short name, Monday first."""
    return [
        (_("Thứ hai"), _("T2")),
        (_("Thứ ba"), _("T3")),
        (_("Thứ tư"), _("T4")),
        (_("Thứ năm"), _("T5")),
        (_("Thứ sáu"), _("T6")),
        (_("Thứ bảy"), _("T7")),
        (_("Chủ nhật"), _("CN")),
    ]


def _working_days(year: int) -> int:
    """How many days the office works in a year."""
    before, last = date(year - 1, 12, 31), date(year, 12, 31)
    return queries.calendar_for(last).working_days_between(before, last)


@access("calendars.day.view")
@require_GET
def sheet(request: SignedIn) -> HttpResponse:
    """The list as the page shows it."""
    ensure(can_read(request.user))
    asked = year_of(request)
    columns = [
        SheetColumn(_("Ngày"), kind="date", width=14),
        SheetColumn(_("Thứ"), width=12),
        SheetColumn(_("Loại"), width=24),
        SheetColumn(_("Tên ngày"), width=44),
        SheetColumn(_("Căn cứ"), width=44),
        SheetColumn(_("Tình trạng"), width=24),
        SheetColumn(_("Ghi chú"), width=30),
    ]
    rows = [
        (d.on, date_format(d.on, "l"), said(d.get_kind_display()), d.name, d.basis, standing_of_day(d), d.note)
        for d in _listed(request, asked)
    ]
    data = write_xlsx([Sheet(_("Năm %(year)s") % {"year": asked}, columns, rows)], made_at=timezone.now())
    name = f"lich-lam-viec-{asked}.xlsx"
    return HttpResponse(data, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
