"""Who may invite, and whom the portal is for."""

from django.utils.translation import gettext as _

from dondoc.frame.access import Decision, Refused, allow_if
from dondoc.people.models import Body, User
from dondoc.people.queries import standing_of
from dondoc.people.rules import BodyKind

OUTSIDE_KINDS = frozenset(BodyKind) - {
    BodyKind.BOARD,
    BodyKind.OFFICE,
    BodyKind.DEPARTMENT,
    BodyKind.ATTACHED,
    BodyKind.ZONE,
}
# The authorities above, which the agency reports to by document and does not ask through the portal.
ABOVE = frozenset({BodyKind.PROVINCE, BodyKind.MINISTRY, BodyKind.PARTY})


def can_invite(user: User) -> Decision:
    standing = standing_of(user)
    return allow_if(standing.is_office or standing.is_administrator, _("Việc mời đơn vị ngoài do Văn phòng thực hiện."))


def can_be_invited(body: Body) -> Decision:
    if body.kind not in OUTSIDE_KINDS:
        return Refused(
            _("%(body)s là đơn vị của cơ quan: tài khoản do người quản trị cấp, không qua lời mời.")
            % {"body": body.name}
        )
    if body.kind in ABOVE:
        return Refused(_("%(body)s là cơ quan cấp trên: văn bản gửi theo đường công văn.") % {"body": body.name})
    return allow_if(body.valid_to is None, _("%(body)s đã ngừng hoạt động.") % {"body": body.name})


def uses_portal(user: User) -> Decision:
    return allow_if(standing_of(user).is_outside, _("Trang này dành cho doanh nghiệp và đơn vị phối hợp bên ngoài."))
