"""What tasks are counted by: one rule for every page and report."""

from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.plans.models import Task
from dondoc.plans.rules import Share, WorkState, shares
from issued import issued_plan, issued_task

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_each_state_but_a_draft_has_its_share() -> None:
    assert shares(dict.fromkeys(WorkState, 1)) == [
        (Share.DONE, 1),
        (Share.PERIOD_DONE, 1),
        (Share.SUBMITTED, 1),
        (Share.RUNNING, 3),
        (Share.NOT_ACCEPTED, 1),
        (Share.PAUSED, 1),
        (Share.CANCELLED, 1),
        (Share.TRANSFERRED, 1),
    ]


def test_a_share_of_nothing_is_not_named() -> None:
    assert shares({WorkState.ASSIGNED: 6, WorkState.PAUSED: 0}) == [(Share.NOT_ACCEPTED, 6)]


def test_the_plans_bar_counts_a_period_done_apart_from_work_under_way(cast: Cast) -> None:
    plan = issued_plan(cast)
    for state in ("period_done", "running", "assigned", "assigned"):
        duty = issued_task(plan, lead=cast.bodies["labour"])
        Task.objects.filter(pk=duty.task_id).update(state=state)
    client = Client()
    client.force_login(cast.users["office_clerk"], backend=BACKEND)
    parts = client.get(reverse("plans:detail", args=[plan.pk])).context["parts"]
    assert [(part.count, part.label) for part in parts] == [
        (1, "đạt kỳ này"),
        (1, "đang thực hiện"),
        (2, "chưa tiếp nhận"),
    ]
