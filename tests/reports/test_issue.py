"""A report is issued under a number and a date that can be right; otherwise the form says so beside the field."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cast import Cast
from dondoc.records.models import Document
from dondoc.records.rules import Direction
from dondoc.reports import actions
from dondoc.reports.models import Report
from issued import issued_plan

COMPOSED = date(2026, 5, 5)  # in the second quarter, which ends on 14/6
NUMBER = "Số văn bản là số dương, nhiều nhất 6 chữ số, ví dụ 05."
BEFORE_PLAN = "Ngày ban hành trước ngày của kế hoạch (02/3/2026). Hãy kiểm tra lại ngày."
BEFORE_DATA = "Báo cáo có số liệu đến ngày 05/5/2026 nên không thể ban hành trước ngày đó. Hãy kiểm tra lại ngày."


@pytest.fixture
def report(cast: Cast) -> Report:
    report = actions.compose_report(actor=cast.users["office_clerk"], plan=issued_plan(cast), period_key="2026-Q2")
    report.as_of = timezone.make_aware(datetime(2026, 5, 5, 9))  # noqa: DTZ001 - made aware here
    report.save()
    return report


def _given(cast: Cast, number: str, symbol: str = "BC-BQLKCN", on: date = date(2026, 4, 1)) -> None:
    Document.objects.create(
        direction=Direction.OUTGOING, type_name="Báo cáo", number=number, symbol=symbol, issued_on=on, subject="x"
    )


@pytest.mark.parametrize("number", ["0", "000", "1234567", "-5", "5a", "٥"])
def test_a_number_that_can_be_none_is_refused_beside_it(sign_in, cast: Cast, report: Report, number: str) -> None:
    page = sign_in(cast.users["office_clerk"]).post(
        f"/reports/{report.pk}/issue/", {"number": number, "issued_on": "06/5/2026"}
    )
    assert page.context["form"].errors == {"number": [NUMBER]}


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("01/01/2020", BEFORE_PLAN),
        ("04/5/2026", BEFORE_DATA),
        ("01/01/2999", "Ngày ban hành chưa tới. Hãy nhập ngày ký trên văn bản."),
    ],
)
def test_a_date_that_cannot_be_is_refused_beside_it(
    sign_in, cast: Cast, report: Report, day: str, sentence: str
) -> None:
    page = sign_in(cast.users["office_clerk"]).post(f"/reports/{report.pk}/issue/", {"number": "5", "issued_on": day})
    assert page.context["form"].errors == {"issued_on": [sentence]}


def test_the_verb_itself_refuses_what_the_form_would(cast: Cast, report: Report) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.issue_report(actor=cast.users["office_clerk"], report=report, number="0", issued_on=date(2020, 1, 1))
    assert refused.value.message_dict == {"number": [NUMBER], "issued_on": [BEFORE_PLAN]}
    assert Document.objects.filter(type_name="Báo cáo").count() == 0


def test_a_number_given_in_the_year_is_not_given_again(sign_in, cast: Cast, report: Report) -> None:
    _given(cast, "05")
    page = sign_in(cast.users["office_clerk"]).post(
        f"/reports/{report.pk}/issue/", {"number": "5", "issued_on": "06/5/2026"}
    )
    assert page.context["form"].errors == {
        "number": ["Số 5/BC-BQLKCN đã cấp cho văn bản khác trong năm. Hãy kiểm tra lại số."]
    }


def test_the_next_number_of_the_year_is_offered(sign_in, cast: Cast, report: Report) -> None:
    year = timezone.localdate().year
    _given(cast, "07", on=date(year, 1, 2))
    _given(cast, "15a", on=date(year, 1, 2))
    _given(cast, "90", symbol="BC-KHAC", on=date(year, 1, 2))
    _given(cast, "99", on=date(year - 1, 12, 31))
    page = sign_in(cast.users["office_clerk"]).get(f"/reports/{report.pk}/issue/")
    assert page.context["form"].fields["number"].help_text == (
        f"Số kế tiếp của báo cáo trong năm {year} là 16. Để trống nếu số do hệ thống văn bản của tỉnh cấp sau."
    )


@pytest.mark.parametrize(("typed", "kept"), [("5", "05"), ("012", "12"), ("", "")])
def test_the_number_is_kept_as_it_is_printed(cast: Cast, report: Report, typed: str, kept: str) -> None:
    issued = actions.issue_report(
        actor=cast.users["office_clerk"], report=report, number=typed, issued_on=date(2026, 5, 5)
    )
    assert (issued.document.number, issued.document.issued_on) == (kept, COMPOSED)
