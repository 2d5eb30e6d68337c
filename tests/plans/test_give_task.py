"""Work without a plan: from an instruction, a conclusion or a spoken order; its source is always named."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cast import Cast
from dondoc.calendars.queries import last_day
from dondoc.journal.models import Entry
from dondoc.notices.models import Notice
from dondoc.people.queries import today
from dondoc.plans import actions
from dondoc.plans.actions.intake import Given
from dondoc.plans.models import Plan, Task
from dondoc.plans.queries import visible_tasks
from dondoc.records.actions import instruct
from dondoc.records.actions.instructing import Order
from dondoc.records.hooks import progress_for
from dondoc.records.models import Document
from dondoc.records.queries import visible_documents
from dondoc.records.rules import Direction


def _given(cast: Cast, **changes) -> Given:
    values = {
        "title": "Kiểm tra nước thải Khu công nghiệp Mẫu",
        "lead": cast.bodies["environment"],
        "director": cast.users["deputy_environment"].person,
        "cooperating": [cast.bodies["labour"]],
        "due": today() + timedelta(days=10),
        "source_text": "Trưởng Ban giao tại giao ban tuần.",
    }
    return Given(**(values | changes))


def test_a_spoken_order_becomes_a_task_of_the_running_plan(cast: Cast) -> None:
    task = actions.give_task(actor=cast.users["office_clerk"], given=_given(cast))
    duty = task.duties.get()
    assert (task.plan.running, task.source_kind, task.source_text) == (
        True,
        "spoken",
        "Trưởng Ban giao tại giao ban tuần.",
    )
    assert (duty.body, duty.period, duty.deadline) == (
        cast.bodies["environment"],
        "",
        last_day(today() + timedelta(days=10)),
    )
    assert sorted(task.involvements.values_list("part", flat=True)) == ["cooperates", "directs", "leads"]
    assert list(Notice.objects.order_by("person_id").values_list("person_id", flat=True)) == sorted(
        [cast.users["environment_head"].person_id, cast.users["labour_head"].person_id]
    )
    entry = Entry.objects.get()
    assert (entry.verb, entry.on_behalf_of) == ("plans.task.give", "Phạm Văn Mẫu Môi")


def test_the_running_plan_is_made_once(cast: Cast) -> None:
    for _ in range(2):
        actions.give_task(actor=cast.users["deputy_environment"], given=_given(cast))
    assert (Plan.objects.filter(running=True).count(), Task.objects.count()) == (1, 2)


def test_only_the_parties_see_it(cast: Cast) -> None:
    task = actions.give_task(actor=cast.users["office_clerk"], given=_given(cast))
    seen = [who for who, user in cast.users.items() if task in visible_tasks(user)]
    leaders = ["head", "deputy_labour", "deputy_enterprise", "deputy_environment", "chief_of_office", "office_clerk"]
    assert seen == [*leaders, "labour_head", "labour_staff", "environment_head"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": " "}, "Chưa có nội dung việc"),
        ({"source_text": ""}, "Chưa ghi nguồn giao việc"),
        ({"due": today() - timedelta(days=1)}, "Thời hạn đã qua"),
    ],
)
def test_what_is_missing_is_said(cast: Cast, changes: dict, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        actions.give_task(actor=cast.users["office_clerk"], given=_given(cast, **changes))
    assert Task.objects.count() == 0


def test_a_unit_gives_no_work(cast: Cast) -> None:
    with pytest.raises(PermissionDenied, match="do lãnh đạo giao"):
        actions.give_task(actor=cast.users["labour_head"], given=_given(cast))


def test_regular_work_gets_a_duty_for_the_period(cast: Cast) -> None:
    task = actions.give_task(actor=cast.users["head"], given=_given(cast, recurrence="monthly", due=None))
    duty = task.duties.get()
    assert (task.recurrence, duty.period[4:6]) == ("monthly", "-M")
    assert duty.deadline >= today()


@pytest.fixture
def arrived(cast: Cast) -> Document:
    return Document.objects.create(
        direction=Direction.INCOMING,
        type_name="Công văn",
        number="118",
        symbol="SCT-VP",
        subject="Báo cáo tình hình sản xuất",
        arrival_number=3,
        arrived_on=today(),
    )


def test_an_instruction_that_names_a_unit_becomes_a_task(cast: Cast, arrived: Document) -> None:
    order = Order(
        text="Giao Phòng Quản lý Lao động tham mưu trả lời.",
        lead=cast.bodies["labour"],
        due_on=today() + timedelta(days=5),
    )
    deputy = cast.users["deputy_labour"]
    instruct(actor=deputy, document=arrived, leader=deputy.person, order=order, on=today())
    task = Task.objects.get()
    assert (task.source_kind, task.source_document, task.lead_text, task.director_text) == (
        "incoming",
        arrived,
        "Phòng Quản lý Lao động",
        "Trần Thị Mẫu Lao",
    )
    assert progress_for([arrived], today())[arrived.pk].text == "Chờ tiếp nhận, 0%"
    assert [who for who in ("labour_staff", "environment_head") if arrived in visible_documents(cast.users[who])] == [
        "labour_staff"
    ]


def test_an_instruction_without_a_unit_gives_no_work(cast: Cast, arrived: Document) -> None:
    deputy = cast.users["deputy_labour"]
    instruct(actor=deputy, document=arrived, leader=deputy.person, order=Order(text="Để biết."), on=today())
    assert Task.objects.count() == 0
