"""A period of a cycle opens by itself, asks the units, is composed from what they send, and is closed."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cast import Cast
from dondoc.difficulties.models import Difficulty
from dondoc.plans.models import Duty
from dondoc.reports import actions
from dondoc.reports.jobs import SCHEDULE
from dondoc.reports.models import CycleRun
from dondoc.reports.queries.contributions import request_of
from dondoc.reports.queries.figures import compared, snapshot_of
from dondoc.requests.models import Request
from reports.cycle import Q2, RESULTS, addressee, at, confirm, opened, quarterly, told, worked_plan

AFTER = date(2026, 6, 16)  # the day of sending


def _composed(cast: Cast, run: CycleRun, on: date = AFTER):
    with at(on):
        return actions.compose_run(actor=cast.users["office_clerk"], run=run)


def test_the_job_opens_a_period_once_when_its_day_has_come(cast: Cast):
    cycle = quarterly(cast, worked_plan(cast))
    with at(Q2):
        assert actions.open_due_runs(SCHEDULE, Q2) == 0  # five working days before 14/6 is 08/6
    monday = Q2 + timedelta(days=3)
    with at(monday):
        assert [actions.open_due_runs(SCHEDULE, monday) for _ in range(3)] == [1, 0, 0]
    run = cycle.runs.get()
    assert (run.period, run.starts_on, run.ends_on, run.send_by) == (
        "2026-Q2",
        date(2026, 3, 15),
        date(2026, 6, 14),
        date(2026, 6, 16),
    )
    assert Request.objects.count() == 1


def test_each_unit_is_asked_with_what_is_known_filled_in(cast: Cast):
    run = opened(cast, worked_plan(cast))
    request = request_of(run)
    assert [one.body.name for one in request.addressees.all()] == [
        "Phòng Quản lý Lao động",
        "Phòng Quản lý Tài nguyên và Môi trường",
    ]
    assert timezone.localtime(request.due_at).isoformat() == "2026-06-15T16:00:00+07:00"
    filled = {a.line.text: a.text for a in addressee(run, "Phòng Quản lý Lao động").line_answers.all()}
    assert filled == {
        "Tình hình, kết quả thực hiện": f"- Lập danh sách công nhân có nhu cầu vay mua nhà ở xã hội: {RESULTS} "
        "(Công nhân: 120 người)",
        "Tồn tại, khó khăn, vướng mắc và nguyên nhân": "- Hai doanh nghiệp chưa gửi danh sách.",
        "Nhiệm vụ trọng tâm kỳ tiếp theo": "- Lập danh sách công nhân có nhu cầu vay mua nhà ở xã hội (hạn 30/6/2026)",
        "Kiến nghị, đề xuất": "Không có.",
    }
    assert Difficulty.objects.count() == 0


def test_the_report_says_what_the_units_confirmed_and_names_who_sent_nothing(cast: Cast):
    run = opened(cast, worked_plan(cast))
    with at(date(2026, 6, 15)):
        confirm(cast, run, "labour_head", "labour", "- Ngoài kế hoạch: tập huấn cho 40 cán bộ.")
    report = _composed(cast, run)
    bodies = {part.heading: part.body for part in report.parts.filter(kind="unit")}
    assert list(bodies) == ["Phòng Quản lý Lao động", "Phòng Quản lý Tài nguyên và Môi trường"]
    assert bodies["Phòng Quản lý Lao động"].splitlines()[-1] == "- Ngoài kế hoạch: tập huấn cho 40 cán bộ."
    missing = "Chưa nhận được báo cáo của Phòng Quản lý Tài nguyên và Môi trường."
    assert bodies["Phòng Quản lý Tài nguyên và Môi trường"] == missing
    assert report.parts.get(kind="overview").body.splitlines()[-1] == missing
    assert report.parts.get(kind="difficulties").body == (
        "- Phòng Quản lý Lao động: Hai doanh nghiệp chưa gửi danh sách."
    )


def test_who_sent_nothing_is_urged_and_no_other(cast: Cast):
    run = opened(cast, worked_plan(cast))
    with at(date(2026, 6, 15)):
        confirm(cast, run, "labour_head", "labour")
        urged = actions.urge_units(cast.users["office_clerk"], run)
    assert [one.body.name for one in urged] == ["Phòng Quản lý Tài nguyên và Môi trường"]


def test_a_closed_period_does_not_change_and_what_comes_late_goes_into_the_next(cast: Cast):
    plan = worked_plan(cast)
    run = opened(cast, plan)
    with at(date(2026, 6, 11)):
        confirm(cast, run, "labour_head", "labour")
        report = actions.compose_run(actor=cast.users["office_clerk"], run=run)
        actions.close_run(actor=cast.users["office_clerk"], run=run)
    words = [(part.heading, part.body) for part in report.parts.all()]
    with at(date(2026, 6, 12)):
        told(cast, Duty.objects.get(task__plan=plan, body=cast.bodies["labour"]), "Đã bổ sung 15 công nhân.")
        confirm(cast, run, "environment_head", "environment", "- Đã kiểm tra 20 khu nhà trọ.")
    run.refresh_from_db()
    with at(AFTER), pytest.raises(PermissionDenied, match="báo cáo kỳ sau"):
        actions.compose_run(actor=cast.users["office_clerk"], run=run)
    assert [(part.heading, part.body) for part in report.parts.all()] == words
    day = date(2026, 9, 7)
    with at(day):
        assert actions.open_due_runs(SCHEDULE, day) == 1
    following = _composed(cast, run.cycle.runs.get(period="2026-Q3"), date(2026, 9, 15))
    late = following.parts.get(kind="late").body.splitlines()
    assert late == [
        (
            "- Bổ sung kỳ trước: Phòng Quản lý Tài nguyên và Môi trường: Kiểm tra nước thải tại các khu nhà trọ: "
            "Chờ tiếp nhận"
        ),
        "- Bổ sung kỳ trước: Phòng Quản lý Tài nguyên và Môi trường: Đã kiểm tra 20 khu nhà trọ.",
        (
            "- Bổ sung kỳ trước: Phòng Quản lý Lao động, Lập danh sách công nhân có nhu cầu vay mua nhà ở xã hội: "
            "Đã bổ sung 15 công nhân."
        ),
    ]


def test_what_differs_from_the_last_period_is_shown_with_both_numbers(cast: Cast):
    plan = worked_plan(cast)
    run = opened(cast, plan)
    _composed(cast, run, date(2026, 6, 12))
    actions.close_run(actor=cast.users["office_clerk"], run=run)
    day = date(2026, 9, 7)
    with at(day):
        actions.open_due_runs(SCHEDULE, day)
    report = _composed(cast, run.cycle.runs.get(period="2026-Q3"), date(2026, 9, 15))
    found = compared(report, snapshot_of(report))
    assert {one.label: (one.before, one.now, one.way) for one in found.figures} == {
        "Nhiệm vụ": (2, 2, ""),
        "đang thực hiện trong hạn": (1, 0, "down"),
        "đang thực hiện quá hạn": (0, 1, "up"),
        "chưa tiếp nhận": (1, 1, ""),
        "Công nhân": (120, 0, "down"),
    }
    assert [one.label for one in found.tasks] == [
        "Lập danh sách công nhân có nhu cầu vay mua nhà ở xã hội",
        "Kiểm tra nước thải tại các khu nhà trọ",
    ]


def test_a_cycle_of_the_agency_reports_on_all_its_plans(cast: Cast):
    worked_plan(cast)
    run = opened(cast, None)
    report = _composed(cast, run)
    assert (report.plan, report.abstract) == (None, "Kết quả thực hiện các kế hoạch công tác quý II năm 2026")
    assert len(report.appendix) == 2


def test_only_the_office_sets_opens_composes_and_closes(cast: Cast):
    plan = worked_plan(cast)
    run = opened(cast, plan)
    for who in ("labour_head", "head", "enterprise_user"):
        user = cast.users[who]
        for act in (
            lambda user=user: actions.set_cycle(actor=user, said=actions.Cycle(plan=plan, starts_on=Q2)),
            lambda user=user: actions.compose_run(actor=user, run=run),
            lambda user=user: actions.close_run(actor=user, run=run),
        ):
            with pytest.raises(PermissionDenied):
                act()
    run.refresh_from_db()
    assert (run.state, run.reports.count(), CycleRun.objects.count()) == ("gathering", 0, 1)
