"""An appendix and the prose that speak of the same task and disagree: one task, both readings shown, a person chooses."""

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from cast import Cast
from dondoc.plans.actions.importing import import_plan
from dondoc.plans.models import Plan

CASE = Path(__file__).parent.parent / "reading" / "cases" / "conflict-prose-appendix.txt"
PRINTED, IN_TABLE = "hoàn thành trước ngày 15/9/2025", "20/9/2025"


@pytest.fixture
def disagreeing(cast: Cast) -> Plan:
    return import_plan(
        actor=cast.users["office_clerk"], content=CASE.read_bytes(), name="ke-hoach.txt", not_secret=True
    )


def test_the_page_shows_one_task_with_both_and_takes_the_choice(cast: Cast, disagreeing: Plan, sign_in):
    client = sign_in(cast.users["office_clerk"])
    url = reverse("plans:review", args=[disagreeing.pk])
    page = client.get(url)
    said_twice = [card for card in page.context["cards"] if card.conflicts]
    task = said_twice[0].task
    assert [(card.task.title, [(c["kept"], c["other"]) for c in card.conflicts]) for card in said_twice] == [
        (task.title, [(PRINTED, IN_TABLE)])
    ]
    assert ("lập danh sách cơ sở sản xuất bánh trung thu" in task.title, task.due) == (True, date(2025, 9, 15))
    text = page.content.decode()
    assert f'value="other">{IN_TABLE}' in text
    client.post(url, {"act": "conflict", "task": task.pk, "index": "0", "take": "other"})
    task.refresh_from_db()
    assert (task.due, task.printed_time) == (date(2025, 9, 20), IN_TABLE)
    assert [card for card in client.get(url).context["cards"] if card.conflicts] == []
