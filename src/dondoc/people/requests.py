"""The request of a signed-in person, for the types of views."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from dondoc.people.models import User


class SignedIn(HttpRequest):
    """LoginRequiredMiddleware has let it through, so `user` is an account."""

    user: User
    htmx: HtmxDetails
