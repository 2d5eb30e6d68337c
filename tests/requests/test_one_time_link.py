"""An outside body answers without an account, through a link that only works while answers are taken."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone

from cast import Cast
from dondoc.journal.models import Entry
from dondoc.records.actions import Upload
from dondoc.requests import actions
from dondoc.requests.actions import Asked
from dondoc.requests.models import Addressee
from dondoc.requests.rules import RequestKind
from province_form import blank_form, filled_form


@pytest.fixture
def asked(cast: Cast) -> Addressee:
    asked = Asked(
        kind=RequestKind.DATA,
        title="Số liệu lao động",
        due_at=timezone.now() + timedelta(days=1),
        bodies=[cast.bodies["enterprise"], cast.bodies["other_enterprise"]],
        form=Upload(blank_form(), "bieu.xlsx", not_secret=True),
    )
    request = actions.ask(actor=cast.users["office_clerk"], asked=asked)
    return request.addressees.get(body=cast.bodies["enterprise"])


@pytest.fixture
def address(cast: Cast, asked: Addressee) -> str:
    return f"/requests/by-link/{actions.make_link(actor=cast.users['office_clerk'], addressee=asked)}/"


def test_the_body_answers_under_the_name_given_and_corrects_it(asked: Addressee, address: str):
    client, cell = Client(), asked.request.cells.first()
    client.post(address, {f"cell-{cell.pk}": "1.250", "name": "Lý Thị Mẫu, kế toán"})
    client.post(address, {f"cell-{cell.pk}": "1.300", "name": "Lý Thị Mẫu, kế toán"})

    asked.refresh_from_db()
    assert (asked.state, asked.way, asked.cell_answers.get(cell=cell).value) == ("sent", "link", "1300")
    assert asked.answered_name.startswith("Lý Thị Mẫu, kế toán (Công ty TNHH Bao bì Mẫu Một")
    assert Entry.objects.filter(verb="requests.request.answer").count() == 2


def test_only_the_hash_of_the_link_is_kept(asked: Addressee, address: str):
    secret = address.split("/")[-2]
    asked.refresh_from_db()

    assert len(asked.secret_sha256) == 64
    assert secret not in asked.secret_sha256
    assert not Entry.objects.filter(sentence__contains=secret).exists()


def test_a_new_link_ends_the_former_and_closing_ends_all(cast: Cast, asked: Addressee, address: str):
    clerk = cast.users["office_clerk"]
    second = f"/requests/by-link/{actions.make_link(actor=clerk, addressee=asked)}/"
    assert [Client().get(one).status_code for one in (address, second)] == [404, 200]

    for verb in ("collate", "close"):
        actions.take(actor=clerk, request=asked.request, verb=verb)
    assert [Client().get(second).status_code, Client().post(second, {"note": "x"}).status_code] == [404, 404]


def test_the_page_shows_nothing_of_others(cast: Cast, asked: Addressee, address: str):
    page = Client().get(address).content.decode()

    assert cast.bodies["enterprise"].name in page
    assert cast.bodies["other_enterprise"].name not in page
    assert "Lịch sử" not in page


def test_a_filled_form_is_read_into_the_answer_and_sent_after_a_look(asked: Addressee, address: str):
    client = Client()
    with_file = Upload(filled_form(C7=12, E7="đủ"), "bieu.xlsx", not_secret=True)
    secret = address.split("/")[-2]
    actions.take_sheet_by_link(secret=secret, upload=with_file)
    asked.refresh_from_db()

    assert asked.state == "drafted"
    assert 'value="12"' in client.get(address).content.decode()
    assert sorted(a.value for a in asked.cell_answers.exclude(value="")) == ["12", "đủ"]


def test_a_file_that_is_another_form_is_refused_with_what_to_do(asked: Addressee, cast: Cast):
    faulty = Upload(filled_form(C8="nhiều"), "bieu.xlsx", not_secret=True)
    with pytest.raises(ValidationError, match="Biểu 01!C8"):
        actions.take_sheet(actor=cast.users["office_clerk"], addressee=asked, upload=faulty)


def test_a_unit_of_the_agency_gets_no_link(cast: Cast, asked: Addressee):
    clerk = cast.users["office_clerk"]
    actions.add_addressees(actor=clerk, request=asked.request, bodies=[cast.bodies["labour"]])
    inside = asked.request.addressees.get(body=cast.bodies["labour"])
    with pytest.raises(ValidationError):
        actions.make_link(actor=clerk, addressee=inside)


def test_too_many_tries_a_minute_are_refused_with_what_to_do_and_others_go_on(asked: Addressee, address: str):
    here, elsewhere = Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    guesses = [here.get(f"/requests/by-link/wrong-{n}/").status_code for n in range(60)]
    refused = here.post(address, {"note": "x"})
    asked.refresh_from_db()

    assert guesses == [404] * 60
    assert (refused.status_code, refused["Retry-After"], asked.state) == (429, "60", "waiting")
    assert "Hãy đợi một phút rồi thử lại" in refused.content.decode()
    assert elsewhere.get(address).status_code == 200


def test_tries_are_counted_where_every_process_sees_them(address: str):
    Client(REMOTE_ADDR="192.0.2.1").get(address)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from cache where cache_key like '%by_link%192.0.2.1'")
        assert cursor.fetchone() == (1,)
