"""A report takes what the units said in the period, and keeps what a person wrote."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cast import Cast
from dondoc.plans import actions as work
from dondoc.plans.actions.working import Report as Said
from dondoc.plans.models import Duty, Plan, Update
from dondoc.reports import actions
from dondoc.reports.models import Report
from dondoc.reports.queries.facts import bounds
from dondoc.reports.queries.layout import place_of
from dondoc.reports.rules import PartKind
from dondoc.worktime import Unit, period_of
from issued import issued_plan, issued_task


@pytest.fixture
def plan(cast: Cast) -> Plan:
    plan = issued_plan(cast)
    deputy = cast.users["deputy_labour"].person
    duty = issued_task(plan, lead=cast.bodies["labour"], director=deputy)
    issued_task(
        plan,
        lead=cast.bodies["environment"],
        title="Phối hợp thực hiện đề án về các vấn đề xã hội",
        due=None,
        period=_this_quarter(),
    )
    work.accept(actor=cast.users["labour_head"], duty=duty)
    work.report(
        actor=cast.users["labour_head"],
        duty=duty,
        said=Said(
            narrative="Đã lập danh sách 120 công nhân của 6 doanh nghiệp.",
            percent=60,
            difficulty="Hai doanh nghiệp chưa gửi danh sách.",
            proposal="Đề nghị Văn phòng có văn bản nhắc.",
            figures=[{"label": "Công nhân", "value": 1200, "unit": "người"}],
        ),
    )
    return plan


def _this_quarter() -> str:
    return period_of(timezone.localdate(), Unit.QUARTER).key


def _compose(cast: Cast, plan: Plan) -> Report:
    return actions.compose_report(actor=cast.users["office_clerk"], plan=plan, period_key=_this_quarter())


def test_it_opens_with_the_aims_and_follows_the_customary_outline(cast: Cast, plan: Plan) -> None:
    report = _compose(cast, plan)
    assert [(p.level, p.heading) for p in report.parts.all()] == [
        ("roman", "Mục đích, yêu cầu của kế hoạch"),
        ("roman", "Tình hình, kết quả thực hiện"),
        ("clause", "Đánh giá chung"),
        ("clause", "Lập danh sách công nhân có nhu cầu vay mua nhà ở xã hội"),
        ("clause", "Phối hợp thực hiện đề án về các vấn đề xã hội"),
        ("roman", "Tồn tại, khó khăn, vướng mắc và nguyên nhân"),
        ("roman", "Nhiệm vụ trọng tâm kỳ tiếp theo"),
        ("roman", "Kiến nghị, đề xuất"),
    ]
    assert report.parts.first().body == "- Cụ thể hóa nhiệm vụ tỉnh giao cho Ban Quản lý."


def test_each_task_brings_its_result_figures_and_state(cast: Cast, plan: Plan) -> None:
    bodies = {p.heading: p.body for p in _compose(cast, plan).parts.filter(kind="task")}
    done, silent = bodies.values()
    assert done.splitlines()[:2] == [
        "Đã lập danh sách 120 công nhân của 6 doanh nghiệp.",
        "- Số liệu: Công nhân: 1.200 người.",
    ]
    assert silent.splitlines() == ["Trong kỳ chưa có báo cáo của đơn vị chủ trì.", "Tình trạng: chờ tiếp nhận."]


def test_difficulties_and_proposals_name_their_unit(cast: Cast, plan: Plan) -> None:
    parts = {p.kind: p.body for p in _compose(cast, plan).parts.filter(kind__in=["difficulties", "proposals"])}
    assert parts == {
        "difficulties": "- Phòng Quản lý Lao động: Hai doanh nghiệp chưa gửi danh sách.",
        "proposals": "- Phòng Quản lý Lao động: Đề nghị Văn phòng có văn bản nhắc.",
    }


def test_what_was_said_before_the_period_stays_out(cast: Cast, plan: Plan) -> None:
    former = period_of(period_of(timezone.localdate(), Unit.QUARTER).start - timedelta(days=1), Unit.QUARTER)
    report = actions.compose_report(actor=cast.users["office_clerk"], plan=plan, period_key=former.key)
    said = [p.sources for p in report.parts.filter(kind="task")]
    assert (Update.objects.filter(kind="progress").count(), said) == (1, [[], []])


def test_an_edited_part_is_kept_when_it_is_composed_anew(cast: Cast, plan: Plan) -> None:
    report = _compose(cast, plan)
    part = report.parts.get(kind="proposals")
    actions.edit_part(
        actor=cast.users["office_clerk"], part=part, heading=part.heading, body="Đề nghị tỉnh bố trí kinh phí."
    )
    again = _compose(cast, plan)
    assert again.pk == report.pk
    assert again.parts.get(kind="proposals").body == "Đề nghị tỉnh bố trí kinh phí."


def test_an_asked_outline_is_followed_and_filled_by_its_words(cast: Cast, plan: Plan) -> None:
    outline = actions.outline_from(
        ["Công tác tuyên truyền", "Kết quả đạt được", "Khó khăn, hạn chế", "Đề xuất với tỉnh"]
    )
    report = actions.compose_report(
        actor=cast.users["office_clerk"], plan=plan, period_key=_this_quarter(), outline=outline
    )
    assert [(p.kind, p.heading) for p in report.parts.filter(level="roman")] == [
        ("text", "Công tác tuyên truyền"),
        ("results", "Kết quả đạt được"),
        ("difficulties", "Khó khăn, hạn chế"),
        ("proposals", "Đề xuất với tỉnh"),
    ]


def test_a_unit_may_not_compose(cast: Cast, plan: Plan) -> None:
    with pytest.raises(PermissionDenied, match="do Văn phòng thực hiện"):
        actions.compose_report(actor=cast.users["labour_head"], plan=plan, period_key=_this_quarter())
    assert Report.objects.count() == 0


def test_a_period_that_is_none_is_refused_in_plain_words(cast: Cast, plan: Plan) -> None:
    with pytest.raises(ValueError, match="không phải kỳ báo cáo"):
        actions.compose_report(actor=cast.users["office_clerk"], plan=plan, period_key="quý 1")


def test_an_issued_report_is_an_outgoing_document_and_is_frozen(cast: Cast, plan: Plan) -> None:
    report = _compose(cast, plan)
    actions.issue_report(
        actor=cast.users["chief_of_office"], report=report, number="12", issued_on=timezone.localdate()
    )
    report.refresh_from_db()
    assert (report.state, str(report.document)) == ("issued", "Báo cáo 12/BC-BQLKCN")
    assert [c.kind for c in report.document.citations.all()] == ["reports_on"]
    with pytest.raises(PermissionDenied, match="đã ban hành"):
        actions.edit_part(actor=cast.users["office_clerk"], part=report.parts.first(), heading="x", body="y")


def test_the_bounds_of_a_period_are_whole_days_in_the_agencys_time() -> None:
    start, end = bounds(datetime(2026, 3, 15).date(), datetime(2026, 6, 14).date())  # noqa: DTZ001 - calendar days
    assert (start.isoformat(), end.isoformat()) == ("2026-03-15T00:00:00+07:00", "2026-06-15T00:00:00+07:00")


def test_a_regular_task_counts_by_its_current_duty(cast: Cast, plan: Plan) -> None:
    assert Duty.objects.filter(task__plan=plan).count() == 2
    overview = _compose(cast, plan).parts.get(kind="overview").body
    assert overview.splitlines()[1] == (
        "Nhiệm vụ chưa có báo cáo trong kỳ, ghi theo số thứ tự tại Kế hoạch số 07/KH-BQLKCN: "
        "II.2 (Phòng Quản lý Tài nguyên và Môi trường)."
    )


def test_regular_work_accepted_for_the_period_goes_on(cast: Cast, plan: Plan) -> None:
    head = cast.users["environment_head"]
    regular = Duty.objects.get(task__plan=plan, body=cast.bodies["environment"])
    work.accept(actor=head, duty=regular)
    work.submit(actor=head, duty=regular, said=Said(narrative="Đã phối hợp trong quý.", percent=100))
    work.approve(actor=cast.users["head"], duty=regular)
    report = _compose(cast, plan)
    row = next(row for row in report.appendix if row[1] == regular.task.title)
    coming = report.parts.get(kind=PartKind.NEXT)
    assert row[-1] == "Đạt yêu cầu trong kỳ, tiếp tục thực hiện"
    assert regular.task.title in coming.body


def test_the_place_is_that_of_the_plan_else_of_the_authority_above(cast: Cast, plan: Plan) -> None:
    assert place_of(plan) == "Mẫu"
    plan.document.place = ""
    assert place_of(plan) == "Mẫu"
    plan.document.place = "Nơi khác"
    assert place_of(plan) == "Nơi khác"
    plan.document.place, plan.agency.parent = "", None
    assert place_of(plan) == ""
