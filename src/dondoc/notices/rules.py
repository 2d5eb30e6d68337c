"""Where a notice may lead."""

from django.utils.http import url_has_allowed_host_and_scheme


def inside(url: str) -> bool:
    """Whether `url` is a path within the program: "/plans/3/", never another host or scheme."""
    return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
