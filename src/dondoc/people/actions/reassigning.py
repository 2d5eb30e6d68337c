"""Phân công lĩnh vực: the leaders' fields change on a day, and with them who directs the open work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.frame.actors import SystemActor
from dondoc.language import clean, format_date
from dondoc.people.access import can_reassign
from dondoc.people.actions.writing import note
from dondoc.people.hooks import directed
from dondoc.people.models import Person, ReassignedField, ReassignedWork, Reassignment, User
from dondoc.people.queries import leaders, today
from dondoc.people.queries.reassigning import due_reassignments, reassigned_work
from dondoc.people.rules import ReassignmentState


@dataclass(frozen=True, slots=True)
class Assigned:
    """`fields`: the fields of each leader by the id of their tenure; `choices`: key of a work of the preview → id of the person
    who is to direct it.
    """

    on: date
    basis: str
    fields: Mapping[int, str]
    choices: Mapping[str, int]


@transaction.atomic
def reassign(*, actor: User, assigned: Assigned) -> Reassignment:
    """Keeps a new assignment of fields with the work that moves; applied at once where its day has come, else by a job on
    that day.

    Raises:
        ValidationError: without a basis, or for a choice that is no leader.
    """
    ensure(can_reassign(actor))
    if not assigned.basis.strip():
        raise ValidationError({"basis": _("Chưa ghi thông báo phân công. Hãy nhập số, ký hiệu và ngày.")})
    own = {tenure.pk: tenure for tenure in leaders(today())}
    persons = {tenure.person_id for tenure in own.values()}
    made = Reassignment.objects.create(on=assigned.on, basis=clean(assigned.basis), made_by_id=actor.person_id)
    ReassignedField.objects.bulk_create(
        [
            ReassignedField(
                reassignment=made, tenure=tenure, former_text=tenure.field_text, field_text=clean(assigned.fields[pk])
            )
            for pk, tenure in own.items()
            if pk in assigned.fields
        ]
    )
    works = []
    for part in reassigned_work(assigned.fields, today()):
        for work in part.works:
            to = assigned.choices.get(work.key, work.suggested)
            if to not in persons:
                raise ValidationError({"choices": _("Người được chọn không còn là lãnh đạo. Hãy tải lại trang.")})
            if to != part.leader.person_id:
                works.append(
                    ReassignedWork(
                        reassignment=made, kind=part.kind, object_id=work.thing.pk, former=part.leader.person, to_id=to
                    )
                )
    ReassignedWork.objects.bulk_create(works)
    now = assigned.on <= today()
    if now:
        _apply(actor, made)
    note(
        actor=actor,
        verb="reassignment.make",
        thing=made,
        sentence=f"Phân công lĩnh vực từ {format_date(made.on)}; {len(works)} việc đổi lãnh đạo chỉ đạo",
        reason=made.basis,
    )
    return made


def _apply(actor: User | SystemActor, made: Reassignment) -> None:
    for line in made.fields.select_related("tenure"):
        line.tenure.field_text = line.field_text
        line.tenure.save(update_fields=["field_text"])
    persons = Person.objects.in_bulk([pk for pair in made.works.values_list("former_id", "to_id") for pk in pair])
    for kind, sort in directed.items():
        by_former: dict[int, dict[int, Person]] = {}
        for work in made.works.filter(kind=kind):
            by_former.setdefault(work.former_id, {})[work.object_id] = persons[work.to_id]
        for former, to in by_former.items():
            sort.move(actor, persons[former], to, made.basis)
    made.state = ReassignmentState.APPLIED
    made.save(update_fields=["state"])


@transaction.atomic
def apply_reassignments(*, actor: SystemActor, on: date) -> int:
    """Applies what is due; running it again applies nothing. Each leaves one line.

    Returns:
        How many were applied.
    """
    due = list(due_reassignments(on).select_for_update())
    for made in due:
        _apply(actor, made)
        note(
            actor=actor,
            verb="reassignment.apply",
            thing=made,
            sentence=f"Áp dụng phân công lĩnh vực từ {format_date(made.on)}",
            reason=made.basis,
        )
    return len(due)


@transaction.atomic
def cancel_reassignment(*, actor: User, reassignment: Reassignment) -> Reassignment:
    """Takes back one whose day has not come."""
    ensure(can_reassign(actor))
    locked = Reassignment.objects.select_for_update().get(pk=reassignment.pk)
    if locked.state != ReassignmentState.PLANNED:
        raise ValidationError(_("Phân công này đã áp dụng. Hãy ghi một phân công mới."))
    locked.state = ReassignmentState.CANCELLED
    locked.save(update_fields=["state"])
    note(
        actor=actor,
        verb="reassignment.cancel",
        thing=locked,
        sentence=f"Bỏ phân công lĩnh vực dự kiến từ {format_date(locked.on)}",
    )
    return locked
