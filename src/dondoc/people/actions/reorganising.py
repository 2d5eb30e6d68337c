"""Merging, splitting, succession by field and closing of bodies: one action, after a preview of what moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.frame.access import ensure
from dondoc.language import clean, fold, format_date
from dondoc.people.access import can_reorganise
from dondoc.people.actions.writing import note
from dondoc.people.hooks import Move
from dondoc.people.models import Body, GroupMember, Reorganisation, Succession, Tenure, User
from dondoc.people.queries import today
from dondoc.people.queries.reorganising import Part, preview
from dondoc.people.rules import STAY, ReorganisationKind

MOST = 5  # heirs of one reorganisation


@dataclass(frozen=True, slots=True)
class Heir:
    """A successor: a body of the directory, or a new one by its name; with the field that it takes over, if not all."""

    body: Body | None = None
    name: str = ""
    code: str = ""
    short_name: str = ""
    field_text: str = ""

    def __str__(self) -> str:
        return str(self.body) if self.body else self.name


@dataclass(frozen=True, slots=True)
class Change:
    """A reorganisation as it is asked for. `choices`: key of a thing of the preview → index of its heir, or STAY."""

    kind: str
    formers: Sequence[Body]
    heirs: Sequence[Heir]
    on: date
    basis: str
    choices: Mapping[str, int] = field(default_factory=dict)


def check_change(change: Change) -> None:
    """What can be said of a change before anything is looked up.

    Raises:
        ValidationError: with a sentence for the field that cannot be so.
    """
    if not change.formers:
        raise ValidationError({"formers": _("Chưa chọn cơ quan, đơn vị được sắp xếp.")})
    if not change.basis.strip():
        raise ValidationError({"basis": _("Chưa ghi căn cứ. Hãy nhập số, ký hiệu và ngày của quyết định.")})
    if change.on > today():
        raise ValidationError({"on": _("Ngày có hiệu lực chưa tới. Hãy ghi nhận khi quyết định có hiệu lực.")})
    closed = [body.name for body in change.formers if body.valid_to is not None]
    if closed:
        raise ValidationError({"formers": _("%(names)s đã ngừng hoạt động.") % {"names": ", ".join(closed)}})
    _check_heirs(change)


def _check_heirs(change: Change) -> None:
    heirs, kind = change.heirs, ReorganisationKind(change.kind)
    wrong = {
        ReorganisationKind.MERGE: len(heirs) != 1 and _("Sáp nhập, hợp nhất thì có đúng một cơ quan tiếp nhận."),
        ReorganisationKind.SPLIT: (len(heirs) < 2 or len(change.formers) != 1)  # noqa: PLR2004 - two make a division
        and _("Chia, tách thì một cơ quan thành ít nhất hai cơ quan tiếp nhận."),
        ReorganisationKind.SUCCEED: not heirs and _("Chưa ghi cơ quan tiếp nhận."),
        ReorganisationKind.CLOSE: bool(heirs)
        and _("Giải thể thì không có cơ quan tiếp nhận. Nếu có, hãy chọn hình thức khác."),
    }[kind]
    if wrong:
        raise ValidationError({"heirs": wrong})
    if len(heirs) > 1 and not all(heir.field_text.strip() for heir in heirs):
        raise ValidationError({"heirs": _("Có nhiều cơ quan tiếp nhận thì ghi lĩnh vực của từng cơ quan.")})
    for heir in heirs:
        if heir.body is None and Body.objects.filter(fold=fold(heir.name), valid_to__isnull=True).exists():
            raise ValidationError(
                {
                    "heirs": _("Danh bạ đã có “%(name)s”. Hãy chọn trong danh bạ thay vì ghi tên mới.")
                    % {"name": heir.name}
                }
            )


@transaction.atomic
def reorganise(*, actor: User, change: Change) -> Reorganisation:
    """Makes the heirs, hands over to each what was chosen, closes the former bodies on the day before, and keeps who succeeded
    whom by which document. What is finished stays with the former body; documents keep what they print.

    Raises:
        ValidationError: as `check_change`; on `choices`, when a thing is left without an heir.
    """
    ensure(can_reorganise(actor))
    check_change(change)
    formers = list(Body.objects.select_for_update().filter(pk__in=[b.pk for b in change.formers]).order_by("id"))
    parts = preview(formers, [heir.field_text for heir in change.heirs], change.on)
    chosen = [_chosen(part, change) for part in parts]
    heirs = [_made(heir, formers[0], change.on) for heir in change.heirs]
    why = f"{ReorganisationKind(change.kind).label}, {change.basis.strip()}"
    moved: dict[str, int] = {}
    for part, choices in zip(parts, chosen, strict=True):
        to = {pk: heirs[index] for pk, index in choices.items() if index != STAY and heirs[index] != part.former}
        if to:
            part.handover.move(actor, Move(part.former, to, change.on, why))
        label = str(part.handover.label)
        moved[label] = moved.get(label, 0) + len(to)
    made = Reorganisation.objects.create(
        kind=change.kind,
        on=change.on,
        basis=clean(change.basis),
        moved=[{"label": label, "count": count} for label, count in moved.items() if count],
        made_by_id=actor.person_id,
    )
    _succeed(made, formers, list(zip(heirs, change.heirs, strict=True)))
    note(
        actor=actor,
        verb="reorganisation.make",
        thing=made,
        sentence=_sentence(made, formers, heirs, sum(moved.values())),
        reason=change.basis,
    )
    return made


def _chosen(part: Part, change: Change) -> dict[int, int]:
    """The heir of each thing, as chosen or else as suggested."""
    found: dict[int, int] = {}
    lacking = []
    for one in part.things:
        index = change.choices.get(one.key, one.heir)
        possible = range(STAY if part.handover.keeps or part.handover.ask else 0, len(change.heirs))
        if index is None or index not in possible:
            lacking.append(one.thing.label)
        else:
            found[one.thing.pk] = index
    if lacking:
        raise ValidationError(
            {
                "choices": ngettext(
                    "%(label)s của %(former)s: còn %(n)s mục chưa chọn nơi tiếp nhận (%(first)s…).",
                    "%(label)s của %(former)s: còn %(n)s mục chưa chọn nơi tiếp nhận (%(first)s…).",
                    len(lacking),
                )
                % {"label": part.handover.label, "former": part.former, "n": len(lacking), "first": lacking[0][:80]}
            }
        )
    return found


def _made(heir: Heir, former: Body, on: date) -> Body:
    """A new heir is of the kind of the first former body, and stands where that stood."""
    return heir.body or Body.objects.create(
        name=clean(heir.name),
        code=heir.code.strip(),
        short_name=clean(heir.short_name),
        kind=former.kind,
        parent=former.parent,
        valid_from=on,
    )


def _succeed(made: Reorganisation, formers: Sequence[Body], heirs: Sequence[tuple[Body, Heir]]) -> None:
    """Who succeeded whom; a former body that is no heir itself is closed."""
    for former in formers:
        Succession.objects.bulk_create(
            [
                Succession(reorganisation=made, former=former, successor=body, field_text=clean(heir.field_text))
                for body, heir in heirs
                if body != former
            ]
            or [Succession(reorganisation=made, former=former)]
        )
        if former not in [body for body, _heir in heirs]:
            former.valid_to = made.on
            former.save()
            GroupMember.objects.filter(body=former, valid_to__isnull=True).update(valid_to=made.on)
            _end_tenures(former, made.on)


def _end_tenures(former: Body, on: date) -> None:
    """Nobody holds a post of a body that is no more. A post taken up on that very day is as if it had not been."""
    held = Tenure.objects.filter(body=former, valid_to__isnull=True)
    for tenure in held:
        tenure.valid_to = max(on, tenure.valid_from + timedelta(days=1))
        tenure.save(update_fields=["valid_to"])
        tenure.authorities.filter(valid_to__isnull=True).update(valid_to=tenure.valid_to)


def _sentence(made: Reorganisation, formers: Sequence[Body], heirs: Sequence[Body], moved: int) -> str:
    names = ", ".join(f"“{body}”" for body in formers)
    to = ", ".join(f"“{body}”" for body in heirs)
    label = ReorganisationKind(made.kind).label
    return f"{label}: {names}{f' thành {to}' if to else ''} từ {format_date(made.on)}; chuyển {moved} mục"


@transaction.atomic
def confirm_succession(*, actor: User, succession: Succession, basis: str) -> Succession:
    """The decision is there that says who took over that field."""
    ensure(can_reorganise(actor))
    if not basis.strip():
        raise ValidationError({"basis": _("Chưa ghi văn bản xác nhận. Hãy nhập số, ký hiệu và ngày của quyết định.")})
    succession.confirmed_by = clean(basis)
    succession.save(update_fields=["confirmed_by"])
    note(
        actor=actor,
        verb="reorganisation.confirm",
        thing=succession.reorganisation,
        sentence=f"Xác nhận {succession}, lĩnh vực {succession.field_text}",
        reason=basis,
    )
    return succession


# ------------------------------------------------------------------ what this room itself hands over
def move_units(_actor: User, move: Move) -> None:
    for body in Body.objects.filter(pk__in=move.to):
        body.parent = move.to[body.pk]
        body.save()


def move_memberships(_actor: User, move: Move) -> None:
    for member in GroupMember.objects.filter(pk__in=move.to):
        heir = move.to[member.pk]
        if not GroupMember.objects.filter(group=member.group, body=heir, valid_to__isnull=True).exists():
            GroupMember.objects.create(group=member.group, body=heir, valid_from=move.on)


def move_holders(_actor: User, move: Move) -> None:
    """The same post at the heir from that day on, with the same fields; authority to sign is granted anew."""
    for tenure in Tenure.objects.filter(pk__in=move.to).select_related("post"):
        tenure.valid_to = max(move.on, tenure.valid_from + timedelta(days=1))
        tenure.save(update_fields=["valid_to"])
        tenure.authorities.filter(valid_to__isnull=True).update(valid_to=tenure.valid_to)
        Tenure.objects.get_or_create(
            person_id=tenure.person_id,
            post=tenure.post,
            body=move.to[tenure.pk],
            valid_from=tenure.valid_to,
            defaults={"field_text": tenure.field_text},
        )
