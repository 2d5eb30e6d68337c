"""No address without a declared access rule: whoever adds a view says who may open it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

THIRD_PARTY = {  # addresses of packages, each looked at: who opens it and what it gives away
    "accounts/login/": "anyone: the sign-in page",
    "accounts/logout/": "anyone: asks, then signs out",
    "accounts/password/change/": "signed in: the own password, the old one asked",
    "accounts/reauthenticate/": "signed in: the password once more before what is delicate",
}


def addresses(resolver: URLResolver, above: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        place = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, place)
        else:
            yield place, pattern


def ours(pattern: URLPattern) -> bool:
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return view.__module__.partition(".")[0] == "dondoc"


def test_each_view_of_ours_declares_its_access_rule():
    silent = [
        place
        for place, pattern in addresses(get_resolver())
        if ours(pattern) and not getattr(pattern.callback, "access_rule", "")
    ]
    assert silent == []


def test_a_rule_is_named_by_its_room():
    astray = [
        (place, pattern.callback.access_rule)
        for place, pattern in addresses(get_resolver())
        if ours(pattern) and pattern.callback.access_rule.partition(".")[0] != pattern.callback.__module__.split(".")[1]
    ]
    assert astray == []


def test_each_address_of_a_package_has_been_looked_at():
    foreign = {place for place, pattern in addresses(get_resolver()) if not ours(pattern)}
    assert foreign == set(THIRD_PARTY)
