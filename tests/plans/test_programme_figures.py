"""A programme's figures stand on its tasks' pages and in the report; nobody retypes them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from dondoc.frame.registries import Registry
from dondoc.people.models import Body
from dondoc.plans import hooks
from dondoc.plans.hooks import Figure, Programme
from dondoc.plans.models import Task
from dondoc.reports.actions import compose_report
from dondoc.worktime import Period, Unit, period_of
from issued import issued_plan, issued_task


def _figures(task: Task | None, _period: Period, _body: Body | None, _as_of: date) -> list[Figure]:
    return [Figure("gifts", f"Suất quà của nhiệm vụ {task.ordinal}", 1200, "suất", "/gifts/")] if task else []


@pytest.fixture
def task(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Task:
    registry: Registry[Programme] = Registry()
    registry.add("gifts", Programme(slug="gifts", name="Tặng quà", figures=_figures))
    monkeypatch.setattr(hooks, "programmes", registry)
    plan = issued_plan(cast)
    issued_task(plan, lead=cast.bodies["environment"], title="Việc không thuộc lĩnh vực nào")
    task = issued_task(plan, lead=cast.bodies["labour"]).task
    task.programme = "gifts"
    task.save(update_fields=["programme"])
    return task


def test_the_page_links_each_figure_to_what_it_counts(cast: Cast, task: Task) -> None:
    client = Client()
    client.force_login(cast.users["labour_head"], backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(reverse("plans:task", args=[task.pk])).content.decode()
    assert '<dt>Suất quà của nhiệm vụ 2</dt><dd><a href="/gifts/">1.200</a> suất</dd>' in page


def test_the_report_holds_them_under_their_task_alone(cast: Cast, task: Task) -> None:
    period = period_of(timezone.localdate(), Unit.QUARTER).key
    report = compose_report(actor=cast.users["office_clerk"], plan=task.plan, period_key=period)
    bodies = [part.body.splitlines() for part in report.parts.filter(kind="task")]
    assert [[line for line in lines if line.startswith("- Số liệu")] for lines in bodies] == [
        [],
        ["- Số liệu: Suất quà của nhiệm vụ 2: 1.200 suất."],
    ]
