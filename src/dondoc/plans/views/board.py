"""Theo dõi, đôn đốc: the Office's board over all open duties."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.frame.registries import panels_for
from dondoc.frame.unchanged import while_unchanged
from dondoc.language import fold
from dondoc.official import xlsx_out
from dondoc.people.models import Body, Person, User
from dondoc.people.queries import standing_of, today
from dondoc.people.requests import SignedIn
from dondoc.plans.access import can_follow
from dondoc.plans.models import Duty
from dondoc.plans.queries import BoardDates, board_dates, followed_duties, time_condition, visible_plans
from dondoc.plans.queries.lines import as_lines
from dondoc.plans.queries.narrowing import Wanted, narrowed_duties
from dondoc.plans.rules import Part, PlanState
from dondoc.plans.views.listing import TIMES, leader_choices, timing_words, unit_choices, workbook
from dondoc.ui.components.lists import Column, Filter, query_with
from dondoc.ui.components.pieces import CountCard
from dondoc.ui.components.text import said

MOST = 40  # lines of the tables of loads
ORDERS: dict[str, Sequence[str]] = {
    "due": ("deadline_key", "id"),
    "-due": ("-deadline_key", "-id"),
    "news": ("news_at", "id"),
    "-news": ("-news_at", "-id"),
}


@dataclass(frozen=True, slots=True)
class Load:
    """One unit or leader: how many open duties, how many of them late, soon due, silent."""

    name: str
    open: int
    overdue: int
    soon: int
    silent: int
    url: str


def _filters(user: User) -> list[Filter]:
    issued = visible_plans(user).exclude(state=PlanState.DRAFT).order_by("-id").values_list("pk", "title")[:50]
    return [
        Filter("time", _("Thời hạn"), options=TIMES),
        Filter("unit", _("Đơn vị"), options=unit_choices(user)),
        Filter("leader", _("Chỉ đạo"), options=leader_choices(user)),
        Filter("plan", _("Kế hoạch"), options=[(str(pk), title[:80]) for pk, title in issued]),
    ]


def _narrowed(
    request: HttpRequest, duties: QuerySet[Duty], filters: Sequence[Filter], *, by_time: bool
) -> QuerySet[Duty]:
    """`duties` by what the URL says; without the choice of time for the counts, which offer it themselves."""
    value = {item.name: item.value(request) for item in filters}
    time = value["time"] if by_time else ""
    words = request.GET.get("q", "")
    duties = narrowed_duties(duties, Wanted(time=time, unit=value["unit"], leader=value["leader"], words=words))
    return duties.filter(task__plan_id=value["plan"]) if value["plan"] else duties


def _narrowing(request: HttpRequest, filters: Sequence[Filter]) -> tuple[str, ...]:
    """What narrows the counts, apart from page, order and time."""
    return (*(item.value(request) for item in filters if item.name != "time"), fold(request.GET.get("q", "")))


def _counts(dates: BoardDates) -> dict[str, Count]:
    """The figures of a line, over duties that are open."""
    return {
        "open": Count("id"),
        "overdue": Count("id", filter=time_condition("overdue", dates)),
        "soon": Count("id", filter=time_condition("soon", dates)),
        "silent": Count("id", filter=time_condition("silent", dates)),
    }


def _cards(request: HttpRequest, by_unit: Sequence[Load], chosen: str) -> list[CountCard]:
    """Each duty has one unit: the sums over the units are the whole."""
    counts = {
        "open": sum(load.open for load in by_unit),
        "overdue": sum(load.overdue for load in by_unit),
        "soon": sum(load.soon for load in by_unit),
        "silent": sum(load.silent for load in by_unit),
    }
    kinds = (
        ("overdue", _("quá hạn"), "alert-triangle", "overdue"),
        ("soon", _("sắp đến hạn"), "clock", "soon"),
        ("silent", _("chưa có tin trong 15 ngày"), "message", "plain"),
        ("", _("việc đang mở"), "list-check", "plain"),
    )
    return [
        CountCard(
            label,
            counts[name or "open"],
            query_with(request, drop=("after", "before", "count"), time=name),
            icon,
            colour,  # type: ignore[arg-type]  # the literals above
            current=chosen == name,
        )
        for name, label, icon, colour in kinds
    ]


def loads_by_unit(duties: QuerySet[Duty], dates: BoardDates) -> list[Load]:
    """Open duties by unit, the latest first."""
    return _loads(duties.order_by().values("body_id"), "body_id", Body, dates, "unit")


def loads_by_leader(duties: QuerySet[Duty], dates: BoardDates) -> list[Load]:
    """Open duties by the leader who directs their task, the first MOST of them."""
    directed = duties.order_by().extra(  # Django's own way leads over the tasks and reads every one of them
        select={"leader_id": "plans_involvement.person_id"},
        tables=["plans_involvement"],
        where=[
            "plans_involvement.task_id = plans_duty.task_id",
            "plans_involvement.part = %s",
            "plans_involvement.person_id IS NOT NULL",
        ],
        params=[Part.DIRECTS],
    )
    return _loads(directed.values("leader_id"), "leader_id", Person, dates, "leader")[:MOST]


def _loads(duties: Any, key: str, model: type[Body | Person], dates: BoardDates, filter_name: str) -> list[Load]:
    """`duties` counted by `key`; the names, which few lines need, are read apart so that counting reads one index."""
    rows = list(duties.annotate(**_counts(dates)))
    named = model.objects.in_bulk([row[key] for row in rows])
    rows.sort(key=lambda row: (-row["overdue"], -row["open"], named[row[key]].sort_key))
    return [
        Load(named[r[key]].name, r["open"], r["overdue"], r["soon"], r["silent"], f"?{filter_name}={r[key]}")
        for r in rows
    ]


@access("plans.board.view")
@require_GET
def board(request: SignedIn) -> HttpResponse:
    """Overdue, due soon and silent duties, by unit and by leader."""
    ensure(can_follow(request.user))
    filters = _filters(request.user)
    every = _narrowed(request, followed_duties(request.user), filters, by_time=False)
    found = _narrowed(request, followed_duties(request.user), filters, by_time=True)
    sort = request.GET.get("sort", "")
    sort = sort if sort in ORDERS else "due"
    page = keyset(
        as_lines(found),
        ORDERS[sort],
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    dates = board_dates(today())
    by_unit, by_leader = while_unchanged(
        ("plans.board", standing_of(request.user), _narrowing(request, filters), dates),
        lambda: (loads_by_unit(every, dates), loads_by_leader(every, dates)),
    )
    context = {
        "title": _("Theo dõi, đôn đốc"),
        "page": page,
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "sort": sort,
        "filters": filters,
        "cards": _cards(request, by_unit, filters[0].value(request)),
        "by_unit": by_unit[:MOST],
        "by_leader": by_leader,
        "columns": [
            Column(_("Nhiệm vụ"), wide=True),
            Column(_("Chủ trì, chỉ đạo")),
            Column(_("Thời hạn"), sort="due"),
            Column(_("Trạng thái")),
            Column(_("Tin gần nhất"), sort="news"),
        ],
        "export_url": reverse("plans:board_export"),
        "panels": panels_for("plans.board", request.user, None),
    }
    return render(request, "plans/board.html", context)


@access("plans.board.view")
@require_GET
def board_export(request: SignedIn) -> HttpResponse:
    """The list of follow-up as shown, as a workbook."""
    ensure(can_follow(request.user))
    filters = _filters(request.user)
    found = _narrowed(request, followed_duties(request.user), filters, by_time=True)
    order = ORDERS.get(request.GET.get("sort", ""), ORDERS["due"])
    return workbook(
        duties_sheet(
            found.select_related("task__plan", "task__source_document", "body").order_by(*order),
            today(),
            title=_("Danh sách theo dõi, đôn đốc"),
        ),
        "theo-doi-don-doc.xlsx",
    )


def duties_sheet(duties: QuerySet[Duty], on: date, *, title: str) -> bytes:
    """The duties of a list, all pages of it, as a workbook."""
    columns = [
        xlsx_out.Column("TT", kind="int", width=6),
        xlsx_out.Column("Nhiệm vụ", width=60),
        xlsx_out.Column("Kế hoạch, văn bản giao việc", width=40),
        xlsx_out.Column("Đơn vị chủ trì", width=30),
        xlsx_out.Column("Lãnh đạo chỉ đạo", width=30),
        xlsx_out.Column("Thời hạn", kind="date", width=12),
        xlsx_out.Column("Trạng thái", width=18),
        xlsx_out.Column("Đúng, quá hạn", width=20),
        xlsx_out.Column("Tiến độ (%)", kind="int", width=10),
        xlsx_out.Column("Tin gần nhất", kind="date", width=12),
    ]
    rows = [
        (
            n,
            duty.task.title,
            duty.task.came_from,
            duty.body.name,
            duty.task.director_text,
            duty.deadline,
            said(duty.shown_state.label),
            timing_words(duty, on),
            duty.percent,
            timezone.localdate(duty.news_at),
        )
        for n, duty in enumerate(duties, start=1)
    ]
    return xlsx_out.write_xlsx([xlsx_out.Sheet(title=title, columns=columns, rows=rows)])
