"""To answer: save a draft, send, read a filled workbook, ask again; in the program, by a one-time link, by the Office."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.files import FileRefused
from dondoc.files.sheets import open_workbook
from dondoc.frame.access import ensure
from dondoc.frame.actors import Actor, SystemActor
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.records.actions import Upload
from dondoc.records.actions.registering import refuse_secret
from dondoc.records.storage import kind_of
from dondoc.requests import hooks
from dondoc.requests.access import can_answer, can_draft, can_manage, can_return
from dondoc.requests.actions.keeping import note, tell_addressees, tell_askers
from dondoc.requests.models import Addressee, AnswerVersion, CellAnswer, LineAnswer, Opinion, OutlineLine
from dondoc.requests.rules import ANSWER, ANSWERABLE_STATES, AnswerWay, CellKind
from dondoc.requests.rules.sheets import number_of, values_of

SHEET_MAX_MB = 10
MAX_FAULTS_SAID = 5


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: text by outline line pk, values by cell pk as typed, remarks as (place, text), consent, a note."""

    lines: Mapping[int, str] = field(default_factory=dict)
    cells: Mapping[int, str] = field(default_factory=dict)
    opinions: Sequence[tuple[str, str]] = ()
    agrees: bool = False
    note: str = ""


@transaction.atomic
def save_draft(*, actor: User, addressee: Addressee, said: Said) -> Addressee:
    """The unit's draft, seen by nobody outside it until its head sends it.

    Raises:
        ValidationError: by field ("cell-3"), when something is no number.
    """
    addressee = _locked(addressee)
    ensure(can_draft(actor, addressee))
    _write(addressee, said)
    addressee.state = ANSWER.step(addressee.state, "draft").target
    addressee.save(update_fields=["state", "agrees", "note"])
    sentence = f"Lưu bản soạn trả lời của {addressee.body.name}."
    note(actor=actor, request=addressee.request, verb="draft", sentence=sentence)
    return addressee


@transaction.atomic
def answer(*, actor: User, addressee: Addressee, said: Said) -> Addressee:
    """The body's answer, or its correction; until the request is closed.

    Raises:
        ValidationError: by field, when something is no number or nothing was answered.
    """
    addressee = _locked(addressee)
    ensure(can_answer(actor, addressee))
    entered = bool(can_manage(actor, addressee.request)) and addressee.body_id not in standing_of(actor).body_ids
    _send(actor, addressee, said, way=AnswerWay.PROGRAM, entered=entered)
    return addressee


@transaction.atomic
def answer_by_link(*, secret: str, name: str, said: Said) -> Addressee:
    """The answer of whoever holds the one-time link, under the name they give; corrected until the request is closed.

    Raises:
        ValidationError: when the link does not work any more; as in `answer`.
    """
    found = addressee_of(secret)
    if found is None:
        raise ValidationError(_("Đường dẫn không còn hiệu lực. Hãy đề nghị Ban Quản lý gửi đường dẫn mới."))
    addressee = _locked(found)
    actor = SystemActor(f"{name.strip()[:120]} ({addressee.body.name}, qua đường dẫn)")
    _send(actor, addressee, said, way=AnswerWay.LINK)
    return addressee


@transaction.atomic
def take_sheet(*, actor: User, addressee: Addressee, upload: Upload) -> Addressee:
    """A filled copy of the form becomes the draft of the body's answer, to be looked through and sent.

    Raises:
        ValidationError: a file that is not taken, or that is another form.
    """
    addressee = _locked(addressee)
    ensure(can_answer(actor, addressee) if addressee.has_answered else can_draft(actor, addressee))
    count = _read_sheet(addressee, upload)
    addressee.way = AnswerWay.SHEET
    if not addressee.has_answered:
        addressee.state = ANSWER.step(addressee.state, "draft").target
    addressee.save(update_fields=["state", "way"])
    sentence = f"Nhận bảng tính của {addressee.body.name}: {count} ô có số liệu."
    note(actor=actor, request=addressee.request, verb="take_sheet", sentence=sentence)
    return addressee


