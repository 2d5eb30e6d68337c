"""The invitations as xlsx: what the page shows."""

import io

import openpyxl
import pytest
from django.utils import timezone

from cast import Cast
from dondoc.portal import actions
from dondoc.portal.models import Invitation

SHEET = "/portal/invitations.xlsx"


def _invite(cast: Cast, name: str) -> Invitation:
    return actions.invite(
        actor=cast.users["office_clerk"], body=cast.bodies["other_enterprise"], person_name=name, email=""
    )[0]


def _rows(answer) -> list[tuple[object, ...]]:
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    return rows[[row[0] for row in rows].index("Doanh nghiệp, đơn vị") + 1 :]


def test_each_invitation_stands_with_what_became_of_it_newest_first(sign_in, cast: Cast) -> None:
    first, second = _invite(cast, "Cao Văn Mẫu Mời"), _invite(cast, "Tạ Thị Mẫu Mời")
    Invitation.objects.filter(pk=second.pk).update(accepted_at=timezone.now())
    found = _rows(sign_in(cast.users["office_clerk"]).get(SHEET))
    body = cast.bodies["other_enterprise"].name
    assert [(row[0], row[1], row[2].date(), row[3]) for row in found] == [
        (body, "Tạ Thị Mẫu Mời", timezone.localdate(second.expires_at), "đã nhận"),
        (body, "Cao Văn Mẫu Mời", timezone.localdate(first.expires_at), "đã thu hồi"),  # the second replaced it
    ]


@pytest.mark.parametrize("who", ["head", "labour_head", "enterprise_user"])
def test_it_is_for_those_who_invite(sign_in, cast: Cast, who: str) -> None:
    assert sign_in(cast.users[who]).get(SHEET).status_code == 403


def test_the_page_leads_to_it(sign_in, cast: Cast) -> None:
    page = sign_in(cast.users["office_clerk"]).get("/portal/invitations/").content.decode()
    assert f'href="{SHEET}?"' in page
