"""The document that a plan is: a draft until the plan is issued, with the plan's own history and grounds."""

from datetime import date

import pytest
from django.urls import reverse

from dondoc.plans.actions.issuing import Issue, issue_plan
from dondoc.records.queries import Wanted, outgoing
from plans.test_issue_plan import DAY, ready

__all__ = ["ready"]


@pytest.fixture
def issued(ready, chief_of_office):
    return issue_plan(actor=chief_of_office, plan=ready, issue=Issue(number="15", issued_on=DAY), on=DAY)


def test_a_plan_under_review_is_in_no_register_though_it_prints_number_and_date(draft, chief_of_office):
    document = draft.document
    document.number, document.issued_on = "15", DAY
    document.save()
    assert (document.draft, list(outgoing(chief_of_office, Wanted()))) == (True, [])


def test_issue_puts_it_into_the_register(issued, chief_of_office):
    assert (issued.document.draft, list(outgoing(chief_of_office, Wanted()))) == (False, [issued.document])


def test_its_page_tells_the_history_of_the_plan(issued, sign_in, labour_staff):
    page = sign_in(labour_staff).get(reverse("records:document", args=[issued.document_id]))
    assert page.context["history"][0].what == "Ban hành Kế hoạch 15/KH-BQL: 6 nhiệm vụ cho 4 đơn vị."


def test_what_it_carries_out_is_kept_with_date_and_issuer(draft):
    found = draft.document.citations.values_list("type_name", "text", "issued_on", "issuer_text")
    assert list(found) == [("Kế hoạch", "77/KH-UBND", date(2026, 2, 10), "Ủy ban nhân dân tỉnh Mẫu")]


def test_the_tab_of_documents_draws_it(draft, sign_in, office_clerk):
    page = sign_in(office_clerk).get(reverse("plans:documents", args=[draft.pk])).content.decode()
    words = ["Kế hoạch 77/KH-UBND", "10/02/2026 · Ủy ban nhân dân tỉnh Mẫu", "?citation="]
    assert [word in page for word in words] == [True] * 3
