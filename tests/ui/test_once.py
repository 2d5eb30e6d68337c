"""Tags of the ui library that stand in for Django's read the same, in every language and for every argument."""

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch, include, path, set_script_prefix
from django.utils import translation

from dondoc.ui.once import Once


def _nowhere(_request):
    raise AssertionError


_tasks = [path("tasks/", _nowhere, name="tasks"), path("tasks/<int:pk>/", _nowhere, name="task")]
_tasks += [path("duties/<int:pk>/<slug:verb>/", _nowhere, name="take")]
urlpatterns = [path("plans/", include((_tasks, "plans")))]


@pytest.fixture(autouse=True)
def addresses(settings):
    settings.ROOT_URLCONF = __name__


SAME = [
    '{% translate "Lọc" %}',
    '{% translate "100% & <b>" %}',
    '{% translate "Lọc" as word %}[{{ word }}]',
    "{% translate name %}",
    '{% translate "may" context "month" %}',
    '{% url "plans:tasks" %}',
    '{% url "plans:task" pk %}',
    '{% url "plans:task" text %}',
    '{% url "plans:take" pk "report" %}',
    '{% url "plans:task" pk as address %}[{{ address }}]',
    '{% url "no:such" as address %}[{{ address }}]',
    '{% url "no:such" pk as address %}[{{ address }}]',
    "{% url place pk %}",
    '{% static "ui/mark.svg" %}',
    '{% static "ui/mark.svg" as address %}[{{ address }}]',
]


@pytest.mark.parametrize("text", SAME)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_reads_as_django_s_own(text, language):
    values = {"pk": 12, "text": "12", "name": "Lọc", "place": "plans:task"}
    with translation.override(language):
        own = Template("{% load i18n static %}" + text).render(Context(values))
        ours = Template("{% load i18n static ui %}" + text)
        assert [ours.render(Context(values)), ours.render(Context(values))] == [own, own]


def test_one_template_speaks_the_language_of_each_reader():
    template = Template('{% load i18n ui %}{% translate "Lọc" %}')
    said = []
    for language in ("vi", "en", "vi"):
        with translation.override(language):
            said.append(template.render(Context()))
    assert said == ["Lọc", "Filter", "Lọc"]


def test_one_template_gives_each_number_its_own_address():
    template = Template('{% load ui %}{% url "plans:task" pk %}')
    assert [template.render(Context({"pk": pk})) for pk in (1, 22)] == ["/plans/tasks/1/", "/plans/tasks/22/"]


def test_an_address_without_its_number_is_an_error_as_before():
    template = Template('{% load ui %}{% url "plans:task" missing %}')
    with pytest.raises(NoReverseMatch):
        template.render(Context())


def test_an_address_follows_the_place_where_the_program_is_mounted():
    template = Template('{% load ui %}{% url "plans:task" 7 %}')
    before = template.render(Context())
    set_script_prefix("/don-doc/")
    try:
        assert [before, template.render(Context())] == ["/plans/tasks/7/", "/don-doc/plans/tasks/7/"]
    finally:
        set_script_prefix("/")


def test_an_icon_of_a_literal_name_is_drawn_once_and_one_of_a_value_each_time():
    template = Template('{% load ui %}{% icon "x" label=_("Đóng") %}{% icon name %}')
    assert [isinstance(node, Once) for node in template.nodelist[1:]] == [True, False]
    with translation.override("en"):
        assert 'aria-label="Close"' in template.render(Context({"name": "check"}))
