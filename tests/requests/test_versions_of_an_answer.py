"""Every time an answer is sent it is kept as it was; the pages say when it was corrected and what changed."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError
from django.utils import timezone

from cast import Cast
from dondoc.records.actions import Upload
from dondoc.requests import actions
from dondoc.requests.actions import Asked, Said
from dondoc.requests.models import Addressee
from dondoc.requests.queries.versions import sent_of
from dondoc.requests.rules import RequestKind
from province_form import blank_form


@pytest.fixture
def corrected(cast: Cast) -> Addressee:
    """Sent with 1.250 and a note, sent again with 1.300 and another line, sent a third time as it was."""
    asked = Asked(
        RequestKind.DATA,
        "Số liệu lao động",
        timezone.now() + timedelta(days=1),
        [cast.bodies["labour"], cast.bodies["environment"]],
        outline=["Đánh giá chung"],
        form=Upload(blank_form(), "bieu.xlsx", not_secret=True),
    )
    request = actions.ask(actor=cast.users["office_clerk"], asked=asked)
    cell, line = request.cells.get(row_label="Số phiếu khảo sát đã thu", kind="number"), request.lines.get()
    addressee = request.addressees.get(body=cast.bodies["labour"])
    zeros = {one.cell_id: "0" for one in addressee.cell_answers.exclude(cell=cell)}
    first = Said(cells={**zeros, cell.pk: "1.250"}, note="Tính đến hôm nay.")
    second = Said(cells={**zeros, cell.pk: "1.300"}, lines={line.pk: "Đúng tiến độ."}, note="Tính đến hôm nay.")
    for said in (first, second, second):
        actions.answer(actor=cast.users["labour_head"], addressee=addressee, said=said)
    addressee.refresh_from_db()
    return addressee


def test_each_time_says_what_changed_since_the_time_before(corrected: Addressee):
    assert [(sent.version.number, sent.changes) for sent in sent_of(corrected)] == [
        (3, []),
        (
            2,
            [
                ("Đánh giá chung", "", "Đúng tiến độ."),
                ("Số phiếu khảo sát đã thu – Kết quả – Năm 2026", "1.250", "1.300"),
            ],
        ),
        (1, []),
    ]


def test_what_was_sent_cannot_be_changed(corrected: Addressee):
    with pytest.raises(ProgrammingError, match="Cannot update or delete"):
        corrected.versions.update(author_name="người khác")


def test_the_pages_say_when_it_was_corrected_and_only_who_may_see_the_answer_sees_what(
    cast: Cast, sign_in, corrected: Addressee
):
    clerk = sign_in(cast.users["office_clerk"])
    request = clerk.get(f"/requests/{corrected.request_id}/").content.decode()
    assert request.count("đã sửa lúc") == 1
    answer = clerk.get(f"/requests/answers/{corrected.pk}/").content.decode()
    assert "<del>1.250</del> → <strong>1.300</strong>" in answer
    other = sign_in(cast.users["environment_head"])
    assert other.get(f"/requests/answers/{corrected.pk}/").status_code == 404
