"""Reads of the ladder, of what falls due on it, of digests and of the days of one person's calendar."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Length
from django.utils import timezone
from django_stubs_ext import WithAnnotations

from dondoc.people.models import Person, Tenure, User
from dondoc.people.queries import holders_of, in_force, leaders, standing_of
from dondoc.people.rules import ANSWERABLE, Role
from dondoc.plans.models import DigestLine, Duty, LadderStep, LeaderDigest, Plan, Reminder, SkippedStep, Task
from dondoc.plans.queries import AnyUser, answering_directors
from dondoc.plans.rules import PlanState
from dondoc.plans.rules.reminding import (
    DEFAULT_LADDER,
    REMINDED_STATES,
    Addressee,
    DigestState,
    Rung,
    Watched,
)
from dondoc.plans.rules.wording import Line, standing_of_time
from dondoc.worktime import Calendar

SHORTEST_NAME = 5  # letters; a shorter word of the directory may be any word of a task


def ladders_of(plan_ids: Iterable[int]) -> dict[int, tuple[Rung, ...]]:
    """The ladder of each plan: its own, else the agency's usual one. One query."""
    own: defaultdict[int, list[Rung]] = defaultdict(list)
    ids = set(plan_ids)
    for step in LadderStep.objects.filter(plan_id__in=ids):
        own[step.plan_id].append(step.rung)
    return {pk: tuple(own[pk]) if pk in own else DEFAULT_LADDER for pk in ids}


def ladder_of(plan: Plan) -> tuple[Rung, ...]:
    return ladders_of([plan.pk])[plan.pk]


