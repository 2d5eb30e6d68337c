"""Accounts: the way in. What an account may do comes from the posts of its person, never from here."""

import re
import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.people.access import Doer, can_lock_account, can_manage_accounts
from dondoc.people.actions.writing import note
from dondoc.people.models import Person, User

USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{1,58})[a-z0-9]")
# Without letters and digits that are taken for each other when read aloud or from paper.
_LETTERS = "abcdefghkmnpqrstuvwxyz23456789"


def temporary_password() -> str:
    """Four groups of four, from a secure source: good for one sign-in."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


@transaction.atomic
def create_account(*, actor: Doer, person: Person, username: str) -> tuple[User, str]:
    """The account and its temporary password, which is shown once and must be changed at the first sign-in."""
    ensure(can_manage_accounts(actor))
    name = username.strip().lower()
    if not USERNAME.fullmatch(name):
        raise ValidationError(_("Tên đăng nhập gồm 3 đến 60 chữ thường không dấu, chữ số, dấu chấm hoặc gạch."))
    if User.objects.filter(username__iexact=name).exists():
        raise ValidationError(_("Tên đăng nhập “%(name)s” đã có người dùng. Hãy chọn tên khác.") % {"name": name})
    if User.objects.filter(person=person).exists():
        raise ValidationError(_("%(person)s đã có tài khoản.") % {"person": person})
    password = temporary_password()
    user = User(username=name, person=person, must_change_password=True)
    user.set_password(password)
    user.save()
    note(actor=actor, verb="account.create", thing=user, sentence=f"Cấp tài khoản “{name}” cho {person}")
    return user, password


@transaction.atomic
def reset_password(*, actor: Doer, account: User) -> str:
    """A new temporary password; every open session of the account ends."""
    ensure(can_manage_accounts(actor))
    password = temporary_password()
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    note(actor=actor, verb="account.reset", thing=account, sentence=f"Đặt lại mật khẩu của tài khoản “{account}”")
    return password


@transaction.atomic
def lock_account(*, actor: Doer, account: User, reason: str) -> User:
    ensure(can_lock_account(actor, account))
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do khóa tài khoản."))
    account.is_active = False
    account.save(update_fields=["is_active"])
    note(actor=actor, verb="account.lock", thing=account, sentence=f"Khóa tài khoản “{account}”", reason=reason)
    return account


@transaction.atomic
def unlock_account(*, actor: Doer, account: User) -> User:
    ensure(can_manage_accounts(actor))
    account.is_active = True
    account.save(update_fields=["is_active"])
    note(actor=actor, verb="account.unlock", thing=account, sentence=f"Mở khóa tài khoản “{account}”")
    return account


@transaction.atomic
def change_password(*, actor: User, old: str, new: str) -> User:
    """Whoever is signed in sets a password of their own; the caller keeps their session alive."""
    if not actor.check_password(old):
        raise ValidationError(_("Mật khẩu hiện nay chưa đúng."))
    if old == new:
        raise ValidationError(_("Mật khẩu mới trùng với mật khẩu hiện nay."))
    validate_password(new, actor)
    actor.set_password(new)
    actor.must_change_password = False
    actor.save(update_fields=["password", "must_change_password"])
    note(actor=actor, verb="account.password", thing=actor, sentence="Đổi mật khẩu của mình")
    return actor


@transaction.atomic
def set_language(*, actor: User, language: str) -> User:
    """Sets the language of the pages: "vi", "en", or "" for the default."""
    if language not in {"", "vi", "en"}:
        raise ValidationError(_("Chưa chọn ngôn ngữ."))
    actor.language = language
    actor.save(update_fields=["language"])
    note(actor=actor, verb="account.language", thing=actor, sentence="Đổi ngôn ngữ hiển thị của mình")
    return actor
