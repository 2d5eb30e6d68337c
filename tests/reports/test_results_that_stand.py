"""A report prints the result that a unit gave and no leader returned; progress only where there is none."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cast import Cast
from dondoc.plans import actions as work
from dondoc.plans.actions.working import Report as Said
from dondoc.plans.models import Duty
from dondoc.reports.models import Report
from dondoc.reports.queries.drafting import Draft, draft_of
from dondoc.worktime import Unit, period_of
from issued import issued_plan, issued_task

PROGRESS = Said(
    narrative="Đang rà soát.",
    percent=40,
    difficulty="Thiếu người.",
    figures=[{"label": "Công nhân", "value": 1234, "unit": "người"}],
)
FIRST = Said(narrative="Kết quả: 150 người.", percent=100, difficulty="Hồ sơ còn thiếu.")
SECOND = Said(narrative="Kết quả: 180 người.", percent=100, proposal="Đề nghị nhân rộng.")


@pytest.fixture
def duty(cast: Cast) -> Duty:
    duty = issued_task(
        issued_plan(cast), lead=cast.bodies["labour"], director=cast.users["deputy_labour"].person, due=None
    )
    work.accept(actor=cast.users["labour_head"], duty=duty)
    work.report(actor=cast.users["labour_head"], duty=duty, said=PROGRESS)
    work.submit(actor=cast.users["labour_head"], duty=duty, said=FIRST)
    return duty


def _draft(duty: Duty) -> Draft:
    on = timezone.localdate()
    return draft_of(duty.task.plan, period_of(on, Unit.QUARTER).key, on=on)


def _lines(duty: Duty) -> list[str]:
    return next(part.body.splitlines()[:-1] for part in _draft(duty).parts if part.kind == "task")


def _bodies(duty: Duty) -> dict[str, str]:
    return {part.kind: part.body for part in _draft(duty).parts if part.kind in {"difficulties", "proposals"}}


def test_a_result_that_waits_stands_alone_with_the_figures_last_given(duty: Duty) -> None:
    assert _lines(duty) == ["Kết quả: 150 người.", "- Số liệu: Công nhân: 1.234 người."]


def test_the_figures_of_a_result_replace_those_before(cast: Cast, duty: Duty) -> None:
    work.take_back(actor=cast.users["labour_head"], duty=duty)
    said = Said(narrative="Kết quả: 180 người.", figures=[{"label": "Đã duyệt", "value": 180, "unit": "người"}])
    work.submit(actor=cast.users["labour_head"], duty=duty, said=said)
    assert _lines(duty) == ["Kết quả: 180 người.", "- Số liệu: Đã duyệt: 180 người."]


def test_a_returned_result_is_not_printed_and_the_progress_before_it_is(cast: Cast, duty: Duty) -> None:
    work.return_result(actor=cast.users["deputy_labour"], duty=duty, reason="Chưa đủ số liệu.")
    assert _lines(duty) == ["Đang rà soát.", "- Số liệu: Công nhân: 1.234 người."]
    assert _bodies(duty)["difficulties"] == "- Phòng Quản lý Lao động: Thiếu người."


def test_the_result_given_after_a_return_stands_alone(cast: Cast, duty: Duty) -> None:
    work.return_result(actor=cast.users["deputy_labour"], duty=duty, reason="Chưa đủ số liệu.")
    work.submit(actor=cast.users["labour_head"], duty=duty, said=SECOND)
    work.approve(actor=cast.users["deputy_labour"], duty=duty)
    assert _lines(duty) == ["Kết quả: 180 người.", "- Số liệu: Công nhân: 1.234 người."]
    assert _bodies(duty) == {
        "difficulties": "- Phòng Quản lý Lao động: Thiếu người.",
        "proposals": "- Phòng Quản lý Lao động: Đề nghị nhân rộng.",
    }


def test_a_result_reopened_and_returned_does_not_stand(cast: Cast, duty: Duty) -> None:
    work.approve(actor=cast.users["deputy_labour"], duty=duty)
    work.reopen(actor=cast.users["deputy_labour"], duty=duty)
    work.return_result(actor=cast.users["deputy_labour"], duty=duty, reason="Xem lại số liệu.")
    assert _lines(duty) == ["Đang rà soát.", "- Số liệu: Công nhân: 1.234 người."]


def test_a_unit_whose_only_result_was_returned_is_not_called_silent(cast: Cast) -> None:
    plan = issued_plan(cast)
    duty = issued_task(plan, lead=cast.bodies["labour"], due=None)
    work.accept(actor=cast.users["labour_head"], duty=duty)
    work.submit(actor=cast.users["labour_head"], duty=duty, said=FIRST)
    work.return_result(actor=cast.users["head"], duty=duty, reason="Chưa đủ số liệu.")
    bodies = {part.kind: part.body for part in _draft(duty).parts}
    assert bodies["task"] == (
        "Đơn vị chủ trì đang bổ sung kết quả theo ý kiến của lãnh đạo.\nTình trạng: đang thực hiện."
    )
    assert len(bodies["overview"].splitlines()) == 1


def test_a_result_taken_back_leaves_the_unit_without_a_report(cast: Cast) -> None:
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"], due=None)
    work.accept(actor=cast.users["labour_head"], duty=duty)
    work.submit(actor=cast.users["labour_head"], duty=duty, said=FIRST)
    work.take_back(actor=cast.users["labour_head"], duty=duty)
    assert _lines(duty) == ["Trong kỳ chưa có báo cáo của đơn vị chủ trì."]


def test_a_draft_is_kept_nowhere(duty: Duty) -> None:
    assert [part.pk for part in _draft(duty).parts if part.pk] == []
    assert Report.objects.count() == 0


def test_a_result_of_a_former_period_is_named_as_such(cast: Cast) -> None:
    on = timezone.localdate()
    this = period_of(on, Unit.QUARTER)
    former = period_of(this.start - timedelta(days=1), Unit.QUARTER)
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"], due=former.end, period=former.key)
    issued = {
        "task": duty.task,
        "body": duty.body,
        "period": this.key,
        "starts_on": this.start,
        "news_at": duty.news_at,
    }
    Duty.objects.create(**issued)
    work.accept(actor=cast.users["labour_head"], duty=duty)
    work.submit(actor=cast.users["labour_head"], duty=duty, said=FIRST)
    label = former.label[:1].upper() + former.label[1:]
    assert _lines(duty) == [f"{label}: Kết quả: 150 người."]


def test_each_of_several_units_is_named(cast: Cast) -> None:
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"], due=None)
    other = {"body": cast.bodies["environment"], "starts_on": duty.starts_on, "news_at": duty.news_at}
    Duty.objects.create(task=duty.task, **other)
    work.accept(actor=cast.users["labour_head"], duty=duty)
    work.submit(actor=cast.users["labour_head"], duty=duty, said=FIRST)
    assert _lines(duty) == ["Phòng Quản lý Lao động: Kết quả: 150 người."]