@transaction.atomic
def take_sheet_by_link(*, secret: str, upload: Upload) -> Addressee:
    """The same for whoever holds the one-time link.

    Raises:
        ValidationError: as in `take_sheet`, or when the link does not work any more.
    """
    found = addressee_of(secret)
    if found is None:
        raise ValidationError(_("Đường dẫn không còn hiệu lực. Hãy đề nghị Ban Quản lý gửi đường dẫn mới."))
    addressee = _locked(found)
    count = _read_sheet(addressee, upload)
    if not addressee.has_answered:
        addressee.state = ANSWER.step(addressee.state, "draft").target
        addressee.save(update_fields=["state"])
    actor = SystemActor(f"{addressee.body.name} (qua đường dẫn)")
    sentence = f"Gửi bảng tính qua đường dẫn: {count} ô có số liệu."
    note(actor=actor, request=addressee.request, verb="take_sheet", sentence=sentence)
    return addressee


@transaction.atomic
def return_answer(*, actor: User, addressee: Addressee, reason: str) -> Addressee:
    """The answer is asked for again; the body hears why."""
    addressee = _locked(addressee)
    ensure(can_return(actor, addressee))
    addressee.state = ANSWER.step(addressee.state, "return", reason=reason).target
    addressee.return_reason = reason.strip()
    addressee.save(update_fields=["state", "return_reason"])
    text = f"Đề nghị trả lời lại “{addressee.request.title}”: {reason.strip()}"
    tell_addressees([addressee], key=f"requests.returned:{timezone.now():%Y%m%d%H%M%S}", text=text)
    sentence = f"Đề nghị {addressee.body.name} trả lời lại."
    note(actor=actor, request=addressee.request, verb="return", sentence=sentence, reason=reason)
    return addressee


# ------------------------------------------------------------------ the one-time link
def sha256_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def addressee_of(secret: str) -> Addressee | None:
    """Whom a link lets answer, while its request takes answers."""
    found = Addressee.objects.filter(secret_sha256=sha256_of(secret), request__state__in=ANSWERABLE_STATES)
    return found.select_related("request", "body").first()


@transaction.atomic
def make_link(*, actor: User, addressee: Addressee) -> str:
    """The secret of a new link for a body without an account; told to nobody again. The former one stops working."""
    ensure(can_manage(actor, addressee.request))
    if addressee.body.is_internal:
        raise ValidationError(_("Đơn vị của cơ quan trả lời trong phần mềm, không qua đường dẫn."))
    secret = secrets.token_urlsafe(24)
    addressee.secret_sha256 = sha256_of(secret)
    addressee.save(update_fields=["secret_sha256"])
    sentence = f"Lập đường dẫn trả lời cho {addressee.body.name}."
    note(actor=actor, request=addressee.request, verb="make_link", sentence=sentence)
    return secret


# ------------------------------------------------------------------ what the verbs share
def _locked(addressee: Addressee) -> Addressee:
    return Addressee.objects.select_for_update(of=("self",)).select_related("request", "body").get(pk=addressee.pk)


def _send(actor: Actor, addressee: Addressee, said: Said, *, way: AnswerWay, entered: bool = False) -> None:
    _write(addressee, said)
    if not _is_answered(addressee):
        raise ValidationError(_("Chưa có nội dung trả lời. Hãy điền ít nhất một mục, hoặc ghi ý kiến chung."))
    corrected = addressee.has_answered
    addressee.state = ANSWER.step(addressee.state, "answer").target
    addressee.answered_at = timezone.now()
    addressee.answered_by_id, addressee.answered_name = actor.person_id, actor.printed_name
    addressee.way = addressee.way if addressee.way == AnswerWay.SHEET else way
    addressee.return_reason = ""
    addressee.save()
    _keep_version(addressee, addressee.answered_at)
    request, body = addressee.request, addressee.body.name
    done = "sửa câu trả lời" if corrected else "trả lời"
    late = ", sau thời hạn" if addressee.is_late else ""
    sentence = f"Nhập trả lời của {body}{late}." if entered else f"{body} {done}{late}."
    note(actor=actor, request=request, verb="answer", sentence=sentence)
    tell_askers(
        request,
        key=f"requests.answered:{addressee.pk}:{addressee.answered_at:%Y%m%d%H%M%S}",
        text=f"{body} đã {done} yêu cầu “{request.title}”{late}.",
        but=actor,
    )
    for hook in hooks.after_answer:
        hook(addressee, actor)


