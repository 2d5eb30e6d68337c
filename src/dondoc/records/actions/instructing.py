"""Ý kiến chỉ đạo on an incoming document (Nghị định 30/2020/NĐ-CP, Điều 23)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.calendars.queries import last_day
from dondoc.frame.access import ensure
from dondoc.notices.actions import notify
from dondoc.people.actions.writing import journalled
from dondoc.people.models import Body, Person, Tenure, User
from dondoc.people.queries import in_force, people_of, standing_of
from dondoc.people.rules import LEADERS, Role
from dondoc.records.access import can_instruct
from dondoc.records.actions.registering import Upload, refuse_secret
from dondoc.records.hooks import instruction_hooks
from dondoc.records.models import Document, Instruction, StoredFile
from dondoc.records.rules import PHOTO_MAX_MB
from dondoc.records.storage import store_file

PHOTO_KINDS = frozenset({"jpg", "png", "pdf"})


@dataclass(frozen=True, slots=True)
class Order:
    """The leader's words and whom they charge. Entered for the leader they need a `photo` of the page with the leader's own
    hand, or the `source` of the words ("chỉ đạo qua điện thoại ngày 05/3/2026").
    """

    text: str
    lead: Body | None = None
    cooperating: Sequence[Body] = ()
    due_on: date | None = None
    photo: Upload | None = None
    source: str = ""


@transaction.atomic
def instruct(*, actor: User, document: Document, leader: Person, order: Order, on: date) -> Instruction:
    """Records a leader's instruction; given by the leader, or entered for the leader by the Office. Rooms above make
    work of it within the same transaction (`hooks.instruction_hooks`); the heads of the units named hear of it.

    Raises:
        PermissionDenied: for whoever may not.
        ValidationError: no leader of the agency that day, no words, a deadline before the arrival, a unit twice; entered
            for the leader with neither a photo nor a source.
    """
    standing = standing_of(actor, on)
    ensure(can_instruct(actor, document))
    post = _leader_post(leader, on)
    own = actor.person_id == leader.pk
    if standing.is_leader and not standing.is_office and not own:
        raise ValidationError(_("Lãnh đạo cho ý kiến với tên của chính mình."))
    _check(document, order)
    if not own and order.photo is None and not order.source.strip():
        raise ValidationError(
            _("Cần ảnh chụp trang có bút phê, hoặc ghi nguồn của ý kiến, ví dụ: chỉ đạo qua điện thoại ngày 05/3/2026.")
        )
    instruction = Instruction.objects.create(
        document=document,
        leader=leader,
        leader_title=post.post.title,
        text=order.text.strip(),
        lead=order.lead,
        due_on=order.due_on,
        entered_by=None if own else actor.person,
        photo=_kept(order.photo),
        source="" if own else order.source.strip()[:300],
    )
    instruction.cooperating.set(order.cooperating)
    if order.due_on:
        document.deadline = last_day(order.due_on)
        document.save(update_fields=["deadline"])
    for hook in instruction_hooks:
        hook(instruction, actor)
    journalled(
        actor=actor,
        kind="records.document",
        verb="instruct",
        thing=document,
        sentence=f"{'cho' if own else 'nhập'} ý kiến chỉ đạo: {instruction.text}",
        on_behalf_of="" if own else f"{post.post.title} {leader.name}",
    )
    _tell(instruction, on)
    if not own:
        _tell_leader(instruction)
    return instruction


def _leader_post(leader: Person, on: date) -> Tenure:
    found = (
        Tenure.objects.filter(in_force(on), person=leader, post__role__in=list(LEADERS))
        .select_related("post")
        .order_by("post__rank")
        .first()
    )
    if found is None:
        raise ValidationError(
            _("%(leader)s không giữ chức vụ lãnh đạo vào ngày này. Hãy chọn lãnh đạo khác.") % {"leader": leader.name}
        )
    return found


def _check(document: Document, order: Order) -> None:
    if not order.text.strip():
        raise ValidationError(_("Chưa có ý kiến. Hãy chọn mẫu ý kiến hoặc ghi nội dung."))
    if order.due_on and document.arrived_on and order.due_on < document.arrived_on:
        raise ValidationError(_("Thời hạn sớm hơn ngày văn bản đến. Hãy chọn ngày khác."))
    if order.lead is not None and order.lead in order.cooperating:
        raise ValidationError(_("Đơn vị chủ trì không thể đồng thời là đơn vị phối hợp. Hãy bỏ chọn một trong hai."))
    if order.cooperating and order.lead is None:
        raise ValidationError(_("Có đơn vị phối hợp thì cần có đơn vị chủ trì. Hãy chọn đơn vị chủ trì."))


def _kept(photo: Upload | None) -> StoredFile | None:
    if photo is None:
        return None
    refuse_secret(photo)
    return store_file(content=photo.content, name=photo.name, allowed=PHOTO_KINDS, max_mb=PHOTO_MAX_MB)


def _tell_leader(instruction: Instruction) -> None:
    """Whoever's words were entered sees what stands under their name."""
    notify(
        person_ids=[instruction.leader_id],
        key=f"records.instruction.entered:{instruction.pk}",
        text=f"{instruction.entered_by} nhập thay ý kiến chỉ đạo của đồng chí về {instruction.document}: {instruction.text}",
        url=reverse("records:document", args=[instruction.document_id]),
    )


def _tell(instruction: Instruction, on: date) -> None:
    bodies = [instruction.lead, *instruction.cooperating.all()] if instruction.lead else []
    heads = people_of([b.pk for b in bodies if b], on, roles=[Role.UNIT_HEAD, Role.CHIEF_OF_OFFICE])
    notify(
        person_ids=heads.values_list("pk", flat=True),
        key=f"records.instruction:{instruction.pk}",
        text=f"{instruction.leader_title} {instruction.leader.name} có ý kiến chỉ đạo về {instruction.document}",
        url=reverse("records:document", args=[instruction.document_id]),
    )
