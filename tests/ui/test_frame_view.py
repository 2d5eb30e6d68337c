from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import ResolverMatch
from django.utils.html import strip_tags

from dondoc.frame.registries import NavItem, Registry
from dondoc.ui import frame_view
from dondoc.ui.frame_view import FrameView, Line, render_footbar
from dondoc.ui.slots import TopBar


class Somebody(SimpleNamespace):
    is_authenticated = True

    def __str__(self):
        return "Trần Thị Mẫu"


@pytest.fixture
def navigation(monkeypatch):
    registry = Registry()
    monkeypatch.setattr(frame_view, "navigation", registry)
    for order, (key, phone) in enumerate(
        [("a", True), ("b", True), ("c", False), ("d", True), ("e", True), ("f", True)]
    ):
        registry.add(
            key,
            NavItem(f"Mục {key}", f"{key}:list", "files", lambda _user: True, phone=phone, section=key),
            order=order,
        )
    return registry


@pytest.fixture
def top_bar(monkeypatch):
    bar = TopBar()
    monkeypatch.setattr(frame_view, "top_bar", bar)
    return bar


def request_at(rf, view_name, user=None):
    request = rf.get("/")
    request.user = user or Somebody()
    namespace, _, name = view_name.rpartition(":")
    request.resolver_match = ResolverMatch(lambda: None, (), {}, url_name=name, namespaces=[namespace])
    return request


def test_nobody_signed_in_sees_no_navigation(rf, navigation, top_bar):
    assert FrameView(request_at(rf, "a:list", AnonymousUser())).sidebar == '<ul class="dd-nav"></ul>'


def test_a_line_that_the_person_may_not_open_is_not_shown(rf, navigation, top_bar):
    navigation.add("g", NavItem("Quản trị", "g:list", "settings", lambda user: user.administers, section="g"))

    assert "Quản trị" not in FrameView(request_at(rf, "a:list", Somebody(administers=False))).sidebar
    assert "Quản trị" in FrameView(request_at(rf, "a:list", Somebody(administers=True))).sidebar


def test_one_line_is_lit_on_its_own_page_and_on_pages_below_it(rf, navigation, top_bar):
    for place in ("b:list", "b:detail"):
        sidebar = FrameView(request_at(rf, place)).sidebar
        assert sidebar.count('aria-current="page"') == 1
        assert sidebar.index("aria-current") < sidebar.index("Mục b") < sidebar.index("Mục c")


def test_the_foot_bar_has_four_places_and_the_rest_under_more(rf, navigation, top_bar):
    footbar = FrameView(request_at(rf, "c:list")).footbar
    first, rest = footbar.split("<details")

    assert strip_tags(first) == "Mục aMục bMục dMục e"
    assert strip_tags(rest.split(">", 1)[1]) == "ThêmMục cMục f"
    assert 'data-current="true"' in rest


def test_one_place_too_many_stands_at_the_foot_itself():
    nav = tuple(Line(f"Mục {n}", f"/{n}/", "settings", phone=n < 4, current=n == 4) for n in range(5))
    footbar = render_footbar(nav, "vi")
    assert (strip_tags(footbar), "<details" in footbar) == ("Mục 0Mục 1Mục 2Mục 3Mục 4", False)


def test_the_bell_tells_the_figure_to_screen_readers_too(rf, navigation, top_bar):
    top_bar.notices_url_name = "set_language"
    top_bar.unread = lambda _user: 7

    assert strip_tags(FrameView(request_at(rf, "a:list")).bell) == "Thông báo77 thông báo chưa đọc"


def test_without_rooms_above_the_top_bar_stays_empty(rf, navigation, top_bar):
    frame = FrameView(request_at(rf, "a:list"))

    assert (frame.bell, frame.search_url, frame.person, frame.person_links) == ("", "", ("Trần Thị Mẫu", ""), [])
