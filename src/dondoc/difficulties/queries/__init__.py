"""Reads of difficulties. Lists and details start from `visible_difficulties`; `turn_of` alone says whose turn it is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.difficulties.models import Difficulty, DifficultyKind, StepDeadline
from dondoc.difficulties.rules import DEFAULT_DAYS, OPEN_STATES, TIMED_STATES, TURNS, Party, Turn
from dondoc.difficulties.rules import DifficultyState as S
from dondoc.people.models import Body, Person, User
from dondoc.people.queries import holders_of, in_force, people_of, standing_of, today
from dondoc.people.rules import ANSWERABLE, OFFICE, BodyKind, Role, Standing
from dondoc.plans.models import Involvement, Task, Update
from dondoc.plans.queries import answering, heads_of
from dondoc.plans.rules import Part
from dondoc.requests.models import Addressee, Request
from dondoc.requests.queries import requests_of
from dondoc.requests.rules import RequestState

AnyUser = User | AnonymousUser
KEY = "difficulties.difficulty"  # as requests and papers name what they were made for
_TURN = ("kind__consolidator", "body", "decider", "born")  # what saying whose turn it is reads
LINE = ("task", *_TURN, *(f"carrier__{name}" for name in _TURN))

# What `sort` names: the keys of the order, the last unique.
ORDERS = {
    "age": ("raised_on", "id"),
    "-age": ("-raised_on", "-id"),
    "turn": ("state_since", "id"),
    "-turn": ("-state_since", "-id"),
}


def visible_difficulties(user: AnyUser) -> QuerySet[Difficulty]:
    """All for leaders and the Office; for members of a unit what their unit raised, consolidates, is asked about or was
    given to solve, and what was submitted to them; for enterprises and partners their own; nobody else any.
    """
    standing = standing_of(user)
    if standing.oversees:
        return Difficulty.objects.all()
    own = Q(body_id__in=standing.body_ids)
    if standing.is_internal:
        consolidates = Q(kind__consolidator_id__in=standing.body_ids)
        leads = Involvement.objects.filter(part=Part.LEADS, body_id__in=standing.body_ids)
        solves = Q(born__in=leads.values("task_id"))
        told = Addressee.objects.exclude(request__state=RequestState.DRAFTING)
        asked = told.filter(body_id__in=standing.body_ids, request__origin_kind=KEY).values("request__origin_pk")
        decides = Q(decider_id=standing.person_id)
        return Difficulty.objects.filter(own | consolidates | solves | decides | Q(pk__in=asked))
    return Difficulty.objects.filter(own) if standing.is_outside else Difficulty.objects.none()


def open_difficulties(user: AnyUser) -> QuerySet[Difficulty]:
    """Those that are not closed, whatever step they stand at. The oldest first."""
    return visible_difficulties(user).filter(state__in=OPEN_STATES).select_related(*LINE).order_by("raised_on", "id")


def open_of_tasks(task_ids: Iterable[int], on: date) -> QuerySet[Difficulty]:
    """The difficulties that units raised on these tasks and that were open at the end of a day, for a report on them; not
    asked for a reader.
    """
    then = Q(state__in=OPEN_STATES) | Q(closed_on__gt=on)
    found = Difficulty.objects.filter(then, task_id__in=list(task_ids), raised_on__lte=on)
    return found.select_related("body").order_by("raised_on", "id")


def kinds_for(standing: Standing) -> QuerySet[DifficultyKind]:
    """The kinds that somebody may raise: those of enterprises for outsiders, those of the agency for its members."""
    return DifficultyKind.objects.filter(outside=standing.is_outside and not standing.is_internal)


def requests_about(difficulty: Difficulty) -> QuerySet[Request]:
    """The requests for opinions on a difficulty; whoever sees it may see them."""
    return requests_of(KEY, difficulty.pk)


# ------------------------------------------------------------------ whose turn
def turn_of(difficulty: Difficulty) -> Turn:
    """Whose turn it is, since when, until when; of one that is solved with another, the turn of that one."""
    if difficulty.state == S.CARRIED and difficulty.carrier is not None:
        return turn_of(difficulty.carrier)
    party = TURNS[difficulty.state]
    since = timezone.localdate(difficulty.state_since)
    due_on = difficulty.born.deadline if party is Party.ASSIGNEE and difficulty.born else difficulty.due_on
    return Turn(party, _name_of(party, difficulty), since, due_on)


def _name_of(party: Party, difficulty: Difficulty) -> str:
    if party is Party.CONSOLIDATOR:
        return consolidator_name(difficulty.kind)
    if party is Party.RAISER:
        return difficulty.body.name
    if party is Party.DECIDER:
        return difficulty.decider.name if difficulty.decider else _("Người đứng đầu")
    if party is Party.ASSIGNEE:
        return difficulty.born.lead_text if difficulty.born else ""
    if party is Party.AUTHORITY:
        return difficulty.authority
    return _("Các cơ quan được lấy ý kiến") if party is Party.ASKED else ""


def consolidator_name(kind: DifficultyKind) -> str:
    """Who consolidates, in words."""
    return kind.consolidator.name if kind.consolidator else _("Văn phòng")


def days_of_step(kind: DifficultyKind, state: str) -> int | None:
    """How many working days a step may take; None for steps with a deadline of their own."""
    if state not in TIMED_STATES:
        return None
    found = StepDeadline.objects.filter(kind=kind, state=state).values_list("days", flat=True).first()
    return found or DEFAULT_DAYS[state]


def persons_in_turn(difficulty: Difficulty, on: date) -> list[int]:
    """Ids of the persons whose turn it is; nobody where the agency waits for another authority."""
    at = difficulty.origin if difficulty.state == S.CARRIED else difficulty
    party = TURNS[at.state]
    if party in {Party.CONSOLIDATOR, Party.AUTHORITY, Party.ASKED}:
        return consolidator_ids(at.kind, on)
    if party is Party.DECIDER:
        return decider_ids(at, on)
    if party is Party.RAISER:
        return raiser_ids(at, on)
    leads = Involvement.objects.filter(task=at.born_id, part=Part.LEADS, body__isnull=False)
    return list(heads_of(leads.values_list("body_id", flat=True), on).values_list("pk", flat=True))


def consolidator_ids(kind: DifficultyKind, on: date) -> list[int]:
    """Who consolidates difficulties of a kind: the Office's people, or whoever answers for the department."""
    if kind.consolidator_id is not None:
        return list(heads_of([kind.consolidator_id], on).values_list("pk", flat=True))
    return [t.person_id for role in sorted(OFFICE) for t in holders_of(Role(role), on)]


