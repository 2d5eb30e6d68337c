"""A quarterly cycle on a plan of two units, at a fixed time, and what its units say."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from unittest.mock import patch

from django.utils import timezone

from cast import Cast
from dondoc.plans import actions as work
from dondoc.plans.actions.working import Report as Said
from dondoc.plans.models import Duty, Plan
from dondoc.reports import actions
from dondoc.reports.jobs import SCHEDULE
from dondoc.reports.models import CycleRun, ReportCycle
from dondoc.reports.queries.contributions import request_of
from dondoc.requests import actions as requests
from dondoc.requests.actions import Said as Answer
from dondoc.requests.models import Addressee
from issued import issued_plan, issued_task

RESULTS = "Đã lập danh sách 120 công nhân của 6 doanh nghiệp."
Q2 = date(2026, 6, 5)  # in the second quarter, which ends on 14/6


@contextmanager
def at(day: date, hour: int = 9) -> Iterator[None]:
    """The clock stands at an hour of a day."""
    moment = timezone.make_aware(datetime.combine(day, datetime.min.time().replace(hour=hour)))
    with patch.object(timezone, "now", lambda: moment):
        yield


def worked_plan(cast: Cast) -> Plan:
    """Two units lead a task each; the labour department has reported on its own in April."""
    plan = issued_plan(cast)
    duty = issued_task(plan, lead=cast.bodies["labour"])
    issued_task(plan, lead=cast.bodies["environment"], title="Kiểm tra nước thải tại các khu nhà trọ")
    with at(date(2026, 4, 20)):
        work.accept(actor=cast.users["labour_head"], duty=duty)
        told(cast, duty, RESULTS)
    return plan


def told(cast: Cast, duty: Duty, words: str) -> None:
    figures = [{"label": "Công nhân", "value": 120, "unit": "người"}]
    said = Said(narrative=words, percent=60, difficulty="Hai doanh nghiệp chưa gửi danh sách.", figures=figures)
    work.report(actor=cast.users["labour_head"], duty=duty, said=said)


def quarterly(cast: Cast, plan: Plan | None) -> ReportCycle:
    said = actions.Cycle(plan=plan, starts_on=date(2026, 6, 1))
    return actions.set_cycle(actor=cast.users["office_clerk"], said=said)


def opened(cast: Cast, plan: Plan | None = None) -> CycleRun:
    """The second quarter, opened by the nightly job before it ends."""
    cycle = quarterly(cast, plan)
    with at(Q2 + timedelta(days=3)):
        actions.open_due_runs(SCHEDULE, Q2 + timedelta(days=3))
    return cycle.runs.get()


def addressee(run: CycleRun, body: str) -> Addressee:
    return request_of(run).addressees.get(body__name=body)


def confirm(cast: Cast, run: CycleRun, who: str, body: str, more: str = "") -> None:
    """The unit's head sends what was filled in, with a line of his own."""
    one = addressee(run, cast.bodies[body].name)
    lines = {a.line_id: a.text for a in one.line_answers.all()}
    first = one.request.lines.first()
    lines[first.pk] = "\n".join(filter(None, (lines[first.pk], more)))
    requests.answer(actor=cast.users[who], addressee=one, said=Answer(lines=lines))
