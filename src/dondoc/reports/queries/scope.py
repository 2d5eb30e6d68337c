"""What a report speaks of: one plan, or all of the agency's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.people.models import Body
from dondoc.people.queries import agency
from dondoc.plans.models import Plan
from dondoc.plans.rules import PlanState
from dondoc.reports.models import Report, ReportCycle
from dondoc.reports.queries.periods import PeriodRefused, reported_period
from dondoc.worktime import Mode, Period


@dataclass(frozen=True, slots=True)
class Scope:
    """The plans that are reported on, by whom; `plan` is None where it is all of them."""

    agency: Body
    plans: Sequence[Plan]
    plan: Plan | None = None

    @property
    def name(self) -> str:
        """As sentences name it: "Kế hoạch số 07/KH-BQL", "các kế hoạch công tác"."""
        return plan_name(self.plan) if self.plan else "các kế hoạch công tác"


def plan_name(plan: Plan) -> str:
    """A plan as sentences name it: by its number, else by its title."""
    number = plan.document.number_and_symbol if plan.document and plan.document.number else ""
    return f"Kế hoạch số {number}" if number else f"Kế hoạch {plan.title[:1].lower()}{plan.title[1:]}"


def scope_of(cycle: ReportCycle, period: Period, on: date) -> Scope:
    """The plan of a cycle, or every issued plan that has something to report in the period."""
    if cycle.plan is not None:
        return Scope(cycle.plan.agency, [cycle.plan], cycle.plan)
    mode = Mode(cycle.mode)
    issued = Plan.objects.filter(state=PlanState.ISSUED, running=False).select_related("document", "agency")
    return Scope(agency(), [plan for plan in issued.order_by("year", "id") if _has_to(plan, period, mode, on)])


def _has_to(plan: Plan, period: Period, mode: Mode, on: date) -> bool:
    try:
        reported_period(plan, period.key, mode, on)
    except PeriodRefused:
        return False
    return True


def agency_of(report: Report) -> Body:
    """Who reports."""
    return report.plan.agency if report.plan else agency()
