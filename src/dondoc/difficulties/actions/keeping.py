"""How each kind is handled, and the reminders of steps that are due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse

from dondoc.calendars.queries import calendar_for
from dondoc.difficulties.access import can_set_kinds
from dondoc.difficulties.models import Difficulty, DifficultyKind, StepDeadline
from dondoc.difficulties.queries import LINE, consolidator_ids, persons_in_turn, turn_of
from dondoc.difficulties.rules import OPEN_STATES, TIMED_STATES, DifficultyState, Party, Turn
from dondoc.frame.access import ensure
from dondoc.frame.actors import Actor
from dondoc.journal.actions import record
from dondoc.notices.actions import notify
from dondoc.notices.models import Notice
from dondoc.people.models import Body, User
from dondoc.people.queries import standing_of
from dondoc.plans.actions.keeping import short


@dataclass(frozen=True, slots=True)
class Handling:
    """How a kind is handled: `days` by state, in working days; without a `consolidator` the Office consolidates."""

    name: str
    consolidator: Body | None
    decider: str
    days: Mapping[str, int]


@transaction.atomic
def set_kind(*, actor: User, kind: DifficultyKind, handling: Handling) -> DifficultyKind:
    """Who consolidates, who decides, how long each step may take. Steps that have begun keep their deadline."""
    ensure(can_set_kinds(actor))
    standing_of(actor)
    kind.name, kind.consolidator, kind.decider = handling.name.strip(), handling.consolidator, handling.decider
    kind.save()
    for state in TIMED_STATES:
        StepDeadline.objects.update_or_create(kind=kind, state=state, defaults={"days": handling.days[state]})
    record(
        actor=actor,
        verb="difficulties.kind.set",
        object_type="difficulties.kind",
        object_id=kind.pk,
        object_label=kind.name,
        sentence=f"Đặt cách xử lý khó khăn, vướng mắc loại “{kind.name}”.",
    )
    return kind


@dataclass(frozen=True, slots=True)
class _Reminder:
    difficulty: Difficulty
    turn: Turn
    late: bool
    key: str


@transaction.atomic
def remind_turns(*, actor: Actor, on: date) -> int:
    """Once each: a step that is due on the next working day, or has become overdue. Leaders are never urged: where one
    decides, whoever consolidates hears of it. Returns how many difficulties were told of; nothing on a day of rest.
    """
    calendar = calendar_for(on)
    if not calendar.is_working(on):
        return 0
    near = calendar.add_working_days(on, 1)
    found = Difficulty.objects.filter(due_on__lte=near, state__in=OPEN_STATES).exclude(state=DifficultyState.CARRIED)
    reminders = [_reminder(one, on) for one in found.select_related(*LINE).order_by("id")]
    given = set(Notice.objects.filter(key__in=[one.key for one in reminders]).values_list("key", flat=True))
    new = [one for one in reminders if one.key not in given]
    for one in new:
        _remind(one, on)
    if new:
        record(
            actor=actor,
            verb="difficulties.difficulty.remind",
            object_type="difficulties.difficulty",
            object_id=None,
            object_label="",
            sentence=f"Nhắc {len(new)} khó khăn, vướng mắc sắp đến hạn hoặc quá hạn xử lý.",
        )
    return len(new)


def _reminder(difficulty: Difficulty, on: date) -> _Reminder:
    turn, late = turn_of(difficulty), difficulty.due_on is not None and difficulty.due_on < on
    step = f"{difficulty.state}:{difficulty.due_on:%Y%m%d}"
    return _Reminder(difficulty, turn, late, f"difficulty:{difficulty.pk}:{step}:{'late' if late else 'soon'}")


def _remind(reminder: _Reminder, on: date) -> None:
    difficulty, decides = reminder.difficulty, reminder.turn.party is Party.DECIDER
    persons = consolidator_ids(difficulty.kind, on) if decides else persons_in_turn(difficulty, on)
    words = "Quá hạn" if reminder.late else "Sắp đến hạn"
    notify(
        person_ids=persons,
        key=reminder.key,
        text=f"{words} ({difficulty.get_state_display().lower()}): {short(difficulty.title)}",
        url=reverse("difficulties:difficulty", args=[difficulty.pk]),
        urgent=reminder.late,
    )
