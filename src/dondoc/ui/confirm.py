"""The question before an act that cannot be undone, for browsers without script: the same question as a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_OWN = {"csrfmiddlewaretoken", "confirmed"}


def is_confirmed(request: HttpRequest) -> bool:
    """Whether the person has answered the question (the dialog sends `confirmed=1`)."""
    return request.POST.get("confirmed") == "1"


def ask(request: HttpRequest, *, title: str, consequence: str, verb: str, back_url: str) -> HttpResponse:
    """The question as a page: posts the same values to the same address again, with `confirmed=1`. Files do not go
    along: ask before the file is sent.
    """
    values = [(name, value) for name, found in request.POST.lists() if name not in _OWN for value in found]
    context = {"title": title, "consequence": consequence, "verb": verb, "back_url": back_url, "values": values}
    return render(request, "ui/confirm.html", context)
