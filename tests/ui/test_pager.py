from django.utils.html import strip_tags

from dondoc.frame.paging import Count, Page
from dondoc.ui.components.lists import pager


def test_a_list_of_one_page_has_a_count_and_no_steps(rf):
    shown = pager(rf.get("/list"), Page([], after="", before=""), Count(3), noun="nhiệm vụ")

    assert strip_tags(shown) == "3 nhiệm vụ"
    assert "btn" not in shown


def test_a_count_beyond_1000_can_be_asked_for_exactly(rf):
    shown = pager(
        rf.get("/list", {"unit": "5"}), Page([], after="", before=""), Count(1000, more=True), noun="nhiệm vụ"
    )

    assert strip_tags(shown) == "1.000+ nhiệm vụ đếm đủ"
    assert 'href="?unit=5&amp;count=exact"' in shown


def test_the_next_page_keeps_the_filters_and_drops_the_old_place(rf):
    request = rf.get("/list", {"unit": "5", "before": "old"})
    shown = pager(request, Page([], after="next", before=""), Count(60), noun="nhiệm vụ")

    assert 'href="?unit=5&amp;after=next"' in shown
    assert 'aria-disabled="true"' in shown
