"""The interface is tested with addresses of its own: it must not need the rooms above it."""

import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings
from playwright.sync_api import Browser, Page, sync_playwright

from dondoc.frame.registries import NavItem, Registry
from dondoc.ui import frame_view
from dondoc.ui.slots import TopBar

ICONS = ["checklist", "calendar-event", "eye-check", "hand-stop", "report", "files", "layout-kanban"]
LINES = ["Việc của tôi", "Kế hoạch", "Theo dõi", "Khó khăn, vướng mắc", "Báo cáo", "Văn bản", "Lĩnh vực công tác"]
OURS = {
    "django.contrib.auth.middleware.AuthenticationMiddleware": "ui.gallery.signed_in",
    "whitenoise.middleware.WhiteNoiseMiddleware": "",
    "django.contrib.auth.middleware.LoginRequiredMiddleware": "",
}


@pytest.fixture(autouse=True)
def own_addresses(settings):
    settings.ROOT_URLCONF = "ui.gallery"


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One a file: while Playwright runs, its event loop keeps Django from the database in this process."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The gallery, served without a database by this process."""
    bar, navigation = TopBar(search_url_name="gallery", notices_url_name="gallery", unread=lambda _user: 7), Registry()
    bar.describe = lambda user: (str(user), "Phó Trưởng phòng Quản lý Lao động, Việc làm và Bảo hiểm mẫu")
    for order, (label, icon) in enumerate(zip(LINES, ICONS, strict=True)):
        item = NavItem(
            label, "gallery" if label == "Kế hoạch" else "set_language", icon, lambda _user: True, phone=True
        )
        navigation.add(str(order), item, order=order)
    middleware = [OURS.get(name, name) for name in django_settings.MIDDLEWARE]
    patch = pytest.MonkeyPatch()
    patch.setattr(frame_view, "navigation", navigation)
    patch.setattr(frame_view, "top_bar", bar)
    with override_settings(
        ROOT_URLCONF="ui.gallery",
        MIDDLEWARE=[name for name in middleware if name],
        MESSAGE_STORAGE="django.contrib.messages.storage.cookie.CookieStorage",
        ALLOWED_HOSTS=["127.0.0.1"],
    ):
        server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), handler_class=_Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()
    patch.undo()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A wide window; whatever the browser complains about fails the test."""
    context = browser.new_context(base_url=site, viewport={"width": 1440, "height": 1000}, locale="vi-VN")
    shown = context.new_page()
    complaints: list[str] = []
    shown.on("pageerror", lambda error: complaints.append(str(error)))
    shown.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    yield shown
    context.close()
    assert complaints == []
