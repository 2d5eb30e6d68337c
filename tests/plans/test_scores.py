"""Scores by unit and period: one rule for the table and for the list behind each number."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.urls import reverse

from cast import Cast
from dondoc.people.queries import today
from dondoc.plans.models import Duty
from dondoc.plans.queries import board_dates
from dondoc.plans.queries.scoring import scored_duties, scores
from dondoc.plans.rules.scoring import Score, on_time_rate
from dondoc.worktime import Period, parse_period
from issued import issued_plan, issued_task

KEY = f"{today().year}-Y"


@pytest.fixture
def period() -> Period:
    return parse_period(KEY)


@pytest.fixture
def work(cast: Cast, period: Period) -> dict[str, Duty]:
    """One duty of the labour department for each way of being counted, and what is not counted."""
    plan = issued_plan(cast)
    past, day = period.start + timedelta(days=20), timedelta(days=1)
    kinds = {
        "on_time": {"state": "done", "submitted_on": past, "closed_on": past + 9 * day},
        "extended": {
            "state": "done",
            "submitted_on": past,
            "closed_on": past,
            "original_deadline": past - 9 * day,
        },
        "late": {"state": "done", "submitted_on": past + day, "closed_on": past + day},
        "handed_over_late": {"state": "transferred", "closed_on": past + day},
        "returned": {"state": "returned"},
        "silent": {"state": "running"},
        "waiting": {"state": "submitted", "submitted_on": past},
        "given_in_late": {"state": "submitted", "submitted_on": past + day},
        "handed_over": {"state": "transferred", "closed_on": past},
        "paused": {"state": "paused"},
        "cancelled": {"state": "cancelled", "closed_on": past + day},
        "next_year": {"deadline": period.end + day, "deadline_key": period.end + day},
        "no_deadline": {"deadline": None, "deadline_key": date(9999, 12, 31), "original_deadline": None},
    }
    made = {}
    for name, values in kinds.items():
        duty = issued_task(plan, lead=cast.bodies["labour"], title=name, due=past, news_on=today())
        Duty.objects.filter(pk=duty.pk).update(**values)
        made[name] = duty
    Duty.objects.filter(pk=made["silent"].pk).update(news_at=made["silent"].news_at - timedelta(days=40))
    return made


COUNTED = {
    "on_time": {"on_time", "extended"},
    "late": {"late", "handed_over_late"},
    "overdue": {"returned", "silent", "given_in_late"},
    "waiting": {"waiting"},
    "running": set(),
    "silent": {"silent"},
    "extended": {"extended"},
    "no_deadline": {"no_deadline"},
}


@pytest.mark.parametrize("score", Score)
def test_the_list_behind_a_number_is_what_it_counts(cast: Cast, work, period, head, sign_in, score: Score) -> None:
    (row,) = scores(scored_duties(head), period, board_dates(today()))
    sent = {"period": KEY, "kind": score.value, "unit": cast.bodies["labour"].pk}
    answer = sign_in(head).get(reverse("plans:scored"), sent)
    listed = {duty.task.title for duty in answer.context["page"].rows}
    assert (row.counts[score], listed) == (len(COUNTED[score]), COUNTED[score])
    assert answer.context["count"].value == row.counts[score]


def test_the_rate_is_what_the_formula_says(work, period, head, sign_in) -> None:
    (row,) = scores(scored_duties(head), period, board_dates(today()))
    assert str(row.rate) == "28.6"  # 2 of 2 + 2 + 3
    page = sign_in(head).get(reverse("plans:scores"), {"period": KEY}).text
    assert "28,6%" in page
    assert "Tỷ lệ đúng hạn = xong đúng hạn ÷ (xong đúng hạn + xong quá hạn + đang quá hạn) × 100%" in page


def test_nothing_due_gives_no_rate() -> None:
    assert on_time_rate(dict.fromkeys(Score.values, 0)) is None


def test_each_sees_the_units_that_are_theirs(cast: Cast, work, period) -> None:
    issued_task(issued_plan(cast), lead=cast.bodies["environment"], due=period.end)
    issued_task(issued_plan(cast), lead=cast.bodies["enterprise"], due=period.end)
    seen = {
        name: [row.body.name if row.body else "" for row in scores(scored_duties(user), period, board_dates(today()))]
        for name, user in cast.users.items()
    }
    units = sorted((cast.bodies["labour"], cast.bodies["environment"]), key=lambda body: body.sort_key)
    every = [*(body.name for body in units), ""]
    overseers = ("head", "deputy_labour", "deputy_enterprise", "deputy_environment", "chief_of_office", "office_clerk")
    assert {name: found for name, found in seen.items() if found} == {
        **dict.fromkeys(overseers, every),
        "labour_head": [cast.bodies["labour"].name],
        "environment_head": [cast.bodies["environment"].name],
    }


@pytest.mark.parametrize(("who", "status"), [("labour_staff", 403), ("enterprise_user", 403), ("labour_head", 200)])
def test_staff_and_outsiders_do_not_open_the_page(cast: Cast, sign_in, who: str, status: int) -> None:
    assert sign_in(cast.users[who]).get(reverse("plans:scores")).status_code == status


def test_the_workbook_has_the_numbers_and_how_they_are_counted(work, head, sign_in) -> None:
    answer = sign_in(head).get(reverse("plans:scores_export"), {"period": KEY})
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    numbers, words = book.worksheets
    lines = [[cell for cell in row if cell is not None] for row in numbers.iter_rows(values_only=True)]
    assert [work["late"].body.name, 2, 2, 3, 1, 0, 1, 1, 1, "28,6%"] in lines
    assert any("÷" in str(cell) for row in words.iter_rows(values_only=True) for cell in row)


@pytest.mark.parametrize("units", [1, 3])
def test_the_page_asks_the_same_number_of_questions(
    cast: Cast, head, sign_in, django_assert_num_queries, units
) -> None:
    plan = issued_plan(cast)
    for name in ("labour", "environment", "office")[:units]:
        issued_task(plan, lead=cast.bodies[name], due=today())
    client = sign_in(head)
    client.get(reverse("plans:scores"))
    with django_assert_num_queries(QUERIES):
        client.get(reverse("plans:scores"))


QUERIES = 5
