"""`{% load work %}`: a duty's or task's two axes as signals."""

from datetime import date

from django import template
from django.utils.safestring import SafeString

from dondoc.people.queries import today
from dondoc.plans.models import Duty, Task
from dondoc.plans.queries import timing_of
from dondoc.plans.rules import Timeliness, WorkState
from dondoc.ui.components import badges

register = template.Library()

_TONES: dict[str, badges.Tone] = {
    WorkState.DRAFT: "new",
    WorkState.ASSIGNED: "new",
    WorkState.ACCEPTED: "active",
    WorkState.RUNNING: "active",
    WorkState.SUBMITTED: "waiting",
    WorkState.RETURNED: "returned",
    WorkState.PAUSED: "paused",
    WorkState.DONE: "done",
    WorkState.PERIOD_DONE: "done",
    WorkState.CANCELLED: "void",
    WorkState.TRANSFERRED: "void",
}
_LABELS = dict(WorkState.choices)
_KINDS: dict[Timeliness, badges.Timeliness] = {
    Timeliness.NO_DEADLINE: "none",
    Timeliness.NOT_DUE: "ahead",
    Timeliness.DUE_SOON: "soon",
    Timeliness.OVERDUE: "overdue",
    Timeliness.DONE_EARLY: "done_early",
    Timeliness.DONE_ON_TIME: "done_on_time",
    Timeliness.DONE_LATE: "done_late",
}


@register.simple_tag
def work_state(thing: Duty | Task) -> SafeString:
    """`{% work_state duty %}`: where it stands."""
    return badges.state(str(_LABELS[WorkState(thing.state)]), tone=_TONES[thing.state])


@register.simple_tag
def work_time(thing: Duty | Task, on: date | None = None) -> SafeString | str:
    """`{% work_time duty %}`: how it stands to its deadline; nothing where no time counts."""
    timed = timing_of(thing, on or today())
    kind = _KINDS.get(timed.kind)
    return badges.timeliness(kind, days=timed.days) if kind else ""
