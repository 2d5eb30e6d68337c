"""Plans and tasks by standing: empty by default, one rule for lists and details."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser

from cast import Cast
from dondoc.people import queries as people_queries
from dondoc.people.models import User
from dondoc.plans.models import Plan, Task
from dondoc.plans.queries import visible_duties, visible_plans, visible_tasks
from dondoc.plans.rules import PlanState, WorkState
from issued import issued_plan, issued_task


@pytest.fixture
def stage(cast: Cast) -> dict[str, Task]:
    """A plan of the labour and environment departments with an enterprise's own task, a plan of another unit, a draft."""
    plan = issued_plan(cast)
    deputy = cast.users["deputy_labour"].person
    first = issued_task(plan, lead=cast.bodies["labour"], director=deputy, title="Việc của phòng lao động").task
    second = issued_task(plan, lead=cast.bodies["environment"], title="Việc của phòng môi trường").task
    third = issued_task(plan, lead=cast.bodies["enterprise"], title="Việc của doanh nghiệp").task
    other = issued_task(
        issued_plan(cast, "Kế hoạch riêng"), lead=cast.bodies["enterprise_department"], title="Việc khác"
    ).task
    draft = Plan.objects.create(title="Dự thảo", agency=cast.bodies["agency"], year=2026, state=PlanState.DRAFT)
    hidden = Task.objects.create(plan=draft, title="Việc trong dự thảo", state=WorkState.DRAFT)
    return {"first": first, "second": second, "third": third, "other": other, "hidden": hidden}


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("head", {"first", "second", "third", "other"}),
        ("deputy_environment", {"first", "second", "third", "other"}),
        ("office_clerk", {"first", "second", "third", "other"}),
        ("labour_head", {"first", "second", "third"}),
        ("labour_staff", {"first", "second", "third"}),
        ("enterprise_head", {"other"}),
        ("enterprise_user", {"third"}),
        ("other_enterprise_user", set()),
        ("union_user", set()),
        ("administrator", set()),
        ("stranger", set()),
    ],
)
def test_tasks_are_seen_by_standing(cast: Cast, stage: dict[str, Task], who: str, seen: set[str]) -> None:
    found = set(visible_tasks(cast.users[who]).values_list("pk", flat=True))
    assert found == {stage[key].pk for key in seen}


def test_nobody_signed_in_sees_nothing(stage: dict[str, Task]) -> None:
    assert list(visible_tasks(AnonymousUser())) == []
    assert list(visible_plans(AnonymousUser())) == []
    assert list(visible_duties(AnonymousUser())) == []


def test_an_account_that_was_locked_sees_nothing(cast: Cast, stage: dict[str, Task]) -> None:
    cast.users["head"].is_active = False
    assert list(visible_tasks(cast.users["head"])) == []


def test_only_office_and_leaders_see_a_draft_plan(cast: Cast, stage: dict[str, Task]) -> None:
    draft = stage["hidden"].plan
    assert [who for who in cast.users if draft in visible_plans(cast.users[who])] == [
        "head",
        "deputy_labour",
        "deputy_enterprise",
        "deputy_environment",
        "chief_of_office",
        "office_clerk",
    ]


def test_an_outsider_sees_only_the_duties_of_their_own_body(cast: Cast, stage: dict[str, Task]) -> None:
    assert {d.task_id for d in visible_duties(cast.users["enterprise_user"])} == {stage["third"].pk}


def test_a_kept_question_is_never_another_standings(cast: Cast, stage: dict[str, Task], sign_in, monkeypatch) -> None:
    """As outside a transaction, where questions are kept from page to page."""
    monkeypatch.setattr(people_queries, "connection", SimpleNamespace(in_atomic_block=False))
    monkeypatch.setattr(people_queries, "_kept", {})
    moving, enterprise = cast.users["labour_head"], cast.users["enterprise_user"]

    def seen(user: User) -> int:
        return len(sign_in(user).get("/plans/tasks/").context["page"].rows)

    before = [seen(moving), seen(enterprise)]
    person, enterprise.person = enterprise.person, None
    enterprise.save()
    moving.person = person
    moving.save()
    assert (before, seen(moving)) == ([3, 1], 1)
