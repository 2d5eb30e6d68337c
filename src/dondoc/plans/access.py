"""Who may do what to plans and work; each answer carries its reason."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from dondoc.frame.access import ALLOWED, Decision, Refused, allow_if
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.plans.models import Duty, Extension, Involvement, LeaderDigest, Plan, Step, Task
from dondoc.plans.queries import answering_directors
from dondoc.plans.rules import DUTY, OPEN_STATES, Part, PlanState, StepState, WorkState
from dondoc.plans.rules.following import EXTENSION, ExtensionState
from dondoc.plans.rules.reminding import DigestState


def can_import(user: User) -> Decision:
    return allow_if(standing_of(user).is_office, _("Việc nhập kế hoạch do Văn phòng thực hiện."))


def can_review(user: User, plan: Plan) -> Decision:
    """The Office reviews a draft; an issued plan is not edited any more."""
    if plan.state != PlanState.DRAFT:
        return Refused(_("Kế hoạch đã ban hành nên không sửa được nữa."))
    return allow_if(standing_of(user).is_office, _("Việc rà soát kế hoạch do Văn phòng thực hiện."))


def can_issue(user: User, plan: Plan) -> Decision:
    if plan.state != PlanState.DRAFT:
        return Refused(_("Kế hoạch này đã ban hành."))
    standing = standing_of(user)
    return allow_if(
        standing.is_office or standing.is_head, _("Việc ban hành do Văn phòng thực hiện sau khi lãnh đạo đã ký.")
    )


def can_follow(user: User) -> Decision:
    """Theo dõi, đôn đốc: the Office and the leaders (Nghị định 30/2020/NĐ-CP, Điều 24)."""
    return allow_if(standing_of(user).oversees, _("Trang theo dõi, đôn đốc dành cho lãnh đạo và Văn phòng."))


def can_see_scores(user: User) -> Decision:
    """Whoever oversees the work sees every unit's figures, a unit head those of the own unit."""
    standing = standing_of(user)
    return allow_if(
        standing.oversees or (standing.is_internal and standing.headed_ids),
        _("Kết quả theo đơn vị dành cho lãnh đạo, Văn phòng và trưởng đơn vị."),
    )


def can_urge(user: User) -> Decision:
    """Đôn đốc is the Office's, and that of the leaders (Nghị định 30/2020/NĐ-CP, Điều 24)."""
    return allow_if(standing_of(user).oversees, _("Việc đôn đốc do Văn phòng và lãnh đạo thực hiện."))


def can_read_history(user: User) -> Decision:
    """How a plan came to be is the agency's own matter; what is asked of people from outside stands in its tasks."""
    return allow_if(standing_of(user).is_internal, _("Lịch sử của kế hoạch dành cho cán bộ của cơ quan."))


def directed_by(user: User, task_ids: Collection[int]) -> frozenset[int]:
    """Which of the tasks the user decides on: those that they direct; all for the head of the agency; for the chief of
    office those that nobody who could sign in directs. At most two queries, however many tasks.
    """
    standing = standing_of(user)
    if standing.is_head:
        return frozenset(task_ids)
    directing = Involvement.objects.filter(task_id__in=task_ids, part=Part.DIRECTS)
    own = frozenset(directing.filter(person_id=standing.person_id or -1).values_list("task_id", flat=True))
    if standing.is_chief_of_office:
        answered = answering_directors(today()).filter(task_id__in=task_ids).values_list("task_id", flat=True)
        return own | (frozenset(task_ids) - frozenset(answered))
    return own


def _directs(user: User, task_id: int, directed: frozenset[int] | None = None) -> Decision:
    deciding = directed_by(user, [task_id]) if directed is None else directed
    return allow_if(task_id in deciding, _("Chỉ lãnh đạo được phân công chỉ đạo mới quyết định việc này."))


def can_take(user: User, duty: Duty, verb: str, *, directed: frozenset[int] | None = None) -> Decision:
    """Whether the user may take that step of the duty's machine now. Lists hand in `directed` (from `directed_by`)."""
    step = DUTY.find(duty.state, verb)
    if step is None:
        return Refused(_("Việc này không còn ở trạng thái cho phép thao tác đó. Hãy tải lại trang."))
    standing = standing_of(user)
    if step.who == "office_or_director" and standing.is_office:
        return ALLOWED
    if step.who in {"director", "office_or_director"}:
        return _directs(user, duty.task_id, directed)
    if duty.body_id in standing.headed_ids:
        return ALLOWED
    if step.who == "lead":
        mine = duty.handler_id is not None and duty.handler_id == standing.person_id
        return allow_if(mine, _("Chỉ trưởng đơn vị chủ trì hoặc người được giao mới báo cáo việc này."))
    return Refused(_("Chỉ trưởng đơn vị chủ trì mới trình kết quả của đơn vị."))


def can_give(user: User) -> Decision:
    """Work without a plan is given by leaders, and written down for them by the Office."""
    return allow_if(standing_of(user).oversees, _("Việc giao ngoài kế hoạch do lãnh đạo giao hoặc Văn phòng ghi lại."))


def can_divide(user: User, duty: Duty) -> Decision:
    """A unit head divides the unit's duty among its staff."""
    if duty.state in {WorkState.DONE, WorkState.CANCELLED, WorkState.TRANSFERRED}:
        return Refused(_("Việc đã kết thúc nên không chia bước được nữa."))
    return allow_if(
        duty.body_id in standing_of(user).headed_ids, _("Chỉ trưởng đơn vị chủ trì mới chia việc cho nhân viên.")
    )


