"""To ask: write a request, send it out, add addressees, put the hour off, withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.files import FileRefused
from dondoc.files.sheets import open_workbook
from dondoc.frame.access import ensure
from dondoc.people.models import Body, User
from dondoc.people.queries import holders_of, standing_of, today
from dondoc.people.queries.reading import directory_for_reading
from dondoc.people.rules import INTERNAL_KINDS, Role
from dondoc.records.actions import Upload
from dondoc.records.actions.registering import refuse_secret
from dondoc.records.models import Document
from dondoc.records.rules import EVIDENCE_FILES, EVIDENCE_MAX_MB
from dondoc.records.storage import clean_name, store_file
from dondoc.requests.access import Doer, can_add_to, can_ask, can_edit, can_take
from dondoc.requests.actions.keeping import note, tell_addressees
from dondoc.requests.actions.prefilling import fill_in
from dondoc.requests.models import Addressee, FormCell, OutlineLine, Request, RequestFile
from dondoc.requests.rules import REQUEST, AnswerState, CollateMode, RequestKind, RequestState, hour_words
from dondoc.requests.rules.matching import owners_of
from dondoc.requests.rules.sheets import Spot, spots_of

FORM_MAX_MB = 10


@dataclass(frozen=True, slots=True)
class Origin:
    """What of another room a request is made for, so that the room finds it again."""

    kind: str
    pk: int
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked. `outline` are headings to answer one by one; `form` the asker's workbook, whose blank cells are
    asked; `files` go along (the draft). Without `unit` the asker's own unit asks. With `send` it goes out at once.
    """

    kind: RequestKind
    title: str
    due_at: datetime
    bodies: Sequence[Body]
    text: str = ""
    outline: Sequence[str] = ()
    form: Upload | None = None
    files: Sequence[Upload] = ()
    document: Document | None = None
    unit: Body | None = None
    mode: CollateMode = CollateMode.SUM
    send: bool = True


@transaction.atomic
def ask(*, actor: Doer, asked: Asked, origin: Origin | None = None) -> Request:
    """A request with its outline, form, files and addressees; sent at once unless `asked.send` is False.

    Raises:
        ValidationError: nobody is asked, the hour has passed, a file that is not taken or that may be secret.
    """
    ensure(can_ask(actor, asked.kind))
    _refuse_past(asked.due_at)
    request = Request(
        kind=asked.kind,
        title=asked.title.strip(),
        text=asked.text.strip(),
        document=asked.document,
        unit=asked.unit or _unit_of(actor),
        due_at=asked.due_at,
        mode=asked.mode,
        created_by_id=actor.person_id,
    )
    if origin is not None:
        request.origin_kind, request.origin_pk = origin.kind, origin.pk
        request.origin_label, request.origin_url = origin.label[:300], origin.url
    cells = _take_form(request, asked.form) if asked.form else []
    request.save()
    write_cells(request, cells)
    write_outline(request, asked.outline)
    for upload in asked.files:
        _attach(request, upload)
    _address(request, asked.bodies)
    if asked.send:
        _send(request)
    done = "Gửi" if asked.send else "Soạn"
    sentence = f"{done} yêu cầu “{request.title}” tới {len(asked.bodies)} nơi, hạn {hour_words(request.due_local)}."
    note(actor=actor, request=request, verb="ask", sentence=sentence)
    return request


@transaction.atomic
def send(*, actor: Doer, request: Request) -> Request:
    """The request goes out: what the program knows is filled in, each body hears. Asked first, for it has no undo.

    Raises:
        ValidationError: nobody is asked, or the hour has passed.
    """
    request = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
    ensure(can_take(actor, request, "send"))
    _refuse_past(request.due_at)
    _send(request)
    count = request.addressees.count()
    note(actor=actor, request=request, verb="send", sentence=f"Gửi yêu cầu “{request.title}” tới {count} nơi.")
    return request


@transaction.atomic
def edit(*, actor: Doer, request: Request, asked: Asked) -> Request:
    """What a request that has not gone out asks, anew. Without a new form the one that is there stays.

    Raises:
        ValidationError: as in `ask`.
    """
    ensure(can_edit(actor, request))
    _refuse_past(asked.due_at)
    request.kind, request.title, request.text = asked.kind, asked.title.strip(), asked.text.strip()
    request.document, request.due_at, request.mode = asked.document, asked.due_at, asked.mode
    cells = _take_form(request, asked.form) if asked.form else None
    request.save()
    if cells is not None:
        write_cells(request, cells)
    write_outline(request, asked.outline)
    for upload in asked.files:
        _attach(request, upload)
    request.addressees.exclude(body__in=asked.bodies).delete()
    _address(request, asked.bodies)
    note(actor=actor, request=request, verb="edit", sentence=f"Sửa yêu cầu “{request.title}”.")
    return request


@transaction.atomic
def choose_cells(*, actor: Doer, request: Request, spots: Sequence[Spot]) -> Request:
    """Which cells of the form are asked, as a person has confirmed."""
    ensure(can_edit(actor, request))
    write_cells(request, spots)
    note(actor=actor, request=request, verb="map", sentence=f"Chọn {len(spots)} ô phải điền trong biểu.")
    return request


@transaction.atomic
def add_addressees(*, actor: Doer, request: Request, bodies: Sequence[Body]) -> Request:
    """More bodies are asked; where the request has gone out, they hear at once."""
    ensure(can_add_to(actor, request))
    added = _address(request, bodies)
    if request.state != RequestState.DRAFTING:
        _reach(request, added)
    names = ", ".join(addressee.body.name for addressee in added)
    note(
        actor=actor, request=request, verb="address", sentence=f"Thêm nơi được yêu cầu: {names or 'không có nơi mới'}."
    )
    return request


