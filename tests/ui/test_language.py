import pytest
from django.http import HttpResponse
from django.utils.translation import get_language

from dondoc.ui.language import LanguageMiddleware, choose_language


@pytest.mark.parametrize(
    ("cookie", "spoken"), [({}, "vi"), ({"django_language": "en"}, "en"), ({"django_language": "xx"}, "vi")]
)
def test_the_language_is_the_chosen_one_else_vietnamese_whatever_the_browser_wishes(rf, cookie, spoken):
    request = rf.get("/", headers={"accept-language": "en-GB,en;q=0.9"})
    request.COOKIES.update(cookie)

    response = LanguageMiddleware(lambda _request: HttpResponse(get_language()))(request)

    assert (response.content.decode(), response.headers["Content-Language"]) == (spoken, spoken)


def test_a_choice_is_kept_in_a_cookie_and_leads_back(rf):
    response = choose_language(rf.post("/ui/language/", {"language": "en", "next": "/plans/?unit=5"}))

    assert (response.status_code, response.headers["Location"]) == (302, "/plans/?unit=5")
    assert response.cookies["django_language"].value == "en"


def test_a_choice_never_leads_to_another_host(rf):
    response = choose_language(rf.post("/ui/language/", {"language": "en", "next": "https://elsewhere.example/"}))

    assert response.headers["Location"] == "/"
