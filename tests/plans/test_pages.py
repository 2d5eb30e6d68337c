"""The pages of plans and work: who opens them, what they say, how often they ask the database."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from dondoc.plans import actions
from dondoc.plans.actions.working import Report
from dondoc.plans.models import Duty, Plan, Task
from issued import issued_plan, issued_task

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def _client(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.users[who], backend=BACKEND)
    return client


def _stage(cast: Cast, rows: int) -> Plan:
    plan = issued_plan(cast)
    for n in range(rows):
        due = timezone.localdate() + timedelta(days=2 * n - 1)
        issued_task(
            plan,
            lead=cast.bodies["labour"],
            director=cast.users["deputy_labour"].person,
            title=f"Việc thứ {n}",
            due=due,
        )
    return plan


QUERIES = {"plans:tasks": 7, "plans:detail": 10, "plans:board": 13, "plans:index": 6, "plans:timeline": 9}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", QUERIES)
def test_a_page_asks_the_same_number_of_questions_for_1_and_3_rows(
    cast: Cast, django_assert_num_queries, name: str, rows: int
) -> None:
    plan = _stage(cast, rows)
    url = reverse(name, args=[plan.pk] if name in {"plans:detail", "plans:timeline"} else [])
    client = _client(cast, "office_clerk")
    client.get(url)
    with django_assert_num_queries(QUERIES[name]):
        assert client.get(url).status_code == 200


def test_a_task_is_not_there_for_a_unit_without_part_in_it(cast: Cast) -> None:
    plan = _stage(cast, 1)
    task = plan.tasks.get()
    client = _client(cast, "environment_head")
    urls = [reverse("plans:task", args=[task.pk]), reverse("plans:detail", args=[plan.pk])]
    assert [client.get(url).status_code for url in urls] == [404, 404]
    assert task.title not in client.get(reverse("plans:tasks")).content.decode()


def test_the_board_is_for_office_and_leaders(cast: Cast) -> None:
    answers = [
        _client(cast, who).get(reverse("plans:board")).status_code for who in ("head", "office_clerk", "labour_head")
    ]
    assert answers == [200, 200, 403]


def test_the_board_counts_and_its_counts_are_filters(cast: Cast) -> None:
    _stage(cast, 3)
    client = _client(cast, "office_clerk")
    page = client.get(reverse("plans:board"))
    assert [(str(c.label), c.count) for c in page.context["cards"]] == [
        ("quá hạn", 1),
        ("sắp đến hạn", 2),
        ("chưa có tin trong 15 ngày", 3),
        ("việc đang mở", 3),
    ]
    overdue = client.get(reverse("plans:board"), {"time": "overdue"})
    assert [duty.task.title for duty in overdue.context["page"].rows] == ["Việc thứ 0"]


def test_the_sheet_holds_exactly_the_filtered_list(cast: Cast) -> None:
    plan = _stage(cast, 3)
    Task.objects.filter(title="Việc thứ 2").update(title="=1+1 <b>việc</b>")
    answer = _client(cast, "office_clerk").get(reverse("plans:export", args=[plan.pk]), {"time": "soon"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert [row[2] for row in values if isinstance(row[0], int)] == ["Việc thứ 1", "=1+1 <b>việc</b>"]


def test_an_accent_free_search_finds_a_task(cast: Cast) -> None:
    plan = _stage(cast, 1)
    issued_task(plan, lead=cast.bodies["labour"], title="Vận động ủng hộ Tết vì người nghèo")
    page = _client(cast, "labour_staff").get(reverse("plans:tasks"), {"q": "tet vi nguoi ngheo"})
    assert [task.title for task in page.context["page"].rows] == ["Vận động ủng hộ Tết vì người nghèo"]


@pytest.mark.parametrize("typed", ["phong chay chua chay", "Chữa cháy phòng"])
def test_a_search_finds_its_words_whatever_stands_between(cast: Cast, typed: str) -> None:
    plan = _stage(cast, 1)
    issued_task(plan, lead=cast.bodies["labour"], title="Kiểm tra phòng cháy, chữa cháy tại các nhà trọ")
    page = _client(cast, "labour_staff").get(reverse("plans:tasks"), {"q": typed})
    assert [task.title for task in page.context["page"].rows] == ["Kiểm tra phòng cháy, chữa cháy tại các nhà trọ"]


@pytest.fixture
def duty(cast: Cast) -> Duty:
    return issued_task(issued_plan(cast), lead=cast.bodies["labour"], director=cast.users["deputy_labour"].person)


def test_each_sees_the_buttons_that_are_theirs(cast: Cast, duty: Duty) -> None:
    url = reverse("plans:task", args=[duty.task_id])
    words = {
        who: [act.word for card in _client(cast, who).get(url).context["cards"] for act in card.acts]
        for who in ("labour_head", "labour_staff", "deputy_labour", "deputy_environment", "office_clerk")
    }
    assert words == {
        "labour_head": ["Tiếp nhận"],
        "labour_staff": [],
        "deputy_labour": ["Hủy", "Chuyển giao"],
        "deputy_environment": [],
        "office_clerk": ["Chuyển giao"],
    }


def test_a_report_with_figures_and_evidence_is_kept(cast: Cast, duty: Duty) -> None:
    actions.accept(actor=cast.users["labour_head"], duty=duty)
    client = _client(cast, "labour_head")
    file = io.BytesIO(b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF")
    file.name = "biên bản.pdf"
    data = {
        "narrative": "Đã làm xong bước một.",
        "percent": "30",
        "figures": "Công nhân: 1.200 người",
        "evidence": file,
        "not_secret": "on",
    }
    answer = client.post(reverse("plans:take", args=[duty.pk, "report"]), data)
    update = duty.updates.get(kind="progress")
    assert (answer.status_code, update.percent, update.figures) == (
        302,
        30,
        [{"label": "Công nhân", "value": 1200, "unit": "người"}],
    )
    evidence = update.evidence.get()
    got = client.get(reverse("plans:evidence", args=[evidence.pk]))
    assert (got.status_code, got["X-Content-Type-Options"]) == (200, "nosniff")
    assert _client(cast, "environment_head").get(reverse("plans:evidence", args=[evidence.pk])).status_code == 404


def test_a_file_of_the_wrong_kind_is_told_beside_the_field(cast: Cast, duty: Duty) -> None:
    actions.accept(actor=cast.users["labour_head"], duty=duty)
    file = io.BytesIO(b"MZ\x90\x00 not a document")
    file.name = "anh.exe"
    data = {"narrative": "Xong.", "evidence": file, "not_secret": "on"}
    answer = _client(cast, "labour_head").post(reverse("plans:take", args=[duty.pk, "report"]), data)
    assert (answer.status_code, "evidence" in answer.context["form"].errors, duty.updates.count()) == (200, True, 1)


def test_a_figure_that_cannot_be_read_is_shown_with_its_pattern(cast: Cast, duty: Duty) -> None:
    actions.accept(actor=cast.users["labour_head"], duty=duty)
    data = {"narrative": "Xong.", "figures": "một trăm suất quà"}
    answer = _client(cast, "labour_head").post(reverse("plans:take", args=[duty.pk, "report"]), data)
    assert answer.context["form"].errors["figures"] == [
        "Dòng “một trăm suất quà” chưa đúng mẫu. Hãy ghi như: Suất quà đã trao: 120 suất"
    ]


def test_cancelling_asks_first_and_then_cancels(cast: Cast, duty: Duty) -> None:
    client, url = _client(cast, "deputy_labour"), reverse("plans:take", args=[duty.pk, "cancel"])
    asked = client.post(url, {"reason": "Không còn phù hợp."})
    duty.refresh_from_db()
    assert (asked.status_code, duty.state) == (200, "assigned")
    client.post(url, {"reason": "Không còn phù hợp.", "confirmed": "1"})
    duty.refresh_from_db()
    assert duty.state == "cancelled"


def test_an_act_goes_back_only_to_a_page_of_the_program(cast: Cast, duty: Duty) -> None:
    client, url = _client(cast, "labour_head"), reverse("plans:take", args=[duty.pk, "accept"])
    answer = client.post(url, {"next": "//example.invalid/"})
    assert answer.url == reverse("plans:task", args=[duty.task_id])


def test_staff_report_a_step_to_the_unit_head_and_not_outside(cast: Cast, duty: Duty) -> None:
    head, staff = cast.users["labour_head"], cast.users["labour_staff"]
    actions.accept(actor=head, duty=duty)
    step = actions.add_step(actor=head, duty=duty, person=staff.person, text="Gọi điện 20 doanh nghiệp", due=None)
    _client(cast, "labour_staff").post(reverse("plans:step_report", args=[step.pk]), {"report": "Đã gọi 18."})
    step.refresh_from_db()
    assert (step.state, step.report) == ("reported", "Đã gọi 18.")
    seen = {
        who: [
            s.text
            for card in _client(cast, who).get(reverse("plans:task", args=[duty.task_id])).context["cards"]
            for s in card.steps
        ]
        for who in ("labour_head", "deputy_labour")
    }
    assert seen == {"labour_head": ["Gọi điện 20 doanh nghiệp"], "deputy_labour": []}
    assert duty.updates.filter(kind="progress").count() == 0


def test_the_lead_unit_names_the_units_behind_the_open_role(cast: Cast, duty: Duty) -> None:
    client = _client(cast, "labour_head")
    client.post(reverse("plans:cooperators", args=[duty.task_id]), {"bodies": [cast.bodies["environment"].pk]})
    task = duty.task
    assert list(task.involvements.filter(part="cooperates").values_list("body__name", flat=True)) == [
        "Phòng Quản lý Tài nguyên và Môi trường"
    ]
    client.post(reverse("plans:cooperators", args=[duty.task_id]), {"bodies": []})
    assert task.involvements.filter(part="cooperates").count() == 0


def test_every_tab_of_a_plan_opens(cast: Cast) -> None:
    plan = _stage(cast, 2)
    actions.accept(actor=cast.users["labour_head"], duty=Duty.objects.first())
    actions.report(
        actor=cast.users["labour_head"], duty=Duty.objects.first(), said=Report(narrative="Đang làm.", percent=5)
    )
    client = _client(cast, "labour_head")
    names = ("detail", "timeline", "documents", "aims", "history")
    assert [client.get(reverse(f"plans:{n}", args=[plan.pk])).status_code for n in names] == [200] * 5
