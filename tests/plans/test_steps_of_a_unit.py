"""A unit head gives a step: a day that cannot be is said beside the field, and what was typed stays."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cast import Cast
from dondoc.language import format_date
from dondoc.people.queries import today
from dondoc.plans import actions
from dondoc.plans.models import Duty, Step
from issued import issued_plan, issued_task

DUE_IN = 20


def given(cast: Cast, days: int) -> Duty:
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"], due=today() + timedelta(days=days))
    actions.accept(actor=cast.users["labour_head"], duty=duty)
    return duty


def sent(sign_in, cast: Cast, duty: Duty, days: int):
    data = {
        "text": "Phát phiếu",
        "person": cast.users["labour_staff"].person_id,
        "due": format_date(today() + timedelta(days=days)),
    }
    return sign_in(cast.users["labour_head"]).post(reverse("plans:step_add", args=[duty.pk]), data)


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (-1, "Hạn này trước hôm nay. Hãy chọn ngày từ hôm nay trở đi."),
        (DUE_IN + 1, "Hạn của đơn vị là {}. Hãy chọn ngày sớm hơn hoặc trùng ngày đó."),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_the_field(sign_in, cast: Cast, days: int, sentence: str) -> None:
    duty = given(cast, DUE_IN)
    answer = sent(sign_in, cast, duty, days)
    form = answer.context["form"]
    assert (answer.status_code, form.errors) == (200, {"due": [sentence.format(format_date(duty.deadline))]})
    assert (form["text"].value(), Step.objects.count()) == ("Phát phiếu", 0)


@pytest.mark.parametrize(("unit_days", "days"), [(DUE_IN, 0), (DUE_IN, DUE_IN), (-3, 5)])
def test_a_day_within_the_units_own_is_taken(sign_in, cast: Cast, unit_days: int, days: int) -> None:
    answer = sent(sign_in, cast, given(cast, unit_days), days)
    assert (answer.status_code, Step.objects.get().due) == (302, today() + timedelta(days=days))


def test_the_act_refuses_it_as_well(cast: Cast) -> None:
    duty, person = given(cast, DUE_IN), cast.users["labour_staff"].person
    with pytest.raises(ValidationError, match="trước hôm nay"):
        actions.add_step(
            actor=cast.users["labour_head"], duty=duty, person=person, text="x", due=today() - timedelta(1)
        )


@pytest.mark.parametrize("name", ["step_add", "handler", "cooperators"])
def test_each_of_the_units_own_pages_says_where_it_stands(sign_in, cast: Cast, name: str) -> None:
    duty = given(cast, DUE_IN)
    pk = duty.task_id if name == "cooperators" else duty.pk
    crumbs = sign_in(cast.users["labour_head"]).get(reverse(f"plans:{name}", args=[pk])).context["crumbs"]
    assert [crumb.label for crumb in crumbs] == ["Kế hoạch", duty.task.plan.title, duty.task.title]
