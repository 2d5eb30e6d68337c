"""Whoever is outside the agency has one list: what was sent to their body."""

import io

import openpyxl
import pytest
from django.urls import reverse

from dondoc.records.rules import DeliveryState
from records.samples import sent_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("day")]


@pytest.fixture
def sent(own, enterprise):
    sent_to(own, body=enterprise)
    return own


def test_what_was_sent_is_listed_by_its_name_for_whoever_got_it(cast, sign_in, sent):
    pages = {
        who: sign_in(cast.users[who]).get(reverse("records:incoming")).content.decode()
        for who in ("enterprise_user", "other_enterprise_user")
    }
    assert {who: ("Văn bản gửi tới đơn vị" in page, "12/KH-BQL" in page) for who, page in pages.items()} == {
        "enterprise_user": (True, True),
        "other_enterprise_user": (True, False),
    }


def test_it_names_neither_our_registers_nor_our_units(cast, sign_in, sent):
    page = sign_in(cast.users["enterprise_user"]).get(reverse("records:incoming")).content.decode()
    words = ["Văn bản đi", "Đơn vị xử lý", "Phòng Quản lý Lao động", "Sổ theo dõi"]
    assert [word in page for word in words] == [False] * 4


def test_what_waits_to_be_sent_is_not_listed(cast, sign_in, own, enterprise):
    sent_to(own, body=enterprise, state=DeliveryState.WAITING)
    assert "12/KH-BQL" not in sign_in(cast.users["enterprise_user"]).get(reverse("records:incoming")).content.decode()


@pytest.mark.parametrize(("query", "shown"), [("q=mau", True), ("q=khac", False), ("since=06/3/2026", False)])
def test_it_is_narrowed_as_other_lists(cast, sign_in, sent, query, shown):
    page = sign_in(cast.users["enterprise_user"]).get(f"{reverse('records:incoming')}?{query}").content.decode()
    assert ("12/KH-BQL" in page) == shown


def test_its_workbook_holds_the_same(cast, sign_in, sent):
    answer = sign_in(cast.users["enterprise_user"]).get(reverse("records:incoming_export"))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert [row[0] for row in rows if "12/KH-BQL" in row] == ["12/KH-BQL"]


@pytest.mark.parametrize(("name", "target"), [("outgoing", "incoming"), ("outgoing_export", "incoming_export")])
def test_the_register_of_our_own_documents_leads_to_their_list(cast, sign_in, name, target):
    answer = sign_in(cast.users["union_user"]).get(reverse(f"records:{name}"))
    assert (answer.status_code, answer.url) == (302, reverse(f"records:{target}"))


def test_a_document_of_theirs_leads_back_to_their_list(cast, sign_in, sent):
    page = sign_in(cast.users["enterprise_user"]).get(reverse("records:document", args=[sent.pk]))
    assert [(crumb.label, crumb.url) for crumb in page.context["crumbs"]] == [
        ("Văn bản gửi tới đơn vị", reverse("records:incoming"))
    ]
