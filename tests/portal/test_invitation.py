"""An outsider gets an account by a one-time link, and by nothing else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from dondoc.people.models import Body, Person, User
from dondoc.people.queries import standing_of
from dondoc.people.rules import BodyKind
from dondoc.portal import actions
from dondoc.portal.forms import InviteForm
from dondoc.portal.models import Invitation

PASSWORD = "mat-khau-dai-cua-vai"


def _invite(cast: Cast) -> tuple[Invitation, str]:
    return actions.invite(
        actor=cast.users["office_clerk"], body=cast.bodies["other_enterprise"], person_name="Cao Văn Mẫu Mời"
    )


def test_the_invited_become_their_enterprise_and_nothing_more(cast: Cast) -> None:
    invitation, secret = _invite(cast)
    user = actions.accept_invitation(secret=secret, username="Cong.Ty.Hai", password=PASSWORD)
    standing = standing_of(user)
    assert (user.username, standing.roles, standing.body_ids) == (
        "cong.ty.hai",
        frozenset({"enterprise"}),
        frozenset({cast.bodies["other_enterprise"].pk}),
    )
    invitation.refresh_from_db()
    assert invitation.user == user


def test_a_link_works_once(cast: Cast) -> None:
    _, secret = _invite(cast)
    actions.accept_invitation(secret=secret, username="mot", password=PASSWORD)
    with pytest.raises(ValidationError, match="không còn hiệu lực"):
        actions.accept_invitation(secret=secret, username="hai", password=PASSWORD)
    assert not User.objects.filter(username="hai").exists()


def test_a_link_that_ran_out_or_was_withdrawn_does_not_work(cast: Cast) -> None:
    invitation, secret = _invite(cast)
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    assert actions.invitation_of(secret) is None
    again, newer = _invite(cast)
    actions.withdraw_invitation(actor=cast.users["chief_of_office"], invitation=again)
    assert actions.invitation_of(newer) is None


def test_a_new_invitation_replaces_the_open_one(cast: Cast) -> None:
    _, first = _invite(cast)
    _, second = _invite(cast)
    assert actions.invitation_of(first) is None
    assert actions.invitation_of(second) is not None


def test_the_secret_is_not_kept(cast: Cast) -> None:
    invitation, secret = _invite(cast)
    assert secret not in str(Invitation.objects.filter(pk=invitation.pk).values().get())


def test_a_weak_password_leaves_nothing_behind(cast: Cast) -> None:
    before = Person.objects.count()
    _, secret = _invite(cast)
    with pytest.raises(ValidationError):
        actions.accept_invitation(secret=secret, username="mot", password="ngan")
    assert (User.objects.filter(username="mot").count(), Person.objects.count()) == (0, before)


def test_only_the_office_invites_and_never_a_unit_of_the_agency(cast: Cast) -> None:
    with pytest.raises(PermissionDenied, match="do Văn phòng thực hiện"):
        actions.invite(actor=cast.users["labour_head"], body=cast.bodies["enterprise"], person_name="A")
    with pytest.raises(PermissionDenied, match="đơn vị của cơ quan"):
        actions.invite(actor=cast.users["office_clerk"], body=cast.bodies["labour"], person_name="A")
    assert Invitation.objects.count() == 0


def test_the_page_of_a_dead_link_says_what_to_do(db) -> None:
    response = Client().get(reverse("portal:accept", args=["khong-co"]))
    assert response.status_code == 404
    assert "Hãy đề nghị Ban Quản lý gửi lời mời mới." in response.content.decode()


def test_the_link_leads_to_an_account_in_the_browser(cast: Cast) -> None:
    _, secret = _invite(cast)
    data = {"username": "cong.ty.hai", "password": PASSWORD, "again": PASSWORD}
    response = Client().post(reverse("portal:accept", args=[secret]), data)
    assert (response.status_code, response.url) == (302, f"{reverse('account_login')}?next={reverse('portal:index')}")
    assert User.objects.get(username="cong.ty.hai").check_password(PASSWORD)


def test_the_form_lists_outsiders_by_name_and_no_authority_above(cast: Cast) -> None:
    def body(name: str, kind: BodyKind) -> Body:
        return Body.objects.create(name=name, kind=kind)

    body("Công ty Đá Mẫu", BodyKind.ENTERPRISE)
    body("Công ty Dệt Mẫu", BodyKind.ENTERPRISE)
    council = body("Hội đồng nhân dân tỉnh Mẫu", BodyKind.OTHER)
    party = body("Tỉnh ủy Mẫu", BodyKind.PARTY)
    offered = list(InviteForm().fields["body"].queryset)
    names = [found.name for found in offered]
    assert names.index("Công ty Dệt Mẫu") < names.index("Công ty Đá Mẫu")
    assert [found in offered for found in (council, party)] == [False, False]
    with pytest.raises(PermissionDenied, match="là cơ quan cấp trên"):
        actions.invite(actor=cast.users["office_clerk"], body=party, person_name="Cao Văn Mẫu Mời")
