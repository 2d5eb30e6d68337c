"""What every request goes through first: a name of its own for the journal (empty in jobs and commands), and its question
made fit to be asked.
"""

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


NUL = "%00"


class AskableQuery:
    """Takes the NUL out of what an address asks. No text that is kept can hold one, so it finds nothing, and PostgreSQL
    breaks off the question.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if NUL in query or "\0" in query:
            request.META["QUERY_STRING"] = query.replace(NUL, "").replace("\0", "")
        return self.get_response(request)
