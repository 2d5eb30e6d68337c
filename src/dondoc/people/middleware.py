"""What an account asks of each request: its language, whom it stands in for, a password of its own before anything else."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from dondoc.people.models import User
from dondoc.people.queries import mark_seen
from dondoc.people.requests import STANDS_IN_BY

GetResponse = Callable[[HttpRequest], HttpResponse]


class AccountFirst:
    """Stands after AuthenticationMiddleware. A browser without a language of its own shows that of the account; whoever
    signed in with a temporary password is led to the page where they set theirs.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = get_user(request)
        if not isinstance(user, User):
            return self._get_response(request)
        user.stands_in_by = request.session.get(STANDS_IN_BY)
        request.user = user  # itself instead of Django's lazy one, since each page asks it some hundred times
        with mark_seen(user.directory_mark):
            return self._answer(request, user)

    def _answer(self, request: HttpRequest, user: User) -> HttpResponse:
        if user.must_change_password and not self._is_open(request.path):
            return self._led(request)
        if user.language and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            request.LANGUAGE_CODE = user.language
            with translation.override(user.language):
                return self._get_response(request)
        return self._get_response(request)

    @staticmethod
    def _is_open(path: str) -> bool:
        """The pages that stay open: one's own password, signing out, the language."""
        return path in {reverse("people:password"), reverse("account_logout"), reverse("set_language")}

    @staticmethod
    def _led(request: HttpRequest) -> HttpResponse:
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(status=204, headers={"HX-Redirect": reverse("people:password")})
        return redirect("people:password")
