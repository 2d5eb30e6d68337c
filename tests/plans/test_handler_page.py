"""A unit head names who follows the duty, and takes that back."""

import pytest
from django.urls import reverse

from cast import Cast
from dondoc.journal.models import Entry
from dondoc.plans import actions
from dondoc.plans.models import Duty
from issued import issued_plan, issued_task


@pytest.fixture
def duty(cast: Cast) -> Duty:
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"], director=cast.users["deputy_labour"].person)
    actions.accept(actor=cast.users["labour_head"], duty=duty)
    return duty


def _page(duty: Duty) -> str:
    return reverse("plans:handler", args=[duty.pk])


def test_the_unit_head_names_a_member_of_the_unit(sign_in, cast: Cast, duty: Duty) -> None:
    staff = cast.users["labour_staff"].person
    answer = sign_in(cast.users["labour_head"]).post(_page(duty), {"person": staff.pk})
    duty.refresh_from_db()
    assert (answer.status_code, answer["Location"], duty.handler) == (302, f"/plans/tasks/{duty.task_id}/", staff)


def test_an_empty_choice_takes_it_back(sign_in, cast: Cast, duty: Duty) -> None:
    head = cast.users["labour_head"]
    actions.set_handler(actor=head, duty=duty, person=cast.users["labour_staff"].person)
    sign_in(head).post(_page(duty), {"person": ""})
    duty.refresh_from_db()
    assert duty.handler is None


@pytest.mark.parametrize("named", ["", "labour_staff"])
def test_a_choice_that_changes_nothing_leaves_no_line(sign_in, cast: Cast, duty: Duty, named: str) -> None:
    head, person = cast.users["labour_head"], cast.users[named].person if named else None
    actions.set_handler(actor=head, duty=duty, person=person)
    before = Entry.objects.count()
    answer = sign_in(head).post(_page(duty), {"person": person.pk if person else ""})
    assert (answer.status_code, Entry.objects.count()) == (302, before)


def test_the_choices_are_the_others_of_the_unit(sign_in, cast: Cast, duty: Duty) -> None:
    form = sign_in(cast.users["labour_head"]).get(_page(duty)).context["form"]
    assert list(form.fields["person"].queryset) == [cast.users["labour_staff"].person]


def test_somebody_of_another_unit_is_refused_on_the_form(sign_in, cast: Cast, duty: Duty) -> None:
    other = cast.users["environment_head"].person
    answer = sign_in(cast.users["labour_head"]).post(_page(duty), {"person": other.pk})
    duty.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors), duty.handler) == (200, ["person"], None)


@pytest.mark.parametrize(
    ("who", "status"),
    [("labour_head", 200), ("labour_staff", 403), ("deputy_labour", 403), ("office_clerk", 403), ("union_user", 404)],
)
def test_only_the_unit_head_opens_it(sign_in, cast: Cast, duty: Duty, who: str, status: int) -> None:
    assert sign_in(cast.users[who]).get(_page(duty)).status_code == status


@pytest.mark.parametrize(("who", "shown"), [("labour_head", True), ("labour_staff", False), ("office_clerk", False)])
def test_the_page_of_the_task_leads_whoever_divides_to_it(
    sign_in, cast: Cast, duty: Duty, who: str, shown: bool
) -> None:
    page = sign_in(cast.users[who]).get(reverse("plans:task", args=[duty.task_id])).content.decode()
    assert (f'href="{_page(duty)}"' in page) is shown
