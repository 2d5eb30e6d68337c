"""Keys, ticks, questions, files: what `dondoc.js` adds, and that pages work without it."""

import re

import pytest
from playwright.sync_api import expect


def test_a_slash_goes_to_the_search_but_is_a_letter_in_a_field(page):
    page.goto("/gallery")
    page.keyboard.press("/")
    expect(page.locator("#dd-search")).to_be_focused()
    page.keyboard.type("a/b")

    assert page.locator("#dd-search").input_value() == "a/b"


def test_j_and_k_walk_through_the_rows_and_enter_opens(page):
    page.route("**/tasks/1", lambda route: route.fulfill(body="mở"))
    page.goto("/gallery")
    for key in "jjjk":
        page.keyboard.press(key)
    expect(page.locator("tr.dd-current td a")).to_have_text("Mở chuyên mục giải đáp pháp luật")
    page.keyboard.press("Enter")

    page.wait_for_url("**/tasks/1")


def test_ticking_all_rows_shows_the_bulk_bar_with_their_number(page):
    page.goto("/gallery")
    bar = page.locator("[data-bulk-bar]")
    expect(bar).to_be_hidden()
    page.locator("[data-pick-all]").check()
    expect(bar).to_contain_text("7 dòng đã chọn")
    page.locator("[data-pick]").first.uncheck()
    expect(bar).to_contain_text("6 dòng đã chọn")
    assert page.locator("[data-pick-all]").evaluate("box => box.indeterminate")


def test_a_bulk_act_asks_and_posts_the_ticked_rows_once_it_is_answered(page):
    page.goto("/gallery")
    page.locator("[data-pick]").nth(2).check()
    page.get_by_role("button", name="Nhắc").click()
    dialog = page.locator("dialog")
    expect(dialog).to_contain_text("Thông báo được gửi tới các đơn vị đã chọn.")
    dialog.get_by_role("button", name="Quay lại").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Nhắc").click()
    dialog.get_by_role("button", name="Gửi nhắc").click()

    expect(page.locator(".dd-toast")).to_contain_text("Đã làm: ['2'].")


def test_a_confirmed_button_keeps_its_own_name_and_value(page):
    page.goto("/gallery")
    page.get_by_role("button", name="Ban hành").click()
    page.locator("dialog").get_by_role("button", name="Ban hành").click()

    expect(page.locator(".dd-toast")).to_contain_text("Đã làm: 15.")


def test_an_undo_counts_down_and_posts(page):
    page.goto("/gallery?told=1")
    undo = page.locator(".dd-toast").get_by_role("button", name="Hoàn tác")
    expect(undo).to_have_text(re.compile(r"Hoàn tác\s+\((10|9|8)\)"))
    undo.click()

    expect(page.locator(".dd-toast")).to_contain_text("Đã hoàn tác.")


def test_an_undo_is_gone_after_ten_seconds(page):
    page.clock.install()
    page.goto("/gallery?told=1")
    page.clock.run_for(9000)
    expect(page.locator(".dd-toast-success")).to_have_count(1)
    page.clock.run_for(2000)
    expect(page.locator(".dd-toast-success")).to_have_count(0)
    expect(page.locator(".dd-toast-error")).to_have_count(1)


def test_leaving_with_unsaved_text_asks(page):
    page.goto("/gallery")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.locator("textarea[name=name]").fill("dở dang")
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)

    assert asked == ["beforeunload"]


def test_a_filter_applies_itself_and_leaves_empty_ones_out_of_the_address(page):
    page.goto("/gallery")
    page.locator("select[name=state]").select_option("done")
    page.wait_for_url("**/gallery?state=done")

    expect(page.locator(".dd-chip")).to_contain_text("Trạng thái: Hoàn thành")


def test_a_file_can_be_dropped_and_the_next_page_keeps_its_message(page):
    page.goto("/gallery")
    page.locator("[data-drop]").evaluate(
        """(zone) => {
            const data = new DataTransfer();
            data.items.add(new File(["x".repeat(2000)], "kế hoạch.docx"));
            zone.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }"""
    )
    page.get_by_role("button", name="Tải lên").click()
    page.wait_for_url("**/gallery?uploaded=1")

    expect(page.locator(".dd-toast")).to_contain_text("Đã nhận kế hoạch.docx.")


