"""`Involvement.apart`, kept by the database, agrees with the plan's audience whatever comes first."""

from dondoc.plans.models import Audience, Involvement, Task
from dondoc.plans.queries import visible_plans, visible_tasks
from dondoc.plans.rules import Part
from issued import issued_plan, issued_task


def _apart(task, body) -> list[bool]:
    return list(Involvement.objects.filter(task=task, body=body).values_list("apart", flat=True))


def test_a_part_in_a_plan_that_the_unit_reads_is_not_apart(cast, labour):
    task = issued_task(issued_plan(cast), lead=labour).task
    Involvement.objects.create(task=task, part=Part.COOPERATES, body=labour)
    assert _apart(task, labour) == [False, False]


def test_a_part_is_apart_until_the_plan_is_sent_to_its_unit(cast, labour, environment):
    plan = issued_plan(cast)
    task = issued_task(plan, lead=labour, cooperating=(environment,)).task
    assert _apart(task, environment) == [True]
    Audience.objects.create(plan=plan, body=environment)
    assert _apart(task, environment) == [False]


def test_a_part_is_apart_again_when_the_plan_is_closed_to_its_unit(cast, labour):
    plan = issued_plan(cast)
    task = issued_task(plan, lead=labour).task
    Audience.objects.filter(plan=plan).delete()
    assert _apart(task, labour) == [True]


def test_a_person_s_part_is_always_apart(cast, labour, deputy_labour):
    task = issued_task(issued_plan(cast), lead=labour, director=deputy_labour.person).task
    assert list(Involvement.objects.filter(task=task, person=deputy_labour.person).values_list("apart", flat=True)) == [
        True
    ]


def test_a_task_moved_to_a_plan_that_its_unit_does_not_read_stays_visible(cast, labour, labour_staff):
    task = issued_task(issued_plan(cast), lead=labour).task
    other = issued_plan(cast, "Chuyển đổi số năm 2026")
    Task.objects.filter(pk=task.pk).update(plan=other)
    assert _apart(task, labour) == [True]
    assert list(visible_tasks(labour_staff)) == [task]


def test_a_member_reads_the_sent_plan_as_a_whole_and_of_others_their_own_task(
    cast, labour, environment, environment_head
):
    sent, other = issued_plan(cast), issued_plan(cast, "Chuyển đổi số năm 2026")
    Audience.objects.create(plan=sent, body=environment)
    of_sent = issued_task(sent, lead=labour).task
    own = issued_task(other, lead=labour, cooperating=(environment,)).task
    issued_task(other, lead=labour)
    assert list(visible_tasks(environment_head).order_by("id")) == [of_sent, own]
    assert list(visible_plans(environment_head).order_by("id")) == [sent, other]
