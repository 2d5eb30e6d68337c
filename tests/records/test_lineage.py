"""The lineage of a document whose text prints what it carries out; registering what is not in the records yet."""

from datetime import date

import pytest
from django.urls import reverse

from dondoc.journal.models import Entry
from dondoc.records.actions import cite
from dondoc.records.models import Citation, Document
from dondoc.records.queries import lineage
from dondoc.records.rules import CitationKind, Direction
from records.samples import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("day")]

TEXT = [
    (
        "Thực hiện Kế hoạch số 41/KH-UBND ngày 03/02/2026 của Ủy ban nhân dân tỉnh Mẫu, triển khai Nghị quyết số 12/NQ-CP ngày "
        "20/01/2026 của Chính phủ về thực hiện Chỉ thị số 07-CT/TW ngày 05/11/2025 của Ban Bí thư Trung ương Đảng"
    ),
    "Căn cứ Quyết định số 8/QĐ-UBND ngày 02/01/2026 của Ủy ban nhân dân tỉnh Mẫu",
]
PRINTED = [
    ("41/KH-UBND", CitationKind.CARRIES_OUT),
    ("12/NQ-CP", CitationKind.CARRIES_OUT),
    ("07-CT/TW", CitationKind.CARRIES_OUT),
    ("8/QĐ-UBND", CitationKind.BASIS),
]


@pytest.fixture
def citing(own):
    cite(own, PRINTED, TEXT)
    return own


def drawn(found):
    return [(edge.upper, edge.lower, edge.inferred) for edge in found.edges]


def test_what_a_plan_carries_out_is_a_chain_and_its_bases_stand_beside(citing, head):
    found = lineage(citing, head)
    assert [(n.level, n.label, n.day, n.issuer) for n in found.nodes] == [
        (-3, "Chỉ thị 07-CT/TW", date(2025, 11, 5), "Ban Bí thư Trung ương Đảng"),
        (-2, "Nghị quyết 12/NQ-CP", date(2026, 1, 20), "Chính phủ"),
        (-1, "Quyết định 8/QĐ-UBND", date(2026, 1, 2), "Ủy ban nhân dân tỉnh Mẫu"),
        (-1, "Kế hoạch 41/KH-UBND", date(2026, 2, 3), "Ủy ban nhân dân tỉnh Mẫu"),
        (0, "Kế hoạch 12/KH-BQL", DAY, ""),
    ]
    assert drawn(found) == [
        ("t:41/KH-UBND", f"d:{citing.pk}", False),
        ("t:12/NQ-CP", "t:41/KH-UBND", True),
        ("t:07-CT/TW", "t:12/NQ-CP", True),
        ("t:8/QĐ-UBND", f"d:{citing.pk}", False),
    ]


def test_what_the_records_say_of_a_ground_goes_before_the_order_of_authorities(citing, head):
    above = Document.objects.create(
        direction=Direction.INCOMING, type_name="Kế hoạch", number="41", symbol="KH-UBND", subject="x", arrived_on=DAY
    )
    Citation.objects.filter(text="41/KH-UBND").update(cited=above)
    cite(above, [("5/NQ-HĐND", CitationKind.CARRIES_OUT)], [])
    assert drawn(lineage(citing, head)) == [
        (f"d:{above.pk}", f"d:{citing.pk}", False),
        ("t:12/NQ-CP", f"d:{citing.pk}", False),
        ("t:07-CT/TW", "t:12/NQ-CP", True),
        ("t:8/QĐ-UBND", f"d:{citing.pk}", False),
        ("t:5/NQ-HĐND", f"d:{above.pk}", False),
    ]


def test_a_ground_stands_over_all_that_rest_on_it(citing, head):
    above = Document.objects.create(
        direction=Direction.INCOMING, type_name="Kế hoạch", number="41", symbol="KH-UBND", subject="x", arrived_on=DAY
    )
    Citation.objects.filter(text="41/KH-UBND").update(cited=above)
    cite(above, [("8/QĐ-UBND", CitationKind.BASIS)], [])
    levels = {node.label: node.level for node in lineage(citing, head).nodes}
    assert (levels["Kế hoạch 41/KH-UBND"], levels["Quyết định 8/QĐ-UBND"]) == (-1, -2)


