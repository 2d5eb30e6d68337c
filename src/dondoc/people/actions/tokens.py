"""Personal tokens of the API: issued to oneself, shown once, revoked by their owner or an administrator."""

import secrets
from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.language import format_date
from dondoc.people.access import can_issue_token, can_revoke_token
from dondoc.people.actions.writing import note
from dondoc.people.hooks import api_rooms
from dondoc.people.models import ApiToken, User
from dondoc.people.queries import today
from dondoc.people.queries.tokens import digest_of, own_tokens
from dondoc.people.rules import TOKEN_DAYS, TOKEN_MARK, TOKENS_EACH, scopes_of

SHOWN = 4  # letters of the secret, after the mark, by which its owner knows it again


@transaction.atomic
def issue_token(*, actor: User, name: str, scopes: Sequence[str], expires_on: date) -> tuple[ApiToken, str]:
    """The token and its secret, which is shown once and kept nowhere.

    Raises:
        ValidationError: by field: no name, no scope or one that does not exist, a day outside the next TOKEN_DAYS days, or
            more than TOKENS_EACH tokens alive.
    """
    ensure(can_issue_token(actor))
    on = today()
    _check(actor, name, scopes, expires_on, on)
    secret = TOKEN_MARK + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=actor,
        name=name.strip(),
        digest=digest_of(secret),
        hint=secret[: len(TOKEN_MARK) + SHOWN],
        scopes=sorted(set(scopes)),
        expires_on=expires_on,
    )
    sentence = f"Tạo mã truy cập “{token}” ({', '.join(token.scopes)}), dùng đến hết {_last_day(token)}"
    note(actor=actor, verb="token.issue", thing=token, sentence=sentence)
    return token, secret


def _last_day(token: ApiToken) -> str:
    return format_date(token.expires_on - timedelta(days=1))


def _check(actor: User, name: str, scopes: Sequence[str], expires_on: date, on: date) -> None:
    if not name.strip():
        raise ValidationError({"name": _("Chưa ghi mã dùng cho việc gì.")})
    known = scopes_of((key, room.writes) for key, room in api_rooms.items())
    if not scopes or set(scopes) - set(known):
        raise ValidationError({"scopes": _("Hãy chọn ít nhất một nội dung được mở.")})
    if not on < expires_on <= on + timedelta(days=TOKEN_DAYS):
        raise ValidationError({"expires_on": _("Mã truy cập dùng được nhiều nhất một năm. Hãy chọn ngày sớm hơn.")})
    alive = own_tokens(actor).filter(revoked_at__isnull=True, expires_on__gt=on).count()
    if alive >= TOKENS_EACH:
        raise ValidationError(
            _("Đã có %(n)s mã truy cập đang dùng. Hãy thu hồi mã không còn dùng rồi tạo mã mới.") % {"n": alive}
        )


@transaction.atomic
def revoke_token(*, actor: User, token: ApiToken) -> ApiToken:
    """It opens nothing from now on. It has no undo: a new one is issued instead."""
    token = ApiToken.objects.select_for_update(of=("self",)).select_related("user__person").get(pk=token.pk)
    ensure(can_revoke_token(actor, token))
    token.revoked_at, token.revoked_by_id = timezone.now(), actor.person_id
    token.save(update_fields=["revoked_at", "revoked_by"])
    whose = "" if actor == token.user else f" của tài khoản “{token.user}”"
    note(actor=actor, verb="token.revoke", thing=token, sentence=f"Thu hồi mã truy cập “{token}”{whose}")
    return token
