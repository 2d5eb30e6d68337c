"""Who may keep the directory and the accounts."""

from django.utils.translation import gettext as _

from dondoc.frame.access import Decision, Refused, allow_if
from dondoc.frame.actors import SystemActor
from dondoc.people.models import ApiToken, Person, User
from dondoc.people.queries import standing_of

Doer = User | SystemActor


def can_edit_directory(actor: Doer) -> Decision:
    """Bodies, groups, persons, posts and how documents name them: the Office, which meets the names when it reviews plans,
    and the administrator.
    """
    if isinstance(actor, SystemActor):
        return allow_if(condition=True, reason="")
    standing = standing_of(actor)
    return allow_if(
        standing.is_administrator or standing.is_office,
        _("Danh bạ do Văn phòng và quản trị hệ thống cập nhật. Hãy chuyển đề nghị sửa tới Văn phòng."),
    )


def can_reorganise(actor: User) -> Decision:
    """It moves everybody's work at once: the Chief of Office and the administrator."""
    standing = standing_of(actor)
    return allow_if(
        (standing.is_chief_of_office and standing.may_sign) or standing.is_administrator,
        _("Việc sắp xếp tổ chức do Chánh Văn phòng hoặc quản trị hệ thống ghi nhận theo quyết định."),
    )


def can_reassign(actor: User) -> Decision:
    """The head assigns the fields; the Chief of Office writes the notice of it down."""
    standing = standing_of(actor)
    return allow_if(
        (standing.is_head or standing.is_chief_of_office) and standing.may_sign,
        _("Phân công lĩnh vực do Trưởng Ban quyết định, Chánh Văn phòng ghi nhận theo thông báo."),
    )


def can_appoint(actor: Doer, person: Person) -> Decision:
    """A post gives what an account may do: for persons who sign in, posts and signing authority are changed only by the
    Chief of Office and the administrator.
    """
    allowed = can_edit_directory(actor)
    if not allowed or isinstance(actor, SystemActor) or not User.objects.filter(person=person).exists():
        return allowed
    standing = standing_of(actor)
    return allow_if(
        standing.is_administrator or standing.is_chief_of_office,
        _("Người này có tài khoản nên chức vụ do Chánh Văn phòng hoặc quản trị hệ thống cập nhật."),
    )


def can_manage_accounts(actor: Doer) -> Decision:
    """Accounts give the way in, so they are the administrator's alone."""
    if isinstance(actor, SystemActor):
        return allow_if(condition=True, reason="")
    return allow_if(
        standing_of(actor).is_administrator,
        _("Tài khoản do quản trị hệ thống quản lý. Hãy liên hệ người quản trị để được cấp hoặc mở khóa."),
    )


def can_lock_account(actor: Doer, account: User) -> Decision:
    """An administrator does not lock the door behind themselves."""
    allowed = can_manage_accounts(actor)
    if not allowed:
        return allowed
    return allow_if(actor != account, _("Không tự khóa tài khoản của mình được. Hãy nhờ người quản trị khác."))


def can_say_who_stands_in(actor: User) -> Decision:
    """Members of the agency for themselves, the Chief of Office and the administrator for anybody."""
    standing = standing_of(actor)
    return allow_if(
        (standing.is_internal and standing.may_sign) or standing.is_administrator,
        _("Việc xử lý thay chỉ dành cho người của cơ quan, không ghi khi đang xử lý thay người khác."),
    )


def can_set_substitute(actor: User, away: Person) -> Decision:
    """Whoever is going away says who handles their work; the Chief of Office and the administrator may say it for them."""
    standing = standing_of(actor)
    own = actor.person_id == away.pk and standing.may_sign and standing.is_internal
    return allow_if(
        own or standing.is_chief_of_office or standing.is_administrator,
        _("Việc xử lý thay do chính người vắng mặt, Chánh Văn phòng hoặc quản trị hệ thống ghi nhận."),
    )


def can_issue_token(actor: User) -> Decision:
    """For oneself, as oneself: a token speaks in its owner's name, and the owner must be somebody."""
    standing = standing_of(actor)
    return allow_if(
        standing.person_id and standing.may_sign,
        _("Mã truy cập chỉ tạo cho tài khoản của chính mình, khi tài khoản đã gắn với người trong danh bạ."),
    )


def can_revoke_token(actor: User, token: ApiToken) -> Decision:
    """The owner, and an administrator any."""
    if token.revoked_at is not None:
        return Refused(_("Mã truy cập này đã được thu hồi."))
    own = actor.pk == token.user_id or standing_of(actor).is_administrator
    return allow_if(own, _("Chỉ người giữ mã hoặc quản trị hệ thống thu hồi được mã truy cập."))
