"""Sign-in as an agency wants it: nobody opens an account for themselves, and who came in stands in the journal."""

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from django.http import HttpRequest, HttpResponse

from dondoc.frame.actors import SystemActor
from dondoc.journal.actions import record
from dondoc.people.models import User
from dondoc.people.queries import standing_of

DOOR = SystemActor("Đăng nhập")
NAME_KEPT = 60  # characters of the name that was typed; no account's is longer


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def post_login(self, request: HttpRequest, user: User, **how: object) -> HttpResponse:
        """After every step of the way in; the second factor, where the account has one, is among them."""
        answer: HttpResponse = super().post_login(request, user, **how)
        standing_of(user)
        record(
            actor=user,
            verb="people.account.sign_in",
            object_type="people.account",
            object_id=user.pk,
            object_label=str(user),
            sentence=f"Đăng nhập từ địa chỉ {self.get_client_ip(request)}",
        )
        return answer

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        """A name and a password that do not belong together. Attempts beyond the limit are not looked at, nor written."""
        name = credentials.get("username", "")[:NAME_KEPT]
        self.record_failure(request, name, "tên hoặc mật khẩu không đúng")

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """The right password of a locked account."""
        self.record_failure(request, str(user), "tài khoản đã khóa", account_id=user.pk)
        answer: HttpResponse = super().respond_user_inactive(request, user)
        return answer

    def record_failure(self, request: HttpRequest, name: str, why: str, *, account_id: int | None = None) -> None:
        record(
            actor=DOOR,
            verb="people.account.sign_in_failed",
            object_type="people.account",
            object_id=account_id,
            object_label=name,
            sentence=f"Không đăng nhập được “{name}” từ địa chỉ {self.get_client_ip(request)}: {why}",
        )


def second_factor_failed(*, request: HttpRequest, user: User, **_more: object) -> None:
    """The right password, but a wrong code after it: a receiver of allauth's signal, as its adapter has no word in this."""
    get_adapter(request).record_failure(request, str(user), "mã xác thực không đúng", account_id=user.pk)
