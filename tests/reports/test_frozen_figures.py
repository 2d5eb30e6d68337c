"""What was composed at a moment comes out the same again, and each figure keeps its records."""

from datetime import date

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError
from django.urls import reverse

from cast import Cast
from dondoc.plans.models import Duty
from dondoc.reports import actions
from dondoc.reports.forms import _period_choices
from dondoc.reports.models import Report
from dondoc.reports.queries.figures import snapshot_of
from dondoc.reports.queries.layout import docx_of, pdf_of, sheets_of
from dondoc.reports.templatetags.reports import with_figures
from reports.cycle import at, confirm, opened, told, worked_plan


@pytest.fixture
def report(cast: Cast) -> Report:
    run = opened(cast, worked_plan(cast))
    with at(date(2026, 6, 11)):
        confirm(cast, run, "labour_head", "labour")
        return actions.compose_run(actor=cast.users["office_clerk"], run=run)


def _files(report: Report) -> list[bytes]:
    report = Report.objects.get(pk=report.pk)
    return [docx_of(report), pdf_of(report), sheets_of(report, snapshot_of(report))]


def _more(cast: Cast, report: Report) -> None:
    """The unit says more, the report is composed anew with it."""
    with at(date(2026, 6, 12)):
        told(cast, Duty.objects.get(task__plan=report.plan, body=cast.bodies["labour"]), "Đã bổ sung 15 công nhân.")
        confirm(cast, report.run, "labour_head", "labour", "- Đã bổ sung 15 công nhân.")
        actions.compose_run(actor=cast.users["office_clerk"], run=report.run)


def test_composed_again_as_of_the_same_moment_it_is_the_same_byte_for_byte(cast: Cast, report: Report):
    first = _files(report)
    _more(cast, report)
    assert [a == b for a, b in zip(first, _files(report), strict=True)] == [False, False, False]
    actions.restore_report(actor=cast.users["office_clerk"], report=report, as_of=report.as_of)
    assert _files(report) == first


def test_a_figure_shows_its_records_as_they_were_counted(cast: Cast, report: Report, sign_in):
    Duty.objects.filter(task__plan=report.plan).update(state="done")
    page = sign_in(cast.users["head"]).get(reverse("reports:figure", args=[report.pk, "running_in_time"]))
    assert [(row["text"], row["standing"]) for row in page.context["rows"]] == [
        ("Lập danh sách công nhân có nhu cầu vay mua nhà ở xã hội", "Đang thực hiện")
    ]


def test_each_figure_equals_the_number_of_its_records(report: Report):
    counted = [f for f in snapshot_of(report).content["figures"] if not f["key"].startswith(("u", "t1", "t2"))]
    assert [f["value"] for f in counted] == [len(f["rows"]) for f in counted]
    assert len(counted) > 10


def test_what_was_frozen_cannot_be_changed(report: Report):
    with pytest.raises(ProgrammingError), transaction.atomic():
        report.snapshots.update(content={})
    assert snapshot_of(report).content["figures"][0]["value"] == 2


def test_a_unit_does_not_see_the_figures_of_a_draft(cast: Cast, report: Report, sign_in):
    answer = sign_in(cast.users["labour_head"]).get(reverse("reports:figure", args=[report.pk, "total"]))
    assert answer.status_code == 404


def test_a_figure_in_the_overview_leads_to_its_records(cast: Cast, report: Report, sign_in):
    page = sign_in(cast.users["office_clerk"]).get(reverse("reports:detail", args=[report.pk])).content.decode()
    url = reverse("reports:figure", args=[report.pk, "running_in_time"])
    assert f'<a href="{url}">đang thực hiện trong hạn 1</a>' in page


def test_words_of_a_report_stay_words(report: Report):
    assert with_figures("Có <i>quá <b>hạn 2</i> và 20.", report.pk, []) == (
        "<p>Có &lt;i&gt;quá &lt;b&gt;hạn 2&lt;/i&gt; và 20.</p>"
    )


def test_by_the_decree_the_periods_of_the_next_year_are_offered_in_december():
    offered = dict(_period_choices(date(2026, 12, 20), 2024, ""))
    assert list(offered) == ["Năm 2027", "Năm 2026", "Năm 2025", "Năm 2024"]
    assert [key for key, _label in offered["Năm 2027"]] == ["2027-Q1", "2027-H1", "2027-9M", "2027-Y", "2027-M01"]
