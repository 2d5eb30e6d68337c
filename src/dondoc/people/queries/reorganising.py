"""What a reorganisation would move, before it is done; and what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dondoc.people.hooks import Handover, Movable, handovers
from dondoc.people.models import Body, GroupMember, Reorganisation, Succession, Tenure, User
from dondoc.people.queries import in_force, standing_of
from dondoc.people.rules import ANSWERABLE, STAY, closest_field


def reorganisations_visible_to(user: User) -> QuerySet[Reorganisation]:
    """All for members of the agency and administrators, none for others."""
    standing = standing_of(user)
    if standing.is_internal or standing.is_administrator:
        return Reorganisation.objects.prefetch_related("successions__former", "successions__successor")
    return Reorganisation.objects.none()


def unconfirmed() -> QuerySet[Succession]:
    """Successions by field that no decision was named for."""
    return Succession.objects.exclude(field_text="").filter(confirmed_by="").select_related("former", "successor")


@dataclass(frozen=True, slots=True)
class Suggested:
    """A movable thing, its key in forms, and the index of the heir that it most likely goes to (None: to be chosen)."""

    key: str
    thing: Movable
    heir: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """What of one kind a former body has."""

    former: Body
    kind: str
    handover: Handover
    things: Sequence[Suggested]


def preview(formers: Sequence[Body], fields: Sequence[str], on: date) -> list[Part]:
    """Everything that a successor would take over, with suggestions; `fields` are those of the heirs in order."""
    found = []
    for former in formers:
        for kind, handover in handovers.items():
            things = [
                Suggested(f"{kind}:{thing.pk}", thing, _suggested(handover, thing, fields))
                for thing in handover.items(former, on)
            ]
            if things:
                found.append(Part(former, kind, handover, things))
    return found


def _suggested(handover: Handover, thing: Movable, fields: Sequence[str]) -> int | None:
    if handover.ask:
        return None
    if thing.stays or not fields:
        return STAY if handover.keeps else None
    return 0 if len(fields) == 1 else closest_field(thing.text or thing.label, fields)


# ------------------------------------------------------------------ what this room itself hands over
def units_below(former: Body, on: date) -> list[Movable]:
    below = Body.objects.filter(in_force(on), parent=former).order_by("kind", "sort_key")
    return [Movable(body.pk, body.name, body.get_kind_display()) for body in below]


def memberships(former: Body, on: date) -> list[Movable]:
    held = GroupMember.objects.filter(in_force(on), body=former).select_related("group").order_by("group__sort_key")
    return [Movable(member.pk, member.group.name, _("thành viên nhóm")) for member in held]


def holders(former: Body, on: date) -> list[Movable]:
    """Who holds a post there. Whoever heads it is appointed anew by a decision, so by itself that post goes to nobody."""
    held = (
        Tenure.objects.filter(in_force(on), body=former).select_related("person", "post").order_by("post__rank", "id")
    )
    return [
        Movable(t.pk, t.person.name, t.post.title, text=t.field_text, stays=t.post.single or t.post.role in ANSWERABLE)
        for t in held
    ]
