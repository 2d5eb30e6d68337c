"""What the first page shows: one person's work, by their part in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.plans.access import allowed_verbs
from dondoc.plans.models import Duty
from dondoc.plans.queries import (
    board_dates,
    followed_duties,
    my_duties,
    my_steps,
    time_condition,
    waiting_for_decision,
)
from dondoc.plans.queries.lines import as_lines
from dondoc.plans.rules import DUTY, Part, WorkState

FROM_LIST = frozenset({"accept", "approve", "return", "submit"})
MOST = 50  # rows of one part; the rest stands in the list of tasks


@dataclass(frozen=True, slots=True)
class Act:
    verb: str
    word: str


@dataclass(frozen=True, slots=True)
class Mine:
    """A duty with the acts that its reader may take from the list itself."""

    duty: Duty
    acts: Sequence[Act]
    can_report: bool


def _mine(user: User, duties: Sequence[Duty]) -> list[Mine]:
    found = []
    verbs = allowed_verbs(user, duties)
    for duty in duties:
        own = verbs[duty.pk]
        acts = [Act(v, DUTY.step(duty.state, v, reason="-").word) for v in own if v in FROM_LIST]
        found.append(Mine(duty, acts, can_report="report" in own))
    return found


@dataclass(frozen=True, slots=True)
class MyWork:
    """The first page's parts. `decisions` = what waits for a leader; `red` = what is late in a leader's field."""

    decisions: Sequence[Mine]
    red: Sequence[Duty]
    leads: Sequence[Mine]
    directs: Sequence[Duty]
    cooperates: Sequence[Duty]
    steps: Sequence[object]
    more: bool

    @property
    def is_empty(self) -> bool:
        return not any((self.decisions, self.red, self.leads, self.directs, self.cooperates, self.steps))


def my_work(user: User) -> MyWork:
    """Everything of the user's own, nearest deadline first."""
    standing = standing_of(user)
    leads = list(as_lines(my_duties(user)).order_by("deadline_key", "id")[: MOST + 1])
    directs: list[Duty] = []
    red: list[Duty] = []
    if standing.is_leader:
        open_ones = as_lines(my_duties(user, part=Part.DIRECTS)).exclude(state=WorkState.SUBMITTED)
        directs = list(open_ones.order_by("deadline_key", "id")[:MOST])
        late = followed_duties(user).filter(time_condition("overdue", board_dates(today())))
        mine = late if standing.is_head else late.filter(task__in=[d.task_id for d in directs])
        red = list(as_lines(mine).order_by("deadline_key", "id")[:20])
        directs = [duty for duty in directs if duty not in red]
    cooperates = as_lines(my_duties(user, part=Part.COOPERATES)).exclude(body_id__in=standing.body_ids)
    decisions = as_lines(waiting_for_decision(user)).order_by("submitted_on", "id")[:MOST]
    return MyWork(
        decisions=_mine(user, list(decisions)),
        red=red,
        leads=_mine(user, leads[:MOST]),
        directs=directs,
        cooperates=list(cooperates.order_by("deadline_key", "id")[:MOST]),
        steps=list(my_steps(user).order_by("due", "id")[:MOST]),
        more=len(leads) > MOST,
    )