def _keep_version(addressee: Addressee, at: datetime) -> None:
    """What was sent, beside what was sent before."""
    AnswerVersion.objects.create(
        addressee=addressee,
        number=addressee.versions.count() + 1,
        at=at,
        author_name=addressee.answered_name,
        way=addressee.way,
        said={
            "lines": dict(addressee.line_answers.exclude(text="").values_list("line_id", "text")),
            "cells": dict(addressee.cell_answers.exclude(value="").values_list("cell_id", "value")),
            "opinions": list(addressee.opinions.values_list("place", "text")),
            "agrees": addressee.agrees,
            "note": addressee.note,
        },
    )


def _is_answered(addressee: Addressee) -> bool:
    return bool(
        addressee.agrees
        or addressee.note
        or addressee.opinions.exists()
        or addressee.line_answers.exclude(text="").exists()
        or addressee.cell_answers.exclude(value="").exists()
    )


def _write(addressee: Addressee, said: Said) -> None:
    addressee.agrees, addressee.note = said.agrees and not said.opinions, said.note.strip()
    _write_cells(addressee, said.cells)
    lines = OutlineLine.objects.filter(request=addressee.request, pk__in=said.lines)
    texts = [LineAnswer(addressee=addressee, line=line, text=said.lines[line.pk].strip()) for line in lines]
    LineAnswer.objects.bulk_create(
        texts, update_conflicts=True, unique_fields=["addressee", "line"], update_fields=["text"]
    )
    if addressee.request.is_opinion:
        _write_opinions(addressee, said.opinions)


def _write_cells(addressee: Addressee, typed: Mapping[int, str]) -> None:
    values, faults = [], {}
    for cell in addressee.cells.filter(pk__in=typed):
        value = typed[cell.pk].strip()
        if cell.kind == CellKind.NUMBER:
            figure = number_of(value)
            if figure is None:
                faults[f"cell-{cell.pk}"] = _("“%(value)s” chưa phải con số. Hãy ghi như 1.234 hoặc 12,5.") % {
                    "value": value
                }
                continue
            value = figure
        values.append(CellAnswer(addressee=addressee, cell=cell, value=value))
    if faults:
        raise ValidationError(faults)
    CellAnswer.objects.bulk_create(
        values, update_conflicts=True, unique_fields=["addressee", "cell"], update_fields=["value"]
    )


def _write_opinions(addressee: Addressee, said: Sequence[tuple[str, str]]) -> None:
    """Remarks in their order; what the Office decided on one stays with its words."""
    kept = {(o.place, o.text): o for o in addressee.opinions.all()}
    addressee.opinions.all().delete()
    made = []
    for n, (place, text) in enumerate(((p.strip()[:200], t.strip()) for p, t in said if t.strip()), start=1):
        former = kept.get((place, text))
        made.append(
            Opinion(
                addressee=addressee,
                position=n,
                place=place,
                text=text,
                verdict=former.verdict if former else "",
                response=former.response if former else "",
            )
        )
    Opinion.objects.bulk_create(made)


def _read_sheet(addressee: Addressee, upload: Upload) -> int:
    request = addressee.request
    if request.form is None:
        raise ValidationError(_("Yêu cầu này không có biểu để điền."))
    refuse_secret(upload, allowed={"xlsx"})
    kind_of(upload.content, upload.name, allowed={"xlsx"})
    if len(upload.content) > SHEET_MAX_MB * 1024 * 1024:
        raise ValidationError(_("Chưa gửi được: tệp lớn hơn %(size)s MB.") % {"size": SHEET_MAX_MB})
    try:
        book = open_workbook(upload.content)
    except FileRefused as refused:
        raise ValidationError(_("Chưa nhận được tệp: %(why)s") % {"why": refused}) from refused
    cells = list(addressee.cells)
    values, faulty = values_of(book, [(c.sheet, c.row, c.column, c.kind) for c in cells])
    if cells and not values and not faulty:
        raise ValidationError(_("Tệp này không phải biểu đã gửi. Hãy tải biểu từ trang này, điền rồi gửi lại."))
    if faulty:
        said = ", ".join(faulty[:MAX_FAULTS_SAID])
        raise ValidationError(_("Các ô sau chưa phải con số: %(cells)s. Hãy sửa rồi gửi lại.") % {"cells": said})
    typed = {c.pk: values[c.sheet, c.row, c.column] for c in cells if (c.sheet, c.row, c.column) in values}
    _write_cells(addressee, typed)
    return sum(bool(value) for value in typed.values())
