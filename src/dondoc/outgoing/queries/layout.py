"""A paper as an official document, and what its form lacks."""

import hashlib
import json
import re
from dataclasses import dataclass
from difflib import ndiff
from typing import Any, Literal

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.official.check import check
from dondoc.official.docx_out import write_docx
from dondoc.official.model import (
    Block,
    DocumentType,
    OfficialDocument,
    Para,
    PartialDate,
    SignBlock,
    TableBlock,
    TableCell,
    TableColumn,
)
from dondoc.official.pdf_out import write_pdf
from dondoc.official.plain import appendices_from_plain, blocks_from_plain
from dondoc.official.rules import LETTER, WITH_ADDRESSEES, make_symbol
from dondoc.official.typed import as_text
from dondoc.outgoing.models import Paper, Remark, Version
from dondoc.outgoing.queries import numbering, type_named
from dondoc.outgoing.rules import PAPER
from dondoc.people.models import Body
from dondoc.records.models import Document
from dondoc.records.rules import Urgency

FONTS = settings.ROOM / "ui" / "static" / "vendor" / "tinos"
SLIP = DocumentType("Phiếu trình", "PTr")
Stamp = Literal["", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"]
STAMPS: dict[str, Stamp] = {
    Urgency.NORMAL: "",
    Urgency.URGENT: "KHẨN",
    Urgency.VERY_URGENT: "THƯỢNG KHẨN",
    Urgency.EXPRESS: "HỎA TỐC",
}
_PLACE = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s+(\S.*)$")


def place_of(agency: Body) -> str:
    """The place that the agency's documents name: that of the authority above it ("Ủy ban nhân dân tỉnh Mẫu" → "Mẫu"; Nghị
    định 30/2020/NĐ-CP, Phụ lục I, II.4); empty, and so left blank in print, where none is known.
    """
    found = _PLACE.search(agency.parent.name if agency.parent else "")
    return found.group(1) if found else ""


def symbol_for(type_name: str, agency: Body, unit: Body | None, code: str = "") -> str:
    """What follows the slash; `code` is that of an advisory body that issues under the agency's seal."""
    return make_symbol(type_named(type_name) or LETTER, code or agency.code or "BQL", unit.code if unit else "")


def blocks_of(paper: Paper) -> tuple[Block, ...]:
    return blocks_from_plain(paper.content["blocks"])


def as_official(paper: Paper) -> OfficialDocument:
    """The paper laid out as it stands; number and date are blank until it is issued."""
    document, content = paper.document, paper.content
    digits = re.match(r"[0-9]+", document.number)
    issued = document.issued_on
    unit = document.unit.code if document.unit else ""
    return OfficialDocument(
        type=type_named(document.type_name) or LETTER,
        parent_body=document.issuer.parent.name if document.issuer and document.issuer.parent else "",
        issuer=document.issuer_text,
        number=int(digits.group()) if digits else None,
        symbol=document.symbol,
        place=document.place,
        date=issued or PartialDate(year=timezone.localtime(paper.created_at).year),
        abstract=document.subject,
        addressees=tuple(content["addressees"]),
        bases=tuple(content["bases"]),
        blocks=blocks_of(paper),
        appendices=appendices_from_plain(content["appendices"]),
        signer=SignBlock(tuple(paper.signer_lines), document.signer_name),
        recipients=tuple(content["recipients"]),
        filing=", ".join(part for part in ("VT", unit) if part),
        urgency=STAMPS[document.urgency],
        drafter=_marks(paper),
        made_at=paper.issued_at or paper.created_at,
    )


def _marks(paper: Paper) -> str:
    """Ký nháy: whoever checked content and form, where the agency prints it. The decree says nothing of it."""
    marks = [mark for mark in (paper.content_mark, paper.form_mark) if mark]
    return "/".join(dict.fromkeys(marks)) if marks and numbering().initials else ""


def docx_of(paper: Paper) -> bytes:
    return write_docx(as_official(paper))


def pdf_of(paper: Paper) -> bytes:
    return write_pdf(as_official(paper), fonts=FONTS)


def file_name(document: Document) -> str:
    """The name of its files without ending: "05-KH-BQLKCN"; a draft by its row."""
    words = document.number_and_symbol.replace("/", "-") if document.number else f"du-thao-{document.pk}"
    return words.strip(" -") or f"van-ban-{document.pk}"


def fingerprint(subject: str, content: dict[str, Any]) -> str:
    """SHA-256 of what a version says."""
    said = json.dumps([subject, content], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def departures_of(paper: Paper) -> list[str]:
    """Where the form departs from the decree, and what is still missing, as sentences."""
    return [*missing_in(paper), *(str(one) for one in check(docx_of(paper)))]


def missing_in(paper: Paper) -> list[str]:
    """What keeps a paper from being submitted, as sentences that say what to do."""
    kind = type_named(paper.document.type_name) or LETTER
    faults = []
    if not paper.content["blocks"]:
        faults.append(_("Chưa có nội dung. Hãy soạn nội dung văn bản."))
    if not paper.document.signer_name:
        faults.append(_("Chưa có người ký. Hãy chọn người ký."))
    if not kind.code and not paper.content["addressees"]:
        faults.append(_("Công văn cần có Kính gửi. Hãy ghi nơi nhận văn bản."))
    if kind.code not in WITH_ADDRESSEES and paper.content["addressees"]:
        faults.append(_("Chỉ công văn, tờ trình và báo cáo mới có Kính gửi. Hãy chuyển các dòng đó xuống Nơi nhận."))
    return faults


def slip_of(paper: Paper) -> OfficialDocument:
    """The phiếu trình as it is printed: each remark with who, when and what. An internal paper, no kind of document of the
    decree; it is laid out like one.
    """
    document = paper.document
    rows = tuple(
        (
            TableCell(str(n)),
            TableCell(f"{one.name}, {one.post}" + (f" (ghi thay {one.on_behalf_of})" if one.on_behalf_of else "")),
            TableCell(f"{timezone.localtime(one.at):%H:%M %d/%m/%Y}"),
            TableCell(": ".join(part for part in (_word(one), one.words) if part)),
        )
        for n, one in enumerate(paper.remarks.all(), start=1)
    )
    heads = ("TT", "Người cho ý kiến", "Thời điểm", "Ý kiến")
    table = TableBlock(
        (TableColumn(1, "center"), TableColumn(4), TableColumn(3), TableColumn(6)),
        (tuple(TableCell(head) for head in heads),),
        rows,
    )
    origin = (Para(f"Xuất phát từ: {paper.origin_label}."),) if paper.origin_label else ()
    unit = document.unit.code if document.unit else ""
    return OfficialDocument(
        type=SLIP,
        parent_body="",
        issuer=document.issuer_text,
        symbol=make_symbol(SLIP, unit),
        place=document.place,
        date=timezone.localtime(paper.created_at).date(),
        abstract=f"{document.type_name}: {document.subject}",
        blocks=(*origin, Para(f"Người ký: {document.signer_name}. Lần trình: {paper.round}."), table),
        signer=SignBlock(("NGƯỜI SOẠN",), paper.drafter.name),
        filing=", ".join(part for part in ("VT", unit) if part),
        made_at=paper.created_at,
    )


def _word(remark: Remark) -> str:
    step = PAPER.find(remark.step, remark.verb)
    return step.word if step else ""


def slip_pdf(paper: Paper) -> bytes:
    return write_pdf(slip_of(paper), fonts=FONTS)


@dataclass(frozen=True, slots=True)
class Change:
    """A line that a round added, or took away."""

    text: str
    added: bool


def changes_of(paper: Paper) -> list[Change]:
    """What the last round that was submitted says differently from the one before, line by line."""
    last = list(paper.versions.order_by("-round")[:2])
    if len(last) < 2:  # noqa: PLR2004 - the round and the one before
        return []
    now, before = (_lines_of(version) for version in last)
    return [
        Change(line[2:], line.startswith("+"))
        for line in ndiff(before, now)
        if line.startswith(("+ ", "- ")) and line[2:].strip()
    ]


def _lines_of(version: Version) -> list[str]:
    content = version.content
    text = as_text(blocks_from_plain(content["blocks"])).splitlines()
    return [version.subject, *content["addressees"], *content["bases"], *text, *content["recipients"]]
