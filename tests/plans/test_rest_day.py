"""Work printed as due on a rest day is due at the end of the next working day; what is printed stays."""

from datetime import date

import pytest
from django.urls import reverse

from cast import Cast
from dondoc.plans.actions.opening import first_duty
from dondoc.plans.models import Task
from dondoc.plans.queries import last_day, timing_of
from dondoc.plans.rules import Timeliness, Timing
from dondoc.worktime import Unit, period_of
from issued import issued_plan, issued_task

pytestmark = pytest.mark.django_db  # the calendar is a table

SATURDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 23)


def printed(cast: Cast, due: date) -> Task:
    """A task as issuing leaves it, its duty made by the program."""
    task = issued_task(issued_plan(cast), lead=cast.bodies["labour"], due=due).task
    task.duties.all().delete()
    first_duty(task, cast.bodies["labour"].pk, date(2026, 11, 2)).save()
    return task


def test_a_saturday_carries_over_to_monday(cast: Cast) -> None:
    task = printed(cast, SATURDAY)
    duty = task.duties.get()
    assert (task.due, duty.original_deadline, duty.deadline, duty.deadline_key) == (SATURDAY, MONDAY, MONDAY, MONDAY)
    assert timing_of(duty, date(2026, 11, 24)) == Timing(Timeliness.OVERDUE, 1)


def test_the_page_says_so_only_where_the_days_differ(cast: Cast, sign_in, head) -> None:
    client = sign_in(head)
    shown = []
    for due in (SATURDAY, MONDAY):
        page = client.get(reverse("plans:task", args=[printed(cast, due).pk]))
        shown.append((page.context["cards"][0].rest_day, ", là ngày nghỉ" in page.content.decode()))
    assert shown == [(SATURDAY, True), (None, False)]


def test_a_period_carries_over_too(cast: Cast) -> None:
    task = issued_task(issued_plan(cast), lead=cast.bodies["labour"], due=None, period="2026-Q2").task
    duty = first_duty(task, cast.bodies["environment"].pk, date(2026, 5, 4))
    ends = period_of(date(2026, 5, 4), Unit.QUARTER).end
    assert (ends, duty.deadline) == (date(2026, 6, 14), date(2026, 6, 15))  # a Sunday


def test_the_first_and_the_last_day_of_all_have_an_answer() -> None:
    assert [last_day(day) for day in (None, date.min, date.max)] == [None, date.min, date.max]


def test_a_working_day_stays() -> None:
    assert last_day(date(2026, 11, 25)) == date(2026, 11, 25)
