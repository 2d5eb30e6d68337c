"""Scores by unit and period. One condition a count: the table counts by it and the list behind the number is it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from dondoc.people.models import Body
from dondoc.people.queries import standing_of
from dondoc.people.rules import INTERNAL_KINDS
from dondoc.plans.models import Duty
from dondoc.plans.queries import AnyUser, BoardDates, time_condition
from dondoc.plans.rules import OPEN_STATES, WorkState
from dondoc.plans.rules.scoring import Score, on_time_rate
from dondoc.worktime import Period

_NOT_COUNTED = (WorkState.DRAFT, WorkState.CANCELLED, WorkState.TRANSFERRED, WorkState.PAUSED)


def scored_duties(user: AnyUser) -> QuerySet[Duty]:
    """The duties of the agency's units for whoever oversees the work; of the headed units for a unit head."""
    standing = standing_of(user)
    duties = Duty.objects.filter(body__kind__in=INTERNAL_KINDS)
    if standing.oversees:
        return duties
    return duties.filter(body_id__in=standing.headed_ids) if standing.is_internal else duties.none()


def score_condition(score: Score, period: Period, dates: BoardDates) -> Q:
    """Which duties count as `score` on the day of `dates`: those whose effective deadline lies in the period. Work that is
    paused, cancelled or handed over in time is not counted; work handed over after its deadline stays late with the unit
    that had it; a result sent back is not done.
    """
    due = Q(deadline__gte=period.start, deadline__lte=period.end)
    working = Q(state__in=OPEN_STATES) & ~Q(state=WorkState.PAUSED)
    in_time = Q(state=WorkState.SUBMITTED, submitted_on__lte=F("deadline"))
    given_late = Q(submitted_on__gt=F("deadline")) | Q(submitted_on__isnull=True, closed_on__gt=F("deadline"))
    given_in_time = Q(submitted_on__lte=F("deadline")) | Q(submitted_on__isnull=True, closed_on__lte=F("deadline"))
    handed_over_late = Q(state=WorkState.TRANSFERRED, closed_on__gt=F("deadline"))
    return {
        Score.ON_TIME: due & Q(state=WorkState.DONE) & given_in_time,
        Score.LATE: due & (Q(state=WorkState.DONE) & given_late | handed_over_late),
        Score.OVERDUE: due & working & ~in_time & Q(deadline__lt=dates.on),
        Score.WAITING: due & in_time,
        Score.RUNNING: due & working & ~in_time & Q(deadline__gte=dates.on),
        Score.SILENT: due & time_condition("silent", dates),
        Score.EXTENDED: due & ~Q(state__in=_NOT_COUNTED) & Q(deadline__gt=F("original_deadline")),
        Score.NO_DEADLINE: Q(deadline__isnull=True, starts_on__lte=period.end)
        & ~Q(state__in=_NOT_COUNTED)
        & (Q(closed_on__isnull=True) | Q(closed_on__gte=period.start)),
    }[score]


@dataclass(frozen=True, slots=True)
class UnitScore:
    """One unit's counts; `body` None for all together."""

    body: Body | None
    counts: dict[str, int]

    @property
    def rate(self) -> Decimal | None:
        return on_time_rate(self.counts)


def scores(duties: QuerySet[Duty], period: Period, dates: BoardDates) -> list[UnitScore]:
    """Each unit that has anything to count, in the order of the directory, then all together where there are several."""
    counted = {score.value: Count("id", filter=score_condition(score, period, dates)) for score in Score}
    found_rows: Any = duties.order_by().values("body_id").annotate(**counted)
    rows = [row for row in found_rows if any(row[score] for score in Score)]
    named = Body.objects.in_bulk([row["body_id"] for row in rows])
    found = [UnitScore(named[row["body_id"]], {s.value: row[s.value] for s in Score}) for row in rows]
    found.sort(key=lambda row: row.body.sort_key if row.body else "")
    return [*found, _together(found)] if len(found) > 1 else found


def _together(rows: Sequence[UnitScore]) -> UnitScore:
    return UnitScore(None, {score.value: sum(row.counts[score] for row in rows) for score in Score})
