"""The aims of a plan: what serves each, and where a task is given its aim."""

from dondoc.plans.models import Plan
from dondoc.plans.rules import PlanState

NONE = "Chưa có nhiệm vụ nào gắn với mục đích này."


def test_an_aim_without_tasks_says_where_to_choose_it(draft, tasks, office_clerk, sign_in):
    client = sign_in(office_clerk)
    page = client.get(f"/plans/{draft.pk}/aims/").content.decode()
    way = f'{NONE} <a href="/plans/{draft.pk}/review/">Chọn mục đích của nhiệm vụ ở trang rà soát'
    assert page.count(way) == 2
    tasks[1].aim = draft.aims.first()
    tasks[1].save()
    assert client.get(f"/plans/{draft.pk}/aims/").content.decode().count(NONE) == 2  # a draft's tasks are nobody's yet
    Plan.objects.filter(pk=draft.pk).update(state=PlanState.ISSUED)
    draft.tasks.update(state="assigned")
    page = client.get(f"/plans/{draft.pk}/aims/").content.decode()
    assert (page.count(NONE), page.count("được chọn khi rà soát, trước khi ban hành."), way in page) == (1, 1, False)
