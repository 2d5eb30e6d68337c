"""Signatures on papers: the signer's with their own key, the agency's at the issue, and the file that another system signed.

A key that is handed in is used once and never kept; a signed file is kept as it is and never made again.
"""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.files import FileRefused
from dondoc.frame.access import ensure
from dondoc.frame.actors import Actor
from dondoc.official.compose import VIETNAM
from dondoc.official.signing import (
    Filling,
    Key,
    KeyRefused,
    NotSignable,
    PictureRefused,
    fill,
    pkcs12_key,
    read_signed,
    sign_as_agency,
    sign_as_signer,
    write_pdf_to_sign,
)
from dondoc.outgoing.access import can_keep_signed, can_sign_with_key
from dondoc.outgoing.actions.keeping import named, note
from dondoc.outgoing.actions.stepping import take_step
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries import for_page, numbering
from dondoc.outgoing.queries.layout import FONTS, as_official, file_name
from dondoc.outgoing.queries.signed import Checked, checked, signed_file
from dondoc.outgoing.rules import NumberMode
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.records.models import DocumentFile
from dondoc.records.rules import MAX_FILE_MB, FileRole
from dondoc.records.storage import content_of, store_file


@transaction.atomic
def sign_paper(*, actor: User, paper: Paper, key: Key, picture: bytes | None = None, words: str = "") -> Paper:
    """The signer's own step with their key: the paper is approved and its PDF, with blank number and date, bears the signature.

    Raises:
        PermissionDenied: for others than the signer, or where the province's system signs.
        ValidationError: for a key or a picture that cannot be used.
    """
    standing_of(actor)
    locked = for_page(Paper.objects.select_for_update(of=("self",))).get(pk=paper.pk)
    ensure(can_sign_with_key(actor, locked))
    signed = take_step(actor=actor, paper=locked, verb="sign", words=words)
    try:
        pdf = sign_as_signer(
            write_pdf_to_sign(as_official(signed), fonts=FONTS),
            key,
            at=timezone.now().astimezone(VIETNAM),
            picture=picture,
            seal_mm=settings.AGENCY_SEAL_MM,
        )
    except (KeyRefused, NotSignable, PictureRefused) as error:
        raise ValidationError(str(error)) from error
    _keep(signed, _validated(pdf))
    return signed


def seal_issued(paper: Paper, actor: Actor) -> None:  # noqa: ARG001 - as every hook of the issue
    """A part of the issue, which journals: number and date are filled into the file that the signer signed, then the agency
    signs where the administrator has named its key. Nothing happens for a paper without such a file.

    Raises:
        ValidationError: when the agency's key does not open or the file was changed; the issue is undone.
    """
    kept = signed_file(paper)
    day = paper.document.issued_on
    if numbering().mode != NumberMode.OWN or kept is None or day is None:
        return
    try:
        pdf = fill(content_of(kept.file), Filling(int(paper.document.number), day), fonts=FONTS)
        if key := agency_key():
            seal = Path(settings.AGENCY_SEAL).read_bytes() if settings.AGENCY_SEAL else None
            pdf = sign_as_agency(pdf, key, at=timezone.now().astimezone(VIETNAM), seal=seal)
    except (KeyRefused, NotSignable, PictureRefused) as error:
        raise ValidationError(str(error)) from error
    except ValueError as error:
        raise ValidationError(_("Bản đã ký chỉ điền được số là con số. Hãy lấy số từ sổ của cơ quan.")) from error
    except OSError as error:
        raise ValidationError(_("Không đọc được khóa hoặc ảnh dấu của cơ quan. Đề nghị quản trị kiểm tra.")) from error
    _keep(paper, _validated(pdf))


def agency_key() -> Key | None:
    """The key that the administrator named, None where there is none. Raises KeyRefused, OSError."""
    if not settings.AGENCY_KEY:
        return None
    password = Path(settings.AGENCY_KEY_PASSWORD).read_text("utf-8").strip() if settings.AGENCY_KEY_PASSWORD else ""
    return pkcs12_key(Path(settings.AGENCY_KEY).read_bytes(), password)


@transaction.atomic
def keep_signed(*, actor: User, paper: Paper, pdf: bytes, seen: bool = False) -> Checked:
    """The PDF that another system signed and numbered, verified and compared with what was approved; kept as it is. `seen`:
    whoever files it has read what departs.

    Raises:
        PermissionDenied: for others than the Office, or before the paper is approved.
        ValidationError: for a file that is unreadable, unsigned or broken, or whose departures nobody has seen.
    """
    standing_of(actor)
    paper = for_page(Paper.objects.select_for_update(of=("self",))).get(pk=paper.pk)
    ensure(can_keep_signed(actor, paper))
    found = look(paper, pdf)
    if found.needs_word and not seen:
        raise ValidationError(_("Bản đã ký khác bản đã duyệt. Hãy xem từng chỗ khác rồi xác nhận."))
    _keep(paper, pdf)
    reason = "đã xem và xác nhận những chỗ khác bản đã duyệt" if found.needs_word else ""
    note(actor=actor, paper=paper, verb="keep_signed", sentence=f"Nhận bản đã ký của {named(paper)}.", reason=reason)
    return found


def look(paper: Paper, pdf: bytes) -> Checked:
    """What a signed file says, before it is kept. Raises ValidationError as `keep_signed` for one that cannot be."""
    try:
        found = checked(paper, pdf)
    except (FileRefused, ValueError) as error:
        raise ValidationError(str(error)) from error
    if not found.read.signatures:
        raise ValidationError(_("Tệp PDF này chưa có chữ ký số nào. Hãy tải bản đã ký từ hệ thống của tỉnh."))
    if any(not report.intact for report in found.read.signatures):
        raise ValidationError(_("Tệp đã bị sửa sau khi ký nên không nhận. Hãy tải lại bản đã ký từ hệ thống của tỉnh."))
    return found


def _validated(pdf: bytes) -> bytes:
    """A file of our own making is read again before it is kept."""
    if not read_signed(pdf).valid:
        raise ValidationError(_("Bản vừa ký không qua được kiểm tra. Hãy ký lại; nếu vẫn vậy, báo quản trị hệ thống."))
    return pdf


def _keep(paper: Paper, pdf: bytes) -> None:
    name = f"{file_name(paper.document)}.pdf"
    stored = store_file(content=pdf, name=name, allowed={"pdf"}, max_mb=MAX_FILE_MB)
    DocumentFile.objects.create(document=paper.document, file=stored, role=FileRole.SIGNED, name=name)
