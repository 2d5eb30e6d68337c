"""What the workbooks of tasks and of follow-up hold of each task."""

import io

import openpyxl
import pytest
from django.urls import reverse

from cast import Cast
from dondoc.plans import actions
from dondoc.plans.models import Assignment, Task
from dondoc.records.models import Document
from dondoc.records.rules import Direction
from issued import issued_plan, issued_task


@pytest.fixture
def task(cast: Cast) -> Task:
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"], cooperating=(cast.bodies["union"],))
    task = duty.task
    for part, text, is_open in (("partner", "các doanh nghiệp", False), ("cooperates", "các phòng liên quan", True)):
        Assignment.objects.create(task=task, part=part, text=text, open_role=is_open)
    return task


def sheet(client, url: str) -> dict[str, object]:
    """The only row of a workbook by its heads."""
    rows = openpyxl.load_workbook(io.BytesIO(client.get(url).content)).active.iter_rows(values_only=True)
    by_first = {row[0]: row for row in rows}
    return dict(zip(by_first["TT"], by_first[1], strict=True))


def test_the_plans_sheet_says_who_cooperates_and_who_is_a_partner(cast: Cast, task: Task, sign_in, head) -> None:
    client, url = sign_in(head), reverse("plans:export", args=[task.plan_id])
    before = sheet(client, url)
    actions.name_cooperators(actor=cast.users["labour_head"], task=task, bodies=[cast.bodies["environment"]])
    after = sheet(client, url)
    union = "Công đoàn các khu công nghiệp tỉnh Mẫu"
    assert [(row["Phối hợp"], row["Đối tác"]) for row in (before, after)] == [
        (f"{union}; các phòng liên quan", "các doanh nghiệp"),
        (f"{union}; Phòng Quản lý Tài nguyên và Môi trường", "các doanh nghiệp"),
    ]


@pytest.mark.parametrize("name", ["tasks_export", "board_export"])
def test_work_given_on_a_document_names_the_document(cast: Cast, task: Task, sign_in, head, name: str) -> None:
    client, url = sign_in(head), reverse(f"plans:{name}")
    assert sheet(client, url)["Kế hoạch, văn bản giao việc"] == task.plan.title
    task.source_document = Document.objects.create(
        direction=Direction.INCOMING, type_name="Công văn", number="455", symbol="SGDĐT", subject="V/v nhà trẻ"
    )
    task.save()
    assert sheet(client, url)["Kế hoạch, văn bản giao việc"] == "Công văn 455/SGDĐT: V/v nhà trẻ"
