"""The list of reports as xlsx: what the page shows, no more."""

import io
from datetime import date

import openpyxl
import pytest
from django.utils import timezone

from cast import Cast
from dondoc.plans import actions as work
from dondoc.plans.actions.working import Report as Said
from dondoc.reports import actions
from dondoc.reports.models import Report
from dondoc.worktime import Unit, period_of
from issued import issued_plan, issued_task

SHEET = "/reports/reports.xlsx"


@pytest.fixture
def report(cast: Cast) -> Report:
    plan = issued_plan(cast)
    duty = issued_task(plan, lead=cast.bodies["labour"])
    work.accept(actor=cast.users["labour_head"], duty=duty)
    work.report(actor=cast.users["labour_head"], duty=duty, said=Said(narrative="Đã rà soát.", percent=60))
    period = period_of(timezone.localdate(), Unit.QUARTER).key
    made = actions.compose_report(actor=cast.users["office_clerk"], plan=plan, period_key=period)
    made.send_by = date(2026, 3, 25)
    made.save(update_fields=["send_by"])
    return made


def _rows(answer) -> list[tuple[object, ...]]:
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    return [
        tuple(cell.date() if hasattr(cell, "date") else cell for cell in row)
        for row in rows[[row[0] for row in rows].index("Báo cáo") + 1 :]
    ]


def test_a_draft_stands_without_number_and_date(sign_in, cast: Cast, report: Report) -> None:
    assert _rows(sign_in(cast.users["office_clerk"]).get(SHEET)) == [
        (report.abstract, "chưa có số", None, date(2026, 3, 25), "Đang soạn")
    ]


def test_an_issued_report_stands_with_them(sign_in, cast: Cast, report: Report) -> None:
    on = timezone.localdate()
    issued = actions.issue_report(actor=cast.users["office_clerk"], report=report, number="9", issued_on=on)
    issued.refresh_from_db()
    found = _rows(sign_in(cast.users["office_clerk"]).get(SHEET))
    assert [row[1:] for row in found] == [
        (issued.document.number_and_symbol, on, date(2026, 3, 25), issued.get_state_display())
    ]


def test_a_draft_is_in_no_sheet_of_a_unit(sign_in, cast: Cast, report: Report) -> None:
    assert _rows(sign_in(cast.users["labour_head"]).get(SHEET)) == []


def test_the_page_leads_to_it(sign_in, cast: Cast, report: Report) -> None:
    assert f'href="{SHEET}?"' in sign_in(cast.users["office_clerk"]).get("/reports/").content.decode()
