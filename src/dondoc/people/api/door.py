"""The door of the API: who asks is told by a personal token alone, never by a browser's session; each token may open some
rooms, and asks so many times a minute.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Annotated, Concatenate, ParamSpec

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Schema
from ninja.security import HttpBearer
from pydantic import StringConstraints, TypeAdapter

from dondoc.people.models import ApiToken, User
from dondoc.people.queries import see_mark, today
from dondoc.people.queries.tokens import token_of
from dondoc.people.rules import READ, WRITE
from dondoc.people.storage import answer_once, count_use

P = ParamSpec("P")
KEY = "Idempotency-Key"
KEY_PATTERN = r"^[!-~]{1,200}$"
keys: TypeAdapter[str] = TypeAdapter(Annotated[str, StringConstraints(pattern=KEY_PATTERN)])
REPEATED = "Idempotent-Replayed"
SAFE = {"GET", "HEAD"}


class ApiRequest(HttpRequest):
    """The door has let it through: `user` is the account of the token."""

    user: User
    auth: ApiToken


class TooMany(Exception):  # noqa: N818 - it names what happened
    """The token has asked too often; `wait` seconds until it may ask again."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


class Door(HttpBearer):
    """Lets a token into one room: to read by GET, to write by anything else."""

    def __init__(self, room: str) -> None:
        super().__init__()
        self.room = room

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        """The token, or None where it opens nothing at all.

        Raises:
            TooMany: when it has asked too often in this minute.
            PermissionDenied: when it was not issued for this room.
        """
        on = today()
        found = token_of(token, on)
        if found is None:
            return None
        now = timezone.now()
        if count_use(found, now) > settings.API_RATE:
            raise TooMany(60 - now.second)
        if found.last_used_on != on:
            ApiToken.objects.filter(pk=found.pk).update(last_used_on=on)
        scope = f"{self.room}:{READ if request.method in SAFE else WRITE}"
        if scope not in found.scopes and self.room:
            raise PermissionDenied(_("Mã truy cập này không được cấp quyền %(scope)s.") % {"scope": scope})
        request.user = found.user
        see_mark(found.user.directory_mark)
        return found


def once(
    act: Callable[Concatenate[ApiRequest, P], Schema],
) -> Callable[Concatenate[ApiRequest, P], HttpResponse]:
    """A write that is done at most once for a key of `Idempotency-Key`: the same question is answered again as it was, with
    the header `Idempotent-Replayed`. What is refused is not kept, since nothing was done.
    """

    @wraps(act)
    def answered(request: ApiRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        def make() -> tuple[int, str]:
            return HTTPStatus.CREATED, act(request, *args, **kwargs).model_dump_json(by_alias=True)

        key, repeated = request.headers.get(KEY), False
        with transaction.atomic():
            if key is None:
                status, content = make()
            else:
                keys.validate_python(key)
                status, content, repeated = answer_once(request.auth, key, _question(request), make)
        headers = {REPEATED: "true"} if repeated else {}
        return HttpResponse(content, status=status, content_type="application/json", headers=headers)

    return answered


def _question(request: HttpRequest) -> str:
    asked = f"{request.method} {request.get_full_path()}\n".encode() + request.body
    return hashlib.sha256(asked).hexdigest()
