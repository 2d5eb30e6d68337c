"""Who may compose and issue reports."""

from django.utils.translation import gettext as _

from dondoc.frame.access import Decision, Refused, allow_if
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.plans.models import Plan
from dondoc.plans.rules import PlanState
from dondoc.reports.models import Report


def can_compose(user: User) -> Decision:
    return allow_if(standing_of(user).is_office, _("Việc tổng hợp báo cáo do Văn phòng thực hiện."))


def can_be_reported(plan: Plan) -> Decision:
    """A plan that was given out: nobody has anything to report on a draft."""
    return allow_if(plan.state != PlanState.DRAFT, _("Kế hoạch chưa ban hành nên chưa có gì để báo cáo."))


def can_edit(user: User, report: Report) -> Decision:
    if not report.is_draft:
        return Refused(_("Báo cáo đã ban hành nên không sửa được nữa."))
    return can_compose(user)


def can_issue(user: User, report: Report) -> Decision:
    if not report.is_draft:
        return Refused(_("Báo cáo này đã ban hành."))
    standing = standing_of(user)
    return allow_if(
        standing.is_office or standing.is_head, _("Việc ban hành do Văn phòng thực hiện sau khi lãnh đạo đã ký.")
    )
