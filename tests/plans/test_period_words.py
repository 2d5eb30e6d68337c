"""Work of a period is accepted for that period: its words are the period's, and early, in time or late is kept."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cast import Cast
from dondoc.people.queries import today
from dondoc.plans import actions
from dondoc.plans.actions.working import Report
from dondoc.plans.models import Duty
from dondoc.plans.queries import timing_of
from dondoc.plans.rules import Timeliness, Timing
from dondoc.worktime import Unit, next_period, period_of
from issued import issued_plan, issued_task


def accepted(cast: Cast, days: int) -> Duty:
    """This quarter's duty, due in `days`, given in and accepted today."""
    due, period = today() + timedelta(days=days), period_of(today(), Unit.QUARTER)
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"], due=due, period=period.key)
    actions.accept(actor=cast.users["labour_head"], duty=duty)
    actions.submit(actor=cast.users["labour_head"], duty=duty, said=Report(narrative="Xong kỳ.", percent=100))
    actions.approve(actor=cast.users["head"], duty=duty)
    duty.refresh_from_db()
    return duty


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (3, Timing(Timeliness.PERIOD_EARLY)),
        (0, Timing(Timeliness.PERIOD_ON_TIME)),
        (-4, Timing(Timeliness.PERIOD_LATE, 4)),
    ],
)
def test_the_timeliness_of_an_accepted_period_is_kept(cast: Cast, days: int, expected: Timing) -> None:
    duty = accepted(cast, days)
    assert [timing_of(thing, today() + timedelta(days=9)) for thing in (duty, duty.task)] == [expected, expected]


def test_the_page_says_the_period_and_when_the_next_one_opens(cast: Cast, sign_in, head) -> None:
    duty = accepted(cast, 3)
    page = sign_in(head).get(reverse("plans:task", args=[duty.task_id]))
    card = page.context["cards"][0]
    assert [stage.label for stage in card.stages][-1] == "Đạt kỳ này"
    assert card.next_opens == next_period(period_of(today(), Unit.QUARTER)).start
    assert "Hoàn thành" not in page.content.decode()


def test_a_period_not_yet_accepted_ends_its_way_in_the_period_too(cast: Cast, sign_in, head) -> None:
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"], period="2026-Q4")
    card = sign_in(head).get(reverse("plans:task", args=[duty.task_id])).context["cards"][0]
    assert ([stage.label for stage in card.stages][-1], card.next_opens) == ("Đạt kỳ này", None)
