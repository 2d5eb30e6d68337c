"""An open role says who fills it: nobody yet, or the units that the lead unit has named."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.plans import actions
from dondoc.plans.models import Assignment, Task
from issued import issued_plan, issued_task

WAITING = "đơn vị chủ trì nêu tên khi tiếp nhận"


@pytest.fixture
def task(cast: Cast) -> Task:
    task = issued_task(issued_plan(cast), lead=cast.bodies["labour"]).task
    Assignment.objects.create(task=task, part="cooperates", text="Các phòng, đơn vị liên quan", open_role=True)
    return task


def _page(cast: Cast, task: Task) -> str:
    client = Client()
    client.force_login(cast.users["labour_head"], backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.get(reverse("plans:task", args=[task.pk])).content.decode()


def test_it_says_that_nobody_is_named_yet(cast: Cast, task: Task) -> None:
    assert WAITING in _page(cast, task)


def test_it_shows_the_units_once_they_are_named(cast: Cast, task: Task) -> None:
    actions.name_cooperators(actor=cast.users["labour_head"], task=task, bodies=[cast.bodies["environment"]])
    page = _page(cast, task)
    assert (WAITING in page, "↳ Phòng Quản lý Tài nguyên và Môi trường" in page) == (False, True)


def test_the_lead_unit_and_the_agency_are_not_offered(cast: Cast, task: Task, sign_in, labour_head) -> None:
    form = sign_in(labour_head).get(reverse("plans:cooperators", args=[task.pk])).context["form"]
    offered = {body.name for body in form.fields["bodies"].queryset}
    assert offered == {
        "Văn phòng",
        "Phòng Quản lý Doanh nghiệp",
        "Phòng Quản lý Tài nguyên và Môi trường",
    }


@pytest.mark.parametrize("key", ["labour", "agency"])
def test_the_lead_unit_and_the_agency_are_refused(cast: Cast, task: Task, sign_in, labour_head, key: str) -> None:
    page = reverse("plans:cooperators", args=[task.pk])
    answer = sign_in(labour_head).post(page, {"bodies": [cast.bodies[key].pk]})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["bodies"])
    with pytest.raises(ValidationError, match="không phối hợp trong việc này được"):
        actions.name_cooperators(actor=labour_head, task=task, bodies=[cast.bodies[key]])
    assert task.involvements.filter(part="cooperates").count() == 0
