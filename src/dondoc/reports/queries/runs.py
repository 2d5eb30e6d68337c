"""Periods of cycles: which there are, when they open, until when units answer."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from dondoc.calendars.queries import calendar_for
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.reports.models import CycleRun, ReportCycle
from dondoc.reports.queries.contributions import KEY
from dondoc.reports.rules import ReportState, RunState
from dondoc.requests.models import Addressee
from dondoc.requests.rules import AnswerState, RequestState
from dondoc.worktime import Mode, Period, Unit, period_of, sending_date

ANSWER_HOUR = time(16)


def visible_cycles(user: User | AnonymousUser) -> QuerySet[ReportCycle]:
    """All for the Office and the leaders; nobody else's."""
    return ReportCycle.objects.all() if standing_of(user).oversees else ReportCycle.objects.none()


def visible_runs(user: User | AnonymousUser) -> QuerySet[CycleRun]:
    """The periods of visible cycles."""
    return CycleRun.objects.filter(cycle__in=visible_cycles(user))


def send_by(cycle: ReportCycle, period: Period) -> date:
    """The last day on which the report of a period is sent; it rolls over days of rest."""
    return sending_date(period, cycle.send_rule, calendar_for(period.end))


def opens_on(cycle: ReportCycle, period: Period) -> date:
    """The day on which units are asked for a period."""
    return calendar_for(period.end).add_working_days(period.end, -cycle.lead_days)


def answer_by(cycle: ReportCycle, period: Period, now: datetime) -> datetime:
    """The hour by which units answer: some working days before the sending, never before the period's last day; a period
    opened late leaves them the next working day.
    """
    sent = send_by(cycle, period)
    last = max(calendar_for(sent).add_working_days(sent, -cycle.answer_days), min(period.end, sent))
    due = timezone.make_aware(datetime.combine(last, ANSWER_HOUR))
    if due > now:
        return due
    day = timezone.localdate(now)
    return timezone.make_aware(datetime.combine(calendar_for(day).add_working_days(day, 1), ANSWER_HOUR))


def due_periods(cycle: ReportCycle, on: date) -> Iterator[Period]:
    """The periods of a cycle whose units are to be asked by a day and whose report was still to be sent then."""
    unit, mode = Unit(cycle.unit), Mode(cycle.mode)
    current = period_of(on, unit, mode)
    for period in (period_of(current.start - timedelta(days=1), unit, mode), current):
        if cycle.holds(period) and opens_on(cycle, period) <= on <= send_by(cycle, period):
            yield period


def offered_periods(cycle: ReportCycle, on: date) -> list[Period]:
    """What can be opened by hand: the period that runs and the one before, where they are not open yet."""
    unit, mode = Unit(cycle.unit), Mode(cycle.mode)
    current = period_of(on, unit, mode)
    both = (current, period_of(current.start - timedelta(days=1), unit, mode))
    there = set(cycle.runs.values_list("period", flat=True))
    return [period for period in both if cycle.holds(period) and period.key not in there]


def to_compose(runs: QuerySet[CycleRun], now: datetime) -> QuerySet[Any]:
    """The open periods whose units have all answered or have had their time, and whose report is not on its way; each with
    how many were `asked` and have `sent` theirs.
    """
    asked = Addressee.objects.filter(request__origin_kind=KEY, request__origin_pk=OuterRef("pk"))
    asked = asked.exclude(request__state=RequestState.WITHDRAWN).order_by()
    waiting = asked.exclude(state=AnswerState.SENT)
    found = runs.filter(state=RunState.GATHERING).exclude(reports__state=ReportState.SUBMITTED)
    found = found.filter(~Exists(waiting) | Exists(waiting.filter(request__due_at__lt=now)))
    sent = asked.filter(state=AnswerState.SENT)
    counted = {"asked": Coalesce(_count(asked), 0), "sent": Coalesce(_count(sent), 0)}
    return found.select_related("cycle__plan").annotate(**counted).order_by("send_by", "id")


def _count(rows: QuerySet[Addressee]) -> Subquery:
    return Subquery(rows.values("request__origin_pk").annotate(n=Count("pk")).values("n"))
