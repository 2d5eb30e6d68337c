"""The Office and the administrator change the directory; accounts are the administrator's alone."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from dondoc.journal.models import Entry
from dondoc.people import actions
from dondoc.people.access import can_edit_directory, can_manage_accounts
from dondoc.people.models import Body, User
from dondoc.people.rules import BodyKind


def test_it_is_kept_by_the_office_and_the_administrator(cast):
    assert {key for key, user in cast.users.items() if can_edit_directory(user)} == {
        "chief_of_office",
        "office_clerk",
        "administrator",
    }


def test_accounts_are_the_administrators(cast):
    assert {key for key, user in cast.users.items() if can_manage_accounts(user)} == {"administrator"}


@pytest.mark.parametrize("key", ["head", "labour_head", "enterprise_user", "stranger"])
def test_others_are_refused_with_a_reason_and_nothing_is_written(cast, key):
    with pytest.raises(PermissionDenied) as refused:
        actions.create_body(actor=cast.users[key], name="Đội mẫu", kind=BodyKind.ATTACHED)
    assert str(refused.value) == (
        "Danh bạ do Văn phòng và quản trị hệ thống cập nhật. Hãy chuyển đề nghị sửa tới Văn phòng."
    )
    assert (Body.objects.filter(name="Đội mẫu").count(), Entry.objects.count()) == (0, 0)


def test_a_clerk_gives_no_post_to_somebody_who_signs_in(cast, office_clerk):
    staff, post, agency = cast.users["labour_staff"].person, cast.posts["head"], cast.bodies["agency"]
    with pytest.raises(PermissionDenied, match="Người này có tài khoản"):
        actions.appoint(actor=office_clerk, person=staff, post=post, body=agency, valid_from=date(2026, 1, 1))
    assert staff.tenures.count() == 1


def test_the_chief_of_office_gives_no_accounts(chief_of_office, head):
    with pytest.raises(PermissionDenied):
        actions.reset_password(actor=chief_of_office, account=head)
    assert User.objects.get(pk=head.pk).must_change_password is False


def test_an_administrator_does_not_lock_their_own_door(administrator):
    with pytest.raises(PermissionDenied) as refused:
        actions.lock_account(actor=administrator, account=administrator, reason="thử")
    assert str(refused.value) == "Không tự khóa tài khoản của mình được. Hãy nhờ người quản trị khác."
