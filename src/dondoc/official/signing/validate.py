"""What the signatures of a PDF say, in words for the person who holds the file."""

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from dondoc.files.pdf import in_child
from dondoc.official.compose import VIETNAM

_NUMBER = re.compile(r"Số\s*:\s*(\d{1,6})\s*/\s*([^\s]+)")
_DATE = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)


class Later(Enum):
    """What was done to the file after a signature."""

    NOTHING = "nothing"
    ALLOWED = "allowed"
    CHANGED = "changed"


class Trust(Enum):
    """What is known of the certificate: whether it leads to one of the trusted roots, as of the time of signing."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    REVOKED = "revoked"


_LATER = {
    Later.NOTHING: "Tệp không đổi từ khi ký.",
    Later.ALLOWED: "Sau khi ký chỉ điền vào chỗ trống hoặc có thêm chữ ký, đúng như người ký cho phép.",
    Later.CHANGED: "Sau khi ký, tệp đã bị thêm hoặc sửa nội dung.",
}
_TRUST = {
    Trust.TRUSTED: "Chứng thư số do nơi cấp đã tin cậy cấp.",
    Trust.UNKNOWN: "Chưa có chứng thư gốc của nơi cấp để kiểm tra chứng thư số này.",
    Trust.EXPIRED: "Chứng thư số không có hiệu lực vào lúc ký.",
    Trust.REVOKED: "Chứng thư số đã bị thu hồi.",
}


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """One signature. `intact`: what it signed is unchanged and the signature is its holder's. `at` is what the signer's machine
    said, `stamped_at` what a trusted time-stamping service confirms.
    """

    field: str
    signer: str
    organisation: str
    issuer: str
    intact: bool
    later: Later
    trust: Trust
    at: datetime | None
    stamped_at: datetime | None

    @property
    def valid(self) -> bool:
        """Intact, and changed since only as it allows."""
        return self.intact and self.later is not Later.CHANGED

    @property
    def sentence(self) -> str:
        if not self.intact:
            of = f" của {self.signer}" if self.signer else ""
            return f"Chữ ký số{of} không còn đúng: tệp đã bị sửa sau khi ký hoặc chữ ký bị hỏng."
        when = self.stamped_at or self.at
        time = f", ký lúc {when.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}" if when else ""
        return f"Chữ ký số của {self.signer}{time}. {_LATER[self.later]} {_TRUST[self.trust]}"


@dataclass(frozen=True, slots=True)
class SignedPdf:
    """A PDF as it was read. `pages` are their own words, `first` the first page's with fields and marks, `fields` the form's by
    name.
    """

    signatures: tuple[SignatureReport, ...]
    pages: tuple[str, ...]
    first: str
    fields: dict[str, str]

    @property
    def valid(self) -> bool:
        """Signed, and no signature broken or its text changed."""
        return bool(self.signatures) and all(signature.valid for signature in self.signatures)

    @property
    def whole(self) -> bool:
        """The last signature covers the file to its end."""
        return any(signature.intact and signature.later is Later.NOTHING for signature in self.signatures)

    @property
    def sentence(self) -> str:
        """The file in one sentence."""
        if not self.signatures:
            return "Tệp PDF này chưa có chữ ký số nào."
        if any(not signature.intact for signature in self.signatures):
            return "Tệp đã bị sửa sau khi ký: có chữ ký không còn đúng."
        if not self.valid:
            return "Tệp có chữ ký đúng, nhưng sau khi ký đã bị thêm hoặc sửa nội dung."
        return f"Tệp có {len(self.signatures)} chữ ký số, tất cả đều đúng."

    @property
    def number(self) -> int | None:
        """The number printed on the first page, None when it is blank or not found."""
        found = _NUMBER.search(self.first)
        return int(found[1]) if found else None

    @property
    def date(self) -> date | None:
        """The date under the motto on the first page, None when it is blank, no day, or not found."""
        found = _DATE.search(self.first)
        try:
            return date(int(found[3]), int(found[2]), int(found[1])) if found else None
        except ValueError:
            return None


def read_signed(pdf: bytes, roots: Sequence[bytes] = ()) -> SignedPdf:
    """The signatures of any PDF, checked against trusted `roots` (certificates, DER), its words and fields; read in a child process
    with limits on memory and time, nothing fetched. Raises only FileRefused: broken, password, too large or stalling.
    """
    head = json.dumps([base64.b64encode(root).decode() for root in roots]).encode()
    found = json.loads(in_child(head + b"\n" + pdf, module="dondoc.official.signing"))
    return SignedPdf(
        tuple(_report(signature) for signature in found["signatures"]),
        tuple(found["pages"]),
        found["first"],
        found["fields"],
    )


def validate_pdf(pdf: bytes, roots: Sequence[bytes] = ()) -> tuple[SignatureReport, ...]:
    """The reports of `read_signed`, in the order of signing; empty for an unsigned PDF."""
    return read_signed(pdf, roots).signatures


def _report(found: dict[str, Any]) -> SignatureReport:
    return SignatureReport(
        field=found["field"],
        signer=found["signer"],
        organisation=found.get("organisation", ""),
        issuer=found.get("issuer", ""),
        intact=found["intact"],
        later=Later(found["later"]),
        trust=Trust(found["trust"]),
        at=_time(found.get("at")),
        stamped_at=_time(found.get("stamped_at")),
    )


def _time(iso: str | None) -> datetime | None:
    return datetime.fromisoformat(iso) if iso else None
