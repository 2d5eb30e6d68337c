"""Verbs of the portal: invite, withdraw, accept."""

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.people.actions.writing import journalled
from dondoc.people.models import Body, Person, Post, Tenure, User
from dondoc.people.queries import today
from dondoc.people.rules import BodyKind, Role
from dondoc.portal.access import can_be_invited, can_invite
from dondoc.portal.models import Invitation
from dondoc.portal.queries import open_invitations

VALID_DAYS = 14


def _sha256(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def invite(*, actor: User, body: Body, person_name: str, email: str = "") -> tuple[Invitation, str]:
    """An invitation and its secret, which is told to nobody again. A former open invitation of the body is withdrawn."""
    ensure(can_invite(actor))
    ensure(can_be_invited(body))
    open_invitations().filter(body=body).update(withdrawn_at=timezone.now())
    secret = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        body=body,
        person_name=person_name.strip(),
        email=email.strip(),
        secret_sha256=_sha256(secret),
        created_by_id=actor.person_id,
        expires_at=timezone.now() + timedelta(days=VALID_DAYS),
    )
    _journal(actor, invitation, "invite", f"Mời {person_name.strip()} ({body.name}) dùng cổng.")
    return invitation, secret


@transaction.atomic
def withdraw_invitation(*, actor: User, invitation: Invitation) -> Invitation:
    """The link stops working."""
    ensure(can_invite(actor))
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    _journal(actor, invitation, "withdraw", f"Thu hồi lời mời {invitation.body.name}.")
    return invitation


def invitation_of(secret: str) -> Invitation | None:
    """The open invitation of a link, if any."""
    return open_invitations().filter(secret_sha256=_sha256(secret)).first()


@transaction.atomic
def accept_invitation(*, secret: str, username: str, password: str, language: str = "") -> User:
    """The account that the invitation offers, with the language of its pages ("" for the default). Whoever holds the
    secret acts: the new account is the journal's actor.

    Raises:
        ValidationError: when the link does not work any more, the name is taken or the password too weak.
    """
    invitation = open_invitations().select_for_update(of=("self",)).filter(secret_sha256=_sha256(secret)).first()
    if invitation is None:
        raise ValidationError(_("Lời mời không còn hiệu lực. Hãy đề nghị Ban Quản lý gửi lời mời mới."))
    name = username.strip().lower()
    if User.objects.filter(username__iexact=name).exists():
        raise ValidationError({"username": _("Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.")})
    person = Person.objects.create(name=invitation.person_name, email=invitation.email)
    user = User(username=name, email=invitation.email, person=person, language=language)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from error
    user.set_password(password)
    user.save()
    Tenure.objects.create(person=person, post=_post(invitation.body), body=invitation.body, valid_from=today())
    invitation.accepted_at, invitation.user = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "user"])
    _journal(user, invitation, "accept", f"Nhận lời mời, lập tài khoản cho {invitation.body.name}.")
    return user


def _post(body: Body) -> Post:
    role, title = (
        (Role.ENTERPRISE, "Đại diện doanh nghiệp")
        if body.kind == BodyKind.ENTERPRISE
        else (Role.PARTNER, "Đại diện đơn vị phối hợp")
    )
    return Post.objects.get_or_create(title=title, role=role)[0]


def _journal(actor: User, invitation: Invitation, verb: str, sentence: str) -> None:
    journalled(
        actor=actor,
        kind="portal.invitation",
        verb=verb,
        thing=invitation,
        sentence=sentence,
    )
