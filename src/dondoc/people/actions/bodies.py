"""Bodies and the ways in which documents name them."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.language import clean, fold
from dondoc.people.access import Doer, can_edit_directory
from dondoc.people.actions.writing import note
from dondoc.people.models import Alias, Body, BodyGroup, BodyName, Person, Post
from dondoc.people.queries import today
from dondoc.people.rules import BodyKind

Aliased = Body | BodyGroup | Post | Person


def _checked_name(name: str) -> str:
    plain = clean(name)
    if not plain:
        raise ValidationError(_("Chưa có tên. Hãy nhập tên như in trên văn bản."))
    return plain


def _checked_parent(body: Body, parent: Body | None) -> None:
    above = parent
    while above is not None:
        if above.pk == body.pk:
            raise ValidationError(
                _("“%(parent)s” nằm dưới “%(body)s”. Hãy chọn cơ quan cấp trên khác.")
                % {"parent": parent, "body": body}
            )
        above = above.parent


@transaction.atomic
def create_body(
    *,
    actor: Doer,
    name: str,
    kind: str,
    parent: Body | None = None,
    short_name: str = "",
    code: str = "",
    valid_from: date | None = None,
) -> Body:
    """A new body; a second one of the same kind and name under the same parent is refused."""
    ensure(can_edit_directory(actor))
    plain = _checked_name(name)
    if kind not in BodyKind.values:
        raise ValidationError(_("Chưa chọn loại cơ quan, đơn vị."))
    if Body.objects.filter(fold=fold(plain), kind=kind, parent=parent, valid_to__isnull=True).exists():
        raise ValidationError(
            _("Danh bạ đã có “%(plain)s”. Hãy chọn trong danh bạ thay vì thêm mới.") % {"plain": plain}
        )
    body = Body.objects.create(
        name=plain, kind=kind, parent=parent, short_name=clean(short_name), code=code.strip(), valid_from=valid_from
    )
    note(actor=actor, verb="body.create", thing=body, sentence=f"Thêm {body.get_kind_display().lower()} “{body}”")
    return body


@transaction.atomic
def edit_body(
    *,
    actor: Doer,
    body: Body,
    short_name: str,
    code: str,
    parent: Body | None,
    address: str = "",
    email: str = "",
) -> Body:
    """Changes what a body is known by, apart from its name (`rename_body` keeps the former one)."""
    ensure(can_edit_directory(actor))
    _checked_parent(body, parent)
    body.short_name, body.code, body.parent = clean(short_name), code.strip(), parent
    body.address, body.email = clean(address), email.strip()
    body.save()
    note(actor=actor, verb="body.edit", thing=body, sentence=f"Sửa thông tin của “{body}”")
    return body


@transaction.atomic
def rename_body(*, actor: Doer, body: Body, name: str, on: date, basis: str, code: str = "") -> Body:
    """From `on` the body has another name; the former one stays with the document that says so (`basis`). Old documents
    keep what they print.
    """
    ensure(can_edit_directory(actor))
    plain = _checked_name(name)
    if plain == body.name:
        raise ValidationError(_("Tên mới trùng với tên đang dùng."))
    if not basis.strip():
        raise ValidationError(_("Chưa ghi văn bản đổi tên. Hãy nhập số, ký hiệu và ngày của quyết định."))
    if on > today():
        raise ValidationError(_("Ngày đổi tên chưa tới. Hãy ghi nhận khi quyết định có hiệu lực."))
    last = body.names.order_by("-valid_to").first()
    started = last.valid_to if last else body.valid_from
    if started is not None and on <= started:
        raise ValidationError(_("Ngày đổi tên phải sau ngày tên hiện nay bắt đầu được dùng."))
    former = body.name
    BodyName.objects.create(
        body=body, name=former, code=body.code, valid_from=started, valid_to=on, basis=basis.strip()
    )
    body.name = plain
    body.code = code.strip() or body.code
    body.save()
    note(actor=actor, verb="body.rename", thing=body, sentence=f"Đổi tên “{former}” thành “{plain}”", reason=basis)
    return body


@transaction.atomic
def close_body(*, actor: Doer, body: Body, last_day: date, basis: str) -> Body:
    """`last_day` is the last day on which the body exists; it stays in the directory for old documents."""
    ensure(can_edit_directory(actor))
    if not basis.strip():
        raise ValidationError(_("Chưa ghi căn cứ. Hãy nhập số, ký hiệu và ngày của quyết định."))
    if body.valid_from is not None and last_day < body.valid_from:
        raise ValidationError(_("Ngày kết thúc trước ngày thành lập."))
    body.valid_to = last_day + timedelta(days=1)
    body.save()
    note(actor=actor, verb="body.close", thing=body, sentence=f"Ghi nhận “{body}” ngừng hoạt động", reason=basis)
    return body


@transaction.atomic
def add_alias(*, actor: Doer, thing: Aliased, text: str) -> Alias:
    """Another way in which documents name a body, a group, a post or a person."""
    ensure(can_edit_directory(actor))
    plain = _checked_name(text)
    field = {Body: "body", BodyGroup: "group", Post: "post", Person: "person"}[type(thing)]
    taken = Alias.objects.filter(fold=fold(plain)).select_related("body", "group", "post", "person").first()
    if taken is not None:
        owner = taken.body or taken.group or taken.post or taken.person
        raise ValidationError(_("“%(plain)s” đã là tên gọi khác của “%(owner)s”.") % {"plain": plain, "owner": owner})
    alias = Alias(text=plain, **{field: thing})
    alias.save()
    note(actor=actor, verb=f"{field}.alias", thing=thing, sentence=f"Thêm tên gọi “{plain}” cho “{thing}”")
    return alias


@transaction.atomic
def remove_alias(*, actor: Doer, alias: Alias) -> None:
    """Takes an alias back; documents read before keep what they were resolved to."""
    ensure(can_edit_directory(actor))
    field, thing = next(
        (name, owner)
        for name, owner in (
            ("body", alias.body),
            ("group", alias.group),
            ("post", alias.post),
            ("person", alias.person),
        )
        if owner is not None
    )
    alias.delete()
    note(actor=actor, verb=f"{field}.unalias", thing=thing, sentence=f"Bỏ tên gọi “{alias.text}” của “{thing}”")
