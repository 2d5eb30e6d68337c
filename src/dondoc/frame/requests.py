"""The identity of the request at hand, for the journal: set by the middleware, empty in jobs and commands."""

import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

_current: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    return _current.get()


class RequestIdentity:
    """Gives each request a name of its own; it stands in the journal and in the answer's X-Request-Id."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _current.set(str(uuid.uuid4()))
        try:
            response = self.get_response(request)
            response["X-Request-Id"] = _current.get()
        finally:
            _current.reset(token)
        return response
