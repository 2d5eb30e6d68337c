"""Every main page is open to everybody's eyes and hands: axe finds nothing, the keyboard is enough, nothing is lost."""

import pytest
from playwright.sync_api import Dialog, expect

from journeys.seats import Office

pytestmark = pytest.mark.journey

# Pages that the other journeys do not pass; what they pass they look at themselves.
PAGES = [
    ("vanthu", "/plans/", "các-kế-hoạch"),
    ("vanthu", "/plans/tasks/", "các-nhiệm-vụ"),
    ("vanthu", "/plans/tasks/give/", "giao-việc"),
    ("vanthu", "/plans/1/timeline/", "kế-hoạch-tiến-trình"),
    ("vanthu", "/plans/1/documents/", "kế-hoạch-văn-bản"),
    ("vanthu", "/plans/1/aims/", "kế-hoạch-mục-đích"),
    ("vanthu", "/plans/1/history/", "kế-hoạch-lịch-sử"),
    ("vanthu", "/records/outgoing/", "văn-bản-đi"),
    ("vanthu", "/reports/", "các-báo-cáo"),
    ("vanthu", "/people/", "danh-bạ"),
    ("vanthu", "/people/tree/", "sơ-đồ-tổ-chức"),
    ("vanthu", "/people/bodies/1/", "đơn-vị"),
    ("vanthu", "/people/groups/", "nhóm"),
    ("vanthu", "/people/persons/", "người"),
    ("vanthu", "/people/persons/1/", "một-người"),
    ("vanthu", "/people/me/", "tài-khoản-của-tôi"),
    ("vanthu", "/search/?q=nha+o", "tìm-kiếm"),
    ("chanhvanphong", "/", "việc-của-tôi-chánh-văn-phòng"),
    ("chanhvanphong", "/journal/", "nhật-ký"),
    ("phong.laodong", "/notices/", "thông-báo"),
    ("quantri", "/people/accounts/", "tài-khoản"),
    ("doanhnghiep", "/portal/", "cổng-của-doanh-nghiệp-mẫu"),
]


@pytest.mark.parametrize(("who", "path", "shot"), PAGES, ids=[shot for _who, _path, shot in PAGES])
def test_axe_finds_nothing_on_a_page(office: Office, who, path, shot):
    seat = office.seat(who)
    assert seat.go(path) == 200
    office.look(seat, shot)


def test_the_sign_in_page_too(office: Office):
    seat = office.stranger()
    assert seat.go("/accounts/login/") == 200
    office.look(seat, "đăng-nhập")


def test_a_slash_goes_to_the_search_and_enter_finds(office: Office):
    seat = office.seat("vanthu")
    seat.go("/plans/")
    seat.page.keyboard.press("/")
    expect(seat.page.locator("#dd-search")).to_be_focused()
    seat.page.keyboard.type("chieu sang duong gom")
    seat.page.keyboard.press("Enter")
    seat.page.wait_for_url("**/search/**")
    hits = seat.page.locator(".dd-hits a")
    assert [hit.inner_text() for hit in hits.all()] == [
        "Sửa chữa hệ thống chiếu sáng đường gom Khu công nghiệp Đình Trám."
    ]


def test_j_and_k_walk_a_list_and_enter_opens(office: Office):
    seat = office.seat("vanthu")
    seat.go("/plans/tasks/")
    rows = seat.page.locator("[data-list] [data-href]")
    second = rows.nth(1).get_attribute("data-href")
    for key in "jjjk":
        seat.page.keyboard.press(key)
    expect(rows.nth(1)).to_have_class("dd-current")
    seat.page.keyboard.press("Enter")
    seat.page.wait_for_url(f"**{second}")


def test_an_acceptance_can_be_taken_back_for_ten_seconds(office: Office):
    seat = office.seat("phong.laodong")
    seat.go("/")
    waiting = seat.page.locator(".dd-work > li").filter(has=seat.page.get_by_role("button", name="Tiếp nhận"))
    title = waiting.first.locator("a").first.inner_text()
    seat.press("Tiếp nhận", within=waiting.first)
    seat.hears("Đã ghi nhận: tiếp nhận.")
    expect(seat.row(title).get_by_role("button", name="Tiếp nhận")).to_have_count(0)
    seat.page.locator(".dd-toast").get_by_role("button", name="Hoàn tác").click()
    expect(seat.page.get_by_text("Chờ tiếp nhận").first).to_be_visible()
    seat.go("/")
    expect(seat.row(title).get_by_role("button", name="Tiếp nhận")).to_be_visible()


def test_leaving_unsaved_text_asks(office: Office):
    seat = office.seat("phong.moitruong")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    seat.go("/plans/tasks/?q=nuoc+thai")
    seat.page.locator("[data-list] tbody a").first.click()
    seat.press("Báo cáo tiến độ")
    form = seat.path
    seat.fill("Kết quả, tiến độ", "Đang viết dở")
    seat.page.once("dialog", stay)
    seat.page.locator("nav a[href='/plans/']").first.click()
    expect(seat.page.get_by_label("Kết quả, tiến độ")).to_have_value("Đang viết dở")
    assert (asked, seat.path) == (["beforeunload"], form)
    seat.page.once("dialog", lambda dialog: dialog.accept())
    seat.go("/plans/")
