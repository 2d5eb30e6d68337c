"""The language of the interface: what the person chose, else Vietnamese. The browser's own wish does not count, since
office machines are often set up in English.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.i18n import set_language

from dondoc.frame.access import access


class LanguageMiddleware:
    """Takes the place of Django's LocaleMiddleware: the cookie of `choose_language`, else `LANGUAGE_CODE`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._known = {code for code, _label in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        code = chosen if chosen in self._known else settings.LANGUAGE_CODE
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = self._get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response


@access("ui.language", public=True)
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keeps the language posted as `language` in a cookie and returns to `next`."""
    return set_language(request)
