"""Signed files of papers: which one stands, what its signatures say, where it departs from what was approved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from dondoc.official.pdf_out import write_pdf
from dondoc.official.signing import Difference, SignedPdf, compare_text, read_signed
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries.layout import FONTS, as_official
from dondoc.records.models import DocumentFile
from dondoc.records.rules import FileRole
from dondoc.records.storage import content_of


@dataclass(frozen=True, slots=True)
class Checked:
    """A signed file as it was read, and its differences to the approved draft."""

    read: SignedPdf
    differences: tuple[Difference, ...]

    @property
    def number(self) -> int | None:
        return self.read.number

    @property
    def date(self) -> date | None:
        return self.read.date

    @property
    def needs_word(self) -> bool:
        """Whether somebody must say that they have seen what is not as approved."""
        return bool(self.differences) or not self.read.valid


def signed_file(paper: Paper) -> DocumentFile | None:
    """The newest signed file of the version that was approved; one of a round that was returned does not count."""
    approved = paper.remarks.filter(verb="sign", round=paper.round).order_by("-id").first()
    if approved is None:
        return None
    found = paper.document.files.filter(role=FileRole.SIGNED, added_at__gte=approved.at).select_related("file")
    return found.order_by("-id").first()


def signed_pdf(paper: Paper) -> SignedPdf | None:
    """Its signatures, read anew from the kept file; None while there is none, or the file is no PDF."""
    kept = signed_file(paper)
    return read_signed(content_of(kept.file), trusted_roots()) if kept and kept.name.endswith(".pdf") else None


def checked(paper: Paper, pdf: bytes) -> Checked:
    """A signed PDF against the paper as it stands. Raises files.FileRefused."""
    approved = read_signed(write_pdf(as_official(paper), fonts=FONTS))
    read = read_signed(pdf, trusted_roots())
    return Checked(read, compare_text(read.pages, approved.pages))


def trusted_roots() -> Sequence[bytes]:
    """The root certificates that the administrator trusts, DER; none where no folder is named."""
    if not settings.SIGNATURE_ROOTS:
        return ()
    files = sorted(path for path in Path(settings.SIGNATURE_ROOTS).iterdir() if path.is_file())
    return tuple(root.public_bytes(Encoding.DER) for path in files for root in _certificates(path.read_bytes()))


def _certificates(data: bytes) -> list[x509.Certificate]:
    if b"-----BEGIN" in data:
        return x509.load_pem_x509_certificates(data)
    return [x509.load_der_x509_certificate(data)]
