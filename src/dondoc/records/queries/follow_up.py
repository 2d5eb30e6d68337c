"""Sổ theo dõi giải quyết văn bản đến, in its seven columns (Nghị định 30/2020/NĐ-CP, Phụ lục IV)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dondoc.language import format_date
from dondoc.records.hooks import Progress, progress_for
from dondoc.records.models import Citation, Document, Instruction


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One incoming document as the register prints it; `late` counts the days past its deadline while the work is not
    finished, `progress_url` leads to the work.
    """

    document: Document
    arrival: str
    what: str
    unit: str
    deadline: date | None
    progress: str
    reply: str
    note: str
    late: int = 0
    progress_url: str = ""


def follow_up_rows(documents: Sequence[Document], on: date) -> list[FollowUpRow]:
    """The rows of documents that `for_incoming_list` fetched, in their order."""
    progress = progress_for(documents, on)
    return [_row(document, progress.get(document.pk), on) for document in documents]


def _row(document: Document, progress: Progress | None, on: date) -> FollowUpRow:
    instructions = list(document.instructions.all())
    answers: list[Citation] = getattr(document, "answers", [])
    replies = [a.document.number_and_symbol for a in answers] or (
        [progress.reply] if progress and progress.reply else []
    )
    deadline = document.deadline
    finished = bool(replies) or (progress is not None and progress.finished)
    return FollowUpRow(
        document=document,
        arrival=arrival_of(document),
        what=what_of(document),
        unit=unit_of(instructions),
        deadline=deadline,
        progress=_progress_text(progress, instructions, answered=bool(replies)),
        reply="; ".join(replies),
        note=document.note,
        late=(on - deadline).days if deadline and deadline < on and not finished else 0,
        progress_url=progress.url if progress else "",
    )


def arrival_of(document: Document) -> str:
    """The arrival number, ours or the province system's."""
    return document.arrival_number_theirs or str(document.arrival_number or "")


def what_of(document: Document) -> str:
    """Column 2: type, number and symbol, date and issuer."""
    day = f"ngày {format_date(document.issued_on)}" if document.issued_on else ""
    by = f"của {document.issuer_text}" if document.issuer_text else ""
    return " ".join(part for part in (str(document), day, by) if part)


def unit_of(instructions: Sequence[Instruction]) -> str:
    """Column 3: who was charged, the lead first; of several instructions the newest that names a unit."""
    for instruction in reversed(instructions):
        if instruction.lead:
            others = ", ".join(body.name for body in instruction.cooperating.all())
            return f"{instruction.lead.name}; phối hợp: {others}" if others else instruction.lead.name
    return ""


def _progress_text(progress: Progress | None, instructions: Sequence[Instruction], *, answered: bool) -> str:
    if progress and progress.text:
        return progress.text
    if answered:
        return _("Đã trả lời")
    return _("Đã có ý kiến chỉ đạo") if instructions else _("Chờ ý kiến chỉ đạo")
