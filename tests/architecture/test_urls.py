"""No address without a declared access rule: whoever adds a view says who may open it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

THIRD_PARTY = {  # addresses of packages, each looked at: who opens it and what it gives away
    "accounts/login/": "anyone: the sign-in page",
    "accounts/logout/": "anyone: asks, then signs out",
    "accounts/inactive/": "anyone: says that an account is closed, names none",
    "accounts/signup/": "anyone: says that nobody opens an account for themselves (people.adapter)",
    "accounts/reauthenticate/": "signed in: the own password once more before what is delicate",
    "accounts/email/": "signed in: the own addresses",
    "accounts/confirm-email/": "anyone: says where the confirmation was sent, names no address",
    "accounts/^confirm-email/(?P<key>[-:\\w]+)/$": "whoever holds the signed key of a message",
    "accounts/password/change/": "signed in: the own password, the old one asked",
    "accounts/password/set/": "signed in: only an account that has no password yet",
    "accounts/password/reset/": "anyone: the same answer whether or not an account exists",
    "accounts/password/reset/done/": "anyone: that same answer",
    "accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "whoever holds the signed key of a message",
    "accounts/password/reset/key/done/": "anyone: says that it is done",
    "accounts/login/code/confirm/": "only within a sign-in by code, which is switched off",
    "accounts/2fa/": "signed in: the own second factors",
    "accounts/2fa/authenticate/": "only within a sign-in whose password was right",
    "accounts/2fa/reauthenticate/": "signed in: the own second factor once more",
    "accounts/2fa/totp/activate/": "signed in: the own second factor",
    "accounts/2fa/totp/deactivate/": "signed in: the own second factor",
    "accounts/2fa/recovery-codes/": "signed in: the own codes",
    "accounts/2fa/recovery-codes/generate/": "signed in: the own codes",
    "accounts/2fa/recovery-codes/download/": "signed in: the own codes",
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
