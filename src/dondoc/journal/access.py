"""Who opens the journal."""

from typing import Any

from django.utils.translation import gettext as _

from dondoc.frame.access import Decision, allow_if
from dondoc.journal.rules import Scope, scope_of


def can_read(user: Any) -> Decision:
    return allow_if(
        scope_of(user) > Scope.NOTHING,
        _("Nhật ký do Chánh Văn phòng và quản trị hệ thống xem. Lịch sử từng việc có ngay trên trang của việc đó."),
    )
