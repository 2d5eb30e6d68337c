"""What reports offer the rest: their line in the sidebar, and the act on a plan's page."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dondoc.frame.registries import (
    Decision,
    NavItem,
    Panel,
    SearchHit,
    SearchSource,
    errands,
    navigation,
    panels,
    search_sources,
)
from dondoc.frame.search import holds
from dondoc.outgoing.hooks import after_cancel, after_issue
from dondoc.people.hooks import ApiRoom, api_rooms
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.plans.models import Plan
from dondoc.plans.rules import PlanState
from dondoc.records.hooks import acts_of
from dondoc.records.models import Document
from dondoc.reports.access import can_compose
from dondoc.reports.actions.issuing import drop_paper, follow_paper
from dondoc.reports.queries import visible_reports
from dondoc.reports.queries.prefilling import known_of_run
from dondoc.reports.queries.runs import to_compose, visible_runs
from dondoc.requests.hooks import prefill
from dondoc.ui.components.text import said

MOST = 20  # lines on the first page

navigation.add(
    "reports.reports",
    NavItem(
        label=_("Báo cáo"),
        url_name="reports:index",
        icon="report",
        visible=lambda user: standing_of(user).is_internal,
        phone=True,
        section="reports",
    ),
    order=50,
)


def _find(user: User, words: str, limit: int) -> list[SearchHit]:
    reports = visible_reports(user).filter(holds(words)).order_by("-id")[:limit]
    return [
        SearchHit(report.abstract, said(report.get_state_display()), reverse("reports:detail", args=[report.pk]))
        for report in reports
    ]


search_sources.add("reports.reports", SearchSource(_("Báo cáo"), _find), order=50)


def _compose_button(user: User, plan: Plan) -> dict[str, Any] | None:
    return {"plan": plan} if plan.state == PlanState.ISSUED and can_compose(user) else None


def _acts(user: User, document: Document) -> list[tuple[str, int]]:
    found = visible_reports(user).filter(document=document).values_list("pk", flat=True)
    return [("reports.report", pk) for pk in found]


def _errands(user: User) -> list[Decision]:
    """For the Office: the periods whose units have had their time and whose report is not on its way."""
    if not standing_of(user).is_office:
        return []
    now = timezone.now()
    return [
        Decision(
            label=str(run),
            detail=_now("%(sent)s/%(asked)s đơn vị đã gửi") % {"sent": run.sent, "asked": run.asked},
            url=reverse("reports:run", args=[run.pk]),
            due=run.send_by,
            urgent=run.send_by < timezone.localdate(now),
            act=_("Tổng hợp báo cáo"),
        )
        for run in to_compose(visible_runs(user), now)[:MOST]
    ]


errands.add("reports.runs", _errands)
after_issue.add("reports.report", follow_paper)
after_cancel.add("reports.report", drop_paper)
prefill.add("reports.run", known_of_run, order=50)
acts_of.add("reports.report", _acts)
panels.add("reports.compose", Panel("plans.plan", "reports/compose_button.html", _compose_button))
api_rooms.add("reports", ApiRoom(_("Báo cáo")), order=50)
