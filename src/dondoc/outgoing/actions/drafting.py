"""Drafts: a letter becomes a paper, and is revised until it is submitted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.language import squeeze
from dondoc.official.model import Appendix, Block
from dondoc.official.plain import appendices_to_plain, blocks_to_plain
from dondoc.outgoing.access import can_draft, can_revise
from dondoc.outgoing.actions.keeping import named, note
from dondoc.outgoing.models import AdvisoryBody, Paper
from dondoc.outgoing.queries import Signer, signers, type_named, unit_of
from dondoc.outgoing.queries.layout import place_of, symbol_for
from dondoc.outgoing.rules import Origin
from dondoc.people.models import Body, Person, Tenure, User
from dondoc.people.queries import agency, standing_of, today
from dondoc.records.actions import resolve_recipients
from dondoc.records.models import Citation, Document
from dondoc.records.rules import CitationKind, Direction, Urgency

_BASIS_WORDS = ("Căn cứ", "Thực hiện", "Theo ", "Xét ", "Trên cơ sở")
_AS_ABOVE = ("Như trên", "Như Điều", "Lưu")


@dataclass(frozen=True, slots=True)
class Letter:
    """What a document says, without number, date and signature. `type_name` as Nghị định 30/2020/NĐ-CP, Điều 7 names it
    ("Công văn", "Tờ trình"); `recipients` are lines of Nơi nhận without "Như trên" and "Lưu"; `urgency` a value of
    `records.rules.Urgency`, "" for normal; `unit` drafts it, by default that of whoever acts; `answers` is the incoming
    document that it replies to.
    """

    type_name: str
    abstract: str
    blocks: tuple[Block, ...]
    addressees: Sequence[str] = ()
    bases: Sequence[str] = ()
    recipients: Sequence[str] = ()
    appendices: tuple[Appendix, ...] = ()
    urgency: str = ""
    unit: Body | None = None
    answers: Document | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """Through whose hands a paper goes: who signs, which deputy sees it before, and the advisory body whose it is."""

    signer: Signer | None = None
    deputy: Tenure | None = None
    advisory: AdvisoryBody | None = None


@transaction.atomic
def draft_paper(*, actor: User, letter: Letter, origin: Origin | None = None, way: Way | None = None) -> Paper:
    """A new paper, still to be submitted; without `way` the head of the agency signs it.

    Raises:
        PermissionDenied: for whoever is no member of the agency.
        ValidationError: for a kind of document that the decree does not know, or without an abstract.
    """
    standing_of(actor)
    ensure(can_draft(actor))
    on = today()
    chosen = way or Way(signer=next(iter(signers(on)), None))
    document = Document(direction=Direction.OUTGOING, draft=True, created_by_id=actor.person_id)
    document.issuer = agency()
    document.unit = letter.unit or unit_of(actor, on)
    _write(document, letter, chosen)
    paper = Paper.objects.create(
        document=document,
        content=_content(letter),
        origin_kind=origin.kind if origin else "",
        origin_pk=origin.pk if origin else None,
        origin_label=origin.label[:500] if origin else "",
        origin_url=origin.url if origin else "",
        drafter=Person.objects.get(user=actor),
        since=timezone.now(),
        **_hands(chosen),
    )
    _address(document, letter, on)
    note(actor=actor, paper=paper, verb="draft", sentence=f"Soạn dự thảo {named(paper)}.")
    return paper


@transaction.atomic
def revise_paper(*, actor: User, paper: Paper, letter: Letter, way: Way | None = None) -> Paper:
    """The draft says something else; without `way` it goes through the same hands.

    Raises:
        PermissionDenied: once it has been submitted, or for others than its drafter, unit head and the Office.
        ValidationError: as `draft_paper`.
    """
    standing_of(actor)
    paper = Paper.objects.select_for_update(of=("self",)).select_related("document__unit", "advisory").get(pk=paper.pk)
    ensure(can_revise(actor, paper))
    document = paper.document
    document.unit = letter.unit or document.unit
    chosen = way or Way(_kept_signer(paper), paper.deputy, paper.advisory)
    _write(document, letter, chosen)
    paper.content = _content(letter)
    for name, value in _hands(chosen).items():
        setattr(paper, name, value)
    paper.save()
    _address(document, letter, today())
    note(actor=actor, paper=paper, verb="revise", sentence=f"Sửa dự thảo {named(paper)}.")
    return paper


def _kept_signer(paper: Paper) -> Signer | None:
    same = (paper.signer_id, paper.authority_id)
    return next((s for s in signers(today()) if (s.tenure.pk, s.authority.pk if s.authority else None) == same), None)


def _hands(way: Way) -> dict[str, Any]:
    return {
        "signer": way.signer.tenure if way.signer else None,
        "signer_lines": list(way.signer.block.lines) if way.signer else [],
        "authority": way.signer.authority if way.signer else None,
        "deputy": way.deputy,
        "advisory": way.advisory,
    }


def _write(document: Document, letter: Letter, way: Way) -> None:
    """The columns of the draft's row in the records."""
    kind = type_named(letter.type_name)
    faults = {}
    if kind is None:
        faults["type_name"] = _("Không có loại văn bản “%(name)s”. Hãy chọn một loại trong danh sách.") % {
            "name": letter.type_name
        }
    if not squeeze(letter.abstract):
        faults["abstract"] = _("Chưa có trích yếu. Hãy ghi một câu nói văn bản về việc gì.")
    if kind is None or faults:
        raise ValidationError(faults)
    issuer = document.issuer or agency()
    document.type_name = kind.name
    document.subject = squeeze(letter.abstract)
    document.urgency = letter.urgency or Urgency.NORMAL
    document.symbol = symbol_for(kind.name, issuer, document.unit, way.advisory.code if way.advisory else "")
    document.place = place_of(issuer)
    document.issuer_text = way.advisory.name if way.advisory else issuer.name
    document.signer_name = way.signer.block.name if way.signer else ""
    document.signer_title = " ".join(way.signer.block.lines) if way.signer else ""
    document.save()


def _content(letter: Letter) -> dict[str, Any]:
    return {
        "blocks": blocks_to_plain(letter.blocks),
        "bases": [_basis(line) for line in _lines(letter.bases)],
        "addressees": _lines(letter.addressees),
        "recipients": [line for line in _lines(letter.recipients) if not line.startswith(_AS_ABOVE)],
        "appendices": appendices_to_plain(letter.appendices),
    }


def _basis(line: str) -> str:
    """A basis opens with its word (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6)."""
    return line if line.startswith(_BASIS_WORDS) else f"Căn cứ {line}"


def _lines(texts: Sequence[str]) -> list[str]:
    """Lines without dash and closing sign."""
    return [line for text in texts if (line := squeeze(text).strip(" -–;.,"))]


def _address(document: Document, letter: Letter, on: date) -> None:
    """Who gets it: those of Kính gửi, those of Nơi nhận, the file copy; and what it replies to."""
    content = _content(letter)
    filing = "Lưu: VT" + (f", {document.unit.code}" if document.unit and document.unit.code else "")
    resolve_recipients(document, dict.fromkeys([*content["addressees"], *content["recipients"], filing]), on)
    if letter.answers is not None:
        Citation.objects.get_or_create(
            document=document,
            text=(letter.answers.number_and_symbol or letter.answers.subject)[:120],
            kind=CitationKind.ANSWERS,
            defaults={"cited": letter.answers},
        )