def can_report_step(user: User, step: Step) -> Decision:
    """A member of staff reports the step that was given to them, until the unit head has confirmed it."""
    if step.person_id != standing_of(user).person_id:
        return Refused(_("Bước này giao cho người khác."))
    return allow_if(step.state != StepState.DONE, _("Trưởng đơn vị đã xác nhận xong bước này."))


def can_ask_extension(user: User, duty: Duty, *, waiting: bool | None = None) -> Decision:
    """The head of the lead unit asks for a later deadline up to the last day of the one in force. `waiting`: whether a
    request waits already, where the caller has read it.
    """
    if duty.body_id not in standing_of(user).headed_ids:
        return Refused(_("Chỉ trưởng đơn vị chủ trì mới đề nghị gia hạn."))
    if duty.state not in OPEN_STATES or duty.state == WorkState.SUBMITTED:
        return Refused(_("Việc này đã trình kết quả hoặc đã kết thúc nên không gia hạn được."))
    if duty.deadline is None:
        return Refused(_("Việc này không có thời hạn nên không cần gia hạn."))
    if today() > duty.deadline:
        return Refused(
            _(
                "Thời hạn đã qua nên không đề nghị gia hạn được nữa. Hãy báo cáo tiến độ, nêu rõ lý do chậm và kiến nghị; "
                "lãnh đạo chỉ đạo sẽ quyết định thời hạn mới."
            )
        )
    asked = duty.extensions.filter(state=ExtensionState.ASKED).exists() if waiting is None else waiting
    return allow_if(not asked, _("Đã có một đề nghị gia hạn đang chờ quyết định."))


def can_set_deadline(user: User, duty: Duty, *, directed: frozenset[int] | None = None) -> Decision:
    """Whoever decides on the result may set a later deadline without being asked, also after the one in force has passed."""
    if duty.state not in OPEN_STATES or duty.state == WorkState.SUBMITTED:
        return Refused(_("Việc này đã trình kết quả hoặc đã kết thúc nên không đặt thời hạn mới được."))
    return _directs(user, duty.task_id, directed)


def can_take_extension(
    user: User, extension: Extension, verb: str, *, directed: frozenset[int] | None = None
) -> Decision:
    """Whether the user may take that step on a request for a later deadline now."""
    step = EXTENSION.find(extension.state, verb)
    if step is None:
        return Refused(_("Đề nghị này đã được quyết định hoặc đã rút. Hãy tải lại trang."))
    if extension.document_id is not None:
        return Refused(_("Thời hạn này do văn bản sửa đổi kế hoạch đặt ra nên không xem lại ở đây được."))
    if step.who == "director":
        return _directs(user, extension.duty.task_id, directed)
    headed = extension.duty.body_id in standing_of(user).headed_ids
    return allow_if(headed, _("Chỉ trưởng đơn vị đã đề nghị mới rút được đề nghị gia hạn."))


def can_withdraw(user: User, task: Task) -> Decision:
    """Whoever decides on a task takes it back from all its lead bodies; the Office does where a document says so."""
    if task.state not in OPEN_STATES:
        return Refused(_("Nhiệm vụ này đã kết thúc nên không rút được nữa."))
    if standing_of(user).is_office:
        return ALLOWED
    return _directs(user, task.pk)


def can_name_cooperators(user: User, task: Task) -> Decision:
    """The lead unit names the units behind "… liên quan" when it accepts."""
    headed = standing_of(user).headed_ids
    leads = task.involvements.filter(part=Part.LEADS, body_id__in=headed).exists()
    return allow_if(leads, _("Chỉ đơn vị chủ trì mới nêu tên các đơn vị phối hợp."))


def can_set_ladder(user: User, plan: Plan) -> Decision:
    """The Office sets how a plan's work is reminded of, as long as the plan runs."""
    if plan.state in {PlanState.CLOSED, PlanState.WITHDRAWN}:
        return Refused(_("Kế hoạch đã kết thúc nên không còn nhắc việc."))
    return allow_if(standing_of(user).is_office, _("Các bậc nhắc việc do Văn phòng đặt."))


def can_skip(user: User, task: Task) -> Decision:
    """The Office leaves a rung out for one task."""
    if task.state in {WorkState.DONE, WorkState.CANCELLED, WorkState.TRANSFERRED}:
        return Refused(_("Việc đã kết thúc nên không còn nhắc."))
    return allow_if(standing_of(user).is_office, _("Bậc nhắc của một việc do Văn phòng bỏ qua khi có lý do."))


def can_see_digests(user: User) -> Decision:
    """The Office, which makes them ready, and the leaders whom they are for."""
    return allow_if(standing_of(user).oversees, _("Tổng hợp trình lãnh đạo dành cho lãnh đạo và Văn phòng."))


def can_present(user: User, digest: LeaderDigest) -> Decision:
    """Nothing goes to a leader that the Chief of Office has not seen."""
    if digest.state != DigestState.DRAFT:
        return Refused(_("Tổng hợp này đã được xử lý."))
    return allow_if(standing_of(user).is_chief_of_office, _("Chỉ Chánh Văn phòng xem và trình tổng hợp lên lãnh đạo."))


def can_have_feed(user: User) -> Decision:
    return allow_if(standing_of(user).roles, _("Lịch riêng dành cho người đang giữ chức vụ."))


def allowed_verbs(
    user: User, duties: Sequence[Duty], *, directed: frozenset[int] | None = None
) -> dict[int, list[str]]:
    """For each duty the verbs whose buttons the user gets, in the table's order."""
    if directed is None:
        directed = directed_by(user, {duty.task_id for duty in duties})
    return {
        duty.pk: [s.verb for s in DUTY.steps_from(duty.state) if can_take(user, duty, s.verb, directed=directed)]
        for duty in duties
    }
