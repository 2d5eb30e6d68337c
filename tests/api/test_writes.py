"""Writes of other programs: the same rules as the pages', and never twice for one key."""

import threading

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from api.tokens import asking, token_for
from cast import Cast
from dondoc.difficulties.actions import resolve, submit, take_up
from dondoc.difficulties.models import Difficulty
from dondoc.journal.models import Entry
from dondoc.people.models import ApiAnswer
from dondoc.people.storage import ANSWERS_KEPT, forget_answers
from dondoc.plans import actions as work
from dondoc.plans.models import Duty, Update
from issued import issued_plan, issued_task

SAID = {"narrative": "Đã gửi phiếu tới 40 doanh nghiệp.", "percent": 60}
JSON = "application/json"


@pytest.fixture
def duty(cast: Cast) -> Duty:
    director = cast.users["deputy_labour"].person
    return issued_task(issued_plan(cast), lead=cast.bodies["labour"], director=director)


def post(client: Client, address: str, data: dict | None = None, key: str | None = None):
    headers = {"idempotency-key": key} if key is not None else {}
    return client.post(f"/api/v1/{address}", data or {}, content_type=JSON, headers=headers)


def test_a_unit_accepts_reports_and_submits(duty, labour_head):
    client = asking(labour_head)
    figures = [{"label": "Phiếu đã gửi", "value": 40, "unit": "phiếu"}]
    found = [
        post(client, f"duties/{duty.pk}/accept"),
        post(client, f"duties/{duty.pk}/report", {**SAID, "figures": figures}),
        post(client, f"duties/{duty.pk}/submit", {"narrative": "Đã xong.", "percent": 100}),
    ]
    assert [(a.status_code, a.json()["kind"], a.json()["state_after"]) for a in found] == [
        (201, "accept", "accepted"),
        (201, "progress", "running"),
        (201, "submit", "submitted"),
    ]
    assert found[1].json()["figures"] == figures
    assert client.get(f"/api/v1/duties/{duty.pk}").json()["verbs"] == ["take_back"]
    assert [e.verb for e in Entry.objects.filter(verb__startswith="plans.").order_by("id")] == [
        "plans.duty.accept",
        "plans.duty.report",
        "plans.duty.submit",
    ]


def test_whoever_may_not_is_told_why(duty, labour_staff, environment_head, chief_of_office):
    found = {
        user.username: post(asking(user), f"duties/{duty.pk}/accept")
        for user in (labour_staff, environment_head, chief_of_office)
    }
    assert {who: (a.status_code, a.json()["detail"]) for who, a in found.items()} == {
        "labour_staff": (403, "Chỉ trưởng đơn vị chủ trì hoặc người được giao mới báo cáo việc này."),
        "environment_head": (404, "Không có nội dung này, hoặc tài khoản của mã truy cập không được xem."),
        "chief_of_office": (403, "Chỉ trưởng đơn vị chủ trì hoặc người được giao mới báo cáo việc này."),
    }
    assert Update.objects.count() == 0


def test_what_is_sent_wrongly_is_named_field_by_field(duty, labour_head):
    work.accept(actor=labour_head, duty=duty)
    client = asking(labour_head)
    wrong = (
        {"percent": 5},
        {"narrative": "  "},
        {"narrative": "a\0b"},
        {**SAID, "percent": 101},
        {**SAID, "author": 1},
    )
    answers = [post(client, f"duties/{duty.pk}/report", sent) for sent in wrong]
    assert [(a.status_code, [e["field"] for e in a.json()["errors"]]) for a in answers] == [
        (422, ["body.sent.narrative"]),
        (422, ["body.sent.narrative"]),
        (422, ["body.sent.narrative"]),
        (422, ["body.sent.percent"]),
        (422, ["body.sent.author"]),
    ]
    unread = client.post(f"/api/v1/duties/{duty.pk}/report", "{", content_type=JSON)
    assert unread.status_code == 400
    assert Update.objects.count() == 1


def test_text_is_kept_composed(duty, labour_head):
    work.accept(actor=labour_head, duty=duty)
    post(asking(labour_head), f"duties/{duty.pk}/report", {"narrative": "Đa\u0303 gửi"})
    assert Update.objects.first().narrative == "Đã gửi"


# ------------------------------------------------------------------ difficulties
def test_a_unit_raises_a_difficulty_and_confirms_it(duty, labour_head, office_clerk, chief_of_office, head):
    client = asking(labour_head)
    sent = {"description": "Chưa có hướng dẫn xác nhận thu nhập.", "task": duty.task_id, "urgency": "urgent"}
    raised = post(client, "difficulties", sent)
    assert raised.status_code == 201, raised.content
    pk = raised.json()["id"]
    assert (raised.json()["state"], raised.json()["task_id"]) == ("raised", duty.task_id)
    one = Difficulty.objects.get(pk=pk)
    take_up(actor=office_clerk, difficulty=one)
    submit(actor=chief_of_office, difficulty=one, view="Đúng.", proposal="Hướng dẫn ngay.")
    resolve(actor=head, difficulty=one, words="Giao Văn phòng hướng dẫn.")
    confirmed = post(client, f"difficulties/{pk}/confirm", {})
    assert (confirmed.status_code, confirmed.json()["state"]) == (201, "closed")


