"""The pages of cycles and periods: what the Office does on them, who sees them, how much they ask of the database."""

from datetime import date

import pytest
from django.urls import reverse

from cast import Cast
from dondoc.people.queries import today
from dondoc.reports import actions
from dondoc.reports.models import CycleRun, Report, ReportCycle
from dondoc.reports.wiring import _errands
from dondoc.worktime import Unit, period_of
from issued import ISSUED_ON
from reports.cycle import at, confirm, opened, worked_plan

FORM = {
    "unit": "monthly",
    "mode": "decree",
    "offset": "2",
    "basis": "working",
    "lead_days": "5",
    "answer_days": "1",
    "starts_on": "01/01/2026",
    "outline": "Kết quả\nKiến nghị",
}


@pytest.fixture
def run(cast: Cast) -> CycleRun:
    return opened(cast, worked_plan(cast))


def test_the_office_sets_a_cycle_and_opens_the_running_period(cast: Cast, sign_in):
    plan, client = worked_plan(cast), sign_in(cast.users["office_clerk"])
    client.post(reverse("reports:cycle_new"), FORM | {"plan": plan.pk})
    cycle = ReportCycle.objects.get()
    assert (str(cycle), cycle.outline) == (f"Báo cáo hằng tháng: {plan.title}", ["Kết quả", "Kiến nghị"])
    key = period_of(today(), Unit.MONTH).key
    client.post(reverse("reports:cycle_open", args=[cycle.pk]), {"period": key})
    assert [run.period for run in cycle.runs.all()] == [key]


def test_an_end_before_the_beginning_is_said_beside_it(cast: Cast, sign_in):
    page = sign_in(cast.users["office_clerk"]).post(reverse("reports:cycle_new"), FORM | {"ends_on": "01/01/2025"})
    assert page.context["form"].errors == {"ends_on": ["Ngày cuối trước ngày bắt đầu. Hãy kiểm tra lại."]}
    assert ReportCycle.objects.count() == 0


def test_a_period_that_is_not_offered_is_not_opened(cast: Cast, sign_in):
    cycle = actions.set_cycle(
        actor=cast.users["office_clerk"], said=actions.Cycle(plan=worked_plan(cast), starts_on=ISSUED_ON)
    )
    sign_in(cast.users["office_clerk"]).post(reverse("reports:cycle_open", args=[cycle.pk]), {"period": "1999-Q1"})
    assert CycleRun.objects.count() == 0


def test_the_page_of_a_period_leads_from_composing_to_the_paper(cast: Cast, sign_in, run: CycleRun):
    client = sign_in(cast.users["office_clerk"])
    report_url = client.post(reverse("reports:run_compose", args=[run.pk])).url
    report = Report.objects.get()
    assert report_url == reverse("reports:detail", args=[report.pk])
    asked = client.post(reverse("reports:submit", args=[report.pk]))
    assert "Đưa báo cáo lên phiếu trình?" in asked.content.decode()
    client.post(reverse("reports:submit", args=[report.pk]), {"confirmed": "1"})
    report.refresh_from_db()
    page = client.get(reverse("reports:run", args=[run.pk]))
    assert (report.state, page.context["report"].pk) == ("submitted", report.pk)


@pytest.mark.parametrize("who", ["labour_head", "administrator", "enterprise_user"])
def test_others_than_the_office_and_the_leaders_see_no_cycle(cast: Cast, sign_in, run: CycleRun, who: str):
    client = sign_in(cast.users[who])
    pages = [("cycles", []), ("cycle", [run.cycle_id]), ("run", [run.pk])]
    assert [client.get(reverse(f"reports:{name}", args=args)).status_code for name, args in pages] == [403, 404, 404]


def test_the_errand_of_the_office_is_the_period_whose_units_had_their_time(cast: Cast, run: CycleRun):
    clerk = cast.users["office_clerk"]
    with at(date(2026, 6, 9)):
        assert _errands(clerk) == []
    with at(date(2026, 6, 15)):
        confirm(cast, run, "labour_head", "labour")
    with at(date(2026, 6, 16)):
        assert [(one.label, one.detail) for one in _errands(clerk)] == [(str(run), "1/2 đơn vị đã gửi")]
        assert _errands(cast.users["labour_head"]) == []


def test_the_lists_ask_as_much_for_three_as_for_one(cast: Cast, sign_in, run: CycleRun, django_assert_num_queries):
    client = sign_in(cast.users["office_clerk"])
    with django_assert_num_queries(6):
        client.get(reverse("reports:cycles"))
    for unit in ("monthly", "yearly"):
        actions.set_cycle(
            actor=cast.users["office_clerk"],
            said=actions.Cycle(plan=run.cycle.plan, starts_on=ISSUED_ON, unit=unit),
        )
    with django_assert_num_queries(6):
        assert len(client.get(reverse("reports:cycles")).context["rows"]) == 3
