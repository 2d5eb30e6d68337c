"""Who sees which documents: empty by default, every wall tested beside something that could leak."""

import pytest
from django.contrib.auth.models import AnonymousUser

from dondoc.records.hooks import visible_ids
from dondoc.records.models import Citation, Document, Instruction
from dondoc.records.queries import deliveries_to, lineage, visible_documents
from dondoc.records.rules import CitationKind, DeliveryState, Direction
from records.samples import DAY, sent_to

pytestmark = pytest.mark.django_db


def seen(cast):
    return {name for name, user in cast.users.items() if visible_documents(user).exists()}


OVERSEERS = {"head", "deputy_labour", "deputy_enterprise", "deputy_environment", "chief_of_office", "office_clerk"}


def test_leaders_and_the_office_see_every_document_and_nobody_else_does(cast, letter, own):
    assert seen(cast) == OVERSEERS


def test_whoever_is_not_signed_in_sees_nothing(letter, own):
    assert list(visible_documents(AnonymousUser())) == []


def test_a_unit_sees_what_was_sent_to_it(cast, own, labour):
    sent_to(own, body=labour)
    assert seen(cast) == OVERSEERS | {"labour_head", "labour_staff"}


def test_what_is_not_sent_yet_is_seen_by_no_recipient(cast, own, labour, enterprise):
    sent_to(own, body=labour, state=DeliveryState.WAITING)
    sent_to(own, body=enterprise, state=DeliveryState.WAITING)
    assert seen(cast) == OVERSEERS


def test_a_person_sees_what_was_sent_to_them(cast, own, labour_staff):
    sent_to(own, person=labour_staff.person)
    assert seen(cast) == OVERSEERS | {"labour_staff"}


def test_the_units_of_an_instruction_see_the_document(cast, letter, labour, environment, head):
    order = Instruction.objects.create(document=letter, leader=head.person, text="Giao tham mưu", lead=labour)
    order.cooperating.add(environment)
    assert seen(cast) == OVERSEERS | {"labour_head", "labour_staff", "environment_head"}


def test_the_unit_that_drafted_sees_its_document(cast, own, labour):
    own.unit = labour
    own.save()
    assert seen(cast) == OVERSEERS | {"labour_head", "labour_staff"}


def test_an_outsider_sees_only_what_was_sent_to_their_body(cast, letter, own, enterprise, union):
    sent_to(own, body=enterprise)
    sent_to(letter, body=union)
    assert list(visible_documents(cast.users["enterprise_user"])) == [own]
    assert list(visible_documents(cast.users["other_enterprise_user"])) == []
    assert list(visible_documents(cast.users["union_user"])) == [letter]


def test_an_administrator_sees_no_document_even_when_it_was_sent_to_the_agency(cast, own, agency):
    sent_to(own, body=agency)
    assert list(visible_documents(cast.users["administrator"])) == []


def test_a_locked_account_sees_nothing(head, letter):
    head.is_active = False
    assert list(visible_documents(head)) == []


def test_a_room_above_may_add_documents_for_members_but_not_for_outsiders(cast, letter):
    visible_ids.add("test", lambda _standing: Document.objects.values_list("pk", flat=True))
    assert seen(cast) == OVERSEERS | {"labour_head", "labour_staff", "enterprise_head", "environment_head"}


def test_a_recipient_sees_their_own_delivery_and_not_those_of_others(cast, own, enterprise, other_enterprise):
    mine = sent_to(own, body=enterprise)
    sent_to(own, body=other_enterprise)
    assert list(deliveries_to(cast.users["enterprise_user"], own)) == [mine]
    assert deliveries_to(cast.users["head"], own).count() == 2


def test_the_lineage_shows_what_a_text_cites_and_what_came_of_it(cast, own):
    above = Document.objects.create(
        direction=Direction.INCOMING,
        type_name="Kế hoạch",
        number="590",
        symbol="KH-UBND",
        subject="Kế hoạch tỉnh",
        arrived_on=DAY,
    )
    report = Document.objects.create(
        direction=Direction.OUTGOING,
        type_name="Báo cáo",
        number="30",
        symbol="BC-BQL",
        subject="Báo cáo quý",
        issued_on=DAY,
    )
    Citation.objects.create(document=own, cited=above, text="590/KH-UBND")
    Citation.objects.create(document=above, text="16/NQ-HĐND")
    Citation.objects.create(document=report, cited=own, text="12/KH-BQL", kind=CitationKind.REPORTS_ON)
    found = lineage(own, cast.users["head"])
    assert [(n.level, n.label) for n in found.nodes] == [
        (-2, "Nghị quyết 16/NQ-HĐND"),
        (-1, "Kế hoạch 590/KH-UBND"),
        (0, "Kế hoạch 12/KH-BQL"),
        (1, "Báo cáo 30/BC-BQL"),
    ]
    assert [(e.lower, e.upper, e.kind) for e in found.edges] == [
        (f"d:{own.pk}", f"d:{above.pk}", CitationKind.BASIS),
        (f"d:{above.pk}", "t:16/NQ-HĐND", CitationKind.BASIS),
        (f"d:{report.pk}", f"d:{own.pk}", CitationKind.REPORTS_ON),
    ]


def test_the_lineage_opens_nothing_that_the_reader_may_not_see(cast, own, letter, labour):
    report = Document.objects.create(
        direction=Direction.OUTGOING, type_name="Báo cáo", subject="Báo cáo kín", issued_on=DAY
    )
    Citation.objects.create(document=own, cited=letter, text="77/SMM-VP")
    Citation.objects.create(document=letter, text="1/QĐ-KIN")
    Citation.objects.create(document=report, cited=own, text="12/KH-BQL")
    sent_to(own, body=labour)
    found = lineage(own, cast.users["labour_staff"])
    assert [(n.label, n.subject, n.document) for n in found.nodes] == [
        ("77/SMM-VP", "", None),
        ("Kế hoạch 12/KH-BQL", "Kế hoạch mẫu", own),
    ]


def test_a_ring_of_citations_ends(cast, own, letter):
    Citation.objects.create(document=own, cited=letter, text="77/SMM-VP")
    Citation.objects.create(document=letter, cited=own, text="12/KH-BQL")
    assert {n.label for n in lineage(own, cast.users["head"]).nodes} == {"Kế hoạch 12/KH-BQL", "Công văn 77/SMM-VP"}
