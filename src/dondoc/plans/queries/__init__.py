"""Reads of plans and work. A list and its details start from the same `visible_…` query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from dondoc.calendars.queries import calendar_for as calendar_for
from dondoc.calendars.queries import last_day as last_day
from dondoc.people.models import Body, Person, Tenure, User
from dondoc.people.queries import holders_of, in_force, people_of, standing_of, today
from dondoc.people.rules import ANSWERABLE, INTERNAL_KINDS, BodyKind, Role, Standing
from dondoc.plans import hooks
from dondoc.plans.models import Audience, Duty, Involvement, Plan, Step, Task
from dondoc.plans.queries.lines import TaskLine
from dondoc.plans.rules import (
    FAR,
    OPEN_STATES,
    SILENT_DAYS,
    SOON_WORKING_DAYS,
    Part,
    PlanState,
    StepState,
    Timing,
    WorkState,
    timing,
)
from dondoc.worktime import Period

AnyUser = User | AnonymousUser
EVERY = Q()
MINE = (Part.DIRECTS, Part.LEADS, Part.COOPERATES, Part.FORMER)


# ------------------------------------------------------------------ what a user sees
def mine(standing: Standing, parts: Iterable[Part] = MINE) -> Q:
    """Involvements of the person or of the bodies of that standing, in the given parts."""
    return Q(part__in=list(parts)) & (Q(body_id__in=standing.body_ids) | Q(person_id=standing.person_id))


def visible_plans(user: AnyUser) -> QuerySet[Plan]:
    """The Office and the leaders see all plans; members of the agency the issued ones that were sent to their unit or
    give it work; outsiders the issued ones that give them work; nobody else anything.
    """
    standing = standing_of(user)
    if standing.oversees:
        return Plan.objects.all()
    issued = Plan.objects.exclude(state=PlanState.DRAFT)
    if standing.is_internal:
        read = Audience.objects.filter(body_id__in=standing.body_ids).values("plan_id")
        return issued.filter(Q(pk__in=read) | Q(pk__in=_involved_tasks(standing, Q(apart=True)).values("plan_id")))
    if standing.is_outside:
        return issued.filter(pk__in=_involved_tasks(standing).values("plan_id"))
    return Plan.objects.none()


def visible_tasks(user: AnyUser) -> QuerySet[Task]:
    """The tasks of issued plans: all for whoever oversees; for members of the agency those of the plans they may read;
    for outsiders those in which they have a part.
    """
    standing = standing_of(user)
    issued = Task.objects.exclude(state=WorkState.DRAFT)
    if standing.oversees:
        return issued
    involvements = Involvement.objects.filter(mine(standing))
    if standing.is_internal:
        read = Audience.objects.filter(body_id__in=standing.body_ids).values("plan_id")
        return issued.filter(Q(plan_id__in=read) | Q(pk__in=involvements.filter(apart=True).values("task_id")))
    if standing.is_outside:
        return issued.filter(pk__in=involvements.values("task_id"))
    return Task.objects.none()


def visible_duties(user: AnyUser) -> QuerySet[Duty]:
    """The duties of visible tasks; an outsider sees only the duties of their own bodies."""
    standing = standing_of(user)
    duties = Duty.objects.filter(task__in=visible_tasks(user))
    if standing.is_outside and not standing.is_internal:
        duties = duties.filter(body_id__in=standing.body_ids)
    return duties


def _involved_tasks(standing: Standing, which: Q = EVERY) -> QuerySet[Task]:
    involvements = Involvement.objects.filter(which, mine(standing))
    return Task.objects.exclude(state=WorkState.DRAFT).filter(pk__in=involvements.values("task_id"))


def review_plans(user: AnyUser) -> QuerySet[Plan]:
    """The drafts that a user may review: the Office's work."""
    if standing_of(user).is_office:
        return Plan.objects.filter(state=PlanState.DRAFT, running=False)
    return Plan.objects.none()


# ------------------------------------------------------------------ my work
def my_duties(user: AnyUser, *, part: Part = Part.LEADS) -> QuerySet[Duty]:
    """The open duties in which the user has that part: of the bodies they belong to (leads), of the tasks that they
    direct, or of those in which their unit cooperates.
    """
    standing = standing_of(user)
    duties = Duty.objects.filter(state__in=OPEN_STATES).select_related("task__plan", "task__source_document", "body")
    if part is Part.LEADS:
        return duties.filter(Q(body_id__in=standing.body_ids) | Q(handler_id=standing.person_id or -1))
    return duties.filter(task__in=Involvement.objects.filter(mine(standing, [part])).values("task_id"))


def my_steps(user: AnyUser) -> QuerySet[Step]:
    """The steps that a unit head gave to the user and that are not finished."""
    standing = standing_of(user)
    return (
        Step.objects.filter(person_id=standing.person_id or -1)
        .exclude(state=StepState.DONE)
        .select_related("duty", "duty__task", "duty__body")
    )


def waiting_for_decision(user: AnyUser) -> QuerySet[Duty]:
    """Results that wait for the user's approval: of the tasks that they direct; the head also gets those that nobody who
    could sign in directs.
    """
    standing = standing_of(user)
    submitted = Duty.objects.filter(state=WorkState.SUBMITTED).select_related(
        "task__plan", "task__source_document", "body"
    )
    directed = Involvement.objects.filter(mine(standing, [Part.DIRECTS])).values("task_id")
    if not standing.is_leader:
        return submitted.none()
    if not standing.is_head:
        return submitted.filter(task__in=directed)
    answered = Exists(answering_directors(today()).filter(task_id=OuterRef("task_id")))
    return submitted.filter(Q(task__in=directed) | ~answered)


