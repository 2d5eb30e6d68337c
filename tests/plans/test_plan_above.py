"""A task carries out one of the plan above, and each of the two leads to the other."""

from django.urls import reverse

from cast import Cast
from dondoc.people.queries import agency
from dondoc.plans.models import Plan, Task
from dondoc.plans.rules import WorkState
from dondoc.plans.views.cards import plans_above
from issued import issued_plan, issued_task


def linked(cast: Cast) -> tuple[Task, Task]:
    """A task of the plan above, and ours that carries it out."""
    above = issued_task(issued_plan(cast, "Giảm nghèo của tỉnh"), lead=cast.bodies["environment"], title="Nhà ở").task
    ours = issued_task(issued_plan(cast), lead=cast.bodies["labour"]).task
    ours.carries_out = above
    ours.save()
    return above, ours


def test_each_page_leads_to_the_other(cast: Cast, office_clerk, sign_in) -> None:
    above, ours = linked(cast)
    client = sign_in(office_clerk)
    pages = [client.get(reverse("plans:task", args=[task.pk])) for task in (above, ours)]
    shown = [(page.context["above"], page.context["carried_by"]) for page in pages]
    assert shown == [(None, [ours]), (above, [])]
    texts = [page.content.decode() for page in pages]
    assert [f'href="/plans/tasks/{other.pk}/"' in text for other, text in zip((ours, above), texts, strict=True)] == [
        True,
        True,
    ]


def test_work_above_that_a_unit_may_not_open_is_named_without_a_link(cast: Cast, labour_head, sign_in) -> None:
    above, ours = linked(cast)
    page = sign_in(labour_head).get(reverse("plans:task", args=[ours.pk]))
    assert page.context["above"] is None
    text = page.content.decode()
    assert (f"/plans/tasks/{above.pk}/" in text, "Giảm nghèo của tỉnh" in text) == (False, True)


def test_a_draft_may_rest_on_any_other_plan_that_its_reviewer_sees(cast: Cast, office_clerk) -> None:
    above, _ours = linked(cast)
    draft = Plan.objects.create(title="Dự thảo", agency=agency(), year=2026)
    assert above.plan in plans_above(office_clerk, draft)
    assert draft not in plans_above(office_clerk, draft)
    assert above.state == WorkState.ASSIGNED
