"""The journal's line in the sidebar."""

from django.utils.translation import gettext_lazy as _

from dondoc.frame.registries import NavItem, navigation
from dondoc.journal.rules import Scope, scope_of

navigation.add(
    "journal",
    NavItem(_("Nhật ký"), "journal:entries", "history", lambda user: scope_of(user) > Scope.NOTHING, section="journal"),
    order=90,
)
