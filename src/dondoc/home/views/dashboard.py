"""Bảng điều hành: the figures of the reader's scope, each with the list behind it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.frame.access import access, allow_if, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.home.queries import waiting_of
from dondoc.home.queries.dashboard import (
    KINDS,
    Load,
    Scope,
    WeekFigures,
    behind,
    loads_of,
    plans_of,
    scope_of,
    weeks_of,
)
from dondoc.people.queries import standing_of, today
from dondoc.people.requests import SignedIn
from dondoc.plans.queries.lines import as_lines
from dondoc.plans.rules import Share
from dondoc.ui.components.lists import Column
from dondoc.ui.components.pieces import Colour, CountCard, Crumb, Part
from dondoc.ui.components.text import day, said
from dondoc.ui.fields import parse_day

SHOWN_UNITS = 12  # bars of the chart; the table has all
FIRST_DECISIONS = 5
_COLOURS: dict[Share, Colour] = {
    Share.DONE: "done",
    Share.PERIOD_DONE: "done",
    Share.SUBMITTED: "soon",
    Share.RUNNING: "active",
}


@access("home.dashboard.view")
@require_GET
def dashboard(request: SignedIn) -> HttpResponse:
    """Figures, trend, load, plans; the same page for the head, a deputy, the Office and a unit, each in their scope."""
    scope = _scope(request)
    standing, on = standing_of(request.user), today()
    loads, weeks = loads_of(scope, on), weeks_of(scope, on)
    waiting = waiting_of(request.user)
    context = {
        "title": _("Bảng điều hành"),
        "scope_name": _scope_name(request, scope),
        "standing": standing,
        "other_scope": _other_scope(request, scope),
        "today": on,
        "cards": _cards(loads, scope, oversees=standing.oversees),
        "waiting": waiting[:FIRST_DECISIONS],
        "more_waiting": max(len(waiting) - FIRST_DECISIONS, 0),
        "decides": standing.is_leader,
        "loads": [(load, _load_urls(load, scope, oversees=standing.oversees)) for load in loads],
        "weeks": [(week, _week_urls(week, request)) for week in reversed(weeks)],
        "plans": [(plan, _parts(plan.shares)) for plan in plans_of(request.user, scope, on)],
        "load_chart": _load_chart(loads),
        "trend_chart": _trend_chart(weeks),
    }
    return render(request, "home/dashboard.html", context)


@access("home.dashboard.view")
@require_GET
def week(request: SignedIn, kind: str, monday: str) -> HttpResponse:
    """The duties behind a figure of one week."""
    scope, on = _scope(request), today()
    begins = parse_day(monday)
    if kind not in KINDS or begins is None or begins.weekday() or begins > on:
        raise Http404
    found = behind(scope, begins, kind, on)
    page = keyset(
        as_lines(found),
        ("deadline_key", "id"),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    context = {
        "title": _week_titles()[kind] % {"since": day(begins), "until": day(_last_day(begins, on))},
        "crumbs": [Crumb(_("Bảng điều hành"), _home(request))],
        "page": page,
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "columns": [
            Column(_("Nhiệm vụ"), wide=True),
            Column(_("Chủ trì, chỉ đạo")),
            Column(_("Thời hạn")),
            Column(_("Trạng thái")),
            Column(_("Tin gần nhất")),
        ],
    }
    return render(request, "home/week.html", context)


def _scope(request: SignedIn) -> Scope:
    ensure(allow_if(standing_of(request.user).is_internal, _("Bảng điều hành dành cho cán bộ của cơ quan.")))
    return scope_of(request.user, whole=request.GET.get("scope") == "all")


def _scope_name(request: SignedIn, scope: Scope) -> str:
    if scope.whole:
        return _("Toàn cơ quan")
    return _("Việc đồng chí chỉ đạo") if scope.leader_id else standing_of(request.user).title


def _other_scope(request: SignedIn, scope: Scope) -> tuple[str, str] | None:
    """The other view that a deputy has: (word, address)."""
    standing = standing_of(request.user)
    if not standing.is_leader or standing.is_head:
        return None
    own = reverse("home:dashboard")
    return (_("Việc tôi chỉ đạo"), own) if scope.whole else (_("Toàn cơ quan"), f"{own}?scope=all")


def _home(request: SignedIn) -> str:
    return reverse("home:dashboard") + _kept_scope(request)


def _kept_scope(request: SignedIn) -> str:
    return "?scope=all" if request.GET.get("scope") == "all" else ""


# ------------------------------------------------------------------ figures and where they lead
def _list_url(scope: Scope, time: str, unit: int | None, *, oversees: bool) -> str:
    """The list behind a figure of now: the board for whoever oversees, else the tasks that the reader may see."""
    if not oversees:
        units = sorted(scope.body_ids) if unit is None else [unit]
        only = f"&unit={units[0]}" if len(units) == 1 else ""
        return f"{reverse('plans:tasks')}?time={time}{only}"
    leader = f"&leader={scope.leader_id}" if scope.leader_id else ""
    return f"{reverse('plans:board')}?time={time}{leader}{f'&unit={unit}' if unit else ''}"


def _cards(loads: Sequence[Load], scope: Scope, *, oversees: bool) -> list[CountCard]:
    kinds: tuple[tuple[str, str, int, str, Colour], ...] = (
        ("overdue", _("quá hạn"), sum(x.late for x in loads), "alert-triangle", "overdue"),
        ("soon", _("sắp đến hạn"), sum(x.soon for x in loads), "clock", "soon"),
        ("silent", _("chưa có tin trong 15 ngày"), sum(x.silent for x in loads), "message", "plain"),
        ("", _("việc đang mở"), sum(x.open for x in loads), "list-check", "plain"),
    )
    return [
        CountCard(label, n, _list_url(scope, name, None, oversees=oversees), icon, colour)
        for name, label, n, icon, colour in kinds
    ]


def _load_urls(load: Load, scope: Scope, *, oversees: bool) -> dict[str, str]:
    return {
        name: _list_url(scope, time, load.body_id, oversees=oversees)
        for name, time in (("open", ""), ("late", "overdue"), ("soon", "soon"), ("silent", "silent"))
    }


def _week_urls(week: WeekFigures, request: SignedIn) -> dict[str, str]:
    monday = week.monday.isoformat()
    return {kind: reverse("home:week", args=[kind, monday]) + _kept_scope(request) for kind in KINDS}


def _week_titles() -> dict[str, str]:
    return {
        "given": _("Việc giao từ %(since)s đến %(until)s"),
        "finished": _("Việc hoàn thành từ %(since)s đến %(until)s"),
        "late": _("Việc quá hạn vào cuối tuần %(since)s – %(until)s"),
    }


def _last_day(monday: date, on: date) -> date:
    return min(WeekFigures(monday, 0, 0, 0).sunday, on)


def _parts(shares: Sequence[tuple[Share, int]]) -> list[Part]:
    return [Part(said(share.label), n, _COLOURS.get(share, "plain")) for share, n in shares]


# ------------------------------------------------------------------ charts, as data
def _load_chart(loads: Sequence[Load]) -> dict[str, Any]:
    """Bars by unit, the one with most late duties on top."""
    shown = loads[:SHOWN_UNITS]
    return {
        "kind": "bars",
        "description": _(
            "Số việc đang mở của từng đơn vị: quá hạn, sắp đến hạn, còn lại. Bảng bên cạnh ghi đủ số liệu."
        ),
        "labels": [load.name for load in shown],
        "series": [
            {"name": _("Quá hạn"), "colour": "overdue", "values": [load.late for load in shown]},
            {"name": _("Sắp đến hạn"), "colour": "soon", "values": [load.soon for load in shown]},
            {"name": _("Còn lại"), "colour": "accent", "values": [load.rest for load in shown]},
        ],
    }


def _trend_chart(weeks: Sequence[WeekFigures]) -> dict[str, Any]:
    """The weeks from left to right."""
    return {
        "kind": "weeks",
        "description": _("Việc giao, việc hoàn thành và việc quá hạn theo tuần. Bảng bên cạnh ghi đủ số liệu."),
        "labels": [f"{week.monday.day:02d}/{week.monday.month}" for week in weeks],
        "series": [
            {"name": _("Giao mới"), "colour": "accent", "values": [week.given for week in weeks]},
            {"name": _("Hoàn thành"), "colour": "done", "values": [week.finished for week in weeks]},
            {"name": _("Quá hạn cuối tuần"), "colour": "overdue", "line": True, "values": [w.late for w in weeks]},
        ],
    }
