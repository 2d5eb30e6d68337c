"""Reads of reports: who sees which, which number comes next."""

import re
from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from dondoc.language import format_date
from dondoc.official.rules import TYPES, make_symbol
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.plans.models import Update
from dondoc.plans.queries import visible_plans
from dondoc.plans.queries.issuing import next_number as number_after
from dondoc.records.models import Document
from dondoc.records.rules import Direction
from dondoc.reports.models import Report
from dondoc.reports.queries.periods import issued_on as plan_issued_on
from dondoc.reports.queries.scope import agency_of
from dondoc.reports.rules import NUMBER, ReportState


def visible_reports(user: User | AnonymousUser) -> QuerySet[Report]:
    """All for the Office and the leaders; for members of the agency the issued ones on plans that they may read or on all."""
    standing = standing_of(user)
    if standing.oversees:
        return Report.objects.all()
    if standing.is_internal:
        mine = Q(plan__in=visible_plans(user)) | Q(plan__isnull=True)
        return Report.objects.filter(mine, state=ReportState.ISSUED)
    return Report.objects.none()


def sources_of(update_ids: Sequence[int]) -> QuerySet[Update]:
    """The updates that parts were composed from, newest first, for the page that shows the draft beside them."""
    return Update.objects.filter(pk__in=update_ids).select_related("duty__body", "duty__task").order_by("-id")


# ------------------------------------------------------------------ the number and the date that are stamped
def symbol_of(report: Report) -> str:
    """What stands after the number of a report of its agency: "BC-BQL"."""
    return make_symbol(TYPES["BC"], agency_of(report).code or "BQL")


def next_number(report: Report, year: int) -> int:
    """One more than the highest number of the agency's reports of a year; nothing holds it."""
    blank = Document(direction=Direction.OUTGOING, symbol=symbol_of(report))
    return number_after(blank, year) or 1


def issue_faults(report: Report, *, number: str, issued_on: date, on: date) -> dict[str, str]:
    """What speaks against issuing a report under a number ("" when it is given later) and a date, by field. A report is
    older neither than its plan nor than the data it holds.
    """
    faults = {}
    plan_day = plan_issued_on(report.plan) if report.plan else None
    if issued_on > on:
        faults["issued_on"] = _("Ngày ban hành chưa tới. Hãy nhập ngày ký trên văn bản.")
    elif plan_day is not None and issued_on < plan_day:
        faults["issued_on"] = _("Ngày ban hành trước ngày của kế hoạch (%(day)s). Hãy kiểm tra lại ngày.") % {
            "day": format_date(plan_day)
        }
    elif issued_on < report.data_until:
        faults["issued_on"] = _(
            "Báo cáo có số liệu đến ngày %(day)s nên không thể ban hành trước ngày đó. Hãy kiểm tra lại ngày."
        ) % {"day": format_date(report.data_until)}
    if number and not re.fullmatch(NUMBER, number):
        faults["number"] = _("Số văn bản là số dương, nhiều nhất 6 chữ số, ví dụ 05.")
    elif number and _is_taken(report, int(number), issued_on.year):
        faults["number"] = _("Số %(number)s/%(symbol)s đã cấp cho văn bản khác trong năm. Hãy kiểm tra lại số.") % {
            "number": number,
            "symbol": symbol_of(report),
        }
    return faults


def _is_taken(report: Report, number: int, year: int) -> bool:
    return Document.objects.filter(
        direction=Direction.OUTGOING,
        symbol=symbol_of(report),
        issued_on__year=year,
        number__regex=rf"^0*{number}$",
        draft=False,
    ).exists()
