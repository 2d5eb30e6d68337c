"""Persons, the posts that they hold, and who may sign for the head."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.language import clean
from dondoc.people.access import Doer, can_appoint, can_edit_directory
from dondoc.people.actions.writing import note
from dondoc.people.models import Body, Person, Post, SigningAuthority, Tenure
from dondoc.people.queries import in_force
from dondoc.people.rules import SigningKind


def _checked_tenure(person: Person, post: Post, body: Body, valid_from: date) -> None:
    """Refuses a post taken twice by one person, or a single one that somebody else holds that day."""
    held = Tenure.objects.filter(in_force(valid_from), post=post, body=body).select_related("person")
    if person.pk and held.filter(person=person).exists():
        raise ValidationError(
            _("%(person)s đang giữ chức vụ %(post)s của “%(body)s”.") % {"person": person, "post": post, "body": body}
        )
    holder = held.first() if post.single else None
    if holder is not None:
        raise ValidationError(
            _("“%(body)s” đã có %(post)s: %(person)s. Hãy ghi ngày thôi giữ chức vụ của người đó trước.")
            % {"body": body, "post": post, "person": holder.person}
        )


def _put_in_post(person: Person, post: Post, body: Body, valid_from: date, field_text: str) -> Tenure:
    _checked_tenure(person, post, body, valid_from)
    return Tenure.objects.create(
        person=person, post=post, body=body, valid_from=valid_from, field_text=clean(field_text)
    )


@transaction.atomic
def create_person(
    *,
    actor: Doer,
    name: str,
    post: Post | None = None,
    body: Body | None = None,
    valid_from: date | None = None,
    field_text: str = "",
) -> Person:
    """A new person, in post at once when `post`, `body` and `valid_from` are given. Two persons may bear one name; the
    same name in the same post of the same body is refused.
    """
    ensure(can_edit_directory(actor))
    plain = clean(name)
    if len(plain.split()) < 2:  # noqa: PLR2004 - family name and given name
        raise ValidationError(_("Họ và tên chưa đủ. Hãy nhập cả họ và tên."))
    where = ""
    if post is not None and body is not None and valid_from is not None:
        if Tenure.objects.filter(in_force(valid_from), person__name=plain, post=post, body=body).exists():
            raise ValidationError(
                _("Danh bạ đã có %(post)s %(plain)s của “%(body)s”.") % {"post": post, "plain": plain, "body": body}
            )
        person = Person.objects.create(name=plain)
        _put_in_post(person, post, body, valid_from, field_text)
        where = f", {post} của “{body}”"
    else:
        person = Person.objects.create(name=plain)
    note(actor=actor, verb="person.create", thing=person, sentence=f"Thêm {person} vào danh bạ{where}")
    return person


@transaction.atomic
def edit_person(*, actor: Doer, person: Person, name: str, phone: str, email: str) -> Person:
    ensure(can_edit_directory(actor))
    plain = clean(name)
    if not plain:
        raise ValidationError(_("Chưa có họ và tên."))
    person.name, person.phone, person.email = plain, phone.strip(), email.strip()
    person.save()
    note(actor=actor, verb="person.edit", thing=person, sentence=f"Sửa thông tin của {person}")
    return person


@transaction.atomic
def appoint(*, actor: Doer, person: Person, post: Post, body: Body, valid_from: date, field_text: str = "") -> Tenure:
    """The person holds the post from `valid_from` on, with the fields assigned (lĩnh vực phụ trách)."""
    ensure(can_appoint(actor, person))
    tenure = _put_in_post(person, post, body, valid_from, field_text)
    note(
        actor=actor, verb="person.appoint", thing=person, sentence=f"Ghi nhận {person} giữ chức vụ {post} của “{body}”"
    )
    return tenure


@transaction.atomic
def end_tenure(*, actor: Doer, tenure: Tenure, valid_to: date, reason: str) -> Tenure:
    """`valid_to` is the first day without the post. What the post allowed ends with it; the account stays."""
    ensure(can_appoint(actor, tenure.person))
    if not reason.strip():
        raise ValidationError(_("Chưa ghi căn cứ. Hãy nhập quyết định hoặc lý do thôi giữ chức vụ."))
    if valid_to <= tenure.valid_from:
        raise ValidationError(_("Ngày thôi giữ chức vụ phải sau ngày bắt đầu."))
    tenure.valid_to = valid_to
    tenure.save(update_fields=["valid_to"])
    tenure.authorities.filter(valid_to__isnull=True).update(valid_to=valid_to)
    sentence = f"Ghi nhận {tenure.person} thôi giữ chức vụ {tenure.post} của “{tenure.body}”"
    note(actor=actor, verb="person.leave", thing=tenure.person, sentence=sentence, reason=reason)
    return tenure


@transaction.atomic
def grant_authority(
    *,
    actor: Doer,
    tenure: Tenure,
    kind: str,
    basis: str,
    valid_from: date,
    valid_to: date | None = None,
    scope: str = "",
) -> SigningAuthority:
    """KT., TL. or TUQ. of whoever holds `tenure`, by the document `basis`. TUQ. is for a limited time
    (Nghị định 30/2020/NĐ-CP, Điều 13).
    """
    ensure(can_appoint(actor, tenure.person))
    if kind not in SigningKind.values:
        raise ValidationError(_("Chưa chọn hình thức ký: KT., TL. hoặc TUQ."))
    if not basis.strip():
        raise ValidationError(_("Chưa ghi văn bản giao quyền ký."))
    if kind == SigningKind.TUQ and valid_to is None:
        raise ValidationError(_("Thừa ủy quyền phải có thời hạn. Hãy nhập ngày kết thúc."))
    if valid_to is not None and valid_to <= valid_from:
        raise ValidationError(_("Ngày kết thúc phải sau ngày bắt đầu."))
    authority = SigningAuthority.objects.create(
        tenure=tenure, kind=kind, basis=basis.strip(), scope=clean(scope), valid_from=valid_from, valid_to=valid_to
    )
    sentence = f"Giao quyền {authority.get_kind_display().lower()} ({kind}) cho {tenure.person}, {tenure.post}"
    note(actor=actor, verb="person.authority", thing=tenure.person, sentence=sentence, reason=basis)
    return authority