def test_pointing_at_a_field_lights_its_words_in_the_document(page):
    page.goto("/gallery")
    page.locator("[data-spans]").hover()

    lit = page.evaluate("[...CSS.highlights.get('dd-source')].map(range => range.toString())")
    assert lit == ["Phòng Quản lý Lao động"]
    expect(page.locator("#p12")).to_have_class(re.compile("dd-source-lit"))


LONG_DOCUMENT = """() => {
  const pane = document.querySelector(".dd-document");
  pane.style.maxHeight = "200px";
  for (const where of ["afterbegin", "beforeend"])
    pane.insertAdjacentHTML(where, "<p>Đoạn văn mẫu</p>".repeat(40));
}"""
IN_VIEW = """() => {
  const frame = document.querySelector(".dd-document").getBoundingClientRect();
  const place = document.getElementById("p12").getBoundingClientRect();
  return place.top >= frame.top && place.bottom <= frame.bottom;
}"""


@pytest.mark.parametrize("way", ["keyboard", "click"])
def test_the_source_of_a_field_comes_into_view_by_click_or_keyboard_and_the_page_stays(page, way):
    page.emulate_media(reduced_motion="reduce")
    page.goto("/gallery")
    page.evaluate(LONG_DOCUMENT)
    field = page.locator("[data-spans]")
    field.hover()
    at = page.evaluate("window.scrollY")
    assert page.evaluate(IN_VIEW) is False  # pointing only lights
    if way == "click":
        field.click()
    else:
        page.locator(".dd-document").focus()
        page.keyboard.press("Tab")
    assert (page.evaluate(IN_VIEW), page.evaluate("window.scrollY")) == (True, at)


def test_a_day_can_be_picked_from_the_calendar(page):
    page.goto("/gallery")
    page.locator("form[data-guard] .dd-day-native").evaluate(
        "(native) => { native.value = '2026-03-05'; native.dispatchEvent(new Event('change')); }"
    )

    assert page.locator("input[name=due]").input_value() == "05/03/2026"


def test_escape_closes_the_person_menu_and_gives_the_focus_back(page):
    page.goto("/gallery")
    summary = page.locator("summary[title='Tài khoản']")
    summary.click()
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("button", name="Đăng xuất")).to_be_hidden()
    expect(summary).to_be_focused()


@pytest.fixture
def plain_page(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_script_the_question_is_a_page_of_its_own(plain_page):
    plain_page.goto("/gallery")
    plain_page.get_by_role("button", name="Ban hành").click()
    expect(plain_page.locator("main")).to_contain_text("Gửi tới 12 đơn vị.")
    plain_page.get_by_role("button", name="Ban hành").click()

    expect(plain_page.locator(".dd-toast")).to_contain_text("Đã làm: 15.")


def test_without_script_filters_have_a_button_and_ticked_rows_can_be_sent(plain_page):
    plain_page.goto("/gallery")
    plain_page.locator("select[name=state]").select_option("done")
    plain_page.get_by_role("button", name="Lọc").click()
    expect(plain_page.locator(".dd-chip")).to_contain_text("Trạng thái: Hoàn thành")
    expect(plain_page.locator("[data-bulk-bar]")).to_be_visible()


def test_messages_do_not_pile_up(page):
    page.goto("/gallery")
    page.evaluate("document.querySelectorAll('.dd-toast').forEach((toast) => toast.remove())")

    def say(level, text):
        said = {"level": level, "text": text}
        page.evaluate("detail => document.dispatchEvent(new CustomEvent('toast', { detail }))", said)
        return page.locator(".dd-toast p").all_inner_texts()

    assert say("error", "Chưa chọn nhịp.") == ["Chưa chọn nhịp."]
    assert say("error", "Chưa có tên.") == ["Chưa có tên."]
    assert say("success", "Đã lưu.") == ["Đã lưu."]
    assert say("success", "Đã lưu.") == ["Đã lưu."]
    for text in ("Một.", "Hai."):
        say("success", text)
    assert say("success", "Ba.") == ["Một.", "Hai.", "Ba."]