def decider_ids(difficulty: Difficulty, on: date) -> list[int]:
    """The deputy to whom it was submitted, where he can sign in; else the head of the agency."""
    if difficulty.decider_id and answering(on).filter(person_id=difficulty.decider_id).exists():
        return [difficulty.decider_id]
    return [t.person_id for t in holders_of(Role.HEAD, on)]


def raiser_ids(difficulty: Difficulty, on: date) -> list[int]:
    """Who answers for the unit that raised it, and the person who did; for a common one whoever consolidates."""
    if difficulty.common:
        return consolidator_ids(difficulty.kind, on)
    ids = people_of([difficulty.body_id], on, roles=ANSWERABLE).values_list("pk", flat=True)
    return sorted({*ids, *([difficulty.raised_by_id] if difficulty.raised_by_id else [])})


def consolidated_by(standing: Standing) -> Q:
    """The difficulties that somebody's unit consolidates."""
    named = Q(kind__consolidator_id__in=standing.body_ids)
    return named | Q(kind__consolidator__isnull=True) if standing.is_office else named


def _party_states(party: Party) -> list[str]:
    return [state for state, whose in TURNS.items() if whose is party]


def waiting_for_decision(user: AnyUser) -> QuerySet[Difficulty]:
    """Those on which the reader decides now, longest waiting first; the head gets those of a deputy who cannot sign in."""
    standing = standing_of(user)
    submitted = Difficulty.objects.filter(state=S.SUBMITTED).select_related(*LINE).order_by("state_since", "id")
    mine = Q(decider_id=standing.person_id or -1)
    if standing.is_head:
        answered = Exists(answering(today()).filter(person_id=OuterRef("decider_id")))
        mine = mine | Q(decider__isnull=True) | Q(~answered)
    return submitted.filter(mine) if standing.is_leader else submitted.none()


