import pytest
from django.template import Context, Template
from django.template.exceptions import TemplateSyntaxError

from dondoc.ui.components.lists import Column
from dondoc.ui.components.pieces import CountCard, Crumb, FileRow, Part, Stage, Tab


def show(source, rf=None, **context):
    if rf is not None:
        context["request"] = rf.get("/list")
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize(
    "source",
    [
        '{% timeliness "soon" colour="red" %}',
        '{% state "Giao" %}',
        '{% role "Văn phòng" role="leads" size="big" %}',
        '{% data_table columns title="x" %}{% enddata_table %}',
        '{% card colour="red" %}{% endcard %}',
        '{% empty "Chưa có gì." colour="red" %}',
        '{% confirm_button "Xóa" action="/x" title="Xóa?" %}',
        "{% pager page count %}",
    ],
)
def test_an_unknown_or_missing_prop_fails_when_the_page_is_read(source):
    with pytest.raises(TemplateSyntaxError):
        Template("{% load ui %}" + source)


def test_a_card_without_title_has_no_head():
    assert show("{% card %}nội dung{% endcard %}") == (
        '<section class="card"><div class="card-body">nội dung</div></section>'
    )


def test_what_a_person_typed_is_escaped_in_every_place():
    evil = "<script>alert(1)</script>"
    shown = show(
        "{% card title=evil %}{{ evil }}{% endcard %}{% facts %}{% fact evil evil %}{% endfacts %}{% empty evil %}"
        "{% role evil role='leads' %}{% file_list files %}{% breadcrumbs crumbs evil %}"
        "{% confirm_button evil action='/x' title=evil consequence=evil %}",
        evil=evil,
        files=[FileRow(evil, "/f", 1)],
        crumbs=[Crumb(evil, "/")],
    )

    assert "<script" not in shown
    assert shown.count("&lt;script&gt;") == 13


def test_an_empty_fact_is_left_out_unless_it_says_what_stands_for_it():
    assert show('{% fact "Hạn" value %}', value=None) == ""
    assert show('{% fact "Hạn" value none="không ghi" %}', value="") == "<div><dt>Hạn</dt><dd>không ghi</dd></div>"
    assert show('{% fact "Hạn" value %}', value=0) == "<div><dt>Hạn</dt><dd>0</dd></div>"


def test_progress_shares_the_bar_and_says_the_figures():
    shown = show(
        '{% progress parts label="Nhiệm vụ" %}',
        parts=[Part("hoàn thành", 1, "done"), Part("quá hạn", 3, "overdue"), Part("khác", 0, "plain")],
    )

    assert 'x="0.000%" y="0" width="25.000%"' in shown
    assert 'x="25.000%" y="0" width="75.000%"' in shown
    assert "1 hoàn thành" in shown
    assert "khác" not in shown


def test_progress_of_nothing_says_so():
    assert "chưa có gì để đếm" in show('{% progress parts label="Nhiệm vụ" %}', parts=[])


def test_long_work_is_told_with_its_counts():
    assert "<span>3.412 / 20.000 dòng</span>" in show('{% running 3412 20000 noun="dòng" %}')


def test_the_stage_where_a_thing_stands_is_marked_for_screen_readers():
    shown = show("{% stepper stages %}", stages=[Stage("Giao", "done"), Stage("Đang làm", "current")])

    assert shown.count('aria-current="step"') == 1
    assert "(hiện tại)" in shown


def test_a_count_is_a_link_to_what_it_counts():
    shown = show("{% count_cards cards %}", cards=[CountCard("Quá hạn", 1234, "?t=overdue", "clock", "overdue", True)])

    assert 'href="?t=overdue" aria-current="true"' in shown
    assert "<strong>1.234</strong>" in shown


def test_the_open_tab_is_marked():
    shown = show('{% tabs tabs label="Phần" %}', tabs=[Tab("A", "/a", current=True, count=4), Tab("B", "/b")])

    assert '<a href="/a" aria-current="page">A <span class="dd-tab-count">4</span></a>' in shown
    assert '<a href="/b">B</a>' in shown


def test_a_table_with_bulk_acts_has_a_box_for_all_rows(rf):
    shown = show(
        '{% data_table columns caption="Nhiệm vụ" bulk=True %}<tr>{% pick 7 label="Rà soát" %}</tr>{% enddata_table %}',
        rf,
        columns=[Column("Tên")],
    )

    assert "data-pick-all" in shown
    assert 'name="picked" value="7" aria-label="Chọn: Rà soát"' in shown


def test_a_sorted_column_offers_the_other_direction_and_starts_over(rf):
    request = rf.get("/list", {"sort": "due", "unit": "5", "after": "abc"})
    shown = Template('{% load ui %}{% data_table columns caption="x" sort="due" %}{% enddata_table %}').render(
        Context({"request": request, "columns": [Column("Hạn", sort="due"), Column("Tên", sort="name")]})
    )

    assert 'aria-sort="ascending"><a class="dd-sort" href="?sort=-due&amp;unit=5">' in shown
    assert 'aria-sort="none"><a class="dd-sort" href="?sort=name&amp;unit=5">' in shown


def test_the_export_takes_the_filters_along_but_not_the_page(rf):
    request = rf.get("/list", {"unit": "5", "after": "abc"})
    shown = Template('{% load ui %}{% list_tools export_url="/list.xlsx" %}').render(Context({"request": request}))

    assert 'href="/list.xlsx?unit=5"' in shown
