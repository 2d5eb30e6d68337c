"""The page on which a unit reports: the percent that it offers, and what it says before and after."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from cast import Cast
from dondoc.plans import actions
from dondoc.plans.actions.working import Report
from dondoc.plans.models import Duty
from issued import issued_plan, issued_task


@pytest.fixture
def duty(cast: Cast) -> Duty:
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"])
    actions.accept(actor=cast.users["labour_head"], duty=duty)
    actions.report(actor=cast.users["labour_head"], duty=duty, said=Report(narrative="Đã gửi phiếu.", percent=30))
    return duty


def page(duty: Duty, verb: str) -> str:
    return reverse("plans:take", args=[duty.pk, verb])


@pytest.mark.parametrize(("verb", "percent"), [("report", 30), ("submit", 100)])
def test_a_result_offers_the_whole_and_a_report_what_was_said_last(
    sign_in, labour_head, duty: Duty, verb: str, percent: int
) -> None:
    assert sign_in(labour_head).get(page(duty, verb)).context["form"]["percent"].value() == percent


@pytest.mark.parametrize(
    ("percent", "told"),
    [
        (10, ["Mức độ hoàn thành giảm từ 30% xuống 10%. Nếu ghi nhầm, hãy báo cáo lại."]),
        (30, []),
        (40, []),
        ("", []),
    ],
)
def test_a_smaller_percent_is_taken_and_said(sign_in, labour_head, duty: Duty, percent: object, told: list) -> None:
    answer = sign_in(labour_head).post(page(duty, "report"), {"narrative": "Rà lại.", "percent": percent})
    duty.refresh_from_db()
    said = [str(message) for message in get_messages(answer.wsgi_request) if message.level_tag == "warning"]
    assert (said, duty.percent) == (told, percent or 30)


@pytest.mark.parametrize("percent", ["150", "-1", "nhiều"])
def test_a_percent_that_is_none_is_said_in_our_own_words(sign_in, labour_head, duty: Duty, percent: str) -> None:
    answer = sign_in(labour_head).post(page(duty, "report"), {"narrative": "Rà lại.", "percent": percent})
    assert answer.context["form"].errors == {"percent": ["Hãy ghi một số từ 0 đến 100."]}


@pytest.mark.parametrize("number", ["²", "9" * 16])
def test_a_figure_that_is_no_number_is_said(sign_in, labour_head, duty: Duty, number: str) -> None:
    answer = sign_in(labour_head).post(page(duty, "report"), {"narrative": "x", "figures": f"Suất quà: {number} suất"})
    assert list(answer.context["form"].errors) == ["figures"]


def test_steps_that_are_open_are_named_before_the_result_goes_out(sign_in, cast: Cast, duty: Duty) -> None:
    head, staff = cast.users["labour_head"], cast.users["labour_staff"].person
    actions.add_step(actor=head, duty=duty, person=staff, text="Phát phiếu", due=None)
    client = sign_in(head)
    shown = [client.get(page(duty, verb)).context["note"] for verb in ("submit", "report")]
    assert shown == [f"Trong đơn vị còn việc chưa xác nhận xong: {staff.name}: Phát phiếu.", ""]
