"""The province's system numbered and signed: the file comes back, is verified and compared with what was approved."""

import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from dondoc.journal.models import Entry
from dondoc.official.model import Para
from dondoc.official.pdf_out import write_pdf
from dondoc.outgoing import actions
from dondoc.outgoing.queries.layout import FONTS, as_official
from dondoc.outgoing.queries.signed import signed_file
from dondoc.outgoing.rules import PaperState
from dondoc.records.storage import content_of
from outgoing.papers import paper_at, signed_elsewhere

pytestmark = pytest.mark.django_db


def other_words(paper):
    return signed_elsewhere(paper, blocks=(Para("Một nội dung khác hẳn."),))


@pytest.fixture
def paper(cast):
    return paper_at(cast, PaperState.APPROVED)


def test_number_and_date_are_taken_over_from_the_file_which_is_kept_as_it_is(cast, paper):
    pdf = signed_elsewhere(paper)
    found = actions.keep_signed(actor=cast.users["office_clerk"], paper=paper, pdf=pdf)
    assert (found.number, found.date, found.differences) == (15, date(2026, 3, 4), ())
    assert content_of(signed_file(paper).file) == pdf
    assert Entry.objects.filter(verb="outgoing.paper.keep_signed").count() == 1


def test_other_words_are_shown_and_not_kept_until_somebody_says_so(cast, paper):
    pdf = other_words(paper)
    with pytest.raises(ValidationError, match="khác bản đã duyệt"):
        actions.keep_signed(actor=cast.users["office_clerk"], paper=paper, pdf=pdf)
    assert signed_file(paper) is None
    found = actions.keep_signed(actor=cast.users["office_clerk"], paper=paper, pdf=pdf, seen=True)
    assert found.differences != ()
    assert Entry.objects.get(verb="outgoing.paper.keep_signed").reason.startswith("đã xem")


@pytest.mark.parametrize("seen", [False, True])
def test_an_unsigned_a_broken_and_an_unreadable_file_are_never_kept(cast, paper, seen):
    pdf = bytearray(signed_elsewhere(paper))
    pdf[pdf.index(b"stream") + 40] ^= 1
    unsigned = write_pdf(as_official(paper), fonts=FONTS)
    for content, words in ((unsigned, "chưa có chữ ký"), (bytes(pdf), "đã bị sửa"), (b"no PDF", "PDF")):
        with pytest.raises(ValidationError, match=words):
            actions.keep_signed(actor=cast.users["office_clerk"], paper=paper, pdf=content, seen=seen)
    assert signed_file(paper) is None


def test_only_the_office_takes_it_back_and_only_once_it_was_approved(cast, paper):
    pdf = signed_elsewhere(paper)
    with pytest.raises(PermissionDenied, match="Văn phòng"):
        actions.keep_signed(actor=cast.users["labour_staff"], paper=paper, pdf=pdf)
    waiting = paper_at(cast, PaperState.SIGNING)
    with pytest.raises(PermissionDenied, match="đang chờ phát hành"):
        actions.keep_signed(actor=cast.users["office_clerk"], paper=waiting, pdf=pdf)
    assert (signed_file(paper), signed_file(waiting)) == (None, None)


def test_the_page_shows_what_differs_and_takes_the_file_once_confirmed(cast, paper, client):
    client.force_login(cast.users["office_clerk"])
    address = reverse("outgoing:take_back", args=[paper.pk])
    page = client.post(address, {"file": io.BytesIO(other_words(paper))}).content.decode()
    assert "Một nội dung khác hẳn" in page
    assert "hãy chọn lại tệp" in page
    assert signed_file(paper) is None
    answer = client.post(address, {"file": io.BytesIO(other_words(paper)), "seen": "on"})
    assert answer.url == reverse("outgoing:signatures", args=[paper.pk])
    assert "04/3/2026" in client.get(answer.url).content.decode()
    assert client.get(reverse("outgoing:signed", args=[paper.pk])).headers["Content-Type"] == "application/pdf"


def test_others_find_neither_page_nor_file(cast, paper, client):
    actions.keep_signed(actor=cast.users["office_clerk"], paper=paper, pdf=signed_elsewhere(paper))
    client.force_login(cast.users["enterprise_head"])
    for name in ("take_back", "sign", "signatures", "signed"):
        assert client.get(reverse(f"outgoing:{name}", args=[paper.pk])).status_code == 404, name
