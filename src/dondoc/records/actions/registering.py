"""Đăng ký văn bản đến (Nghị định 30/2020/NĐ-CP, Điều 22)."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.calendars.queries import last_day
from dondoc.files import FileRefused, open_document
from dondoc.frame.access import ensure
from dondoc.language import fold
from dondoc.notices.actions import notify
from dondoc.people.actions.writing import journalled
from dondoc.people.models import Alias, Body, Person, User
from dondoc.people.queries import standing_of
from dondoc.reading import secrecy_of
from dondoc.records.access import can_register
from dondoc.records.actions.citing import tie_citations
from dondoc.records.actions.numbering import INCOMING, take_number
from dondoc.records.models import Citation, Document, DocumentFile
from dondoc.records.queries import same_documents
from dondoc.records.rules import ALLOWED_FILES, MAX_FILE_MB, Direction, FileRole, Urgency
from dondoc.records.storage import clean_name, kind_of, store_file

READABLE = frozenset({"docx", "odt", "doc", "pdf", "txt", "html"})
DOCUMENT_KINDS = frozenset(ALLOWED_FILES) - {"csv"}


class DuplicateFound(Exception):  # noqa: N818 - it names what happened, as Refused does
    """The document seems to be in the records already; `documents` are those that it may be a copy of."""

    def __init__(self, documents: list[Document]) -> None:
        super().__init__(_("Văn bản này có thể đã được đăng ký."))
        self.documents = documents


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent. `not_secret`: whoever sent it has confirmed that it holds no state secret."""

    content: bytes
    name: str
    not_secret: bool


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the registry writes of an incoming document. `their_number` is the arrival number of the province's system;
    without it ours is taken from the book. `same_is_other` says that the registry has looked at the possible doubles.
    `submit_to` are the leaders asked for an instruction; `citation` is where a text of ours prints the document.
    """

    type_name: str
    subject: str
    arrived_on: date
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    issuer_text: str = ""
    urgency: Urgency = Urgency.NORMAL
    due_on: date | None = None
    pages: int | None = None
    copies: int = 1
    signer_name: str = ""
    signer_title: str = ""
    is_party: bool = False
    their_number: str = ""
    note: str = ""
    same_is_other: bool = False
    submit_to: Sequence[Person] = ()
    citation: Citation | None = None


@transaction.atomic
def register_document(*, actor: User, arrival: Arrival, upload: Upload | None = None) -> Document:
    """Enters an incoming document, with its file or without (a Party text may be registered by its number alone).

    Raises:
        PermissionDenied: for whoever is not of the Office.
        DuplicateFound: unless `same_is_other`.
        ValidationError: a deadline before the arrival, or a file that is secret, not confirmed as not secret, or not to
            be stored.
    """
    standing_of(actor)
    ensure(can_register(actor))
    if arrival.due_on and arrival.due_on < arrival.arrived_on:
        raise ValidationError({"due_on": _("Hạn xử lý trước ngày đến. Hãy xem lại hai ngày này.")})
    if upload is not None:
        refuse_secret(upload)
    if not arrival.same_is_other:
        _refuse_double(arrival, upload)
    document = Document.objects.create(
        direction=Direction.INCOMING,
        type_name=arrival.type_name,
        number=arrival.number,
        symbol=arrival.symbol,
        issued_on=arrival.issued_on,
        issuer_text=arrival.issuer_text,
        issuer=issuer_named(arrival.issuer_text),
        subject=arrival.subject,
        urgency=arrival.urgency,
        is_party=arrival.is_party,
        signer_name=arrival.signer_name,
        signer_title=arrival.signer_title,
        copies=arrival.copies,
        pages=arrival.pages,
        arrived_on=arrival.arrived_on,
        arrival_number=None if arrival.their_number else take_number(series=INCOMING, on=arrival.arrived_on),
        arrival_number_theirs=arrival.their_number,
        due_on=arrival.due_on,
        deadline=last_day(arrival.due_on),
        note=arrival.note,
        created_by_id=actor.person_id,
    )
    if upload is not None:
        stored = store_file(content=upload.content, name=upload.name, allowed=DOCUMENT_KINDS, max_mb=MAX_FILE_MB)
        DocumentFile.objects.create(document=document, file=stored, role=FileRole.SOURCE, name=clean_name(upload.name))
    tie_citations(document, arrival.citation)
    number = arrival.their_number or document.arrival_number
    journalled(
        actor=actor,
        kind="records.document",
        verb="register",
        thing=document,
        sentence=f"đăng ký văn bản đến số {number}: {document}",
        reason="Đã xem các văn bản giống, đây là văn bản khác." if arrival.same_is_other else "",
    )
    _submit(document, arrival.submit_to)
    return document


def _submit(document: Document, leaders: Sequence[Person]) -> None:
    """Trình: the leaders hear that the document waits for their instruction (Điều 23)."""
    by = f" của {document.issuer_text}" if document.issuer_text else ""
    notify(
        person_ids=[person.pk for person in leaders],
        key=f"records.submitted:{document.pk}",
        text=f"Trình đồng chí cho ý kiến chỉ đạo {document}{by}: {document.subject}",
        url=reverse("records:instruct", args=[document.pk]),
        urgent=document.urgency != Urgency.NORMAL,
    )


def refuse_secret(upload: Upload, *, allowed: Collection[str] = DOCUMENT_KINDS) -> None:
    """Stops a file that may hold a state secret before anything of it is kept: the sender has not confirmed that it is
    none, or it is marked MẬT, TỐI MẬT or TUYỆT MẬT. What cannot be read (a photo, a scan, a sheet) rests on the
    confirmation. `allowed` are the kinds that the caller takes.

    Raises:
        ValidationError: with what to do instead.
    """
    if not upload.not_secret:
        raise ValidationError(
            _("Chưa gửi được: cần xác nhận tệp không chứa bí mật nhà nước. Hãy đánh dấu vào ô xác nhận rồi gửi lại.")
        )
    kind = kind_of(upload.content, upload.name, allowed=allowed)
    if kind not in READABLE:
        return
    try:
        source = open_document(upload.content, name=upload.name)
    except FileRefused:
        return
    mark = secrecy_of(source)
    if mark:
        raise ValidationError(
            _(
                "Không nhận văn bản có dấu %(mark)s. Tệp chưa được lưu lại; hãy xử lý văn bản này ngoài phần mềm, theo quy định về bảo vệ bí mật nhà nước."
            )
            % {"mark": mark}
        )


def issuer_named(text: str) -> Body | None:
    """The body that an issuer's printed name means, when exactly one is called so."""
    folded = fold(text)
    if not folded:
        return None
    found = set(Body.objects.filter(fold=folded).values_list("pk", flat=True))
    found |= set(Alias.objects.filter(fold=folded, body__isnull=False).values_list("body_id", flat=True))
    return Body.objects.get(pk=found.pop()) if len(found) == 1 else None


def _refuse_double(arrival: Arrival, upload: Upload | None) -> None:
    same = same_documents(
        number=arrival.number,
        symbol=arrival.symbol,
        issuer_text=arrival.issuer_text,
        sha256=hashlib.sha256(upload.content).hexdigest() if upload else "",
    )
    if same:
        raise DuplicateFound(same)
