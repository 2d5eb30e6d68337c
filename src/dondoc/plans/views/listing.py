"""What the lists of tasks and duties share: their filters, their orders, their columns and their sheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dondoc.frame.paging import Count, Page, Prepared
from dondoc.official import xlsx_out
from dondoc.people.models import Body, Person, User
from dondoc.people.queries import in_force, kept, standing_of, today
from dondoc.people.requests import SignedIn
from dondoc.people.rules import INTERNAL_KINDS, LEADERS
from dondoc.plans.models import Duty, Task
from dondoc.plans.queries import board_dates, timing_of
from dondoc.plans.queries.lines import TASK_LINE, TaskLine, task_line
from dondoc.plans.queries.narrowing import TASK_ORDERS, Wanted, narrowed_tasks
from dondoc.plans.rules import LATE_KINDS, Part, WorkState
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.text import said, said_choices

FILTERS = ("state", "time", "unit", "leader")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

TIMES = (
    ("overdue", gettext_lazy("Quá hạn")),
    ("soon", gettext_lazy("Sắp đến hạn")),
    ("silent", gettext_lazy("Chưa có tin")),
    ("none", gettext_lazy("Không thời hạn")),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of tasks as a page shows it."""

    page: Page[TaskLine]
    count: Count
    sort: str
    filters: Sequence[Filter]


Choices = tuple[tuple[str, str], ...]


def unit_choices(user: User) -> Choices:
    """The agency's units, as filters offer them."""
    on = today()
    return kept(user, ("plans.units", on), lambda: _units(on))


def _units(on: date) -> Choices:
    bodies = Body.objects.filter(in_force(on), kind__in=INTERNAL_KINDS).order_by("sort_key")
    return tuple((str(pk), name) for pk, name in bodies.values_list("pk", "name"))


def leader_choices(user: User) -> Choices:
    """The leaders in post today."""
    on = today()
    return kept(user, ("plans.leaders", on), lambda: _leaders(on))


def _leaders(on: date) -> Choices:
    people = Person.objects.filter(in_force_tenures(on)).order_by("sort_key").distinct()
    return tuple((str(pk), name) for pk, name in people.values_list("pk", "name"))


def in_force_tenures(on: date) -> Q:
    started = Q(tenures__valid_from__lte=on)
    not_ended = Q(tenures__valid_to__isnull=True) | Q(tenures__valid_to__gt=on)
    return started & not_ended & Q(tenures__post__role__in=list(LEADERS))


def task_filters(user: User) -> list[Filter]:
    states = said_choices((s.value, s.label) for s in WorkState if s is not WorkState.DRAFT)
    return [
        Filter("state", _("Trạng thái"), options=states),
        Filter("time", _("Thời hạn"), options=TIMES),
        Filter("unit", _("Chủ trì"), options=unit_choices(user)),
        Filter("leader", _("Chỉ đạo"), options=leader_choices(user)),
    ]


def filtered_tasks(request: HttpRequest, tasks: QuerySet[Task], filters: Sequence[Filter]) -> QuerySet[Task]:
    """`tasks` narrowed by what the URL says."""
    value = {item.name: item.value(request) for item in filters if item.name in FILTERS}
    return narrowed_tasks(tasks, Wanted(words=request.GET.get("q", ""), **value))


def list_tasks(request: SignedIn, tasks: Callable[[], QuerySet[Task]], *, within: str, default_sort: str) -> Listing:
    """The page that the request asks for of `tasks`, which `within` names: two queries, and two for the choices of the
    filters after the directory has changed. What a standing may see of a list rests on the directory alone, so the
    questions are kept with it.
    """
    user, on = request.user, board_dates(today())
    filters = task_filters(user)
    sort = request.GET.get("sort", "")
    sort = sort if sort in TASK_ORDERS else default_sort

    def prepare() -> Prepared[TaskLine]:
        return Prepared(
            filtered_tasks(request, tasks(), filters),
            TASK_ORDERS[sort],
            TASK_LINE,
            task_line,
            after=request.GET.get("after", ""),
            before=request.GET.get("before", ""),
            exact=request.GET.get("count") == "exact",
        )

    page, count = kept(
        user, ("plans.tasks", standing_of(user), within, sort, request.GET.urlencode(), on), prepare
    ).read()
    return Listing(page=page, count=count, sort=sort, filters=filters)


def task_columns() -> list[Column]:
    return [
        Column(_("Nhiệm vụ"), wide=True),
        Column(_("Chủ trì, chỉ đạo")),
        Column(_("Thời hạn"), sort="due"),
        Column(_("Trạng thái")),
        Column(_("Tiến độ"), align="end"),
    ]


def timing_words(thing: Task | Duty, on: date) -> str:
    """Timeliness in words, for sheets."""
    timed = timing_of(thing, on)
    if timed.kind in LATE_KINDS:
        days = ngettext("%(n)s ngày", "%(n)s ngày", timed.days) % {"n": timed.days}
        return f"{said(timed.kind.label)} {days}"
    return said(timed.kind.label)


def _named(task: Task, part: Part) -> str:
    """Who has that part, as printed; of an open role the units that the lead unit has named."""
    names = [name for name in task.assignments.all() if name.part == part]
    spelled_out = {name.named_by_id for name in names}
    return "; ".join(name.text for name in names if name.pk not in spelled_out)


def tasks_sheet(tasks: QuerySet[Task], *, title: str, on: date) -> bytes:
    """The tasks of a list, all pages of it, as a workbook."""
    columns = [
        xlsx_out.Column("TT", kind="int", width=6),
        xlsx_out.Column("Mục", width=8),
        xlsx_out.Column("Nhiệm vụ", width=60),
        xlsx_out.Column("Kế hoạch, văn bản giao việc", width=40),
        xlsx_out.Column("Chủ trì", width=28),
        xlsx_out.Column("Chỉ đạo", width=28),
        xlsx_out.Column("Phối hợp", width=28),
        xlsx_out.Column("Đối tác", width=28),
        xlsx_out.Column("Thời hạn", kind="date", width=12),
        xlsx_out.Column("Thời gian ghi trong văn bản", width=22),
        xlsx_out.Column("Trạng thái", width=18),
        xlsx_out.Column("Đúng, quá hạn", width=20),
        xlsx_out.Column("Tiến độ (%)", kind="int", width=10),
    ]
    with_names = tasks.select_related("plan", "source_document").prefetch_related("assignments")
    rows = [
        (
            n,
            f"{task.section} {task.ordinal}".strip(),
            task.title,
            task.came_from,
            task.lead_text,
            task.director_text,
            _named(task, Part.COOPERATES),
            _named(task, Part.PARTNER),
            task.deadline,
            task.printed_time,
            said(task.get_state_display()),
            timing_words(task, on),
            task.percent,
        )
        for n, task in enumerate(with_names, start=1)
    ]
    return xlsx_out.write_xlsx([xlsx_out.Sheet(title=title, columns=columns, rows=rows)])


def workbook(content: bytes, name: str) -> HttpResponse:
    """A workbook as a download."""
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
