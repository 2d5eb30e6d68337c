"""A result always reaches somebody who can decide on it: the head, where who directs the task cannot sign in."""

import pytest

from cast import Cast
from dondoc.notices.models import Notice
from dondoc.people.models import Person, User
from dondoc.people.queries import today
from dondoc.plans import actions
from dondoc.plans.access import directed_by
from dondoc.plans.actions.working import Report
from dondoc.plans.models import Duty
from dondoc.plans.queries import waiting_for_decision
from issued import issued_plan, issued_task

SAID = Report(narrative="Đã lập xong danh sách.", percent=100)


@pytest.fixture
def submitted(cast: Cast) -> Duty:
    """Submitted to the deputy who directs the task, who may still sign in."""
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"], director=cast.users["deputy_labour"].person)
    actions.accept(actor=cast.users["labour_head"], duty=duty)
    return duty


def submit(cast: Cast, duty: Duty) -> list[str]:
    """The result is given in; who hears of it."""
    Notice.objects.all().delete()
    actions.submit(actor=cast.users["labour_head"], duty=duty, said=SAID)
    told = Notice.objects.values_list("person_id", flat=True)
    return list(Person.objects.filter(pk__in=told).values_list("name", flat=True))


def test_a_result_goes_to_the_leader_who_directs(cast: Cast, submitted: Duty) -> None:
    assert submit(cast, submitted) == [cast.users["deputy_labour"].person.name]
    assert list(waiting_for_decision(cast.users["deputy_labour"])) == [submitted]
    assert list(waiting_for_decision(cast.users["head"])) == []


def _never_had_an_account(user: User) -> None:
    User.objects.filter(pk=user.pk).update(person=None)


def _closed(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


def _left(user: User) -> None:
    user.person.tenures.update(valid_to=today())


@pytest.mark.parametrize("gone", [_never_had_an_account, _closed, _left])
def test_a_result_goes_to_the_head_where_the_leader_cannot_sign_in(cast: Cast, submitted: Duty, gone) -> None:
    gone(cast.users["deputy_labour"])
    assert submit(cast, submitted) == [cast.users["head"].person.name]
    assert list(waiting_for_decision(cast.users["head"])) == [submitted]
    assert directed_by(cast.users["chief_of_office"], [submitted.task_id]) == {submitted.task_id}
    actions.approve(actor=cast.users["head"], duty=submitted)
    submitted.refresh_from_db()
    assert submitted.state == "done"
