"""The history that each reads: a unit's inner division is its own, and people from outside read what they did."""

import pytest
from django.urls import reverse

from cast import Cast
from dondoc.plans import actions
from dondoc.plans.actions.working import Report
from dondoc.plans.models import Duty
from issued import issued_plan, issued_task

INNER = ("Giao Bùi Thị Mẫu Viên: Phát phiếu.", "Báo cáo trưởng đơn vị: Phát phiếu.")
SHARED = ("Tiếp nhận: 1. Khảo sát nhu cầu (Phòng Quản lý Lao động).",)


@pytest.fixture
def duty(cast: Cast) -> Duty:
    head, staff = cast.users["labour_head"], cast.users["labour_staff"]
    found = issued_task(
        issued_plan(cast),
        lead=cast.bodies["labour"],
        cooperating=(cast.bodies["environment"], cast.bodies["enterprise"]),
        title="Khảo sát nhu cầu",
    )
    actions.accept(actor=head, duty=found)
    step = actions.add_step(actor=head, duty=found, person=staff.person, text="Phát phiếu", due=None)
    actions.report_step(actor=staff, step=step, report="Đã phát 40 phiếu.")
    return found


def read(sign_in, user, duty: Duty) -> list[str]:
    page = sign_in(user).get(reverse("plans:task", args=[duty.task_id]))
    return sorted(entry.what for entry in page.context["entries"])


def test_the_unit_reads_how_it_divided_its_work(cast: Cast, duty: Duty, sign_in) -> None:
    assert read(sign_in, cast.users["labour_staff"], duty) == sorted(INNER + SHARED)


@pytest.mark.parametrize("who", ["environment_head", "office_clerk", "head"])
def test_others_of_the_agency_read_what_the_unit_did_as_a_unit(cast: Cast, duty: Duty, sign_in, who: str) -> None:
    assert read(sign_in, cast.users[who], duty) == list(SHARED)


def test_an_enterprise_reads_what_it_did_itself(cast: Cast, duty: Duty, sign_in) -> None:
    own = issued_task(duty.task.plan, lead=cast.bodies["enterprise"], title="Gửi danh sách")
    actions.accept(actor=cast.users["enterprise_user"], duty=own)
    actions.report(actor=cast.users["enterprise_user"], duty=own, said=Report(narrative="Đã gửi."))
    actions.cancel(actor=cast.users["head"], duty=own, reason="Không còn cần.")
    user = cast.users["enterprise_user"]
    assert read(sign_in, user, duty) == []
    assert read(sign_in, user, own) == [
        "Báo cáo tiến độ: 2. Gửi danh sách (Công ty TNHH Bao bì Mẫu Một).",
        "Tiếp nhận: 2. Gửi danh sách (Công ty TNHH Bao bì Mẫu Một).",
    ]


def test_the_plan_s_own_history_is_for_the_agency(cast: Cast, duty: Duty, sign_in) -> None:
    url = reverse("plans:history", args=[duty.task.plan_id])
    who = ("office_clerk", "labour_staff", "enterprise_user")
    assert [sign_in(cast.users[name]).get(url).status_code for name in who] == [200, 200, 403]
    page = sign_in(cast.users["enterprise_user"]).get(reverse("plans:detail", args=[duty.task.plan_id]))
    assert [str(tab.label) for tab in page.context["tabs"]] == [
        "Nhiệm vụ",
        "Dòng thời gian",
        "Văn bản liên quan",
        "Mục đích, yêu cầu",
    ]
