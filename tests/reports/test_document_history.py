"""The page of a report's document tells what happened to the report."""

from datetime import date

import pytest
from django.urls import reverse

from cast import Cast
from dondoc.records.models import Document
from dondoc.records.rules import Direction
from dondoc.reports import actions
from issued import issued_plan


@pytest.mark.django_db
def test_the_document_of_a_report_shows_how_it_was_composed(cast: Cast, sign_in) -> None:
    clerk = cast.users["office_clerk"]
    report = actions.compose_report(actor=clerk, plan=issued_plan(cast), period_key="2026-Q2")
    report.document = Document.objects.create(
        direction=Direction.OUTGOING,
        type_name="Báo cáo",
        number="5",
        symbol="BC-BQL",
        subject="x",
        issued_on=date(2026, 6, 1),
    )
    report.save()
    page = reverse("records:document", args=[report.document_id])
    shown = [
        [entry.who for entry in sign_in(user).get(page).context["history"]] for user in (clerk, cast.users["head"])
    ]
    assert shown == [["Vũ Thị Mẫu Thư"], ["Vũ Thị Mẫu Thư"]]
