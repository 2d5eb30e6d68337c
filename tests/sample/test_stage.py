"""The stage on any day: work done, late, due soon, waiting, silent and returned, all of it through the actions."""

import time
from datetime import date, timedelta

import pytest
from django.utils import timezone

from dondoc.difficulties.models import Difficulty
from dondoc.journal.models import Entry
from dondoc.plans.models import Duty, Extension, Plan
from dondoc.plans.rules import PlanState, WorkState
from dondoc.records.models import Document, Instruction
from dondoc.records.rules import Direction
from dondoc.requests.models import Request
from dondoc.sample.loading import load

DAY = date(2026, 3, 2)


@pytest.fixture
def stage(db, monkeypatch):
    monkeypatch.setenv("DONDOC_SAMPLE_PASSWORD", "mot-mat-khau-chung")
    return load(on=DAY)


def _states(ordinal):
    duties = Duty.objects.filter(task__plan__document__number="27", task__ordinal=ordinal).order_by("id")
    return [duty.state for duty in duties]


def test_it_is_alive(stage):
    assert {n: _states(str(n)) for n in range(1, 11)} == {
        1: [WorkState.DONE, WorkState.ASSIGNED],
        2: [WorkState.RUNNING],
        3: [WorkState.ASSIGNED],
        4: [WorkState.RUNNING],
        5: [WorkState.TRANSFERRED, WorkState.ASSIGNED],
        6: [WorkState.SUBMITTED],
        7: [WorkState.DONE],
        8: [WorkState.RETURNED],
        9: [WorkState.DONE],
        10: [WorkState.RUNNING],
    }


def test_deadlines_stand_round_the_day(stage):
    duties = Duty.objects.filter(task__plan__document__number="27", period="").exclude(state=WorkState.TRANSFERRED)
    duties = duties.order_by("task__position")
    assert [(d.task.due - DAY).days for d in duties] == [-12, -3, 3, 40, 10, -30, 20, -20, 25]
    carried_over = {-12: -7, 40: 42, -30: -28, 20: 21}  # Tết, a Saturday, two Sundays
    days = [(d.original_deadline - DAY).days for d in duties]
    assert days == [carried_over.get((d.task.due - DAY).days, (d.task.due - DAY).days) for d in duties]


def test_one_extension_is_granted_and_another_waits(stage):
    extensions = Extension.objects.order_by("id").values_list("duty__task__ordinal", "state")
    assert list(extensions) == [("8", "granted"), ("10", "asked")]


def test_the_past_bears_its_own_days(stage):
    plan = Plan.objects.get(document__number="27")
    first = Entry.objects.filter(verb="plans.plan.issue").get()
    issued = timezone.localtime(plan.issued_at).date()
    assert (plan.state, issued, timezone.localtime(first.at).date()) == (
        PlanState.ISSUED,
        plan.document.issued_on,
        plan.document.issued_on,
    )
    assert timedelta(days=80) <= DAY - issued <= timedelta(days=84)


def test_a_unit_has_divided_its_work_and_one_of_its_staff_has_reported(stage):
    steps = Duty.objects.get(task__plan__document__number="27", task__ordinal="2").steps.order_by("id")
    assert [(step.person.name, step.state, step.due) for step in steps] == [
        ("Đỗ Thị Mẫu Lan", "reported", DAY - timedelta(days=17)),
        ("Hồ Văn Mẫu Minh", "open", DAY - timedelta(days=14)),
    ]


def test_an_incoming_document_waits_and_another_has_its_instruction(stage):
    incoming = Document.objects.filter(direction=Direction.INCOMING).order_by("arrival_number")
    assert [(d.arrival_number, d.number_and_symbol, d.instructions.count()) for d in incoming] == [
        (1, "1204/UBND-LĐ", 1),
        (2, "873/SXD-QLN", 0),
        (3, "456/SLĐM-VP", 0),
    ]
    assert Instruction.objects.get().leader.name == "Nguyễn Văn Mẫu"


def test_it_prints_the_one_password_and_who_signs_in(stage):
    assert stage[0] == "Đơn vị mẫu, mật khẩu chung: mot-mat-khau-chung"
    assert stage[1] == "  truongban          Nguyễn Văn Mẫu, Trưởng Ban"


def test_it_loads_once(stage):
    plans = Plan.objects.count()
    assert load(on=DAY) == [
        "Danh bạ đã có dữ liệu nên không nạp đơn vị mẫu. Quên mật khẩu: dondoc manage changepassword TÊN-ĐĂNG-NHẬP"
    ]
    assert Plan.objects.count() == plans


def test_the_clock_goes_right_again(stage):
    assert abs(timezone.now().timestamp() - time.time()) < 60


@pytest.mark.parametrize("day", [date(2026, 2, 20), date(2027, 1, 1), date(2028, 2, 29)])
def test_it_plays_on_any_day(db, day):
    load(on=day)
    assert [n for n in range(1, 11) if not _states(str(n))] == []


def test_a_department_s_request_is_half_answered_and_its_figures_lead_to_the_work(stage):
    request = Request.objects.get(document__isnull=False)
    answered = request.addressees.get(state="sent")
    figures = {a.cell.row_label: a.value for a in answered.cell_answers.filter(cell__column_label="Số liệu")}

    assert [(a.body.name, a.state) for a in request.addressees.select_related("body")] == [
        ("Phòng Quản lý Lao động", "sent"),
        ("Phòng Quản lý Đầu tư", "waiting"),
        ("Trung tâm Hỗ trợ và Phát triển hạ tầng khu công nghiệp", "waiting"),
    ]
    assert (f"{request.due_local:%H:%M}", figures["Doanh nghiệp tham gia"], figures["Lao động được tuyển"]) == (
        "16:00",
        "24",
        "612",
    )


def test_difficulties_stand_at_different_steps(stage):
    assert sorted(Difficulty.objects.values_list("state", flat=True)) == [
        "answered",
        "assigned",
        "carried",
        "carried",
        "raised",
        "submitted",
        "taken_up",
        "taken_up",
    ]
