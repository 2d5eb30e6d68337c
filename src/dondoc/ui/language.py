"""The language of the interface: what the person chose, else Vietnamese. The browser's own wish does not count, since
office machines are often set up in English; only where people from outside come in, before they have chosen, it does.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve
from django.utils import translation
from django.views.i18n import set_language

from dondoc.frame.access import access

View = TypeVar("View", bound=Callable[..., HttpResponse])


def entrance_from_outside(view: View) -> View:
    """Marks a page where people from outside come in: it, and a sign-in that leads to it, speak the language that the
    browser asks for while nobody is signed in and none was chosen.
    """
    view.from_outside = True  # type: ignore[attr-defined]  # a mark on the function, read by LanguageMiddleware
    return view


class LanguageMiddleware:
    """Takes the place of Django's LocaleMiddleware: the cookie of `choose_language`, else `LANGUAGE_CODE`, save on
    entrances from outside.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._known = {code for code, _label in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        code = chosen if chosen in self._known else settings.LANGUAGE_CODE
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = self._get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., Any], _args: object, _kwargs: object) -> None:
        """Once the page is known: the language that the browser asks for, where it counts."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "") in self._known
        if chosen or request.user.is_authenticated or not _comes_from_outside(request, view):
            return
        request.LANGUAGE_CODE = translation.get_language_from_request(request)
        translation.activate(request.LANGUAGE_CODE)  # until the override around the answer ends


def language_wished() -> str:
    """The language that is spoken now, as an account keeps it: "" for the default."""
    spoken = translation.get_language() or ""
    return "" if spoken == settings.LANGUAGE_CODE else spoken


def _comes_from_outside(request: HttpRequest, view: Callable[..., Any]) -> bool:
    if request.path == resolve_url(settings.LOGIN_URL):
        try:
            view = resolve(request.GET.get("next", "").partition("?")[0]).func
        except Resolver404:
            return False
    return getattr(view, "from_outside", False)


@access("ui.language", public=True)
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keeps the language posted as `language` in a cookie and returns to `next`."""
    return set_language(request)
