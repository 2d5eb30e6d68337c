"""What goes with every answer: the content policy; and for htmx, messages as toasts, a lost session that leads to the
sign-in page, an error told in words.
"""

import json
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from dondoc.ui import errors, notify

GetResponse = Callable[[HttpRequest], HttpResponse]
TRIGGER = "HX-Trigger"
REDIRECTS = {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER}


SOURCES = {
    "default-src": "'self'",
    "img-src": "'self' data: blob:",  # data: the QR picture of two-step sign-in; blob: a photo before it is sent
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
POLICY = "; ".join(f"{name} {sources}" for name, sources in SOURCES.items())


class ContentPolicy:
    """Pages run only our own scripts and styles: what a person typed can never run, even where escaping failed. A view
    that sets its own policy keeps it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Security-Policy", POLICY)
        return response


def _is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def add_trigger(response: HttpResponse, event: str, detail: object) -> None:
    """Adds an event to the answer's HX-Trigger, keeping those already there."""
    present = response.headers.get(TRIGGER, "")
    events = json.loads(present) if present.startswith("{") else {name: None for name in present.split(", ") if name}
    response.headers[TRIGGER] = json.dumps({**events, event: detail})


def _uploaded(response: HttpResponse) -> HttpResponse:
    """An upload with a progress bar is sent by script, which must not follow the redirect itself: the page that comes
    next would lose its toasts.
    """
    answer = HttpResponse(status=HTTPStatus.NO_CONTENT)
    answer.headers["X-Location"] = response.headers["Location"]
    answer.cookies = response.cookies
    return answer


class HtmxAnswers:
    """Stands after MessageMiddleware. A page without htmx is left as it is, apart from a 405, which gets a page.

    For htmx: a redirect to the sign-in page becomes HX-Redirect, so that no sign-in form is painted into a table cell;
    unread messages leave as the event "toast" with a list of `{level, text, undo, icon}`.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            response = errors.method_not_allowed(request, response)
        if request.headers.get("X-Upload") == "1" and response.status_code in REDIRECTS:
            return _uploaded(response)
        if not _is_htmx(request):
            return response
        if response.status_code in REDIRECTS:
            return self._redirected(request, response)
        self._toasts(request, response)
        return response

    def _redirected(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        target = response.headers["Location"]
        if urlsplit(target).path != urlsplit(resolve_url(settings.LOGIN_URL)).path:
            return response  # htmx follows it; messages wait for the page that it leads to
        page = urlsplit(request.headers.get("HX-Current-URL", "")).path or "/"
        answer = HttpResponse(status=HTTPStatus.NO_CONTENT)
        answer.cookies = response.cookies
        answer.headers["HX-Redirect"] = f"{urlsplit(target).path}?next={page}"
        return answer

    def _toasts(self, request: HttpRequest, response: HttpResponse) -> None:
        storage = get_messages(request)
        if getattr(storage, "used", True):  # the page printed them itself
            return
        told = [notify.as_toast(message) for message in storage]
        if told:
            add_trigger(
                response,
                "toast",
                [{"level": t.level, "text": t.text, "undo": t.undo, "icon": t.icon} for t in told],
            )
