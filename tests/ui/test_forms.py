import pytest
from django import forms
from django.template import Context, Template

from dondoc.ui.fields import DayField, MoneyField, parse_day


class TaskForm(forms.Form):
    name = forms.CharField(label="Trích yếu", help_text="Một câu.")
    due = DayField(label="Hạn", required=False)
    kind = forms.ChoiceField(label="Tính chất", choices=[("a", "Một lần")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Đồng ý")
    money = MoneyField(label="Kinh phí", required=False)


def show(form):
    return Template("{% load ui %}{% form_fields form %}").render(Context({"form": form}))


def test_a_field_has_its_label_above_and_its_help_under_it_tied_to_it():
    shown = show(TaskForm())

    assert '<label class="form-label" for="id_name">Trích yếu</label>' in shown
    assert 'aria-describedby="id_name_helptext"' in shown
    assert '<div class="form-hint" id="id_name_helptext">Một câu.</div>' in shown
    assert shown.index("Trích yếu") < shown.index('name="name"') < shown.index("Một câu.")


def test_a_fresh_form_shows_no_errors():
    assert "alert" not in show(TaskForm())


def test_errors_stand_beside_the_field_and_on_top_with_a_link_to_it():
    shown = show(TaskForm({"due": "31/02/2026"}))

    assert "còn 4 chỗ cần sửa" in shown
    assert '<a href="#id_name">Trích yếu</a>' in shown
    assert '<a href="#id_kind_group">Tính chất</a>' in shown
    assert 'id="id_kind_group"' in shown
    assert 'aria-describedby="id_name_error id_name_helptext"' in shown
    assert 'id="id_due_error"' in shown
    assert "Chưa đúng dạng ngày. Hãy ghi theo mẫu 05/3/2026." in shown


def test_a_field_that_may_stay_empty_says_so():
    assert 'for="id_due">Hạn <span class="dd-optional">không bắt buộc</span>' in show(TaskForm())


def test_what_was_typed_comes_back_escaped():
    assert 'value="&quot;&gt;&lt;script&gt;"' in show(TaskForm({"name": '"><script>'}))


def test_a_width_beyond_the_row_is_refused():
    with pytest.raises(ValueError, match="width=13"):
        Template("{% load ui %}{% field form.name width=13 %}").render(Context({"form": TaskForm()}))


@pytest.mark.parametrize("typed", ["05/03/2026", "5/3/2026", "05-03-2026", "5.3.2026", "2026-03-05", " 05/3/2026 "])
def test_a_day_is_read_with_the_day_first(typed):
    assert str(parse_day(typed)) == "2026-03-05"
    assert str(DayField().clean(typed)) == "2026-03-05"


@pytest.mark.parametrize("typed", ["", "hôm nay", "31/02/2026", "03/2026"])
def test_what_is_no_day_is_none(typed):
    assert parse_day(typed) is None


def test_a_day_is_printed_as_it_is_written_in_documents():
    form = TaskForm(initial={"due": parse_day("2026-03-05")})

    assert 'value="05/3/2026"' in show(form)


@pytest.mark.parametrize("typed", ["1.234.567", "1 234 567 đồng", "1234567đ", "1234567"])
def test_money_is_read_with_its_dots(typed):
    assert MoneyField().clean(typed) == 1234567
