"""A signed file that somebody changed, and files that are not what they seem."""

import io

import pypdfium2
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from dondoc.files.errors import FileRefused
from dondoc.official.pdf_out import write_pdf
from dondoc.official.signing import Later, pkcs12_key, read_signed
from official.reading_back import FONTS
from official.samples import PLAN
from official.signed_samples import numbered, sealed, signed
from signing_keys import AGENCY_P12, ROOT_DER


def updated(pdf, change):
    """The file with an update of somebody's own appended."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def other_words(writer):
    page = writer.find_page_for_modification(0)[0].get_object()
    page[pdf_name("/Contents")] = writer.add_object(
        generic.StreamObject(stream_data=b"BT /F0 20 Tf 50 700 Td (Khac) Tj ET")
    )
    writer.update_container(page)


def other_number(writer):
    for reference in writer.root["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        if field["/T"] == "number":
            field[pdf_name("/V")] = generic.pdf_string("99")
            writer.update_container(field)


def test_one_byte_flipped_breaks_both_signatures():
    pdf = bytearray(sealed())
    at = pdf.index(b"stream") + 40
    pdf[at] ^= 1
    read = read_signed(bytes(pdf), [ROOT_DER])
    assert [report.intact for report in read.signatures] == [False, False]
    assert (read.valid, read.sentence) == (False, "Tệp đã bị sửa sau khi ký: có chữ ký không còn đúng.")


def test_a_page_given_other_words_is_told_though_every_signed_byte_is_there():
    read = read_signed(updated(sealed(), other_words), [ROOT_DER])
    assert [(report.intact, report.later) for report in read.signatures] == [(True, Later.CHANGED)] * 2
    assert (read.valid, read.whole) == (False, False)
    assert read.sentence == "Tệp có chữ ký đúng, nhưng sau khi ký đã bị thêm hoặc sửa nội dung."


def test_a_page_changed_between_the_two_signatures_is_told():
    assert read_signed(updated(numbered(), other_words)).valid is False


def test_the_number_may_not_change_once_the_agency_signed():
    read = read_signed(updated(sealed(), other_number), [ROOT_DER])
    assert [(report.field, report.later) for report in read.signatures] == [
        ("signer", Later.ALLOWED),
        ("agency", Later.CHANGED),
    ]
    assert read.valid is False


def test_a_page_put_in_its_stead_leaves_no_valid_signature():
    theirs = pypdfium2.PdfDocument(sealed())
    swapped = pypdfium2.PdfDocument.new()
    swapped.import_pages(pypdfium2.PdfDocument(write_pdf(PLAN, fonts=FONTS)), [0])
    swapped.import_pages(theirs, [0])
    out = io.BytesIO()
    swapped.save(out)
    assert read_signed(out.getvalue(), [ROOT_DER]).valid is False


def test_a_file_cut_short_is_refused_or_has_no_valid_signature():
    pdf = sealed()
    try:
        read = read_signed(pdf[: len(pdf) // 2], [ROOT_DER])
    except FileRefused:
        return
    assert read.valid is False


def by_another_system(pdf):
    """As a document system of its own making signs: its own field, no certification, its own words about the time."""
    key = pkcs12_key(*AGENCY_P12)
    meta = PdfSignatureMetadata(field_name="Signature1", reason="Phát hành văn bản")
    spec = SigFieldSpec("Signature1", 0, (60, 30, 200, 90))
    signer = PdfSigner(meta, key.signer, new_field_spec=spec)
    return signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf))).getvalue()


def test_a_file_that_another_system_signed_is_verified_and_its_number_read():
    read = read_signed(by_another_system(write_pdf(PLAN, fonts=FONTS)), [ROOT_DER])
    assert [(report.field, report.valid) for report in read.signatures] == [("Signature1", True)]
    assert (read.number, read.date) == (PLAN.number, PLAN.date)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 a zip", b"%PDF-1.7\n" + b"[" * 100_000])
def test_what_is_no_pdf_is_refused_by_name(data):
    with pytest.raises(FileRefused, match="PDF"):
        read_signed(data)


def test_a_signature_of_rubbish_is_broken_not_an_error():
    pdf = signed()
    at = pdf.index(b"/Contents <") + len(b"/Contents <") + 20
    read = read_signed(pdf[:at] + b"00" * 60 + pdf[at + 120 :], [ROOT_DER])
    assert [report.intact for report in read.signatures] == [False]