@transaction.atomic
def put_off(*, actor: Doer, request: Request, due_at: datetime) -> Request:
    """Another hour for all; whoever has not answered hears.

    Raises:
        ValidationError: when it has passed.
    """
    ensure(can_add_to(actor, request))
    _refuse_past(due_at)
    before, request.due_at = hour_words(request.due_local), due_at
    request.save(update_fields=["due_at", "fold"])
    words = hour_words(request.due_local)
    if request.state != RequestState.DRAFTING:
        waiting = request.addressees.exclude(state=AnswerState.SENT)
        text = f"Hạn trả lời yêu cầu “{request.title}” chuyển thành {words}."
        tell_addressees(waiting, key=f"requests.put_off:{due_at:%Y%m%d%H%M}", text=text)
    note(actor=actor, request=request, verb="put_off", sentence=f"Chuyển hạn trả lời từ {before} thành {words}.")
    return request


@transaction.atomic
def withdraw(*, actor: Doer, request: Request, reason: str) -> Request:
    """Nobody needs to answer any more; the links stop working."""
    request = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
    ensure(can_take(actor, request, "withdraw"))
    was_out = request.state != RequestState.DRAFTING
    request.state = REQUEST.step(request.state, "withdraw", reason=reason).target
    request.save(update_fields=["state", "fold"])
    if was_out:
        text = f"Yêu cầu “{request.title}” đã được thu hồi, không cần trả lời nữa."
        tell_addressees(request.addressees.all(), key="requests.withdrawn", text=text)
    note(actor=actor, request=request, verb="withdraw", sentence=f"Thu hồi yêu cầu “{request.title}”.", reason=reason)
    return request


def write_outline(request: Request, headings: Sequence[str]) -> None:
    """The outline's lines in their order, instead of those that are there."""
    request.lines.all().delete()
    kept = [heading.strip()[:500] for heading in headings if heading.strip()]
    OutlineLine.objects.bulk_create(
        [OutlineLine(request=request, position=n, text=text) for n, text in enumerate(kept, start=1)]
    )


def write_cells(request: Request, spots: Sequence[Spot]) -> None:
    """The cells that are asked; a row that is called after a body is that body's alone."""
    request.cells.all().delete()
    owners = owners_of(spots, directory_for_reading(today())) if spots else {}
    FormCell.objects.bulk_create(
        [
            FormCell(
                request=request,
                sheet=s.sheet,
                row=s.row,
                column=s.column,
                row_label=s.row_label,
                column_label=s.column_label,
                kind=s.kind,
                body_id=owners.get((s.sheet, s.row)),
            )
            for s in spots
        ]
    )


def _take_form(request: Request, upload: Upload) -> list[Spot]:
    refuse_secret(upload, allowed={"xlsx"})
    try:
        spots = spots_of(open_workbook(upload.content))
    except FileRefused as refused:
        raise ValidationError({"form": _("Chưa nhận được biểu: %(why)s") % {"why": refused}}) from refused
    request.form = store_file(content=upload.content, name=upload.name, allowed={"xlsx"}, max_mb=FORM_MAX_MB)
    request.form_name = clean_name(upload.name)
    return spots


def _attach(request: Request, upload: Upload) -> None:
    refuse_secret(upload, allowed=EVIDENCE_FILES)
    stored = store_file(content=upload.content, name=upload.name, allowed=EVIDENCE_FILES, max_mb=EVIDENCE_MAX_MB)
    RequestFile.objects.create(request=request, file=stored, name=clean_name(upload.name))


def _refuse_past(due_at: datetime) -> None:
    if due_at <= timezone.now():
        raise ValidationError({"due_at": _("Thời hạn đã qua. Hãy chọn giờ, ngày sau lúc này.")})


def _unit_of(actor: Doer) -> Body | None:
    """The unit that asks: the actor's own; the Office for leaders and for the program."""
    if isinstance(actor, User) and not standing_of(actor).is_leader:
        ids = standing_of(actor).headed_ids or standing_of(actor).body_ids
        own = Body.objects.filter(pk__in=ids, kind__in=INTERNAL_KINDS).order_by("id").first()
        if own is not None:
            return own
    chief = holders_of(Role.CHIEF_OF_OFFICE, today()).first()
    return chief.body if chief else None


def _address(request: Request, bodies: Sequence[Body]) -> list[Addressee]:
    """The bodies that are not asked yet, as addressees."""
    there = set(request.addressees.values_list("body_id", flat=True))
    new = [body for body in dict.fromkeys(bodies) if body.pk not in there]
    made = [Addressee(request=request, body=b, position=n) for n, b in enumerate(new, start=len(there) + 1)]
    return Addressee.objects.bulk_create(made)


def _send(request: Request) -> None:
    addressees = list(request.addressees.select_related("body"))
    if not addressees:
        raise ValidationError({"bodies": _("Chưa chọn nơi được yêu cầu. Hãy chọn ít nhất một đơn vị.")})
    request.state = REQUEST.step(request.state, "send").target
    request.sent_at = timezone.now()
    request.save(update_fields=["state", "sent_at", "fold"])
    _reach(request, addressees)


def _reach(request: Request, addressees: Sequence[Addressee]) -> None:
    """What is known is filled in for each, and each hears."""
    for addressee in addressees:
        fill_in(request, addressee)
    text = f"Đề nghị trả lời “{request.title}” trước {hour_words(request.due_local)}."
    tell_addressees(addressees, key="requests.asked", text=text)
