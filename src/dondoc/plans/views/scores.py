"""Kết quả theo đơn vị: the counts of a period by unit with their definitions, and the list behind each number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.official import xlsx_out
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.plans.access import can_see_scores
from dondoc.plans.models import Duty
from dondoc.plans.queries import board_dates
from dondoc.plans.queries.lines import as_lines
from dondoc.plans.queries.scoring import UnitScore, score_condition, scored_duties, scores
from dondoc.plans.rules.scoring import Score
from dondoc.plans.views.board import duties_sheet
from dondoc.plans.views.listing import unit_choices, workbook
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.pieces import Crumb
from dondoc.ui.components.text import day, said
from dondoc.worktime import Period, Unit, parse_period, period_of

YEARS = 2  # this one and the one before
KEYS = ("Y", "H1", "H2", "Q1", "Q2", "Q3", "Q4")
ORDER = ("deadline_key", "id")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the table and the list of what it counts."""

    label: str
    count: int
    url: str
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    cells: Sequence[Cell]
    rate: str
    total: bool


def definitions() -> list[tuple[str, str]]:
    """What each number means, as the page and the workbook print it."""
    words = {
        Score.ON_TIME: _("đã duyệt xong, đơn vị trình kết quả không muộn hơn hạn đang áp dụng (kể cả hạn đã gia hạn)."),
        Score.LATE: _("đã duyệt xong nhưng trình sau hạn; hoặc chuyển giao cho đơn vị khác khi đã quá hạn."),
        Score.OVERDUE: _("hết hạn mà chưa trình kết quả. Kết quả bị trả lại tính là chưa xong."),
        Score.WAITING: _("đã trình không muộn hơn hạn, lãnh đạo chưa duyệt; không tính vào tỷ lệ."),
        Score.RUNNING: _("đang làm, hạn còn ở phía trước; không tính vào tỷ lệ."),
        Score.SILENT: _("trong số việc đang làm, 15 ngày qua đơn vị không báo cáo."),
        Score.EXTENDED: _("trong số trên, việc có hạn đang áp dụng muộn hơn hạn gốc."),
        Score.NO_DEADLINE: _("việc không ghi thời hạn, có làm trong kỳ; không tính vào tỷ lệ."),
    }
    return [(said(score.label), words[score]) for score in Score]


def formula() -> str:
    """The rate in words."""
    return _(
        "Tỷ lệ đúng hạn = xong đúng hạn ÷ (xong đúng hạn + xong quá hạn + đang quá hạn) × 100%. "
        "Việc tạm dừng, hủy, chuyển giao trong hạn không tính."
    )


def _percent(row: UnitScore) -> str:
    return "" if row.rate is None else f"{row.rate}%".replace(".", ",")


def _periods(on: date) -> list[tuple[str, str]]:
    years = range(on.year, on.year - YEARS, -1)
    return [(found.key, found.label) for year in years for found in (parse_period(f"{year}-{key}") for key in KEYS)]


def _period(request: HttpRequest, on: date) -> Period:
    """The period that the URL names, else the quarter of today."""
    try:
        return parse_period(request.GET.get("period", ""))
    except ValueError:
        return period_of(on, Unit.QUARTER)


_TONES = {Score.LATE: "late", Score.OVERDUE: "late"}


def _row(row: UnitScore, period: Period) -> Row:
    address = reverse("plans:scored")
    unit = {"unit": row.body.pk} if row.body else {}
    cells = [
        Cell(
            said(score.label),
            row.counts[score],
            f"{address}?{urlencode({'period': period.key, 'kind': score.value, **unit})}",
            _TONES.get(score, ""),
        )
        for score in Score
    ]
    return Row(row.body.name if row.body else _("Cộng"), cells, _percent(row), total=row.body is None)


@access("plans.scores.view")
@require_GET
def table(request: SignedIn) -> HttpResponse:
    """The units' counts of one period."""
    ensure(can_see_scores(request.user))
    on = today()
    period = _period(request, on)
    rows = scores(scored_duties(request.user), period, board_dates(on))
    columns = [_("Đơn vị"), *(said(score.label) for score in Score), _("Tỷ lệ đúng hạn")]
    context = {
        "title": _("Kết quả theo đơn vị"),
        "filters": [Filter("period", _("Kỳ"), options=_periods(on), any_label=_("Quý này"))],
        "period": period,
        "on": on,
        "rows": [_row(row, period) for row in rows],
        "columns": columns,
        "definitions": definitions(),
        "formula": formula(),
        "export_url": reverse("plans:scores_export"),
        "crumbs": [Crumb(_("Kế hoạch"), reverse("plans:index"))],
    }
    return render(request, "plans/scores.html", context)


