"""The signer signs, then number and date are filled in, then the agency signs; each signature stays valid."""

from dataclasses import replace
from datetime import date

import pytest
from pyhanko.sign.timestamps import DummyTimeStamper

from dondoc.official.model import PartialDate
from dondoc.official.pdf_out import write_pdf
from dondoc.official.signing import (
    Filling,
    Later,
    NotSignable,
    Trust,
    fill,
    pkcs12_key,
    read_signed,
    sign_as_agency,
    sign_as_signer,
    sign_attachment,
    validate_pdf,
    write_pdf_to_sign,
)
from official.reading_back import FONTS
from official.signed_samples import AT, DRAFT, FILLING, blank, numbered, sealed, signed
from signing_keys import AGENCY_P12, ROOT_DER, SIGNER_P12, pkcs12_file


def told(pdf):
    return [
        (report.field, report.signer, report.intact, report.later, report.trust)
        for report in validate_pdf(pdf, [ROOT_DER])
    ]


ALLOWED = "Sau khi ký chỉ điền vào chỗ trống hoặc có thêm chữ ký, đúng như người ký cho phép."
TRUSTED = "Chứng thư số do nơi cấp đã tin cậy cấp."
SIGNER, AGENCY = ("signer", "Nguyễn Văn Mẫu"), ("agency", "Ban Quản lý các khu công nghiệp Mẫu Sơn")


def test_the_same_draft_gives_the_same_bytes_to_sign():
    assert write_pdf_to_sign(DRAFT, fonts=FONTS) == blank()


def test_before_anyone_signs_the_file_has_no_signature():
    read = read_signed(blank())
    assert (read.signatures, read.valid, read.sentence) == ((), False, "Tệp PDF này chưa có chữ ký số nào.")


def test_the_signer_alone():
    assert told(signed()) == [(*SIGNER, True, Later.NOTHING, Trust.TRUSTED)]


def test_number_and_date_leave_the_signature_valid():
    assert told(numbered()) == [(*SIGNER, True, Later.ALLOWED, Trust.TRUSTED)]


def test_the_agency_last_and_both_are_valid():
    assert told(sealed()) == [
        (*SIGNER, True, Later.ALLOWED, Trust.TRUSTED),
        (*AGENCY, True, Later.NOTHING, Trust.TRUSTED),
    ]


def test_number_and_date_are_read_back_from_the_page():
    read = read_signed(sealed())
    assert (read.number, read.date, read.valid, read.whole) == (5, date(2026, 2, 4), True, True)


def test_a_year_left_blank_is_filled_too():
    pdf = fill(write_pdf_to_sign(replace(DRAFT, date=PartialDate()), fonts=FONTS), FILLING, fonts=FONTS)
    assert read_signed(pdf).date == date(2026, 2, 4)


def test_the_sentences_say_who_when_and_what_came_after():
    assert [report.sentence for report in validate_pdf(sealed(), [ROOT_DER])] == [
        f"Chữ ký số của Nguyễn Văn Mẫu, ký lúc 10:05 ngày 03/02/2026. {ALLOWED} {TRUSTED}",
        f"Chữ ký số của {AGENCY[1]}, ký lúc 10:05 ngày 03/02/2026. Tệp không đổi từ khi ký. {TRUSTED}",
    ]


def test_a_time_stamping_service_confirms_when_the_signer_signed():
    service = pkcs12_key(*pkcs12_file("Dịch vụ dấu thời gian thử", stamps=True)).signer
    stamper = DummyTimeStamper(
        service.signing_cert, service.signing_key, fixed_dt=AT, certs_to_embed=service.cert_registry
    )
    pdf = sign_as_signer(blank(), pkcs12_key(*SIGNER_P12), at=AT, timestamper=stamper)
    (report,) = validate_pdf(pdf, [ROOT_DER])
    assert (report.valid, report.stamped_at) == (True, AT)
    assert validate_pdf(signed(), [ROOT_DER])[0].stamped_at is None


def test_without_trusted_roots_a_signature_is_intact_but_its_issuer_unknown():
    (report,) = validate_pdf(signed())
    assert (report.intact, report.trust) == (True, Trust.UNKNOWN)


def test_a_separate_file_bears_the_agency_alone():
    pdf = sign_attachment(
        write_pdf(DRAFT, fonts=FONTS), pkcs12_key(*AGENCY_P12), at=AT, number="05/KH-BQLMS", fonts=FONTS
    )
    assert told(pdf) == [(*AGENCY, True, Later.NOTHING, Trust.TRUSTED)]
    assert read_signed(pdf).first.splitlines()[:2] == ["05/KH-BQLMS", "2026-02-03T10:05:00+07:00"]


def test_a_file_without_places_is_refused():
    with pytest.raises(NotSignable, match="không có chỗ ký"):
        sign_as_signer(write_pdf(DRAFT, fonts=FONTS), pkcs12_key(*SIGNER_P12), at=AT)


def test_a_file_that_is_no_pdf_is_refused():
    with pytest.raises(NotSignable, match="Không đọc được"):
        sign_as_signer(b"no PDF at all", pkcs12_key(*SIGNER_P12), at=AT)


def test_a_place_is_signed_once():
    with pytest.raises(NotSignable, match="đã được ký"):
        sign_as_signer(signed(), pkcs12_key(*SIGNER_P12), at=AT)


def test_the_agency_does_not_sign_before_the_signer():
    with pytest.raises(NotSignable, match="Người ký chưa ký"):
        sign_as_agency(blank(), pkcs12_key(*AGENCY_P12), at=AT)


def test_the_agency_does_not_sign_before_the_number():
    with pytest.raises(NotSignable, match="chưa có số"):
        sign_as_agency(signed(), pkcs12_key(*AGENCY_P12), at=AT)


def test_a_number_is_written_once():
    with pytest.raises(NotSignable, match="đã có số"):
        fill(numbered(), Filling(6, date(2026, 2, 5)), fonts=FONTS)


def test_a_file_without_blanks_takes_no_number():
    with pytest.raises(NotSignable, match="không có chỗ trống"):
        fill(write_pdf(DRAFT, fonts=FONTS), FILLING, fonts=FONTS)
