"""Signatures, fields and text of a PDF that may be hostile: runs in a child process only, as plain data."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

import pdfplumber
import pypdfium2
from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from dondoc.official.signing.keys import common_name

MAX_PAGES = 500
MAX_SIGNATURES = 40
MAX_CHARS = 2_000_000
MAX_PAGE_CHARS = 40_000
# Agencies' certificates differ in what they say their keys are for.
_USAGE = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False)


class TooMuch(Exception):  # noqa: N818 - says what the file is
    """More pages, signatures or characters than are read."""


def read(data: bytes, roots: list[bytes]) -> dict[str, Any]:
    """As JSON will carry it: `signatures`, `fields` (of the form, by name), `pages` (their own words), `first` (the
    first page line by line, with the words of fields and marks).
    """
    try:
        reader: PdfFileReader | None = PdfFileReader(BytesIO(data), strict=False)
    except PdfError:
        reader = None
    signatures = [] if reader is None else list(_signatures(reader, roots))
    pages, first = _texts(data)
    return {
        "signatures": signatures,
        "fields": {} if reader is None else _fields(reader),
        "pages": pages,
        "first": first,
    }


def _signatures(reader: PdfFileReader, roots: list[bytes]) -> Iterator[dict[str, Any]]:
    filled = list(enumerate_sig_fields(reader, filled_status=True))
    if len(filled) > MAX_SIGNATURES:
        raise TooMuch
    trusted = [x509.Certificate.load(root) for root in roots]
    for name, value, field in sorted(filled, key=_covered):
        try:
            if value.get_object().get("/Type") != "/DocTimeStamp":
                yield _report(EmbeddedPdfSignature(reader, field, name), trusted)
        except Exception:  # noqa: BLE001 - whatever the parsers stumble over in a damaged signature
            yield {"field": str(name), "intact": False, "signer": "", "trust": "unknown", "later": "changed"}


def _covered(filled: tuple[str, Any, Any]) -> float:
    """How far into the file a signature reaches, as it says itself: the order of signing."""
    reach = [float(part) for part in filled[1].get_object().get("/ByteRange", ())]
    return sum(reach[-2:])


def _report(signature: EmbeddedPdfSignature, trusted: list[x509.Certificate]) -> dict[str, Any]:
    said = signature.self_reported_timestamp
    context = _context(trusted, said)
    status = validate_pdf_signature(
        signature,
        signer_validation_context=context,
        ts_validation_context=_context(trusted, said),
        key_usage_settings=_USAGE,
    )
    stamp = status.timestamp_validity
    certificate = status.signing_cert
    return {
        "field": signature.field_name,
        "signer": common_name(certificate),
        "organisation": _organisation(certificate),
        "issuer": certificate.issuer.native.get("common_name") or certificate.issuer.human_friendly,
        "intact": status.intact and status.valid,
        "later": _later(status),
        "trust": _trust(status),
        "at": None if said is None else said.isoformat(),
        "stamped_at": stamp.timestamp.isoformat() if stamp is not None and stamp.trusted else None,
    }


def _context(trusted: list[x509.Certificate], moment: datetime | None) -> ValidationContext:
    """Chains as they stood when the signature was made; nothing is fetched, so revocation is not asked for."""
    return ValidationContext(
        trust_roots=trusted,
        allow_fetching=False,
        moment=moment,
        revocation_mode="soft-fail",
        best_signature_time=moment,
    )


def _organisation(certificate: x509.Certificate) -> str:
    name = certificate.subject.native.get("organization_name") or ""
    return name if isinstance(name, str) else ", ".join(name)


def _later(status: PdfSignatureStatus) -> str:
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "nothing"
    return "allowed" if status.docmdp_ok else "changed"


def _trust(status: PdfSignatureStatus) -> str:
    if status.trusted:
        return "trusted"
    if status.revoked:
        return "revoked"
    out_of_force = status.trust_problem_indic in {
        AdESIndeterminate.EXPIRED,
        AdESIndeterminate.NOT_YET_VALID,
        AdESIndeterminate.OUT_OF_BOUNDS_NO_POE,
    }
    return "expired" if out_of_force else "unknown"


def _fields(reader: PdfFileReader) -> dict[str, str]:
    """The words in the text fields at the root of the form."""
    if "/AcroForm" not in reader.root or "/Fields" not in reader.root["/AcroForm"]:
        return {}
    fields = [reference.get_object() for reference in reader.root["/AcroForm"]["/Fields"]]
    return {str(f["/T"]): str(f["/V"]) for f in fields if f.get("/FT") == "/Tx" and "/T" in f and "/V" in f}


def _texts(data: bytes) -> tuple[list[str], str]:
    document = pypdfium2.PdfDocument(data)
    if len(document) > MAX_PAGES:
        raise TooMuch
    pages = [page.get_textpage().get_text_bounded() for page in document]
    if sum(map(len, pages)) > MAX_CHARS:
        raise TooMuch
    return pages, _first(document)


def _first(document: pypdfium2.PdfDocument) -> str:
    """Fields and marks are drawn into the page, then its letters are read where they stand."""
    document.init_forms()
    if document.formenv is not None:
        document[0].flatten()
    flat = pypdfium2.PdfDocument.new()
    flat.import_pages(document, [0])
    out = BytesIO()
    flat.save(out)
    with pdfplumber.open(out) as pdf:
        page = pdf.pages[0]
        if len(page.chars) > MAX_PAGE_CHARS:
            raise TooMuch
        return str(page.extract_text(x_tolerance_ratio=0.15))
