from django.template import Context, Template
from django.utils.html import strip_tags

from dondoc.ui.components.lists import Filter

STATE = Filter("state", "Trạng thái", [("active", "Đang thực hiện"), ("done", "Hoàn thành")])
SINCE = Filter("since", "Từ ngày", kind="day")


def bar(request, **props):
    return Template("{% load ui %}{% filter_bar filters %}").render(
        Context({"request": request, "filters": [STATE, SINCE], **props})
    )


def test_the_url_says_what_is_filtered(rf):
    shown = bar(rf.get("/list", {"state": "done", "q": "nhà ở"}))

    assert '<option value="done" selected>' in shown
    assert 'name="q" value="nhà ở"' in shown


def test_a_value_that_is_no_option_counts_as_none(rf):
    request = rf.get("/list", {"state": "stolen", "since": "32/13/2026"})

    assert STATE.value(request) == ""
    assert SINCE.value(request) == ""
    assert "Đang lọc" not in bar(request)


def test_a_day_filter_keeps_a_day_as_it_was_typed(rf):
    assert SINCE.value(rf.get("/list", {"since": "05/3/2026"})) == "05/3/2026"


def test_each_filter_in_force_can_be_taken_off_alone(rf):
    shown = bar(rf.get("/list", {"state": "done", "q": "nhà", "after": "abc"}))

    assert 'href="?q=nh%C3%A0" title="Bỏ lọc"' in shown
    assert 'href="?state=done" title="Bỏ lọc"' in shown
    assert "Trạng thái: Hoàn thành" in strip_tags(shown)


def test_a_new_filter_carries_the_order_along_and_starts_on_the_first_page(rf):
    shown = bar(rf.get("/list", {"sort": "due", "after": "abc", "state": "done"}))

    assert '<input type="hidden" name="sort" value="due">' in shown
    assert "abc" not in shown
