"""Who keeps the calendar."""

from django.utils.translation import gettext as _

from dondoc.frame.access import Decision, allow_if
from dondoc.people.models import User
from dondoc.people.queries import standing_of


def can_keep(actor: User) -> Decision:
    """The Chief of Office, who answers for deadlines, and the administrator."""
    standing = standing_of(actor)
    return allow_if(
        standing.is_chief_of_office or standing.is_administrator,
        _("Lịch làm việc do Chánh Văn phòng và quản trị hệ thống cập nhật. Hãy báo Văn phòng ngày cần sửa."),
    )


def can_read(user: User) -> Decision:
    """Members of the agency and administrators."""
    standing = standing_of(user)
    return allow_if(
        standing.is_internal or standing.is_administrator,
        _("Lịch làm việc dùng trong cơ quan. Thời hạn của từng việc có ghi trên trang của việc đó."),
    )
