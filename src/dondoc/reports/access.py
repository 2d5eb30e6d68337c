"""Who may compose and issue reports."""

from django.utils.translation import gettext as _

from dondoc.frame.access import ALLOWED, Decision, Refused, allow_if
from dondoc.frame.actors import SystemActor
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.plans.models import Plan
from dondoc.plans.rules import PlanState
from dondoc.reports.models import CycleRun, Report
from dondoc.reports.queries.papers import open_paper
from dondoc.reports.rules import ReportState


def can_compose(user: User) -> Decision:
    return allow_if(standing_of(user).is_office, _("Việc tổng hợp báo cáo do Văn phòng thực hiện."))


def can_be_reported(plan: Plan) -> Decision:
    """A plan that was given out: nobody has anything to report on a draft."""
    return allow_if(plan.state != PlanState.DRAFT, _("Kế hoạch chưa ban hành nên chưa có gì để báo cáo."))


def can_edit(user: User, report: Report) -> Decision:
    if report.state == ReportState.SUBMITTED:
        return Refused(_("Báo cáo đang trình ký. Hãy sửa trên văn bản trình, hoặc rút văn bản rồi lấy báo cáo về."))
    if not report.is_draft:
        return Refused(_("Báo cáo đã ban hành nên không sửa được nữa."))
    return can_compose(user)


def can_recompose(user: User, report: Report) -> Decision:
    """A draft takes new data until its period is closed; its words may be edited until it is issued."""
    if report.run is not None and not report.run.is_open:
        return Refused(_("Số liệu của kỳ đã chốt. Kết quả đến sau được đưa vào báo cáo kỳ sau."))
    return can_edit(user, report)


def can_submit(user: User, report: Report) -> Decision:
    if report.state == ReportState.SUBMITTED:
        return Refused(_("Báo cáo này đang trình ký."))
    return can_edit(user, report)


def can_take_back(user: User, report: Report) -> Decision:
    """Once its paper was returned or withdrawn."""
    if report.state != ReportState.SUBMITTED:
        return Refused(_("Báo cáo không ở trên phiếu trình."))
    if open_paper(report) is None:
        return Refused(_("Văn bản đang chờ ý kiến. Hãy rút lại hoặc đợi trả lại rồi lấy báo cáo về để sửa."))
    return can_compose(user)


def can_issue(user: User, report: Report) -> Decision:
    """By hand, for an agency that numbers outside the program."""
    if report.state == ReportState.SUBMITTED:
        return Refused(_("Báo cáo đang trình ký. Việc phát hành thực hiện trên văn bản trình."))
    if not report.is_draft:
        return Refused(_("Báo cáo này đã ban hành."))
    standing = standing_of(user)
    return allow_if(
        standing.is_office or standing.is_head, _("Việc ban hành do Văn phòng thực hiện sau khi lãnh đạo đã ký.")
    )


# ------------------------------------------------------------------ cycles
def can_see_cycles(user: User) -> Decision:
    return allow_if(standing_of(user).oversees, _("Báo cáo định kỳ do Văn phòng và lãnh đạo theo dõi."))


def can_set_cycle(user: User | SystemActor) -> Decision:
    """The Office says what is reported how often, opens its periods and closes them; the schedule opens them by itself."""
    if isinstance(user, SystemActor):
        return ALLOWED
    return allow_if(standing_of(user).is_office, _("Việc đặt và mở kỳ báo cáo do Văn phòng thực hiện."))


def can_close(user: User, run: CycleRun) -> Decision:
    if not run.is_open:
        return Refused(_("Số liệu của kỳ này đã chốt."))
    return can_set_cycle(user)


def can_compose_run(user: User, run: CycleRun) -> Decision:
    if not run.is_open:
        return Refused(_("Số liệu của kỳ đã chốt. Kết quả đến sau được đưa vào báo cáo kỳ sau."))
    return can_compose(user)
