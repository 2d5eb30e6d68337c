"""Who may ask, answer and collate; each answer carries its reason."""

from django.utils.translation import gettext as _

from dondoc.frame.access import ALLOWED, Decision, Refused, allow_if
from dondoc.frame.actors import SystemActor
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.requests.models import Addressee, Request
from dondoc.requests.rules import ANSWER, ANSWERABLE_STATES, REQUEST, RequestKind, RequestState

Doer = User | SystemActor


def can_ask(user: Doer, kind: str = RequestKind.OPINION) -> Decision:
    """The Office and the leaders ask for anything; the head of any other unit asks for opinions on the unit's drafts."""
    if isinstance(user, SystemActor):
        return ALLOWED
    standing = standing_of(user)
    if standing.oversees:
        return ALLOWED
    if kind != RequestKind.OPINION:
        return Refused(_("Yêu cầu số liệu, báo cáo do Văn phòng hoặc lãnh đạo gửi. Hãy đề nghị Văn phòng."))
    return allow_if(
        standing.is_internal and standing.headed_ids,
        _("Việc lấy ý kiến do Văn phòng, lãnh đạo hoặc trưởng đơn vị thực hiện."),
    )


def can_manage(user: Doer, request: Request) -> Decision:
    """Whoever oversees the agency's work, and the head of the unit that asks."""
    if isinstance(user, SystemActor):
        return ALLOWED
    standing = standing_of(user)
    return allow_if(
        standing.oversees or request.unit_id in standing.headed_ids,
        _("Yêu cầu này do Văn phòng hoặc đơn vị đã hỏi quản lý."),
    )


def can_take(user: Doer, request: Request, verb: str) -> Decision:
    """Whether the user may take that step of the request's machine now."""
    if REQUEST.find(request.state, verb) is None:
        return Refused(_("Yêu cầu này không còn ở trạng thái cho phép thao tác đó. Hãy tải lại trang."))
    return can_manage(user, request)


def can_edit(user: Doer, request: Request) -> Decision:
    """What is asked stands firm once it has gone out; its hour and its addressees may still be added to."""
    if request.state != RequestState.DRAFTING:
        return Refused(
            _("Yêu cầu đã gửi đi nên nội dung không sửa được nữa. Nếu sai, hãy thu hồi và gửi yêu cầu khác.")
        )
    return can_manage(user, request)


def can_add_to(user: Doer, request: Request) -> Decision:
    """More addressees, a later hour: while answers are still taken."""
    if request.state not in (RequestState.DRAFTING, *ANSWERABLE_STATES):
        return Refused(_("Yêu cầu đã kết thúc."))
    return can_manage(user, request)


def can_collate(user: Doer, request: Request) -> Decision:
    if request.state not in ANSWERABLE_STATES:
        return Refused(_("Chỉ tổng hợp khi yêu cầu đang chờ trả lời hoặc đang tổng hợp."))
    return can_manage(user, request)


def _open_to_answers(addressee: Addressee, verb: str) -> Decision:
    if addressee.request.state not in ANSWERABLE_STATES:
        return Refused(_("Yêu cầu này không còn nhận trả lời."))
    return allow_if(
        ANSWER.find(addressee.state, verb),
        _("Câu trả lời không còn ở trạng thái cho phép thao tác đó. Hãy tải lại trang."),
    )


def can_draft(user: User, addressee: Addressee) -> Decision:
    """Staff of the body write the answer; the Office writes it in for a body that answered on paper or by file."""
    standing = standing_of(user)
    if addressee.body_id in standing.body_ids or can_manage(user, addressee.request):
        return _open_to_answers(addressee, "draft")
    return Refused(_("Câu trả lời do đơn vị được hỏi soạn."))


def can_answer(user: User, addressee: Addressee) -> Decision:
    """Who answers for the body sends; the Office enters what came outside the program."""
    standing = standing_of(user)
    if addressee.body_id in standing.headed_ids or can_manage(user, addressee.request):
        return _open_to_answers(addressee, "answer")
    return Refused(_("Trưởng đơn vị gửi trả lời. Đồng chí có thể lưu bản soạn để trưởng đơn vị xem."))


def can_return(user: User, addressee: Addressee) -> Decision:
    if not (allowed := can_manage(user, addressee.request)):
        return allowed
    return _open_to_answers(addressee, "return")


def can_urge(user: Doer, addressee: Addressee) -> Decision:
    if addressee.has_answered or addressee.request.state not in ANSWERABLE_STATES:
        return Refused(_("Chỉ nhắc nơi chưa trả lời khi yêu cầu còn nhận trả lời."))
    return can_manage(user, addressee.request)
