"""What the first page shows: one person's work, by their part in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.frame.registries import Decision, Waits, decisions, errands
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.people.rules import Role
from dondoc.plans.access import allowed_verbs
from dondoc.plans.models import Duty
from dondoc.plans.queries import (
    answering,
    board_dates,
    followed_duties,
    my_duties,
    my_steps,
    time_condition,
    waiting_for_decision,
)
from dondoc.plans.queries.lines import as_lines
from dondoc.plans.rules import DUTY, Part, WorkState
from dondoc.records.models import Document
from dondoc.records.queries import Wanted, incoming
from dondoc.records.rules import Due

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
    """The first page's parts. `decisions` = results that wait for a leader, `documents` = incoming ones that wait for a
    leader's instruction, `others` = what further rooms have waiting for a decision; `errands` = what they have waiting
    otherwise; `red` = what is late in a leader's field.
    """

    decisions: Sequence[Mine]
    documents: Sequence[Document]
    more_documents: bool
    others: Sequence[Decision]
    errands: Sequence[Decision]
    red: Sequence[Duty]
    leads: Sequence[Mine]
    directs: Sequence[Duty]
    cooperates: Sequence[Duty]
    steps: Sequence[object]
    more: bool

    @property
    def waits(self) -> int:
        """How many things wait for the reader's decision."""
        return len(self.decisions) + len(self.documents) + len(self.others)

    @property
    def is_empty(self) -> bool:
        return not any((self.waits, self.errands, self.red, self.leads, self.directs, self.cooperates, self.steps))


def without_instruction(user: User) -> QuerySet[Document]:
    """Incoming documents on which nobody has said who does what. That is for the head of the agency to say (Nghị định
    30/2020/NĐ-CP, Điều 23); for each leader while no head can sign in.
    """
    standing, on = standing_of(user), today()
    asked = standing.is_head or (standing.is_leader and not answering(on).filter(post__role=Role.HEAD).exists())
    found = incoming(user, Wanted(due=Due.UNINSTRUCTED), on)
    return found.order_by(F("deadline").asc(nulls_last=True), "arrived_on", "id") if asked else found.none()


def _waiting(user: User, rooms: Iterable[Waits]) -> list[Decision]:
    """Urgent things first, then those that wait longest."""
    return _urgent_first([one for room in rooms for one in room(user)])


def _urgent_first(found: list[Decision]) -> list[Decision]:
    return sorted(found, key=lambda one: (not one.urgent, one.since or date.max))


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
    results = as_lines(waiting_for_decision(user)).order_by("submitted_on", "id")[:MOST]
    documents = list(without_instruction(user)[: MOST + 1])
    return MyWork(
        decisions=_mine(user, list(results)),
        documents=documents[:MOST],
        more_documents=len(documents) > MOST,
        others=_waiting(user, decisions),
        errands=_waiting(user, errands),
        red=red,
        leads=_mine(user, leads[:MOST]),
        directs=directs,
        cooperates=list(cooperates.order_by("deadline_key", "id")[:MOST]),
        steps=list(my_steps(user).order_by("due", "id")[:MOST]),
        more=len(leads) > MOST,
    )


def waiting_of(user: User) -> list[Decision]:
    """Everything that waits for a leader's decision, of every room, as one list: urgent first, then the longest waiting."""
    results = as_lines(waiting_for_decision(user)).order_by("submitted_on", "id")[:MOST]
    own = [
        Decision(
            d.task.title, d.body.name, reverse("plans:task", args=[d.task_id]), since=d.submitted_on, due=d.deadline
        )
        for d in results
    ]
    documents = [
        Decision(
            f"{document}: {document.subject}",
            document.issuer_text,
            reverse("records:instruct", args=[document.pk]),
            since=document.arrived_on,
            due=document.deadline,
            act=_("Cho ý kiến chỉ đạo"),
        )
        for document in without_instruction(user)[:MOST]
    ]
    return _urgent_first([*own, *documents, *(one for room in decisions for one in room(user))])
