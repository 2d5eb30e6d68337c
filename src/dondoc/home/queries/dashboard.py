"""What the dashboards count: what is late and with whom, the load by unit, the weeks behind, plan by plan."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, DateField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Coalesce, TruncWeek

from dondoc.frame.unchanged import while_unchanged
from dondoc.people.models import Body, User
from dondoc.people.queries import standing_of
from dondoc.plans.models import Duty, Involvement, Plan
from dondoc.plans.queries import board_dates, progress_of, time_condition, visible_plans
from dondoc.plans.rules import OPEN_STATES, Part, PlanState, Share, WorkState, shares

WEEKS = 12
WEEK = timedelta(days=7)
PLANS = 10
KINDS = ("given", "finished", "late")  # what a week counts


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose work a dashboard counts: the whole agency's, what one leader directs, or that of units. Hashable, so that
    figures can be kept by it.
    """

    whole: bool = False
    leader_id: int | None = None
    body_ids: frozenset[int] = frozenset()

    def duties(self) -> QuerySet[Duty]:
        """Every duty that is counted, finished or not."""
        if self.whole:
            return Duty.objects.all()
        if self.leader_id is not None:
            directed = Involvement.objects.filter(part=Part.DIRECTS, person_id=self.leader_id)
            return Duty.objects.filter(task_id__in=directed.values("task_id"))
        return Duty.objects.filter(body_id__in=self.body_ids)


def scope_of(user: User, *, whole: bool = False) -> Scope:
    """The whole agency for its head and the Office; what they direct for a deputy, or the whole on demand; their own
    units for other members of the agency; nothing for anybody else.
    """
    standing = standing_of(user)
    if standing.is_head or standing.is_office or (whole and standing.oversees):
        return Scope(whole=True)
    if standing.is_leader:
        return Scope(leader_id=standing.person_id)
    return Scope(body_ids=standing.body_ids if standing.is_internal else frozenset())


# ------------------------------------------------------------------ now
@dataclass(frozen=True, slots=True)
class Load:
    """One unit's open duties: late, due soon, silent, given in and waiting, all."""

    body_id: int
    name: str
    sort_key: str
    late: int
    soon: int
    silent: int
    waiting: int
    open: int

    @property
    def rest(self) -> int:
        """Open, neither late nor due soon."""
        return self.open - self.late - self.soon


def loads_of(scope: Scope, on: date) -> Sequence[Load]:
    """Open duties by unit, those with most late ones first; each duty has one unit."""
    return while_unchanged(("home.loads", scope, on), lambda: _loads(scope.duties(), on))


def _loads(duties: QuerySet[Duty], on: date) -> Sequence[Load]:
    dates = board_dates(on)
    rows = list(
        duties.filter(state__in=OPEN_STATES)
        .order_by()
        .values("body_id")
        .annotate(
            late=Count("id", filter=time_condition("overdue", dates)),
            soon=Count("id", filter=time_condition("soon", dates)),
            silent=Count("id", filter=time_condition("silent", dates)),
            waiting=Count("id", filter=Q(state=WorkState.SUBMITTED)),
            open=Count("id"),
        )
    )
    named = Body.objects.in_bulk([row["body_id"] for row in rows])
    found = [Load(name=named[row["body_id"]].name, sort_key=named[row["body_id"]].sort_key, **row) for row in rows]
    return sorted(found, key=lambda load: (-load.late, -load.open, load.sort_key))


# ------------------------------------------------------------------ the weeks behind
@dataclass(frozen=True, slots=True)
class WeekFigures:
    """A week from `monday`: duties that began in it, that were finished in it, and that were late at its end (today's, in
    the week that runs).
    """

    monday: date
    given: int
    finished: int
    late: int

    @property
    def sunday(self) -> date:
        return self.monday + WEEK - timedelta(days=1)


# The day a result came in that stands, or the work ended otherwise.
CAME_IN = Coalesce("submitted_on", "closed_on", output_field=DateField())
FINISHED = Q(state=WorkState.DONE)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weeks_of(scope: Scope, on: date) -> Sequence[WeekFigures]:
    """The last WEEKS weeks, the running one last; by the effective deadlines and by the days on which results came in."""
    return while_unchanged(("home.weeks", scope, on), lambda: _weeks(scope.duties(), on))


