from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.template import Context, Template

from dondoc.ui import confirm


def asked(rf, **values):
    request = rf.post("/issue", values)
    request.user = AnonymousUser()
    request._messages = CookieStorage(request)
    return request


def test_an_act_is_confirmed_only_by_the_answer_to_the_question(rf):
    assert confirm.is_confirmed(asked(rf, confirmed="1"))
    assert not confirm.is_confirmed(asked(rf, confirmed="0"))
    assert not confirm.is_confirmed(asked(rf))


def test_the_question_as_a_page_names_what_will_happen_and_posts_the_same_values_again(rf):
    page = confirm.ask(
        asked(rf, number="15", picked=["1", "2"], csrfmiddlewaretoken="old"),
        title="Ban hành kế hoạch?",
        consequence="Kế hoạch được gửi tới 12 đơn vị.",
        verb="Ban hành",
        back_url="/plans/7",
    ).content.decode()

    assert "Kế hoạch được gửi tới 12 đơn vị." in page
    assert '<input type="hidden" name="picked" value="1"><input type="hidden" name="picked" value="2">' in page
    assert '<input type="hidden" name="number" value="15">' in page
    assert '<input type="hidden" name="confirmed" value="1">' in page
    assert 'value="old"' not in page
    assert 'href="/plans/7"' in page


def test_a_button_that_asks_posts_by_itself_without_script():
    shown = Template(
        '{% load ui %}{% confirm_button "Hủy" action="/cancel" title="Hủy kế hoạch?" consequence="Các đơn vị được báo." %}'
    ).render(Context({"csrf_token": "token"}))

    assert '<form method="post" action="/cancel"' in shown
    assert 'name="csrfmiddlewaretoken" value="token"' in shown
    assert 'data-asks="Hủy kế hoạch?" data-asks-consequence="Các đơn vị được báo." data-asks-verb="Hủy"' in shown
