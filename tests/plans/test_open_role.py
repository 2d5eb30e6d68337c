"""An open role says who fills it: nobody yet, or the units that the lead unit has named."""

import pytest
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
