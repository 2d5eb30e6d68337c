"""The frame round each page: sidebar, foot bar, top bar. Rendered pieces are kept per set of visible lines, so a page
costs no template work for them after the first.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from dondoc.frame.registries import NavItem, navigation
from dondoc.ui.components.badges import count_badge
from dondoc.ui.components.icons import icon
from dondoc.ui.components.text import thousands
from dondoc.ui.slots import Banner, PersonLink, top_bar

PHONE_SLOTS = 4  # the fifth is "Thêm"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the navigation, ready to print."""

    label: str
    url: str
    icon: str
    phone: bool
    current: bool


def url_or_empty(name: str) -> str:
    """The address of a URL name, or "" while the room that owns it is not installed."""
    if not name:
        return ""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _is_current(item: NavItem, request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None:
        return False
    if match.view_name == item.url_name:
        return True
    places = item.section.split()
    return bool(match.view_name in places or set(match.namespaces) & set(places))


def lines(request: HttpRequest) -> tuple[Line, ...]:
    """What `request.user` may open, in order. At most one line is current: an exact page before a section."""
    visible = [item for item in navigation if item.visible(request.user)]
    view_name = request.resolver_match.view_name if request.resolver_match else ""
    exact = any(item.url_name == view_name for item in visible)
    found = []
    for item in visible:
        current = item.url_name == view_name if exact else _is_current(item, request)
        found.append(Line(str(item.label), url_or_empty(item.url_name), item.icon, phone=item.phone, current=current))
    return tuple(found)


def _line(line: Line) -> SafeString:
    return format_html(
        '<li><a class="dd-nav-link" href="{}"{}>{}<span>{}</span></a></li>',
        line.url,
        SafeString(' aria-current="page"') if line.current else "",
        icon(line.icon),
        line.label,
    )


@lru_cache(maxsize=256)
def render_sidebar(nav: tuple[Line, ...], language: str | None) -> SafeString:  # noqa: ARG001 - keys the cache
    """The list inside the sidebar."""
    return format_html('<ul class="dd-nav">{}</ul>', format_html_join("", "{}", ((_line(x),) for x in nav)))


@lru_cache(maxsize=256)
def render_footbar(nav: tuple[Line, ...], language: str | None) -> SafeString:  # noqa: ARG001 - keys the cache
    """Five places at the foot of a phone's page: four of the navigation, and the rest under "Thêm", or itself where it is
    one.
    """
    first = [x for x in nav if x.phone][:PHONE_SLOTS]
    rest = [x for x in nav if x not in first]
    if len(rest) == 1:
        first, rest = [*first, *rest], []
    more = SafeString("")
    if rest:
        more = format_html(
            '<li><details class="dd-foot-more" data-menu><summary class="dd-foot-link"{}>{}<span>{}</span></summary>'
            '<ul class="dd-foot-sheet">{}</ul></details></li>',
            SafeString(' data-current="true"') if any(x.current for x in rest) else "",
            icon("dots"),
            _("Thêm"),
            format_html_join("", "{}", ((_line(x),) for x in rest)),
        )
    body = format_html_join(
        "",
        '<li><a class="dd-foot-link" href="{}"{}>{}<span>{}</span></a></li>',
        ((x.url, SafeString(' aria-current="page"') if x.current else "", icon(x.icon), x.label) for x in first),
    )
    return format_html('<ul class="dd-foot">{}{}</ul>', body, more)


class FrameView:
    """What `base.html` prints of the frame."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def user(self) -> Any:
        user = getattr(self._request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def _lines(self) -> tuple[Line, ...]:
        return lines(self._request) if self.user else ()

    @property
    def sidebar(self) -> SafeString:
        return render_sidebar(self._lines, get_language())

    @property
    def footbar(self) -> SafeString:
        return render_footbar(self._lines, get_language())

    @property
    def search_url(self) -> str:
        return url_or_empty(top_bar.search_url_name)

    @property
    def query(self) -> str:
        return self._request.GET.get("q", "") if self._request.path == self.search_url else ""

    @cached_property
    def person(self) -> tuple[str, str]:
        return top_bar.person(self.user) if self.user else ("", "")

    @property
    def banner(self) -> Banner | None:
        return top_bar.banner(self.user) if self.user and top_bar.banner else None

    @property
    def person_links(self) -> list[tuple[PersonLink, str]]:
        return [(link, url_or_empty(link.url_name)) for link in top_bar.person_links if link.visible(self.user)]

    @property
    def bell(self) -> SafeString:
        """The link to the notices, with the figure of those not read."""
        url = url_or_empty(top_bar.notices_url_name)
        if not url:
            return SafeString("")
        unread = top_bar.unread_count(self.user)
        words = ngettext("%(n)s thông báo chưa đọc", "%(n)s thông báo chưa đọc", unread) % {"n": thousands(unread)}
        return format_html(
            '<a class="dd-top-button" href="{}" title="{}">{}<span class="visually-hidden">{}</span>{}</a>',
            url,
            _("Thông báo"),
            icon("bell"),
            _("Thông báo"),
            count_badge(unread, label=words),
        )
