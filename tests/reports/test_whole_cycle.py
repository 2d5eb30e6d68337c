"""A whole quarter: the job asks, the units confirm, the Office composes, the paper goes its way, is signed, numbered, in the
register; and the report that was returned comes back to the composer.
"""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cast import Cast
from dondoc.official.signing import pkcs12_key
from dondoc.outgoing import actions as papers
from dondoc.outgoing.actions.issuing import Issue
from dondoc.outgoing.models import Numbering, Paper
from dondoc.outgoing.queries.signed import signed_pdf
from dondoc.outgoing.rules import NumberMode, PaperState
from dondoc.records.models import Document
from dondoc.records.rules import Direction
from dondoc.reports import actions
from dondoc.reports.models import Report
from reports.cycle import at, confirm, opened, worked_plan
from signing_keys import SIGNER_P12

DAY = date(2026, 6, 16)


def _composed(cast: Cast) -> Report:
    run = opened(cast, worked_plan(cast))
    with at(date(2026, 6, 15)):
        confirm(cast, run, "labour_head", "labour")
        confirm(cast, run, "environment_head", "environment", "- Đã kiểm tra 20 khu nhà trọ.")
    with at(DAY):
        return actions.compose_run(actor=cast.users["office_clerk"], run=run)


def _submitted(cast: Cast, report: Report) -> Paper:
    paper = actions.submit_report(cast.users["office_clerk"], report)
    paper = papers.take_step(actor=cast.users["office_clerk"], paper=paper, verb="submit")
    paper = papers.take_step(actor=cast.users["chief_of_office"], paper=paper, verb="agree")
    return papers.take_step(actor=cast.users["office_clerk"], paper=paper, verb="pass_signer")


def test_a_quarter_from_the_job_to_a_signed_pdf_in_the_register(cast: Cast):
    Numbering.objects.create(pk=1, mode=NumberMode.OWN)
    report = _composed(cast)
    with at(DAY):
        paper = _submitted(cast, report)
        paper = papers.sign_paper(actor=cast.users["head"], paper=paper, key=pkcs12_key(*SIGNER_P12))
        assert paper.state == PaperState.APPROVED
        papers.issue_paper(actor=cast.users["office_clerk"], paper=paper, issue=Issue(issued_on=DAY))
    report.refresh_from_db()
    assert (report.state, str(report.document), report.run.state) == ("issued", "Báo cáo 01/BC-BQLKCN", "closed")
    assert [c.kind for c in report.document.citations.all()] == ["reports_on"]
    read = signed_pdf(paper)
    assert (read.valid, read.number, read.date) == (True, 1, DAY)
    register = Document.objects.filter(direction=Direction.OUTGOING, type_name="Báo cáo", draft=False)
    assert [document.subject for document in register] == [report.abstract]


def test_while_it_is_a_paper_its_words_are_not_edited_here(cast: Cast):
    report = _composed(cast)
    _submitted(cast, report)
    report.refresh_from_db()
    with pytest.raises(PermissionDenied, match="đang trình ký"):
        actions.edit_part(actor=cast.users["office_clerk"], part=report.parts.first(), heading="x", body="y")
    with pytest.raises(PermissionDenied, match="đợi trả lại"):
        actions.take_back_report(actor=cast.users["office_clerk"], report=report)


def test_a_returned_report_is_mended_in_the_composer_and_submitted_again_as_the_same_paper(cast: Cast):
    report = _composed(cast)
    paper = _submitted(cast, report)
    papers.take_step(actor=cast.users["head"], paper=paper, verb="return", words="Nêu rõ nguyên nhân.")
    report = actions.take_back_report(actor=cast.users["office_clerk"], report=report)
    part = report.parts.get(kind="difficulties")
    actions.edit_part(actor=cast.users["office_clerk"], part=part, heading=part.heading, body="Do thiếu kinh phí.")
    again = actions.submit_report(cast.users["office_clerk"], report)
    assert again.pk == paper.pk
    assert "Do thiếu kinh phí." in str(again.content["blocks"])


def test_a_dropped_paper_gives_the_report_back(cast: Cast):
    report = _composed(cast)
    paper = actions.submit_report(cast.users["office_clerk"], report)
    papers.take_step(actor=cast.users["office_clerk"], paper=paper, verb="cancel", words="Làm lại.")
    report.refresh_from_db()
    assert report.state == "draft"
    assert actions.submit_report(cast.users["office_clerk"], report).pk != paper.pk
