"""The register of outgoing documents, and how the agency numbers."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from dondoc.outgoing import actions
from dondoc.outgoing.actions import Issue, Way
from dondoc.outgoing.models import AdvisoryBody, Numbering
from dondoc.outgoing.queries import signers
from dondoc.outgoing.queries.numbers import register_row
from dondoc.outgoing.rules import NumberMode, SeriesMode
from dondoc.people.queries import today
from dondoc.records.models import NumberBook
from outgoing.papers import paper_at


def numbered(cast, number):
    paper = paper_at(cast, "approved")
    return actions.issue_paper(
        actor=cast.users["office_clerk"], paper=paper, issue=Issue(number=number, issued_on=today())
    )


def test_the_register_has_the_ten_columns_and_says_which_numbers_are_missing(cast, sign_in, chief_of_office):
    for number in ("1", "2", "5", "8"):
        numbered(cast, number)

    page = sign_in(chief_of_office).get(reverse("outgoing:register"))

    assert len(page.context["heads"]) == 10
    document, row = page.context["rows"][0]
    assert row == register_row(document)
    assert row[0] == "1/BQLKCN-QLLĐ"
    assert row[4:7] == (
        "Phòng Quản lý Doanh nghiệp; Trưởng Ban (để báo cáo); Lưu: VT, QLLĐ",
        "Phòng Quản lý Lao động",
        1,
    )
    assert [(gap.series, gap.numbers) for gap in page.context["gaps"]] == [("Công văn", "3–4, 6–7")]


def test_the_sheet_and_the_printed_book_hold_what_the_page_holds(cast, sign_in, chief_of_office):
    numbered(cast, "1")
    client = sign_in(chief_of_office)

    printed = client.get(reverse("outgoing:register"), {"view": "print"})
    book = client.get(reverse("outgoing:register_sheet"))

    assert [row[0] for row in printed.context["rows"]] == ["1/BQLKCN-QLLĐ"]
    assert book.content[:2] == b"PK"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_register_asks_the_database_the_same_however_long_it_is(
    cast, sign_in, head, rows, django_assert_num_queries
):
    for number in range(rows):
        numbered(cast, str(number + 1))
    client = sign_in(head)
    client.get(reverse("outgoing:register"))

    with django_assert_num_queries(9):
        assert len(client.get(reverse("outgoing:register")).context["rows"]) == rows


def test_people_outside_see_no_register(cast, sign_in, enterprise_user):
    assert sign_in(enterprise_user).get(reverse("outgoing:register")).status_code == 403


def test_the_chief_of_office_sets_how_the_agency_numbers(cast, sign_in, chief_of_office):
    client = sign_in(chief_of_office)
    address = reverse("outgoing:settings")
    client.post(address, {"act": "mode", "mode": "own", "series": "one", "initials": "on"})
    client.post(address, {"act": "advisory", "name": "Hội đồng Thi đua mẫu", "code": "HĐTĐ"})
    client.post(address, {"act": "last", "series": "out", "year": today().year, "last": 120})

    assert Numbering.objects.values_list("mode", "series", "initials").get() == ("own", "one", True)
    assert list(AdvisoryBody.objects.values_list("name", "code")) == [("Hội đồng Thi đua mẫu", "HĐTĐ")]
    assert numbered(cast, "").document.number == "121"


def test_a_book_is_never_turned_back(cast, chief_of_office):
    NumberBook.objects.create(series="out", year=2026, last=9)
    with pytest.raises(ValidationError):
        actions.set_last_number(actor=chief_of_office, series="out", year=2026, last=8)


@pytest.mark.parametrize("who", ["head", "office_clerk", "labour_head", "enterprise_user"])
def test_nobody_else_sets_it(cast, who):
    with pytest.raises(PermissionDenied):
        actions.set_numbering(actor=cast.users[who], mode=NumberMode.OWN, series=SeriesMode.ONE, initials=False)


def test_an_advisory_body_has_numbers_of_its_own(cast, chief_of_office, office_clerk, labour_staff):
    actions.set_numbering(actor=chief_of_office, mode=NumberMode.OWN, series=SeriesMode.PER_TYPE, initials=False)
    council = actions.add_advisory(actor=chief_of_office, name="Hội đồng Thi đua mẫu", code="HĐTĐ")
    numbered(cast, "")
    paper = paper_at(cast, "approved", way=Way(signers(today())[0], advisory=council))

    issued = actions.issue_paper(actor=office_clerk, paper=paper, issue=Issue(issued_on=today()))

    assert issued.document.issuer_text == "Hội đồng Thi đua mẫu"
    assert (issued.document.number_and_symbol, sorted(NumberBook.objects.values_list("series", flat=True))) == (
        "01/HĐTĐ-QLLĐ",
        [f"out:{council.pk}:CV", "out:CV"],
    )
