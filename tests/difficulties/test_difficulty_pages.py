"""The pages: raising from a report without typing twice, the list, the decision in one tap, the kinds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast
from difficulties.way import Way, kind, raised
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.rules import DEFAULT_DAYS, DifficultyState
from dondoc.home.queries import my_work
from dondoc.plans import actions as work
from dondoc.plans.actions.working import Report
from issued import issued_plan, issued_task


def test_a_report_that_tells_of_a_difficulty_becomes_one(cast: Cast, sign_in):
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"])
    lead = cast.users["labour_head"]
    work.accept(actor=lead, duty=duty)
    said = Report(narrative="Đã khảo sát.", difficulty="Chủ nhà trọ không kê khai.", proposal="Nhờ công an xã.")
    update = work.report(actor=lead, duty=duty, said=said)
    browser = sign_in(lead)
    assert f"/difficulties/raise/from/{update.pk}/" in browser.get(f"/plans/tasks/{duty.task_id}/").content.decode()
    form = browser.get(f"/difficulties/raise/from/{update.pk}/").context["form"]
    sent = {name: form[name].value() or "" for name in form.fields if name not in {"attached", "not_secret"}}
    answer = browser.post(f"/difficulties/raise/from/{update.pk}/", sent)
    difficulty = Difficulty.objects.get()
    assert answer.url == f"/difficulties/{difficulty.pk}/"
    assert (difficulty.description, difficulty.wish, difficulty.task, difficulty.body, difficulty.update) == (
        said.difficulty,
        said.proposal,
        duty.task,
        cast.bodies["labour"],
        update,
    )
    assert browser.get(f"/difficulties/raise/from/{update.pk}/").url == answer.url


def test_a_leader_decides_on_the_page_with_the_words_proposed(cast: Cast, sign_in):
    difficulty = Way(cast, raised(cast)).go("take_up", "submit")
    head = cast.users["head"]
    assert [one.url for one in my_work(head).others] == [f"/difficulties/{difficulty.pk}/"]
    browser = sign_in(head)
    assert "Giao phòng rà soát.</textarea>" in browser.get(f"/difficulties/{difficulty.pk}/").content.decode()
    browser.post(f"/difficulties/{difficulty.pk}/resolve/", {"words": "Giao phòng rà soát."})
    difficulty.refresh_from_db()
    assert (difficulty.state, difficulty.decision) == (DifficultyState.ANSWERED, "Giao phòng rà soát.")
    assert [one.url for one in my_work(cast.users["labour_head"]).errands] == [f"/difficulties/{difficulty.pk}/"]


def test_what_is_ticked_in_the_list_is_gathered(cast: Cast, sign_in):
    two = [raised(cast), raised(cast, by="environment_head", body="environment")]
    browser = sign_in(cast.users["office_clerk"])
    picked = {"picked": [one.pk for one in two]}
    assert browser.post("/difficulties/group/", picked).context["chosen"] == two
    browser.post("/difficulties/group/", {**picked, "title": "Thiếu dữ liệu nhà trọ", "description": ""})
    common = Difficulty.objects.get(common=True)
    assert list(common.carried.order_by("id")) == two


@pytest.mark.parametrize("address", ["/difficulties/", "/difficulties/open/", "/difficulties/export.xlsx"])
def test_a_list_asks_as_much_for_three_as_for_one(cast: Cast, sign_in, address):
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"])
    browser = sign_in(cast.users["chief_of_office"])
    counts = []
    for more in (1, 2):
        for n in range(more):
            Way(cast, raised(cast, task=duty.task, words=f"Vướng {n}")).go("take_up", "submit", "assign")
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            browser.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_chief_of_office_sets_how_a_kind_is_handled(cast: Cast, sign_in):
    browser = sign_in(cast.users["chief_of_office"])
    department = cast.bodies["enterprise_department"]
    sent = {"name": "Của doanh nghiệp", "consolidator": department.pk, "decider": "deputy", **DEFAULT_DAYS, "raised": 9}
    browser.post(f"/difficulties/kinds/{kind('enterprise').pk}/", sent)
    changed = kind("enterprise")
    assert (changed.consolidator, changed.steps.get(state="raised").days) == (department, 9)
    assert sign_in(cast.users["labour_head"]).get("/difficulties/kinds/").status_code == 403
