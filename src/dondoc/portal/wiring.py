"""The portal's lines in the sidebar."""

from django.utils.translation import gettext_lazy as _

from dondoc.frame.registries import NavItem, navigation
from dondoc.people.queries import standing_of
from dondoc.portal.access import can_invite

navigation.add(
    "portal.portal",
    NavItem(
        label=_("Cổng doanh nghiệp"),
        url_name="portal:index",
        icon="building-factory-2",
        visible=lambda user: standing_of(user).is_outside,
        phone=True,
        section="portal",
    ),
    order=5,
)
navigation.add(
    "portal.invitations",
    NavItem(
        label=_("Mời đơn vị ngoài"),
        url_name="portal:invitations",
        icon="mail",
        visible=lambda user: bool(can_invite(user)),
    ),
    order=85,
)
