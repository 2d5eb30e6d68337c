"""No difficulty can be lost: whatever step it stands at, it is in the report by age until whoever raised it closes it."""

from datetime import date, timedelta

import pytest

from cast import Cast
from difficulties.way import Way, raised
from dondoc.difficulties import actions
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries import open_difficulties, open_of_tasks
from dondoc.difficulties.rules import (
    OPEN_STATES,
    TURNS,
    Age,
    DifficultyState,
    age_of,
    bucket_of,
    raised_within,
)
from dondoc.people.queries import today
from dondoc.worktime import vietnam
from issued import issued_plan, issued_task

S = DifficultyState
WAYS = {
    S.RAISED: (),
    S.TAKEN_UP: ("take_up",),
    S.MORE_ASKED: ("ask_more",),
    S.SUBMITTED: ("take_up", "submit"),
    S.ASSIGNED: ("take_up", "submit", "assign"),
    S.PROPOSING: ("take_up", "submit", "propose"),
    S.PROPOSED: ("take_up", "submit", "propose", "send"),
    S.ANSWERED: ("take_up", "submit", "resolve"),
    S.CLOSED: ("take_up", "submit", "resolve", "confirm"),
    S.WITHDRAWN: ("withdraw",),
}


def test_every_state_but_the_ends_is_open_and_has_somebody_whose_turn_it_is():
    assert set(S) - set(OPEN_STATES) == {S.CLOSED, S.WITHDRAWN}
    assert set(OPEN_STATES) - set(TURNS) == {S.CARRIED}  # it has the turn of its carrier


def test_each_one_that_is_not_closed_is_in_the_report(cast: Cast, sign_in):
    made = {state: Way(cast, raised(cast, words=f"Vướng {state}")).go(*verbs) for state, verbs in WAYS.items()}
    carried = raised(cast, words="Vướng trùng")
    actions.join(actor=cast.users["office_clerk"], difficulty=carried, into=made[S.TAKEN_UP])
    Difficulty.objects.filter(pk=made[S.MORE_ASKED].pk).update(raised_on=date(2026, 1, 5))
    assert {one.pk: one.state for one in made.values()} == {made[state].pk: state for state in WAYS}
    expected = {one.pk for state, one in made.items() if state not in {S.CLOSED, S.WITHDRAWN}} | {carried.pk}
    assert {one.pk for one in open_difficulties(cast.users["head"])} == expected
    page = sign_in(cast.users["chief_of_office"]).get("/difficulties/open/")
    assert {row.difficulty.pk for bucket in page.context["buckets"] for row in bucket.rows} == expected
    oldest = page.context["buckets"][0]
    assert (oldest.age, [row.difficulty for row in oldest.rows]) == (Age.OLD, [made[S.MORE_ASKED]])


@pytest.mark.parametrize(
    ("days", "age"),
    [(0, "fresh"), (6, "fresh"), (7, "weeks"), (15, "weeks"), (16, "month"), (30, "month"), (31, "old"), (400, "old")],
)
def test_each_age_has_its_line(days: int, age: str):
    assert bucket_of(days) == age


@pytest.mark.parametrize("on", [date(2026, 3, 4), date(2026, 2, 23), date(2026, 5, 3)])
def test_the_days_of_a_line_are_those_of_its_ages(on: date):
    calendar = vietnam(2025, 2027)
    for age in Age:
        first, last = raised_within(age, on, calendar)
        assert bucket_of(age_of(last, on, calendar)) == age
        if first is not None:
            assert bucket_of(age_of(first, on, calendar)) == age
            assert bucket_of(age_of(date.fromordinal(first.toordinal() - 1), on, calendar)) != age


def test_the_filter_by_age_and_the_report_agree(cast: Cast, sign_in):
    old = raised(cast)
    Difficulty.objects.filter(pk=old.pk).update(raised_on=date(2026, 1, 5))
    raised(cast, words="Mới nêu.")
    browser = sign_in(cast.users["head"])
    shown = [[row.difficulty for row in browser.get("/difficulties/", {"age": age}).context["rows"]] for age in Age]
    assert shown[-1] == [old]
    assert [len(rows) for rows in shown] == [1, 0, 0, 1]


def test_a_report_on_tasks_finds_what_is_open_on_them(cast: Cast):
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"])
    waits = raised(cast, task=duty.task)
    done = Way(cast, raised(cast, task=duty.task, words="Xong.")).go("take_up", "submit", "resolve", "confirm")
    raised(cast, words="Không gắn với nhiệm vụ.")
    assert list(open_of_tasks([duty.task_id], today())) == [waits]
    before = today() - timedelta(days=1)
    assert list(open_of_tasks([duty.task_id], before)) == []
    Difficulty.objects.filter(pk=done.pk).update(raised_on=before)
    assert list(open_of_tasks([duty.task_id], before)) == [done]