def test_nobody_raises_for_another_unit_or_on_a_task_they_do_not_see(duty, cast, environment_head):
    client = asking(environment_head)
    said = {"description": "Vướng mắc."}
    other = post(client, "difficulties", {**said, "body": cast.bodies["labour"].pk})
    hidden = post(client, "difficulties", {**said, "task": duty.task_id})
    assert [(a.status_code, [e["field"] for e in a.json()["errors"]]) for a in (other, hidden)] == [
        (409, ["body"]),
        (409, ["task"]),
    ]
    assert Difficulty.objects.count() == 0


def test_what_the_agency_thinks_of_it_stays_inside(duty, cast, enterprise_user, office_clerk, labour_head):
    task = issued_task(duty.task.plan, lead=cast.bodies["enterprise"], title="Báo cáo nhu cầu nhà ở")
    pk = post(asking(enterprise_user), "difficulties", {"description": "Thiếu đất.", "task": task.task_id}).json()["id"]
    Difficulty.objects.filter(pk=pk).update(view="Ý kiến nội bộ", proposal="Đề xuất nội bộ", decision="Chưa công bố")
    inside = asking(office_clerk).get(f"/api/v1/difficulties/{pk}").json()
    outside = asking(enterprise_user).get(f"/api/v1/difficulties/{pk}")
    assert (inside["view"], inside["proposal"]) == ("Ý kiến nội bộ", "Đề xuất nội bộ")
    assert (outside.json()["view"], outside.json()["proposal"], outside.json()["decision"]) == ("", "", "")
    assert asking(labour_head).get(f"/api/v1/difficulties/{pk}").status_code == 404


# ------------------------------------------------------------------ once for a key
def test_the_same_question_with_the_same_key_is_answered_as_before(duty, labour_head):
    work.accept(actor=labour_head, duty=duty)
    client = asking(labour_head)
    first = post(client, f"duties/{duty.pk}/report", SAID, key="tuan-12")
    second = post(client, f"duties/{duty.pk}/report", SAID, key="tuan-12")
    assert (first.status_code, second.status_code, second.content == first.content) == (201, 201, True)
    assert ("Idempotent-Replayed" in first.headers, second.headers["Idempotent-Replayed"]) == (False, "true")
    assert Update.objects.filter(kind="progress").count() == 1


def test_without_a_key_each_question_is_a_new_one(duty, labour_head):
    work.accept(actor=labour_head, duty=duty)
    client = asking(labour_head)
    for _ in range(2):
        post(client, f"duties/{duty.pk}/report", SAID)
    assert Update.objects.filter(kind="progress").count() == 2


def test_another_question_with_the_key_is_refused(duty, labour_head):
    work.accept(actor=labour_head, duty=duty)
    client = asking(labour_head)
    post(client, f"duties/{duty.pk}/report", SAID, key="tuan-12")
    other = post(client, f"duties/{duty.pk}/report", {**SAID, "percent": 70}, key="tuan-12")
    elsewhere = post(client, f"duties/{duty.pk}/submit", SAID, key="tuan-12")
    assert (other.status_code, elsewhere.status_code) == (409, 409)
    assert Update.objects.filter(kind="progress").get().percent == 60


def test_the_key_of_one_token_is_not_that_of_another(duty, labour_head):
    work.accept(actor=labour_head, duty=duty)
    found = [post(asking(labour_head), f"duties/{duty.pk}/report", SAID, key="1") for _ in range(2)]
    assert [a.json()["id"] for a in found] == sorted(
        Update.objects.filter(kind="progress").values_list("pk", flat=True)
    )


def test_a_refused_question_may_be_asked_again_with_its_key(duty, labour_head):
    client = asking(labour_head)
    assert post(client, f"duties/{duty.pk}/report", SAID, key="a").status_code == 403  # not accepted yet
    work.accept(actor=labour_head, duty=duty)
    assert post(client, f"duties/{duty.pk}/report", SAID, key="a").status_code == 201


@pytest.mark.parametrize("key", ["", "a b", "x" * 201])
def test_a_key_that_is_none_is_refused(duty, labour_head, key):
    answer = post(asking(labour_head), f"duties/{duty.pk}/accept", key=key)
    duty.refresh_from_db()
    assert (answer.status_code, duty.state) == (422, "assigned")


def test_an_answer_is_kept_for_a_day(duty, labour_head):
    work.accept(actor=labour_head, duty=duty)
    client = asking(labour_head)
    post(client, f"duties/{duty.pk}/report", SAID, key="a")
    now = timezone.now()
    assert forget_answers(now) == 0
    ApiAnswer.objects.update(created_at=now - ANSWERS_KEPT)
    post(client, f"duties/{duty.pk}/report", {**SAID, "percent": 70}, key="a")
    assert [u.percent for u in Update.objects.filter(kind="progress")] == [70, 60]
    ApiAnswer.objects.update(created_at=now - 2 * ANSWERS_KEPT)
    assert forget_answers(now) == 1


@pytest.mark.django_db(transaction=True)
def test_doubles_at_the_same_moment_are_one_write(duty, labour_head):
    work.accept(actor=labour_head, duty=duty)
    secret = token_for(labour_head)[1]
    answers, together = [], threading.Barrier(6)

    def send() -> None:
        client = Client(headers={"authorization": f"Bearer {secret}"})
        together.wait()
        try:
            answers.append(post(client, f"duties/{duty.pk}/report", SAID, key="a"))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = Update.objects.get(kind="progress")
    assert [(a.status_code, a.json()["id"]) for a in answers] == [(201, made.pk)] * 6
