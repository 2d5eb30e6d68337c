"""The report as Word and PDF: laid out by the decree, saying what the draft says."""

import io

import docx
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from dondoc.official.check import check
from dondoc.plans import actions as work
from dondoc.plans.actions.working import Report as Said
from dondoc.reports import actions
from dondoc.reports.models import Report
from dondoc.worktime import Unit, period_of
from issued import issued_plan, issued_task


@pytest.fixture
def report(cast: Cast) -> Report:
    plan = issued_plan(cast)
    duty = issued_task(plan, lead=cast.bodies["labour"])
    work.accept(actor=cast.users["labour_head"], duty=duty)
    said = Said(narrative="Đã rà soát #let x = 1 và *120* công nhân; =1+1.", percent=60)
    work.report(actor=cast.users["labour_head"], duty=duty, said=said)
    period = period_of(timezone.localdate(), Unit.QUARTER).key
    return actions.compose_report(actor=cast.users["office_clerk"], plan=plan, period_key=period)


def _get(cast: Cast, name: str, report: Report, who: str = "office_clerk") -> bytes:
    client = Client()
    client.force_login(cast.users[who], backend="allauth.account.auth_backends.AuthenticationBackend")
    response = client.get(reverse(name, args=[report.pk]))
    assert response.status_code == 200
    return response.content


def test_the_docx_passes_the_check_of_layout(cast: Cast, report: Report) -> None:
    assert check(_get(cast, "reports:docx", report)) == []


def test_the_docx_holds_the_words_as_typed(cast: Cast, report: Report) -> None:
    document = docx.Document(io.BytesIO(_get(cast, "reports:docx", report)))
    texts = [p.text for p in document.paragraphs]
    assert "Đã rà soát #let x = 1 và *120* công nhân; =1+1." in texts


def test_the_pdf_holds_the_words_as_typed(cast: Cast, report: Report) -> None:
    pdf = pypdfium2.PdfDocument(_get(cast, "reports:pdf", report))
    text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    pdf.close()
    assert "#let x = 1 và *120* công nhân; =1+1." in " ".join(text.split())


def test_a_draft_is_not_there_for_a_unit(cast: Cast, report: Report) -> None:
    client = Client()
    client.force_login(cast.users["labour_head"], backend="allauth.account.auth_backends.AuthenticationBackend")
    answers = [client.get(reverse(f"reports:{n}", args=[report.pk])).status_code for n in ("detail", "docx", "pdf")]
    assert answers == [404, 404, 404]
