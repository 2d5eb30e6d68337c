"""The periods that a plan can be reported on."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.language import format_date
from dondoc.plans.models import Plan
from dondoc.worktime import Mode, Period, parse_period, period_of


class PeriodRefused(ValueError):  # noqa: N818 - it names what happened
    """A period in which there is nothing to report on a plan, in one sentence; `instead` is the nearest that can be."""

    def __init__(self, sentence: str, instead: Period) -> None:
        super().__init__(sentence)
        self.instead = instead


def issued_on(plan: Plan) -> date | None:
    """The day on the plan's document, else the day it was issued in the program; None for a draft."""
    if plan.document and plan.document.issued_on:
        return plan.document.issued_on
    return timezone.localtime(plan.issued_at).date() if plan.issued_at else None


def begins_on(plan: Plan) -> date:
    """The day from which there is work to report: that of the plan, or the first of its year where the plan of a former
    year was entered later.
    """
    first = date(plan.year, 1, 1)
    issued = issued_on(plan)
    return issued if issued and issued.year <= plan.year else first


def reported_period(plan: Plan, key: str, mode: Mode, on: date) -> Period:
    """The period of a key for a report on a plan that is composed on a day.

    Raises:
        ValueError: the key names no period.
        PeriodRefused: the period ended before the plan, or has not begun.
    """
    period = parse_period(key, mode)
    begins = begins_on(plan)
    if period.end < begins:
        first = period_of(begins, period.unit, mode)
        raise PeriodRefused(
            _("Kỳ %(period)s kết thúc ngày %(end)s, trước ngày kế hoạch bắt đầu (%(begins)s). Hãy chọn từ %(first)s.")
            % {
                "period": period.label,
                "end": format_date(period.end),
                "begins": format_date(begins),
                "first": first.label,
            },
            first,
        )
    if period.start > on:
        last = period_of(on, period.unit, mode)
        raise PeriodRefused(
            _("Kỳ %(period)s bắt đầu từ ngày %(start)s nên chưa có số liệu. Hãy chọn đến %(last)s.")
            % {"period": period.label, "start": format_date(period.start), "last": last.label},
            last,
        )
    return period