# ------------------------------------------------------------------ follow-up
@dataclass(frozen=True, slots=True)
class BoardDates:
    """The days that the board's three counts turn on."""

    on: date
    soon_until: date
    silent_before: datetime


def board_dates(on: date, *, silent_days: int = SILENT_DAYS) -> BoardDates:
    """`soon_until` is SOON_WORKING_DAYS working days after `on`; silent = no news since `silent_days` days."""
    silent_day = on - timedelta(days=silent_days)
    return BoardDates(
        on=on,
        soon_until=calendar_for(on).add_working_days(on, SOON_WORKING_DAYS),
        silent_before=timezone.make_aware(datetime.combine(silent_day, time.min)),
    )


def followed_duties(user: AnyUser) -> QuerySet[Duty]:
    """Open duties of the whole agency for whoever oversees its work; of the headed units for a unit head."""
    standing = standing_of(user)
    duties = Duty.objects.filter(state__in=OPEN_STATES)
    if standing.oversees:
        return duties
    return duties.filter(body_id__in=standing.headed_ids) if standing.is_internal else duties.none()


def time_condition(name: str, dates: BoardDates) -> Q:
    """What "overdue", "soon", "silent" and "none" mean of tasks and duties, for every count and every list: nothing that
    has been given in is late or silent, and nothing paused is silent.
    """
    waiting = Q(state=WorkState.SUBMITTED)
    open_now = Q(state__in=OPEN_STATES)
    return {  # the dates first: they are compared faster than the states
        "overdue": Q(deadline_key__lt=dates.on) & open_now & ~waiting,
        "soon": Q(deadline_key__gte=dates.on, deadline_key__lte=dates.soon_until) & open_now & ~waiting,
        "silent": Q(news_at__lt=dates.silent_before) & open_now & ~waiting & ~Q(state=WorkState.PAUSED),
        "none": open_now & Q(deadline_key=FAR),
    }[name]


def progress_of(plan_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """For each plan, how many of its tasks stand in each state (one query)."""
    rows = (
        Task.objects.filter(plan_id__in=list(plan_ids))
        .exclude(state=WorkState.DRAFT)
        .values_list("plan_id", "state")
        .annotate(n=Count("id"))
        .order_by()
    )
    found: dict[int, dict[str, int]] = {}
    for plan_id, state, n in rows:
        found.setdefault(plan_id, {})[state] = n
    return found


# ------------------------------------------------------------------ who is concerned
def answering(on: date) -> QuerySet[Tenure]:
    """The posts held on a day by persons who can sign in."""
    return Tenure.objects.filter(in_force(on), person__user__is_active=True)


def answering_directors(on: date) -> QuerySet[Involvement]:
    """Who directs tasks and can decide on them: in post on that day, with an account."""
    return Involvement.objects.filter(part=Part.DIRECTS, person_id__in=answering(on).values("person_id"))


def deciders_of(task: Task, on: date) -> QuerySet[Person]:
    """Who decides on a task's results: the leaders who direct it; the head where none of them could sign in."""
    directing = Person.objects.filter(pk__in=answering_directors(on).filter(task=task).values("person_id"))
    return directing or Person.objects.filter(pk__in=holders_of(Role.HEAD, on).values("person_id"))


def heads_of(body_ids: Iterable[int], on: date) -> QuerySet[Person]:
    """Who answers for the bodies: heads of units, the chief of office, the enterprise's or partner's accounts."""
    return people_of(body_ids, on, roles=ANSWERABLE)


def may_cooperate(task: Task) -> QuerySet[Body]:
    """The units that a lead unit may name behind "… liên quan": those of the agency that do not lead the task themselves;
    not the agency, which is all of them.
    """
    leads = task.involvements.filter(part=Part.LEADS, body__isnull=False).values("body_id")
    units = Body.objects.filter(in_force(today()), kind__in=INTERNAL_KINDS - {BodyKind.BOARD})
    return units.exclude(pk__in=leads).order_by("sort_key")


def may_take_over(duty: Duty) -> QuerySet[Body]:
    """The units of the agency that a duty can be handed over to: those that have no part of the task to lead already."""
    units = Body.objects.filter(in_force(today()), kind__in=INTERNAL_KINDS - {BodyKind.BOARD}).exclude(pk=duty.body_id)
    leads = Involvement.objects.filter(task_id=duty.task_id, part=Part.LEADS, body__isnull=False).values("body_id")
    had = Duty.objects.filter(task_id=duty.task_id).exclude(state=WorkState.TRANSFERRED).exclude(body_id=duty.body_id)
    same = had.filter(period__in=Duty.objects.filter(task_id=duty.task_id, body_id=duty.body_id).values("period"))
    return units.exclude(pk__in=leads).exclude(pk__in=same.values("body_id")).order_by("sort_key")


def timing_of(thing: Duty | Task | TaskLine, on: date) -> Timing:
    """The timeliness of a duty or a task on a day."""
    state, finished = (
        (thing.shown_state, thing.finished_on) if isinstance(thing, Duty) else (thing.state, thing.done_on)
    )
    return timing(state, thing.deadline, finished, on, calendar_for(on))


def figures_of(task: Task, period: Period, as_of: date) -> list[hooks.Figure]:
    """What the task's programme counts for it in a period; nothing for a task without one. Nobody retypes these."""
    programme = hooks.programmes.get(task.programme) if task.programme else None
    return programme.figures(task, period, None, as_of) if programme else []
