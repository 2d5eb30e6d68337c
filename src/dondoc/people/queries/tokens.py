"""Personal tokens: whose a token is, and which tokens somebody sees."""

import hashlib
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from dondoc.people.models import ApiToken, User
from dondoc.people.queries import standing_of


def digest_of(secret: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(secret: str, on: date) -> ApiToken | None:
    """The token with its account, if it opens anything on that day: not expired, not revoked, its account neither locked
    nor waiting for a password of its own.
    """
    token = ApiToken.objects.filter(digest=digest_of(secret)).first()
    if token is None or not token.is_alive(on):
        return None
    token.user = User.objects.get(pk=token.user_id)  # with its mark of the directory
    return token if token.user.is_active and not token.user.must_change_password else None


def tokens_visible_to(user: User | AnonymousUser) -> QuerySet[ApiToken]:
    """All for administrators, one's own for everybody else."""
    found = ApiToken.objects.select_related("user__person", "revoked_by")
    return found if standing_of(user).is_administrator else own_tokens(user)


def own_tokens(user: User | AnonymousUser) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(user_id=user.pk or -1).select_related("user__person", "revoked_by")
