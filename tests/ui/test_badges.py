import pytest
from django.utils import translation
from django.utils.html import strip_tags

from dondoc.ui.components import badges


@pytest.mark.parametrize(
    ("kind", "days", "words", "symbol"),
    [
        ("none", 0, "Không thời hạn", "circle-dashed"),
        ("ahead", 12, "Còn 12 ngày làm việc", "calendar"),
        ("soon", 3, "Còn 3 ngày làm việc", "clock"),
        ("soon", 0, "Hạn hôm nay", "clock"),
        ("overdue", 3, "Quá hạn 3 ngày", "alert-triangle"),
        ("done_early", 0, "Hoàn thành trước hạn", "check"),
        ("done_on_time", 0, "Hoàn thành đúng hạn", "check"),
        ("done_late", 4, "Hoàn thành quá hạn 4 ngày", "check"),
        ("period_early", 0, "Đạt trước hạn", "check"),
        ("period_on_time", 0, "Đạt đúng hạn", "check"),
        ("period_late", 4, "Đạt quá hạn 4 ngày", "check"),
    ],
)
def test_timeliness_is_words_and_an_icon_never_colour_alone(kind, days, words, symbol):
    shown = badges.timeliness(kind, days=days)

    assert strip_tags(shown) == words
    assert f"#{symbol}" in shown


def test_an_unknown_kind_of_timeliness_is_refused():
    with pytest.raises(ValueError, match="kind='late'"):
        badges.timeliness("late")


def test_a_state_keeps_the_word_of_the_transition_table_and_escapes_it():
    shown = badges.state("Trả lại <đơn vị>", tone="returned")

    assert "Trả lại &lt;đơn vị&gt;" in shown
    assert "dd-state-returned" in shown


def test_an_unknown_tone_is_refused():
    with pytest.raises(ValueError, match="tone='red'"):
        badges.state("Giao", tone="red")


def test_an_open_role_says_that_nobody_fills_it_yet():
    assert strip_tags(badges.role("các sở liên quan", role="cooperates", open=True)) == (
        "Phối hợp các sở liên quanchưa xác định"
    )
    assert strip_tags(badges.role("Văn phòng", role="leads")) == "Chủ trì Văn phòng"


def test_the_figure_on_the_bell_stops_at_99_and_is_read_out_in_full():
    assert strip_tags(badges.count_badge(250, label="250 thông báo chưa đọc")) == "99+250 thông báo chưa đọc"
    assert badges.count_badge(0, label="không có") == ""


def test_a_state_is_said_in_the_readers_language():
    with translation.override("en"):
        english = badges.state("Trả lại", tone="returned")

    assert english.endswith("Returned</span>")
    assert badges.state("Trả lại", tone="returned").endswith("Trả lại</span>")
