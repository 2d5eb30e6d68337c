"""The lists: all that the reader sees, and the open ones by age."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from dondoc.calendars.queries import calendar_for
from dondoc.difficulties.access import can_group, can_raise, can_set_kinds
from dondoc.difficulties.models import Difficulty, DifficultyKind
from dondoc.difficulties.queries import (
    LINE,
    ORDERS,
    at_turn,
    open_difficulties,
    overdue,
    turn_of,
    visible_difficulties,
    waiting_for_decision,
    waiting_for_hand,
)
from dondoc.difficulties.rules import (
    ENDED_STATES,
    OPEN_STATES,
    Age,
    DifficultyState,
    Party,
    Turn,
    age_of,
    bucket_of,
    raised_within,
)
from dondoc.frame.access import access
from dondoc.frame.paging import count_up_to, keyset
from dondoc.frame.search import holds
from dondoc.language import fold
from dondoc.official import xlsx_out
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.plans.views.listing import unit_choices, workbook
from dondoc.records.rules import Urgency
from dondoc.ui.components.lists import Column, Filter, query_with
from dondoc.ui.components.pieces import CountCard, Crumb
from dondoc.ui.components.text import said, said_choices

WHICH = (
    ("open", gettext_lazy("Chưa giải quyết xong")),
    ("mine", gettext_lazy("Chờ tôi")),
    ("late", gettext_lazy("Quá hạn xử lý")),
    ("urgent", gettext_lazy("Khẩn")),
    ("ended", gettext_lazy("Đã kết thúc")),
)
MOST_SHEET = 50_000


@dataclass(frozen=True, slots=True)
class Row:
    """A difficulty as lists show it; `age` in working days, None for one that has ended; `late` in days."""

    difficulty: Difficulty
    turn: Turn
    age: int | None
    late: int


def rows_of(difficulties: Iterable[Difficulty], on: date) -> list[Row]:
    calendar = calendar_for(on)
    found = []
    for one in difficulties:
        turn = turn_of(one)
        age = None if one.state in ENDED_STATES else age_of(one.raised_on, on, calendar)
        found.append(Row(one, turn, age, 0 if age is None else turn.days_late(on)))
    return found


def _filters(user: User) -> list[Filter]:
    kinds = [(str(pk), name) for pk, name in DifficultyKind.objects.values_list("pk", "name")]
    return [
        Filter("which", _("Xem"), options=WHICH),
        Filter("turn", _("Đang chờ"), options=said_choices(p for p in Party.choices if p[0] != Party.NOBODY)),
        Filter("state", _("Bước"), options=said_choices(DifficultyState.choices)),
        Filter("kind", _("Loại"), options=kinds),
        Filter("unit", _("Đơn vị nêu"), options=unit_choices(user)),
        Filter("age", _("Đã chờ"), options=said_choices(Age.choices)),
    ]


def narrowed(
    request: HttpRequest, user: User, found: QuerySet[Difficulty], filters: Sequence[Filter], on: date
) -> QuerySet[Difficulty]:
    """`found` by what the URL says."""
    value = {item.name: item.value(request) for item in filters}
    if value["which"]:
        found = _which(user, found, value["which"], on)
    if value["turn"]:
        found = at_turn(found, Party(value["turn"]))
    if value["state"]:
        found = found.filter(state=value["state"])
    if value["kind"]:
        found = found.filter(kind=int(value["kind"]))
    if value["unit"]:
        found = found.filter(body=int(value["unit"]))
    if value["age"]:
        first, last = raised_within(Age(value["age"]), on, calendar_for(on))
        found = found.filter(Q(raised_on__lte=last), *([Q(raised_on__gte=first)] if first else []))
        found = found.filter(state__in=OPEN_STATES)
    words = fold(request.GET.get("q", ""))
    return found.filter(holds(words)) if words else found


def _which(user: User, found: QuerySet[Difficulty], which: str, on: date) -> QuerySet[Difficulty]:
    if which == "mine":
        mine = waiting_for_hand(user).order_by().values("pk"), waiting_for_decision(user).order_by().values("pk")
        return found.filter(Q(pk__in=mine[0]) | Q(pk__in=mine[1]))
    if which == "late":
        return found.filter(overdue(on))
    if which == "urgent":
        return found.filter(state__in=OPEN_STATES).exclude(urgency=Urgency.NORMAL)
    return found.filter(state__in=OPEN_STATES if which == "open" else ENDED_STATES)


def _cards(request: HttpRequest, user: User, on: date, chosen: str) -> list[CountCard]:
    seen = visible_difficulties(user)
    kinds = (
        ("mine", _("chờ đồng chí xử lý"), "hand-stop", "soon"),
        ("late", _("quá hạn xử lý"), "alert-triangle", "overdue"),
        ("urgent", _("khẩn"), "bolt", "plain"),
        ("open", _("chưa giải quyết xong"), "list-check", "plain"),
    )
    return [
        CountCard(
            label,
            _which(user, seen, name, on).count(),
            query_with(request, drop=("after", "before", "count"), which=name),
            icon,
            colour,  # type: ignore[arg-type]  # the literals above
            current=chosen == name,
        )
        for name, label, icon, colour in kinds
    ]


def _asked(request: SignedIn, filters: Sequence[Filter]) -> tuple[QuerySet[Difficulty], str]:
    """The list that the URL asks for and its order: those waiting longest for their next step first."""
    sort = request.GET.get("sort", "")
    sort = sort if sort in ORDERS else "turn"
    found = narrowed(request, request.user, visible_difficulties(request.user), filters, today())
    return found.select_related(*LINE), sort


@access("difficulties.difficulty.view")
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """The difficulties that the user sees: whose turn it is, and since when."""
    filters, on = _filters(request.user), today()
    found, sort = _asked(request, filters)
    page = keyset(found, ORDERS[sort], after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    can_gather = bool(can_group(request.user))
    context = {
        "title": _("Khó khăn, vướng mắc"),
        "page": page,
        "rows": rows_of(page.rows, on),
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "sort": sort,
        "filters": filters,
        "cards": _cards(request, request.user, on, filters[0].value(request)),
        "columns": _columns(),
        "bulk": can_gather,
        "can_raise": bool(can_raise(request.user)),
        "can_set": bool(can_set_kinds(request.user)),
        "export_url": reverse("difficulties:export"),
    }
    return render(request, "difficulties/index.html", context)


def _columns() -> list[Column]:
    return [
        Column(_("Khó khăn, vướng mắc"), wide=True),
        Column(_("Đơn vị nêu")),
        Column(_("Đang chờ"), sort="turn"),
        Column(_("Bước")),
        Column(_("Số ngày chờ"), sort="age", align="end"),
    ]


@access("difficulties.difficulty.view")
@require_GET
def export(request: SignedIn) -> HttpResponse:
    """The list as shown, as a workbook."""
    found, sort = _asked(request, _filters(request.user))
    rows = rows_of(found.order_by(*ORDERS[sort])[:MOST_SHEET], today())
    return workbook(_sheet(rows, _("Khó khăn, vướng mắc")), "kho-khan-vuong-mac.xlsx")


# ------------------------------------------------------------------ the report by age
@dataclass(frozen=True, slots=True)
class Bucket:
    age: Age
    rows: list[Row]


def buckets_of(rows: Sequence[Row]) -> list[Bucket]:
    """The open ones by age, the oldest first; an age that nobody has is left in with no row."""
    by_age: dict[Age, list[Row]] = {age: [] for age in reversed(Age)}
    for row in rows:
        if row.age is not None:
            by_age[bucket_of(row.age)].append(row)
    return [Bucket(age, found) for age, found in by_age.items()]


def _age_cards(rows: Sequence[Row]) -> list[CountCard]:
    """How many there are of each age, each leading to its list."""
    address = reverse("difficulties:index")
    colours = {Age.OLD: "overdue", Age.MONTH: "soon"}
    return [
        CountCard(
            said(bucket.age.label),
            len(bucket.rows),
            f"{address}?age={bucket.age}",
            "hourglass",
            colours.get(bucket.age, "plain"),  # type: ignore[arg-type]  # the literals above
        )
        for bucket in buckets_of(rows)
    ]


@access("difficulties.difficulty.view")
@require_GET
def by_age(request: SignedIn) -> HttpResponse:
    """The report of what is open, whatever step it stands at, by age: nothing is left out and nothing is paged."""
    rows = rows_of(open_difficulties(request.user), today())
    context = {
        "title": _("Khó khăn, vướng mắc chưa giải quyết xong"),
        "buckets": buckets_of(rows),
        "total": len(rows),
        "cards": _age_cards(rows),
        "on": today(),
        "columns": _columns(),
        "crumbs": [Crumb(_("Khó khăn, vướng mắc"), reverse("difficulties:index"))],
        "export_url": reverse("difficulties:by_age_export"),
    }
    return render(request, "difficulties/by_age.html", context)


@access("difficulties.difficulty.view")
@require_GET
def by_age_export(request: SignedIn) -> HttpResponse:
    """The same report as a workbook."""
    rows = rows_of(open_difficulties(request.user), today())
    return workbook(_sheet(rows, _("Chưa giải quyết xong")), "vuong-mac-theo-thoi-gian-cho.xlsx")


def _sheet(rows: Sequence[Row], title: str) -> bytes:
    columns = [
        xlsx_out.Column("TT", kind="int", width=6),
        xlsx_out.Column(_("Khó khăn, vướng mắc"), width=50),
        xlsx_out.Column(_("Nội dung"), width=60),
        xlsx_out.Column(_("Kiến nghị, đề xuất"), width=40),
        xlsx_out.Column(_("Đơn vị nêu"), width=30),
        xlsx_out.Column(_("Nhiệm vụ liên quan"), width=40),
        xlsx_out.Column(_("Mức độ khẩn"), width=12),
        xlsx_out.Column(_("Ngày nêu"), kind="date", width=12),
        xlsx_out.Column(_("Bước"), width=24),
        xlsx_out.Column(_("Đang chờ"), width=30),
        xlsx_out.Column(_("Chờ từ ngày"), kind="date", width=12),
        xlsx_out.Column(_("Hạn của bước"), kind="date", width=12),
        xlsx_out.Column(_("Đã chờ (ngày làm việc)"), kind="int", width=14),
        xlsx_out.Column(_("Kết quả"), width=50),
    ]
    lines = [
        (
            n,
            row.difficulty.title,
            row.difficulty.description,
            row.difficulty.wish,
            row.difficulty.body.name,
            row.difficulty.task.title if row.difficulty.task else "",
            said(row.difficulty.get_urgency_display()),
            row.difficulty.raised_on,
            said(row.difficulty.get_state_display()),
            row.turn.name,
            row.turn.since,
            row.turn.due_on,
            row.age,
            row.difficulty.origin.answer or row.difficulty.origin.decision,
        )
        for n, row in enumerate(rows, start=1)
    ]
    return xlsx_out.write_xlsx([xlsx_out.Sheet(title=title, columns=columns, rows=lines)])