def waiting_for_hand(user: AnyUser) -> QuerySet[Difficulty]:
    """Those that wait for the reader otherwise: to be consolidated, to be completed or confirmed."""
    standing = standing_of(user)
    raised = Q(body_id__in=standing.headed_ids) | Q(raised_by_id=standing.person_id or -1)
    mine = (consolidated_by(standing) & Q(state__in=_party_states(Party.CONSOLIDATOR))) | (
        raised & Q(state__in=_party_states(Party.RAISER), common=False)
    )
    return visible_difficulties(user).filter(mine).select_related(*LINE).order_by("state_since", "id")


def overdue(on: date) -> Q:
    """Open ones whose step should have been taken."""
    own = Q(due_on__lt=on) | Q(state=S.ASSIGNED, born__deadline__lt=on)
    shared = Q(carrier__due_on__lt=on) | Q(carrier__state=S.ASSIGNED, carrier__born__deadline__lt=on)
    return (own | (Q(state=S.CARRIED) & shared)) & Q(state__in=OPEN_STATES)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many difficulties are open, of them how many wait for a decision and how many at an overdue step."""

    open: int
    to_decide: int
    late: int


def counts_of(user: AnyUser, on: date) -> Counts:
    """What the reader sees, counted (one query)."""
    found = visible_difficulties(user).filter(state__in=OPEN_STATES)
    return Counts(
        **found.aggregate(
            open=Count("id"), to_decide=Count("id", filter=Q(state=S.SUBMITTED)), late=Count("id", filter=overdue(on))
        )
    )


def at_turn(difficulties: QuerySet[Difficulty], party: Party) -> QuerySet[Difficulty]:
    """Those in which it is that party's turn."""
    states = _party_states(party)
    return difficulties.filter(Q(state__in=states) | Q(state=S.CARRIED, carrier__state__in=states))


# ------------------------------------------------------------------ what forms offer
def deputies(on: date) -> QuerySet[Person]:
    """The deputies in post who can sign in."""
    able = answering(on).filter(post__role=Role.DEPUTY).values("person_id")
    return Person.objects.filter(pk__in=able).order_by("sort_key")


def may_carry(user: AnyUser, difficulties: Collection[Difficulty]) -> QuerySet[Difficulty]:
    """The ones that others can be solved with: of the same kind, in the consolidator's hands, carried by none."""
    chosen = [d.pk for d in difficulties]
    kinds = {d.kind_id for d in difficulties}
    return (
        visible_difficulties(user)
        .filter(kind_id__in=kinds, state__in=(S.RAISED, S.TAKEN_UP, S.OPINIONS, S.SUBMITTED), carrier__isnull=True)
        .exclude(pk__in=chosen)
        .order_by("-id")
    )


def consolidators() -> QuerySet[Body]:
    """The departments that can be named to consolidate a kind."""
    kinds = (BodyKind.DEPARTMENT, BodyKind.ATTACHED)
    return Body.objects.filter(in_force(today()), kind__in=kinds).order_by("sort_key")


def difficulties_of(user: AnyUser, task: Task) -> QuerySet[Difficulty]:
    """Those of a task that the reader sees, newest first."""
    return visible_difficulties(user).filter(Q(task=task) | Q(born=task)).select_related(*LINE).order_by("-id")


def unraised_updates(task: Task) -> QuerySet[Update]:
    """The reports on a task that tell of a difficulty which has not been raised by itself."""
    told = Update.objects.filter(duty__task=task, raised__isnull=True).exclude(difficulty="")
    return told.select_related("duty__body").order_by("-id")