def test_a_citation_finds_the_document_of_that_number_and_day_and_no_draft(own):
    def kept(**fields):
        return Document.objects.create(
            direction=Direction.INCOMING, type_name="Kế hoạch", number="41", symbol="KH-UBND", subject="x", **fields
        )

    kept(issued_on=date(2024, 2, 3))
    kept(issued_on=date(2026, 2, 3), draft=True)
    cite(own, PRINTED, TEXT)
    assert own.citations.get(text="41/KH-UBND").cited is None
    meant = kept(issued_on=date(2026, 2, 3))
    cite(own, PRINTED, TEXT)
    assert own.citations.get(text="41/KH-UBND").cited == meant


def test_the_page_offers_the_registry_to_enter_what_is_missing(citing, sign_in, office_clerk, head):
    page = reverse("records:document", args=[citing.pk])
    wanted = [
        f'href="{reverse("records:register")}?citation={citation.pk}"' for citation in citing.citations.order_by("id")
    ]
    clerk, leader = (sign_in(user).get(page).content.decode() for user in (office_clerk, head))
    assert [link in clerk for link in wanted] == [True] * 4
    assert ("?citation=" in leader, "Được thực hiện bằng Nghị quyết 12/NQ-CP" in leader) == (False, True)


def test_the_form_opens_with_what_the_text_prints_and_ties_what_is_registered(citing, sign_in, office_clerk):
    client = sign_in(office_clerk)
    citation = citing.citations.get(text="07-CT/TW")
    page = f"{reverse('records:register')}?citation={citation.pk}"
    form = client.get(page).context["form"]
    names = ("type_name", "number", "symbol", "issued_on", "issuer_text", "is_party", "submit_to")
    assert [form[name].value() for name in names] == [
        "Chỉ thị",
        "07",
        "CT/TW",
        date(2025, 11, 5),
        "Ban Bí thư Trung ương Đảng",
        True,
        None,
    ]
    typed = {
        "type_name": "Chỉ thị",
        "number": "07",
        "symbol": "CT/TW",
        "issued_on": "5/11/2025",
        "issuer_text": "Ban Bí thư Trung ương Đảng",
        "subject": "Chỉ thị mẫu",
        "arrived_on": "05/3/2026",
        "numbering": "ours",
        "is_party": "on",
    }
    assert client.post(page, typed).status_code == 302
    citation.refresh_from_db()
    assert (str(citation.cited), Entry.objects.count()) == ("Chỉ thị 07-CT/TW", 1)
    assert client.get(page).status_code == 404


def test_what_is_registered_is_tied_to_every_text_that_prints_its_number_and_day(citing, sign_in, office_clerk):
    typed = {
        "type_name": "Kế hoạch",
        "number": "41",
        "symbol": "KH-UBND",
        "issuer_text": "Ủy ban nhân dân tỉnh Mẫu",
        "subject": "Kế hoạch mẫu",
        "arrived_on": "05/3/2026",
        "numbering": "ours",
    }
    client = sign_in(office_clerk)
    client.post(reverse("records:register"), typed | {"issued_on": "3/2/2024"})
    assert citing.citations.get(text="41/KH-UBND").cited is None
    client.post(reverse("records:register"), typed | {"issued_on": "3/2/2026", "same_is_other": "on"})
    assert citing.citations.get(text="41/KH-UBND").cited == Document.objects.get(issued_on=date(2026, 2, 3))


@pytest.mark.parametrize("asked", ["x", "0", "9" * 30])
def test_a_citation_that_is_none_opens_no_form(sign_in, office_clerk, asked):
    assert sign_in(office_clerk).get(reverse("records:register"), {"citation": asked}).status_code == 404


def test_a_phone_gets_the_boxes_one_under_the_other(citing, sign_in, head):
    page = sign_in(head).get(reverse("records:document", args=[citing.pk])).content.decode()
    wide, tall = 'class="rec-lineage d-none d-md-block" width="1048"', 'class="rec-lineage d-md-none" width="324"'
    assert (page.count(wide), page.count(tall), page.count('stroke-dasharray="5 4"')) == (1, 1, 4)
