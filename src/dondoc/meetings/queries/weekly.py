"""What the page of the weekly meeting shows of the units' work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from dondoc.frame.unchanged import while_unchanged
from dondoc.meetings.queries import units, visible_meetings
from dondoc.meetings.rules import MeetingKind
from dondoc.people.models import Body, User
from dondoc.people.queries import holders_of, standing_of
from dondoc.people.rules import Role
from dondoc.plans.models import Duty
from dondoc.plans.queries import board_dates, followed_duties, time_condition
from dondoc.plans.queries.lines import as_lines
from dondoc.plans.rules import OPEN_STATES, WorkState

EACH = 4  # duties of a kind that the page names of one unit; the rest is behind the figure
WAITING = 20
DAYS = 7


@dataclass(frozen=True, slots=True)
class Counts:
    """Open duties of a unit: all, late, due until the end of the week, given in and waiting, silent."""

    open: int = 0
    late: int = 0
    week: int = 0
    waiting: int = 0
    silent: int = 0


@dataclass(slots=True)
class UnitWork:
    """One unit's part of the meeting."""

    unit: Body
    counts: Counts
    late: list[Duty] = field(default_factory=list)
    week: list[Duty] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Round:
    """The meeting's round of the units: those with something late or due this week first, the others by name."""

    units: Sequence[UnitWork]
    quiet: Sequence[UnitWork]
    waiting: Sequence[Duty]
    total: Counts
    until: date


def week_end(on: date) -> date:
    """The Sunday of the week of `on`."""
    return on + timedelta(days=DAYS - 1 - on.weekday())


def this_week(on: date) -> Q:
    """Open, not given in, due between `on` and the end of its week."""
    due = Q(deadline_key__gte=on, deadline_key__lte=week_end(on))
    return due & Q(state__in=OPEN_STATES) & ~Q(state=WorkState.SUBMITTED)


def round_of_units(user: User, on: date) -> Round:
    """Everything that the user follows, unit by unit: seven queries, whatever there is."""
    duties = followed_duties(user)
    key = ("meetings.weekly", standing_of(user), on)
    counts = while_unchanged(key, lambda: _counts(duties, on))
    named = Body.objects.in_bulk(list(counts))
    found = {pk: UnitWork(named[pk], counts[pk]) for pk in counts}
    for duty in _first(duties, time_condition("overdue", board_dates(on))):
        found[duty.body_id].late.append(duty)
    for duty in _first(duties, this_week(on)):
        found[duty.body_id].week.append(duty)
    waiting = as_lines(duties.filter(state=WorkState.SUBMITTED)).order_by("submitted_on", "id")[:WAITING]
    ordered = sorted(found.values(), key=lambda work: (-work.counts.late, -work.counts.week, work.unit.sort_key))
    return Round(
        units=[work for work in ordered if work.late or work.week],
        quiet=[work for work in ordered if not (work.late or work.week)],
        waiting=list(waiting),
        total=_sum(counts.values()),
        until=week_end(on),
    )


def _counts(duties: QuerySet[Duty], on: date) -> dict[int, Counts]:
    dates = board_dates(on)
    rows = (
        duties.order_by()
        .values("body_id")
        .annotate(
            open=Count("id"),
            late=Count("id", filter=time_condition("overdue", dates)),
            week=Count("id", filter=this_week(on)),
            waiting=Count("id", filter=Q(state=WorkState.SUBMITTED)),
            silent=Count("id", filter=time_condition("silent", dates)),
        )
    )
    return {
        row["body_id"]: Counts(row["open"], row["late"], row["week"], row["waiting"], row["silent"]) for row in rows
    }


def _sum(counts: Iterable[Counts]) -> Counts:
    every = list(counts)
    names = ("open", "late", "week", "waiting", "silent")
    return Counts(*(sum(getattr(one, name) for one in every) for name in names))


def _first(duties: QuerySet[Duty], which: Q) -> QuerySet[Duty]:
    """The EACH nearest deadlines of each unit."""
    place = Window(RowNumber(), partition_by=F("body_id"), order_by=("deadline_key", "id"))
    ranked = duties.filter(which).annotate(place=place).filter(place__lte=EACH).values_list("pk", flat=True)
    return as_lines(Duty.objects.filter(pk__in=list(ranked))).order_by("deadline_key", "id")


def next_weekly(user: User, on: date) -> dict[str, object]:
    """What the form of the next weekly meeting begins with: the Monday to come, and the rest as it was last time."""
    day = on + timedelta(days=(DAYS - on.weekday()) % DAYS)
    found: dict[str, object] = {
        "kind": MeetingKind.WEEKLY,
        "title": f"Giao ban tuần {day.isocalendar().week} năm {day.isocalendar().year}",
        "day": day,
        "hour": time(8),
    }
    last = visible_meetings(user).filter(kind=MeetingKind.WEEKLY).order_by("-starts_at", "-id").first()
    if last is None:
        head = holders_of(Role.HEAD, on).first()
        return found | {"chair": head.person_id if head else None, "bodies": [b.pk for b in units(on)]}
    asked = list(last.attendees.all())
    return found | {
        "hour": last.local_start.time(),
        "place": last.place,
        "chair": last.chair_id,
        "agenda": last.agenda,
        "bodies": [a.body_id for a in asked if a.body_id],
        "persons": [a.person_id for a in asked if a.person_id],
        "names": "\n".join(a.text for a in asked if not (a.body_id or a.person_id)),
    }
