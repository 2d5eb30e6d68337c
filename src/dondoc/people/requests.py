"""The request of a signed-in person, and what its session holds."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from dondoc.people.models import User

STANDS_IN_BY = "stands_in_by"  # of the session: the substitution under which its pages are asked for


class SignedIn(HttpRequest):
    """LoginRequiredMiddleware has let it through, so `user` is an account."""

    user: User
    htmx: HtmxDetails