def skipped_of(task_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """For each task the keys of the rungs that are left out for it. One query."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for step in SkippedStep.objects.filter(task_id__in=set(task_ids)):
        found[step.task_id].add(step.rung.key)
    return {task_id: frozenset(keys) for task_id, keys in found.items()}


def reminded_duties() -> QuerySet[Duty]:
    """The duties of issued plans and of the running one that somebody may be reminded of."""
    issued = Q(task__plan__state=PlanState.ISSUED) | Q(task__plan__running=True)
    duties = Duty.objects.filter(issued, state__in=REMINDED_STATES, task__dropped=False)
    return duties.select_related("task", "body").order_by("pk")


def watched(duty: Duty) -> Watched:
    return Watched(duty.deadline, duty.starts_on, timezone.localdate(duty.news_at))


@dataclass(frozen=True, slots=True)
class Told:
    """A person to be told; a leader is told by a digest."""

    person_id: int
    name: str
    is_leader: bool = False


@dataclass(frozen=True, slots=True)
class Listeners:
    """Who hears of duties on a day: by unit and by task, and the head of the agency."""

    by_body: dict[int, tuple[Told, ...]]
    by_task: dict[int, tuple[Told, ...]]
    head: tuple[Told, ...]

    def of(self, duty: Duty, addressee: Addressee) -> tuple[Told, ...]:
        """Whom a rung of the duty speaks to; the Head where nobody who could sign in directs the task."""
        if addressee is Addressee.UNIT:
            return self.by_body.get(duty.body_id, ())
        if addressee is Addressee.DIRECTOR:
            return self.by_task.get(duty.task_id, self.head)
        return self.head


def listeners(duties: Sequence[Duty], on: date) -> Listeners:
    """Who hears of the duties; five queries, however many there are."""
    chiefs = {tenure.person_id for tenure in leaders(on)}

    def told(person: Person) -> Told:
        return Told(person.pk, person.name, person.pk in chiefs)

    by_body: defaultdict[int, list[Told]] = defaultdict(list)
    answer = Tenure.objects.filter(
        in_force(on), body_id__in={d.body_id for d in duties}, post__role__in=list(ANSWERABLE)
    )
    for tenure in answer.select_related("person").order_by("post__rank", "id"):
        by_body[tenure.body_id].append(told(tenure.person))
    by_task: defaultdict[int, list[Told]] = defaultdict(list)
    directing = answering_directors(on).filter(task_id__in={d.task_id for d in duties}).select_related("person")
    for involvement in directing.order_by("id"):
        if involvement.person is not None:
            person = involvement.person
            by_task[involvement.task_id].append(Told(person.pk, person.name, is_leader=True))
    head = [Told(t.person_id, t.person.name, is_leader=True) for t in holders_of(Role.HEAD, on)]
    return Listeners(
        {pk: tuple(dict.fromkeys(people)) for pk, people in by_body.items()},
        {pk: tuple(people) for pk, people in by_task.items()},
        tuple(head),
    )


def made_already(duty_ids: Iterable[int]) -> set[tuple[int, str, date]]:
    """(duty, key of the rung, its day) of the reminders of the duties. One query."""
    rows = Reminder.objects.filter(duty_id__in=list(duty_ids))
    return {(r.duty_id, r.rung.key, r.due_on) for r in rows.only("duty_id", "trigger", "days", "addressee", "due_on")}


# ------------------------------------------------------------------ what leaders are told
def visible_digests(user: AnyUser) -> QuerySet[LeaderDigest]:
    """The Office sees all; a leader their own once they have been presented; nobody else any."""
    standing = standing_of(user)
    if standing.is_office:
        return LeaderDigest.objects.all()
    if standing.is_leader:
        return LeaderDigest.objects.filter(leader_id=standing.person_id, state=DigestState.PRESENTED)
    return LeaderDigest.objects.none()


class LineCount(TypedDict):
    n: int


def counted(digests: QuerySet[LeaderDigest]) -> "QuerySet[WithAnnotations[LeaderDigest, LineCount]]":
    """Digests with `n`, how many lines they have that were not struck."""
    return digests.select_related("leader").annotate(n=Count("lines", filter=Q(lines__struck="")))


def lines_of(digest: LeaderDigest) -> QuerySet[DigestLine]:
    return digest.lines.select_related("duty__task__plan", "duty__task__source_document", "duty__body", "reminder")


def is_settled(duty: Duty) -> bool:
    """Has come to something since it was put into a digest: nothing is left to be told of it."""
    return duty.state not in REMINDED_STATES


def chief_in_post(on: date) -> bool:
    """Whether somebody is there who may see digests before they go up, with an account to do it."""
    return holders_of(Role.CHIEF_OF_OFFICE, on).filter(person__user__is_active=True).exists()


# ------------------------------------------------------------------ words
def line_of(duty: Duty, on: date, address: str, calendar: Calendar) -> Line:
    """A duty as messages name it; `address` is the address of its page."""
    left = calendar.working_days_between(on, duty.deadline) if duty.deadline else 0
    return Line(duty.task.title, duty.body.name, duty.deadline, standing_of_time(duty.deadline, on, left), address)


def names_within(texts: Iterable[str]) -> list[str]:
    """The persons of the directory whose names stand in any of the texts. One query."""
    whole = "\n".join(texts)
    named = Person.objects.annotate(whole=Value(whole), letters=Length("name"))
    found = named.filter(whole__contains=F("name"), letters__gte=SHORTEST_NAME)
    return sorted(set(found.values_list("name", flat=True)))


# ------------------------------------------------------------------ one's calendar
def user_of_feed(digest: str) -> User | None:
    """Whose calendar the key with this digest opens: an active account of somebody in post today."""
    user = User.objects.filter(feed_key__digest=digest, is_active=True).first()
    return user if user is not None and standing_of(user).roles else None


def reminders_of(task: Task, user: AnyUser) -> QuerySet[Reminder]:
    """What was reminded of for a task, to members of the agency; newest first."""
    if not standing_of(user).is_internal:
        return Reminder.objects.none()
    return Reminder.objects.filter(duty__task=task).select_related("duty__body")