def _weeks(duties: QuerySet[Duty], on: date) -> Sequence[WeekFigures]:
    """Lateness is a span, from the day after the deadline to the day the result came in: what is late at a week's end is
    what became late until then less what came in until then.
    """
    first = monday_of(on) - (WEEKS - 1) * WEEK
    given = _by_week(duties.filter(starts_on__gte=first, starts_on__lte=on), "starts_on")
    finished = _by_week(duties.filter(FINISHED, closed_on__gte=first, closed_on__lte=on), "closed_on")
    became, ended = _lateness(duties.filter(late_on_or_after(first, on)), first)
    found, standing = [], 0
    for monday in (first + n * WEEK for n in range(WEEKS)):
        standing += became[monday] - ended[monday]
        found.append(WeekFigures(monday, given[monday], finished[monday], standing))
    return found


LATE_FROM = ExpressionWrapper(F("deadline") + timedelta(days=1), output_field=DateField())


def late_on_or_after(first: date, on: date) -> Q:
    """Duties that were late on some day from `first` to `on`, by dates alone. Cancelled and handed-over work counts until
    it was closed.
    """
    passed = Q(deadline__lt=on)
    open_still = Q(submitted_on__isnull=True, closed_on__isnull=True)
    came_late = Q(submitted_on__gt=F("deadline"), submitted_on__gte=first)
    closed_late = Q(submitted_on__isnull=True, closed_on__gt=F("deadline"), closed_on__gte=first)
    return passed & (open_still | came_late | closed_late)


def _by_week(duties: QuerySet[Duty], field: str) -> Counter[date]:
    """How many by the Monday of the week of `field`."""
    weeks = duties.order_by().annotate(week=TruncWeek(field)).values_list("week")
    return Counter(dict(weeks.annotate(n=Count("id"))))


def _lateness(late: QuerySet[Duty], first: date) -> tuple[Counter[date], Counter[date]]:
    """How many became late and how many ended being late, by Mondays; what lies before `first` counts with its week."""
    spans = late.annotate(since=TruncWeek(LATE_FROM), until=TruncWeek(CAME_IN))
    became, ended = Counter[date](), Counter[date]()
    for since, until, n in spans.order_by().values_list("since", "until").annotate(n=Count("id")):
        became[max(since, first)] += n
        if until is not None:
            ended[max(until, first)] += n
    return became, ended


def behind(scope: Scope, monday: date, kind: str, on: date) -> QuerySet[Duty]:
    """The duties behind one figure of a week."""
    sunday = min(monday + WEEK - timedelta(days=1), on)
    duties = scope.duties()
    if kind == "given":
        return duties.filter(starts_on__gte=monday, starts_on__lte=sunday)
    if kind == "finished":
        return duties.filter(FINISHED, closed_on__gte=monday, closed_on__lte=sunday)
    # Late when the day had ended: a deadline on the Sunday itself is late from Monday on.
    came_in = duties.annotate(came_in=CAME_IN).filter(deadline__lt=sunday)
    return came_in.filter(Q(came_in__isnull=True) | Q(came_in__gt=sunday))


# ------------------------------------------------------------------ plan by plan
@dataclass(frozen=True, slots=True)
class PlanFigures:
    """An issued plan: its tasks by share, and how many of its duties in the scope are late."""

    pk: int
    title: str
    running: bool
    shares: Sequence[tuple[Share, int]]
    late: int


def plans_of(user: User, scope: Scope, on: date) -> Sequence[PlanFigures]:
    """The newest PLANS issued plans that the user may read, those with late duties first."""
    key = ("home.plans", standing_of(user), scope, on)
    return while_unchanged(key, lambda: _plans(visible_plans(user), scope.duties(), on))


def _plans(visible: QuerySet[Plan], duties: QuerySet[Duty], on: date) -> Sequence[PlanFigures]:
    issued = list(visible.filter(state=PlanState.ISSUED).order_by("-id").only("title", "running")[:PLANS])
    progress = progress_of(plan.pk for plan in issued)
    late = dict(
        duties.filter(time_condition("overdue", board_dates(on)), task__plan__in=issued)
        .order_by()
        .values_list("task__plan_id")
        .annotate(n=Count("id"))
    )
    found = [PlanFigures(p.pk, p.title, p.running, shares(progress.get(p.pk, {})), late.get(p.pk, 0)) for p in issued]
    return sorted(found, key=lambda plan: (-plan.late, -plan.pk))
