"""The dashboards: each figure in its reader's scope, the weeks behind by dates, and the list behind each figure."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cast import Cast
from dondoc.home.queries.dashboard import WEEKS, Scope, behind, loads_of, monday_of, scope_of, weeks_of
from dondoc.people.queries import today
from dondoc.plans.models import Duty
from dondoc.plans.rules import WorkState
from issued import issued_plan, issued_task

ON = date(2026, 11, 25)  # a Wednesday
WHOLE = Scope(whole=True)
QUERIES = 16


def duty(cast: Cast, lead: str, **row) -> Duty:
    """A duty of that unit with these columns, as some past has left it."""
    plan = issued_plan(cast)
    made = issued_task(
        plan, lead=cast.bodies[lead], director=cast.users["deputy_labour"].person, due=row.get("deadline")
    )
    Duty.objects.filter(pk=made.pk).update(**{"starts_on": date(2026, 3, 2), **row})
    made.refresh_from_db()
    return made


def late_by_week(on: date = ON) -> list[int]:
    return [week.late for week in weeks_of(WHOLE, on)]


@pytest.mark.parametrize(
    ("who", "scope"),
    [("head", "whole"), ("office_clerk", "whole"), ("chief_of_office", "whole"), ("deputy_labour", "leader")],
)
def test_the_head_and_the_office_see_the_whole_a_deputy_what_they_direct(cast, who, scope):
    found = scope_of(cast.users[who])

    assert found == (WHOLE if scope == "whole" else Scope(leader_id=cast.users[who].person_id))
    assert scope_of(cast.users["deputy_labour"], whole=True) == WHOLE


def test_a_unit_sees_itself_even_when_it_asks_for_the_whole(cast, labour_head, labour_staff, labour):
    own = Scope(body_ids=frozenset({labour.pk}))

    assert [scope_of(user, whole=True) for user in (labour_head, labour_staff)] == [own, own]


@pytest.mark.parametrize("who", ["enterprise_user", "union_user", "administrator", "stranger"])
def test_outsiders_count_nothing(cast, who):
    duty(cast, "enterprise", deadline=ON - timedelta(days=9), deadline_key=ON - timedelta(days=9))

    assert list(scope_of(cast.users[who]).duties()) == []


def test_the_load_of_a_unit_is_its_open_duties(cast, labour, environment):
    late, soon, far = ON - timedelta(days=1), ON + timedelta(days=2), ON + timedelta(days=90)
    for due in (late, soon, far):
        duty(cast, "labour", deadline=due, deadline_key=due)
    duty(cast, "labour", deadline=late, deadline_key=late, state=WorkState.DONE)
    duty(cast, "environment", deadline=far, deadline_key=far, state=WorkState.SUBMITTED)

    found = [(x.body_id, x.late, x.soon, x.rest, x.waiting, x.open) for x in loads_of(WHOLE, ON)]

    assert found == [(labour.pk, 1, 1, 1, 0, 3), (environment.pk, 0, 0, 1, 1, 1)]


def test_a_duty_is_late_from_the_day_after_its_deadline_until_its_result_came_in(cast):
    monday = monday_of(ON) - 4 * timedelta(days=7)
    duty(cast, "labour", deadline=monday + timedelta(days=2), submitted_on=monday + timedelta(days=16))

    assert late_by_week()[-5:] == [1, 1, 0, 0, 0]


def test_what_was_due_on_a_sunday_is_late_a_week_later(cast):
    sunday = monday_of(ON) - timedelta(days=8)
    duty(cast, "labour", deadline=sunday)

    assert late_by_week()[-3:] == [0, 1, 1]


def test_what_came_in_on_its_day_was_never_late(cast):
    day = ON - timedelta(days=20)
    duty(cast, "labour", deadline=day, submitted_on=day)

    assert late_by_week() == [0] * WEEKS


def test_what_became_late_long_ago_is_late_in_every_week(cast):
    duty(cast, "labour", deadline=date(2025, 1, 6))
    duty(cast, "labour", deadline=date(2025, 1, 6), submitted_on=date(2025, 3, 3), state=WorkState.DONE)

    assert late_by_week() == [1] * WEEKS


def test_a_cancelled_duty_is_late_until_it_was_closed(cast):
    monday = monday_of(ON)
    duty(cast, "labour", deadline=ON - timedelta(days=40), closed_on=monday, state=WorkState.CANCELLED)

    assert late_by_week()[-3:] == [1, 1, 0]


def test_the_weeks_count_what_began_and_what_was_finished_in_them(cast):
    monday = monday_of(ON)
    duty(cast, "labour", starts_on=monday)
    duty(cast, "labour", starts_on=monday - timedelta(days=1), closed_on=monday, state=WorkState.DONE)
    duty(cast, "labour", closed_on=monday, state=WorkState.CANCELLED)

    assert [(w.monday, w.given, w.finished) for w in weeks_of(WHOLE, ON)[-2:]] == [
        (monday - timedelta(days=7), 1, 0),
        (monday, 1, 1),
    ]


def test_each_figure_of_a_week_is_as_many_as_the_list_behind_it(cast):
    for n in range(20):
        closed = ON - timedelta(days=n) if n % 3 else None
        state = WorkState.DONE if closed else WorkState.RUNNING
        due = ON - timedelta(days=7 * n // 2)
        duty(cast, "labour", deadline=due, starts_on=due, submitted_on=closed, closed_on=closed, state=state)

    for week in weeks_of(WHOLE, ON):
        found = {kind: behind(WHOLE, week.monday, kind, ON).count() for kind in ("given", "finished", "late")}
        assert found == {"given": week.given, "finished": week.finished, "late": week.late}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_same_of_one_duty_and_of_three(cast, sign_in, head, rows, django_assert_num_queries):
    for _n in range(rows):
        duty(cast, "labour", deadline=today() - timedelta(days=3), deadline_key=today() - timedelta(days=3))
    client = sign_in(head)
    client.get(reverse("home:dashboard"))

    with django_assert_num_queries(QUERIES):
        page = client.get(reverse("home:dashboard"))

    assert [(load.late, urls["late"]) for load, urls in page.context["loads"]] == [
        (rows, f"/plans/follow-up/?time=overdue&unit={cast.bodies['labour'].pk}")
    ]
    assert [plan.late for plan, _parts in page.context["plans"]] == [1] * rows


def test_a_deputy_is_shown_what_they_direct_and_may_look_at_the_whole(cast, sign_in, deputy_labour, deputy_enterprise):
    duty(cast, "labour", deadline=today() - timedelta(days=3), deadline_key=today() - timedelta(days=3))
    address = reverse("home:dashboard")

    def late(user, query: str = "") -> int:
        return sum(load.late for load, _urls in sign_in(user).get(address + query).context["loads"])

    assert [late(deputy_labour), late(deputy_enterprise), late(deputy_enterprise, "?scope=all")] == [1, 0, 1]


def test_the_list_of_a_week_shows_the_reader_s_own_scope(cast, sign_in, labour_head, labour):
    own = duty(cast, "labour", starts_on=monday_of(today()))
    duty(cast, "environment", starts_on=monday_of(today()))

    page = sign_in(labour_head).get(reverse("home:week", args=["given", monday_of(today()).isoformat()]))

    assert [d.pk for d in page.context["page"].rows] == [own.pk]


@pytest.mark.parametrize(("kind", "monday"), [("late", "2026-11-24"), ("lost", "2026-11-23"), ("late", "khong-phai")])
def test_there_is_no_list_of_another_day_or_kind(sign_in, head, kind, monday):
    assert sign_in(head).get(reverse("home:week", args=[kind, monday])).status_code == 404


def test_charts_carry_the_figures_of_their_tables(cast, sign_in, head):
    duty(cast, "labour", deadline=today() - timedelta(days=3), deadline_key=today() - timedelta(days=3))

    context = sign_in(head).get(reverse("home:dashboard")).context

    bars = context["load_chart"]
    assert (bars["labels"], [one["values"] for one in bars["series"]]) == (
        [cast.bodies["labour"].name],
        [[1], [0], [0]],
    )
    assert context["trend_chart"]["series"][2]["values"] == [w.late for w, _urls in reversed(context["weeks"])]
