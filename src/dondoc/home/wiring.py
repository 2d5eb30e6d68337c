"""What the first page offers the frame: its line in the sidebar, and the search of the top bar."""

from django.utils.translation import gettext_lazy as _

from dondoc.frame.registries import NavItem, navigation
from dondoc.people.queries import standing_of
from dondoc.ui.slots import top_bar

navigation.add(
    "home.work",
    NavItem(
        label=_("Việc của tôi"),
        url_name="home:index",
        icon="home",
        visible=lambda user: standing_of(user).is_internal,
        phone=True,
        section="home",
    ),
    order=10,
)
navigation.add(
    "home.dashboard",
    NavItem(
        label=_("Bảng điều hành"),
        url_name="home:dashboard",
        icon="chart-bar",
        visible=lambda user: standing_of(user).is_internal,
    ),
    order=12,
)
top_bar.search_url_name = "home:search"
