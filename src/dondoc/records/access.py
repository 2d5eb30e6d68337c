"""Who may do what to documents; each answer carries its reason."""

from django.utils.translation import gettext as _

from dondoc.frame.access import Decision, Refused, allow_if
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.records.models import Delivery, Document
from dondoc.records.rules import DeliveryState, Direction, Way


def can_register(user: User) -> Decision:
    """The Office's registry takes incoming documents (Nghị định 30/2020/NĐ-CP, Điều 22)."""
    return allow_if(standing_of(user).is_office, _("Việc đăng ký văn bản đến do Văn phòng thực hiện."))


def can_instruct(user: User, document: Document) -> Decision:
    """A leader gives the instruction; the Office may enter it for the leader (Điều 23, 24)."""
    if document.direction != Direction.INCOMING:
        return Refused(_("Ý kiến chỉ đạo chỉ ghi cho văn bản đến."))
    return allow_if(
        standing_of(user).oversees, _("Ý kiến chỉ đạo do lãnh đạo Ban cho, hoặc Văn phòng nhập thay lãnh đạo.")
    )


def can_follow_register(user: User) -> Decision:
    """Every member of the agency sees the register, each with the documents that they may see."""
    return allow_if(standing_of(user).is_internal, _("Sổ theo dõi giải quyết văn bản đến dành cho cán bộ của cơ quan."))


def can_send(user: User) -> Decision:
    """The Office chooses how a document reaches its recipients and notes that it was sent (Điều 18)."""
    return allow_if(standing_of(user).is_office, _("Việc gửi văn bản do Văn phòng thực hiện."))


def can_change_delivery(user: User, delivery: Delivery, state: DeliveryState) -> Decision:
    """The Office notes each state; a receiving body may acknowledge what reached it in the program (Điều 21)."""
    standing = standing_of(user)
    if standing.is_office:
        return can_send(user)
    acknowledges = state == DeliveryState.RECEIVED and delivery.way == Way.IN_APP
    return allow_if(
        acknowledges and (delivery.body_id in standing.body_ids or delivery.person_id == (user.person_id or -1)),
        _("Chỉ Văn phòng hoặc nơi nhận ghi được trạng thái này."),
    )
