import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

WIDE, PHONE = (1440, 1000), (390, 844)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/gallery?state=done&q=nhà", "/gallery?wrong=1&told=1", "/accounts/login/"])
def test_axe_finds_nothing_and_nothing_hangs_over_the_edge(page, address, scheme, size):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address)

    report = Axe().run(page).response

    assert [(found["id"], found["nodes"][0]["html"]) for found in report["violations"]] == []
    assert len(report["passes"]) > 15
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_each_thing_to_press_is_at_least_24_pixels_high(page):
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto("/gallery")

    small = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, select, summary, input:not([type=hidden])")]
        .filter((e) => e.offsetParent && !e.matches(".dd-skip, .dd-day-native, .form-check-input, [type=radio], [type=checkbox]"))
        .filter((e) => !(getComputedStyle(e).display === "inline" && e.closest("p, li")))
        .filter((e) => e.getBoundingClientRect().height < 24).map((e) => e.outerHTML.slice(0, 90))"""
    )

    assert small == []


def test_the_theme_follows_the_system_until_somebody_chooses(page):
    page.emulate_media(color_scheme="dark")
    page.goto("/gallery")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")

    page.locator("summary[title='Tài khoản']").click()
    page.get_by_role("button", name="Sáng").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")


def test_on_a_phone_the_rest_of_the_navigation_is_under_more(page):
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto("/gallery")
    foot = page.locator(".dd-foot")

    expect(foot.locator("> li")).to_have_count(5)
    expect(foot.get_by_role("link", name="Văn bản")).to_be_hidden()
    foot.get_by_text("Thêm").click()
    expect(foot.get_by_role("link", name="Văn bản")).to_be_visible()


def test_the_head_of_a_table_stays_in_sight(page):
    page.set_viewport_size({"width": 1440, "height": 600})
    page.goto("/gallery")
    page.evaluate(
        "document.querySelector('.dd-table tbody tr:last-child').scrollIntoView({block: 'center', behavior: 'instant'})"
    )

    assert page.locator(".dd-table thead th").nth(1).bounding_box()["y"] == 56
