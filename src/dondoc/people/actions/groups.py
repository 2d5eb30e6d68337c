"""Groups of bodies, with their members on a day."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.language import clean, fold
from dondoc.people.access import Doer, can_edit_directory
from dondoc.people.actions.writing import note
from dondoc.people.models import Body, BodyGroup, GroupMember
from dondoc.people.queries import in_force


@transaction.atomic
def create_group(*, actor: Doer, name: str, kind: str = "", members: Iterable[Body] = ()) -> BodyGroup:
    """With `kind` the group is every body of that kind on the day; otherwise its members are listed."""
    ensure(can_edit_directory(actor))
    plain, listed = clean(name), list(members)
    if not plain:
        raise ValidationError(_("Chưa có tên nhóm. Hãy nhập tên như in trên văn bản."))
    if kind and listed:
        raise ValidationError(_("Nhóm theo loại tự có thành viên. Hãy bỏ loại hoặc bỏ danh sách thành viên."))
    if BodyGroup.objects.filter(fold=fold(plain)).exists():
        raise ValidationError(_("Danh bạ đã có nhóm “%(plain)s”.") % {"plain": plain})
    group = BodyGroup.objects.create(name=plain, kind=kind)
    GroupMember.objects.bulk_create([GroupMember(group=group, body=body) for body in listed])
    count = f", {len(listed)} thành viên" if listed else ""
    note(actor=actor, verb="group.create", thing=group, sentence=f"Lập nhóm “{group}”{count}")
    return group


@transaction.atomic
def add_member(*, actor: Doer, group: BodyGroup, body: Body, on: date) -> GroupMember:
    """From `on` the body belongs to the group."""
    ensure(can_edit_directory(actor))
    if group.kind:
        raise ValidationError(_("Nhóm theo loại tự có thành viên, không thêm từng đơn vị."))
    if group.members.filter(in_force(on), body=body).exists():
        raise ValidationError(_("“%(body)s” đã thuộc nhóm.") % {"body": body})
    member = GroupMember.objects.create(group=group, body=body, valid_from=on)
    note(actor=actor, verb="group.add", thing=group, sentence=f"Thêm “{body}” vào nhóm “{group}”")
    return member


@transaction.atomic
def end_member(*, actor: Doer, member: GroupMember, on: date) -> GroupMember:
    """From `on` the body belongs to the group no more; documents of earlier days keep it."""
    ensure(can_edit_directory(actor))
    member.valid_to = on
    member.save(update_fields=["valid_to"])
    note(
        actor=actor,
        verb="group.remove",
        thing=member.group,
        sentence=f"Đưa “{member.body}” ra khỏi nhóm “{member.group}”",
    )
    return member
