"""The quarterly report of the stage's plan: its period is open, the units but one have sent theirs, a draft is composed."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.plans.models import Plan
from dondoc.plans.queries import heads_of
from dondoc.reports import actions
from dondoc.reports.models import CycleRun
from dondoc.reports.queries.contributions import request_of
from dondoc.requests import actions as requests
from dondoc.requests.actions import Said
from dondoc.requests.models import Addressee
from dondoc.sample.clock import clock_at, moment, working_day_back
from dondoc.worktime import Unit, period_of

ASKED_DAYS_AGO = 6


def load_cycle(users: dict[str, User], plan: Plan, *, on: date) -> CycleRun:
    """The cycle, its period opened by hand some days ago, answers until yesterday afternoon, and the Office's draft."""
    office = users["tonghop"]
    with clock_at(moment(on, ASKED_DAYS_AGO, 8)):
        cycle = actions.set_cycle(actor=office, said=actions.Cycle(plan=plan, starts_on=today()))
        run = actions.open_run(office, cycle, period_of(today(), Unit.QUARTER))
        request = request_of(run)
        if request is None:
            return run
        due = datetime.combine(working_day_back(on, 1), time(16), tzinfo=timezone.get_current_timezone())
        requests.put_off(actor=office, request=request, due_at=due)
    addressees = list(request.addressees.select_related("body", "request"))
    for n, one in enumerate(addressees[1:]):
        with clock_at(moment(on, 2, 9) + timedelta(minutes=20 * n)):
            _confirm(one)
    with clock_at(moment(on, 1, 17)):
        actions.compose_run(actor=office, run=run)
    return run


def _confirm(addressee: Addressee) -> None:
    """The unit's head sends what was filled in."""
    head = heads_of([addressee.body_id], today()).filter(user__is_active=True).first()
    if head is not None:
        lines = {answer.line_id: answer.text for answer in addressee.line_answers.all()}
        requests.answer(actor=head.user, addressee=addressee, said=Said(lines=lines))
