"""The agency signs itself: the signer with their own key, then number, date and the agency's signature."""

import io
from datetime import date

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from dondoc.official.signing import Later, pkcs12_key
from dondoc.outgoing import actions
from dondoc.outgoing.models import Numbering
from dondoc.outgoing.queries import for_page
from dondoc.outgoing.queries.signed import signed_file, signed_pdf
from dondoc.outgoing.rules import NumberMode, PaperState
from dondoc.records.models import DocumentFile
from dondoc.records.storage import content_of
from outgoing.papers import WAY, paper_at
from signing_keys import AGENCY_P12, PASSWORD, ROOT, SIGNER_P12

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_numbers():
    Numbering.objects.create(pk=1, mode=NumberMode.OWN)


@pytest.fixture
def agency_key(settings, tmp_path):
    (tmp_path / "key.p12").write_bytes(AGENCY_P12[0])
    (tmp_path / "password").write_text(f"{PASSWORD}\n", encoding="utf-8")
    settings.AGENCY_KEY, settings.AGENCY_KEY_PASSWORD = str(tmp_path / "key.p12"), str(tmp_path / "password")


def key():
    return pkcs12_key(*SIGNER_P12)


def signed(cast):
    paper = paper_at(cast, PaperState.SIGNING)
    return actions.sign_paper(actor=cast.users["head"], paper=paper, key=key())


def issued(paper, actor):
    """What every issue does to the row before the hooks are called."""
    document = paper.document
    document.number, document.issued_on, document.draft = "7", date(2026, 3, 4), False
    document.save()
    with transaction.atomic():
        actions.seal_issued(for_page(type(paper).objects).get(pk=paper.pk), actor)


def told(paper):
    return [(report.field, report.valid, report.later) for report in signed_pdf(paper).signatures]


def test_the_signer_signs_and_the_paper_is_approved(cast, own_numbers):
    paper = signed(cast)
    assert paper.state == PaperState.APPROVED
    assert told(paper) == [("signer", True, Later.NOTHING)]


def test_at_the_issue_number_and_date_are_filled_and_the_agency_signs(cast, own_numbers, agency_key):
    paper = signed(cast)
    issued(paper, cast.users["office_clerk"])
    assert told(paper) == [("signer", True, Later.ALLOWED), ("agency", True, Later.NOTHING)]
    read = signed_pdf(paper)
    assert (read.number, read.date) == (7, date(2026, 3, 4))


def test_without_the_agency_s_key_number_and_date_are_filled_all_the_same(cast, own_numbers):
    paper = signed(cast)
    issued(paper, cast.users["office_clerk"])
    assert told(paper) == [("signer", True, Later.ALLOWED)]
    assert signed_pdf(paper).number == 7


def test_an_agency_key_that_does_not_open_undoes_the_issue(cast, own_numbers, agency_key, settings):
    settings.AGENCY_KEY_PASSWORD = ""
    paper = signed(cast)
    with pytest.raises(ValidationError, match="Không mở được"):
        issued(paper, cast.users["office_clerk"])
    assert DocumentFile.objects.filter(document=paper.document).count() == 1


def test_nothing_is_sealed_where_the_province_s_system_signs(cast):
    paper = paper_at(cast, PaperState.APPROVED)
    issued(paper, cast.users["office_clerk"])
    assert signed_file(paper) is None


def test_a_file_signed_in_a_round_that_was_returned_is_not_sealed(cast, own_numbers, agency_key):
    paper = signed(cast)
    clerk = cast.users["office_clerk"]
    paper = actions.take_step(actor=clerk, paper=paper, verb="return", words="Sai một con số.")
    for who, verb in WAY:
        paper = actions.take_step(actor=cast.users[who], paper=paper, verb=verb)
    assert paper.state == PaperState.APPROVED
    issued(paper, clerk)
    assert signed_file(paper) is None


def test_a_number_that_is_no_figure_undoes_the_issue(cast, own_numbers):
    paper = signed(cast)
    paper.document.number, paper.document.issued_on = "7b", date(2026, 3, 4)
    with pytest.raises(ValidationError, match="con số"):
        actions.seal_issued(paper, cast.users["office_clerk"])
    assert DocumentFile.objects.filter(document=paper.document).count() == 1


def test_nobody_signs_for_the_signer(cast, own_numbers):
    paper = paper_at(cast, PaperState.SIGNING)
    for who in ("office_clerk", "chief_of_office", "labour_head"):
        with pytest.raises(PermissionDenied, match="khóa của mình"):
            actions.sign_paper(actor=cast.users[who], paper=paper, key=key())
    paper.refresh_from_db()
    assert (paper.state, signed_file(paper)) == (PaperState.SIGNING, None)


def test_where_the_province_s_system_signs_nobody_signs_here(cast):
    with pytest.raises(PermissionDenied, match="hệ thống của tỉnh"):
        signed(cast)


def test_a_paper_that_is_not_up_for_signature_is_not_signed(cast, own_numbers):
    paper = paper_at(cast, PaperState.FORM)
    with pytest.raises(PermissionDenied):
        actions.sign_paper(actor=cast.users["head"], paper=paper, key=key())
    assert signed_file(paper) is None


def test_a_picture_that_cannot_be_used_leaves_the_paper_unsigned(cast, own_numbers):
    paper = paper_at(cast, PaperState.SIGNING)
    with pytest.raises(ValidationError, match="PNG"):
        actions.sign_paper(actor=cast.users["head"], paper=paper, key=key(), picture=b"no picture")
    paper.refresh_from_db()
    assert paper.state == PaperState.SIGNING


def test_the_page_signs_and_keeps_neither_key_nor_password(cast, own_numbers, client, caplog):
    paper = paper_at(cast, PaperState.SIGNING)
    client.force_login(cast.users["head"])
    page = client.get(reverse("outgoing:sign", args=[paper.pk])).content.decode()
    assert "Tệp chứng thư số" in page
    sent = {"key_file": SimpleUploadedFile("toi.p12", SIGNER_P12[0]), "password": PASSWORD}
    answer = client.post(reverse("outgoing:sign", args=[paper.pk]), sent)
    assert answer.url == reverse("outgoing:signatures", args=[paper.pk])
    shown = client.get(answer.url).content.decode()
    assert "Tệp có 1 chữ ký số, tất cả đều đúng." in shown
    kept = [content_of(one.file) for one in DocumentFile.objects.all()]
    assert len(kept) == 1
    assert PASSWORD.encode() not in kept[0]
    assert PASSWORD not in caplog.text


def test_a_wrong_password_is_told_on_the_page(cast, own_numbers, client):
    paper = paper_at(cast, PaperState.SIGNING)
    client.force_login(cast.users["head"])
    sent = {"key_file": io.BytesIO(SIGNER_P12[0]), "password": "sai 987654"}
    page = client.post(reverse("outgoing:sign", args=[paper.pk]), sent).content.decode()
    assert "kiểm tra mật khẩu" in page
    assert "987654" not in page
    assert signed_file(paper) is None


def test_the_roots_of_the_administrator_are_what_is_trusted(cast, own_numbers, settings, tmp_path):
    paper = signed(cast)
    assert signed_pdf(paper).signatures[0].trust.value == "unknown"
    (tmp_path / "root.pem").write_bytes(ROOT.public_bytes(Encoding.PEM))
    settings.SIGNATURE_ROOTS = str(tmp_path)
    assert signed_pdf(paper).signatures[0].trust.value == "trusted"
