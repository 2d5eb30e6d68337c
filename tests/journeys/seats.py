"""Where the people of a journey sit: each with a browser of their own, signed in to the running program."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

PASSWORD = "mật khẩu của hành trình thử"
SECONDS = 20  # that a page may take on a busy machine
WIDE, PHONE = (1440, 900), (390, 844)
SHOTS = os.environ.get("DONDOC_SHOTS")  # a folder for pictures of the pages, to be looked at
AXE = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
    (found) => [found.id, found.nodes[0].html.slice(0, 200), found.nodes[0].failureSummary.slice(0, 300)])"""

# What is wider than the window, apart from what lies in a part that scrolls by itself.
OVER = """() => document.documentElement.scrollWidth <= window.innerWidth ? [] : [...document.body.querySelectorAll("*")]
    .filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1).map((e) => e.outerHTML.slice(0, 120)).slice(0, 5)"""


def today() -> date:
    """The day that the program has: that of its agency."""
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()


def label(text: str) -> re.Pattern[str]:
    """A field's label, with or without the words that say whether it must be filled in."""
    return re.compile(rf"^\s*{re.escape(text)}(\s+không bắt buộc)?\s*$")


@dataclass
class Seat:
    """One person at one screen. `complaints` = what the browser's console said was wrong."""

    page: Page
    name: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(SECONDS * 1000)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)

    def go(self, path: str) -> int:
        """Opens a page of the program; returns its status."""
        answer = self.page.goto(path)
        return answer.status if answer else 0

    @property
    def path(self) -> str:
        return "/" + self.page.url.split("/", 3)[3]

    def press(self, word: str, *, within: Locator | None = None, exact: bool = True) -> None:
        """A button or a link that leads on, by its word; the first one where there are several."""
        place = within or self.page
        button = place.get_by_role("button", name=word, exact=exact)
        button.or_(place.get_by_role("link", name=word, exact=exact)).first.click()

    def answer(self, word: str) -> str:
        """Presses the verb of the question that stands on the page; returns what it said would happen."""
        dialog = self.page.locator("#dd-dialog[open]")
        said = dialog.locator("#dd-dialog-text").inner_text()
        dialog.get_by_role("button", name=word, exact=True).click()
        return said

    def hears(self, sentence: str) -> None:
        """The newest sentence at the foot of the page is this one."""
        expect(self.page.locator(".dd-toast p").last).to_have_text(sentence, timeout=SECONDS * 1000)

    def fill(self, text: str, value: str, *, within: Locator | None = None) -> None:
        (within or self.page).get_by_label(label(text)).first.fill(value)

    def row(self, words: str) -> Locator:
        """The list item that speaks of `words`."""
        return self.page.locator(".dd-work > li").filter(has_text=words)


def sign_in(seat: Seat, username: str, password: str = PASSWORD) -> None:
    seat.go("/accounts/login/")
    seat.page.fill("input[name=login]", username)
    seat.page.fill("input[name=password]", password)
    seat.page.click("button[type=submit]")
    expect(seat.page.locator("nav.dd-footbar, .dd-narrow").first).to_be_attached()


@dataclass
class Office:
    """The running program and everybody who works with it in one journey."""

    browser: Browser
    address: str
    looked: set[str] = field(default_factory=set)
    _contexts: list[BrowserContext] = field(default_factory=list)
    _seats: dict[tuple[str, bool], Seat] = field(default_factory=dict)
    _everybody: list[Seat] = field(default_factory=list)

    def seat(self, username: str, *, phone: bool = False, password: str = PASSWORD) -> Seat:
        """The person's place, signed in on first use; the same one afterwards."""
        key = (username, phone)
        if key not in self._seats:
            self._seats[key] = self.stranger(username, phone=phone)
            sign_in(self._seats[key], username, password)
        return self._seats[key]

    def stranger(self, name: str = "stranger", *, phone: bool = False, scripts: bool = True) -> Seat:
        """A browser that nobody has signed in with."""
        width, height = PHONE if phone else WIDE
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": height},
            has_touch=phone,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion="reduce",
            java_script_enabled=scripts,
        )
        self._contexts.append(context)
        self._everybody.append(Seat(context.new_page(), name))
        return self._everybody[-1]

    def look(self, seat: Seat, shot: str) -> None:
        """Looks at the page that is open: at both widths, light and dark, axe finds nothing and nothing hangs over the
        edge. Each `shot` is looked at once a journey; a picture of it goes to the folder DONDOC_SHOTS where that is set.
        """
        if shot in self.looked:
            return
        self.looked.add(shot)
        page = seat.page
        before = page.viewport_size
        page.evaluate("scrollTo(0, 0)")
        page.evaluate(AXE_SCRIPT)
        for width, height in (WIDE, PHONE):
            page.set_viewport_size({"width": width, "height": height})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                where = f"{shot}, {scheme}, {width} px wide"
                if SHOTS:
                    page.screenshot(path=Path(SHOTS) / f"{shot}-{width}-{scheme}.png", full_page=True)
                found = page.evaluate(AXE)
                assert found == [], f"{where}: {found}"
                over = page.evaluate(OVER)
                assert over == [], f"{where}, over the edge: {over}"
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(before)

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    @property
    def complaints(self) -> list[str]:
        """Everything that the browsers complained about, with whose it was."""
        return [f"{seat.name}: {line}" for seat in self._everybody for line in seat.complaints]


@contextmanager
def office_at(browser: Browser, address: str) -> Iterator[Office]:
    office = Office(browser, address)
    yield office
    office.close()