@access("plans.scores.view")
@require_GET
def export(request: SignedIn) -> HttpResponse:
    """The same as a workbook, with the definitions on a second sheet."""
    ensure(can_see_scores(request.user))
    on = today()
    period = _period(request, on)
    rows = scores(scored_duties(request.user), period, board_dates(on))
    columns = [
        xlsx_out.Column("Đơn vị", width=40),
        *[xlsx_out.Column(score.label, kind="int", width=14) for score in Score],
        xlsx_out.Column("Tỷ lệ đúng hạn", width=14),
    ]
    lines: list[Sequence[xlsx_out.Value]] = [
        (row.body.name if row.body else "Cộng", *(row.counts[score] for score in Score), _percent(row)) for row in rows
    ]
    words = [xlsx_out.Column("Số", width=28), xlsx_out.Column("Cách tính", width=90)]
    explained = [
        (_("Kỳ"), f"{period.label}: {day(period.start)} – {day(period.end)}; {_('tính đến ngày')} {day(on)}"),
        *definitions(),
        (_("Tỷ lệ đúng hạn"), formula()),
    ]
    title = f"{_('Kết quả theo đơn vị')}, {period.label}"
    sheets = [
        xlsx_out.Sheet(title=title, columns=columns, rows=lines),
        xlsx_out.Sheet(title=_("Cách tính"), columns=words, rows=explained),
    ]
    return workbook(xlsx_out.write_xlsx(sheets), f"ket-qua-{period.key}.xlsx")


def _listed(request: SignedIn, filters: Sequence[Filter]) -> tuple[QuerySet[Duty], Period]:
    """The duties that the URL's period, unit and kind name."""
    on = today()
    period = _period(request, on)
    kind, unit = (item.value(request) for item in filters[1:])
    duties = scored_duties(request.user)
    if unit:
        duties = duties.filter(body_id=unit)
    return duties.filter(score_condition(Score(kind or Score.OVERDUE), period, board_dates(on))), period


def _filters(request: SignedIn) -> list[Filter]:
    kinds = [(score.value, said(score.label)) for score in Score]
    return [
        Filter("period", _("Kỳ"), options=_periods(today()), any_label=_("Quý này")),
        Filter("kind", _("Cách tính"), options=kinds, any_label=said(Score.OVERDUE.label)),
        Filter("unit", _("Đơn vị"), options=unit_choices(request.user)),
    ]


@access("plans.scores.view")
@require_GET
def listed(request: SignedIn) -> HttpResponse:
    """What a number of the table counts."""
    ensure(can_see_scores(request.user))
    filters = _filters(request)
    found, period = _listed(request, filters)
    kind = Score(filters[1].value(request) or Score.OVERDUE)
    context = {
        "title": f"{said(kind.label)}, {period.label}",
        "definition": dict(definitions())[said(kind.label)],
        "filters": filters,
        "page": keyset(
            as_lines(found), ORDER, after=request.GET.get("after", ""), before=request.GET.get("before", "")
        ),
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "columns": [
            Column(_("Nhiệm vụ"), wide=True),
            Column(_("Chủ trì, chỉ đạo")),
            Column(_("Thời hạn")),
            Column(_("Trạng thái")),
            Column(_("Tin gần nhất")),
        ],
        "export_url": reverse("plans:scored_export"),
        "crumbs": [
            Crumb(_("Kế hoạch"), reverse("plans:index")),
            Crumb(_("Kết quả theo đơn vị"), f"{reverse('plans:scores')}?period={period.key}"),
        ],
    }
    return render(request, "plans/scored.html", context)


@access("plans.scores.view")
@require_GET
def listed_export(request: SignedIn) -> HttpResponse:
    """The list behind a number, as a workbook."""
    ensure(can_see_scores(request.user))
    found, period = _listed(request, _filters(request))
    duties = found.select_related("task__plan", "task__source_document", "body").order_by(*ORDER)
    title = _("Danh sách việc theo kết quả")
    return workbook(duties_sheet(duties, today(), title=title), f"ket-qua-{period.key}-danh-sach.xlsx")
