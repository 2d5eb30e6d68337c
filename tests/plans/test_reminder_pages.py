"""The Office sets a plan's ladder; a rung is left out for one task with a reason."""

from datetime import date

import pytest
from django.urls import reverse

from dondoc.frame.actors import SystemActor
from dondoc.plans.actions.reminding import remind
from dondoc.plans.models import Duty, LeaderDigest
from dondoc.plans.queries.reminding import ladder_of
from dondoc.plans.rules.reminding import DEFAULT_LADDER, Addressee, Rung, Trigger
from issued import issued_plan, issued_task

pytestmark = pytest.mark.django_db
ONE = {
    "rung-TOTAL_FORMS": "2",
    "rung-INITIAL_FORMS": "0",
    "rung-0-trigger": "after",
    "rung-0-days": "2",
    "rung-0-every": "4",
    "rung-0-addressee": "unit",
    "rung-1-trigger": "",
    "rung-1-addressee": "unit",
}


@pytest.fixture
def duty(cast) -> Duty:
    return issued_task(issued_plan(cast), lead=cast.bodies["labour"], director=cast.users["deputy_labour"].person)


def test_the_office_sets_the_ladder_and_goes_back_to_the_usual_one(duty, office_clerk, sign_in):
    client, plan = sign_in(office_clerk), duty.task.plan
    page = reverse("plans:reminders", args=[plan.pk])
    assert client.post(page, ONE).status_code == 302
    assert ladder_of(plan) == (Rung(Trigger.AFTER, 2, Addressee.UNIT, every=4),)
    assert client.post(page, {"act": "reset"}).status_code == 302
    assert ladder_of(plan) == DEFAULT_LADDER


def test_a_rung_without_its_days_is_said_beside_the_field(duty, office_clerk, sign_in):
    page = reverse("plans:reminders", args=[duty.task.plan_id])
    answer = sign_in(office_clerk).post(page, ONE | {"rung-0-days": ""})
    assert "Hãy ghi số ngày làm việc, từ 1 trở lên." in answer.content.decode()
    assert ladder_of(duty.task.plan) == DEFAULT_LADDER


def test_a_unit_reads_the_ladder_and_cannot_set_it(duty, labour_head, sign_in):
    client, page = sign_in(labour_head), reverse("plans:reminders", args=[duty.task.plan_id])
    assert "Lưu các bậc nhắc" not in client.get(page).content.decode()
    assert client.post(page, ONE).status_code == 403
    assert ladder_of(duty.task.plan) == DEFAULT_LADDER


def test_a_rung_is_left_out_with_a_reason_and_taken_up_again(duty, office_clerk, sign_in):
    client, page = sign_in(office_clerk), reverse("plans:task_reminders", args=[duty.task_id])
    rung = "after:3:director"
    client.post(page, {"act": "skip", "rung": rung, "reason": ""})
    assert duty.task.skipped_steps.count() == 0
    client.post(page, {"act": "skip", "rung": rung, "reason": "Lãnh đạo đã biết."})
    assert [(s.rung.key, s.reason) for s in duty.task.skipped_steps.all()] == [(rung, "Lãnh đạo đã biết.")]
    assert "Lãnh đạo đã biết." in client.get(page).content.decode()
    client.post(page, {"act": "again", "rung": rung})
    assert duty.task.skipped_steps.count() == 0


def test_the_task_s_page_shows_what_was_reminded_of(duty, labour_head, sign_in, cast):
    remind(actor=SystemActor("Lịch nhắc việc"), on=date(2026, 7, 3))
    page = reverse("plans:task_reminders", args=[duty.task_id])
    assert cast.users["labour_head"].printed_name in sign_in(labour_head).get(page).content.decode()
    assert sign_in(cast.users["enterprise_user"]).get(page).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_of_digests_asks_the_same_however_long(cast, chief_of_office, sign_in, rows, django_assert_num_queries):
    leaders = ["head", "deputy_labour", "deputy_enterprise"]
    LeaderDigest.objects.bulk_create([LeaderDigest(leader=cast.users[who].person) for who in leaders[:rows]])
    client = sign_in(chief_of_office)
    client.get(reverse("plans:digests"))
    with django_assert_num_queries(6):
        client.get(reverse("plans:digests"))
