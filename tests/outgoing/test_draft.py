"""Drafting: what a letter becomes, who may, what it cannot lack."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dondoc.outgoing import actions
from dondoc.outgoing.actions import Letter, Origin
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries import papers_of, visible_papers
from dondoc.outgoing.queries.layout import as_official, blocks_of
from dondoc.outgoing.rules import PaperState
from dondoc.records.models import Document
from dondoc.records.queries import Wanted, outgoing
from dondoc.records.rules import Direction, Way
from outgoing.papers import LETTER, drafted


def test_a_draft_is_the_letter_with_the_agency_around_it(cast, labour_staff, labour, head):
    paper = drafted(labour_staff)

    document = paper.document
    assert (document.type_name, document.symbol, document.place) == ("Công văn", "BQLKCN-QLLĐ", "Mẫu")
    assert (document.draft, document.number, document.unit, document.direction) == (True, "", labour, "outgoing")
    assert (paper.state, paper.drafter, paper.signer.person) == (PaperState.DRAFTING, labour_staff.person, head.person)
    assert blocks_of(paper) == LETTER.blocks
    official = as_official(paper)
    assert (official.signer.lines, official.signer.name) == (("TRƯỞNG BAN",), "Nguyễn Văn Mẫu")
    assert (official.filing, official.number) == ("VT, QLLĐ", None)


def test_its_addressees_and_recipients_are_found_in_the_directory(cast, labour_staff, enterprise_department, head):
    lines = list(drafted(labour_staff).document.recipients.order_by("position"))

    assert [(line.text, line.way) for line in lines] == [
        ("Phòng Quản lý Doanh nghiệp", Way.IN_APP),
        ("Trưởng Ban (để báo cáo)", Way.IN_APP),
        ("Lưu: VT, QLLĐ", Way.FILE_COPY),
    ]
    assert lines[0].body == enterprise_department


def test_a_draft_stands_in_no_register(cast, labour_staff, head):
    drafted(labour_staff)

    assert list(outgoing(head, Wanted())) == []


def test_it_remembers_the_thing_that_it_speaks_for_and_what_it_answers(cast, office_clerk):
    asked = Document.objects.create(
        direction=Direction.INCOMING, type_name="Công văn", number="15", symbol="STC-VP", subject="Báo cáo số liệu"
    )
    origin = Origin("difficulties.difficulty", 7, "Thiếu đất xây nhà trẻ", "/difficulties/7/")

    paper = actions.draft_paper(actor=office_clerk, letter=replace(LETTER, answers=asked), origin=origin)

    assert (list(papers_of("difficulties.difficulty", 7)), list(papers_of("difficulties.difficulty", 8))) == (
        [paper],
        [],
    )
    assert [(c.text, c.cited, c.kind) for c in paper.document.citations.all()] == [("15/STC-VP", asked, "answers")]


def test_a_revision_replaces_words_and_recipients(cast, labour_staff):
    paper = drafted(labour_staff)

    paper = actions.revise_paper(
        actor=labour_staff, paper=paper, letter=replace(LETTER, abstract="Rà soát nhà ở", recipients=("Văn phòng",))
    )

    assert paper.document.subject == "Rà soát nhà ở"
    texts = list(paper.document.recipients.order_by("position").values_list("text", flat=True))
    assert texts == ["Phòng Quản lý Doanh nghiệp", "Văn phòng", "Lưu: VT, QLLĐ"]


@pytest.mark.parametrize("user", ["enterprise_user", "union_user", "administrator", "stranger"])
def test_nobody_outside_the_agency_drafts(cast, user):
    with pytest.raises(PermissionDenied):
        drafted(cast.users[user])
    assert Paper.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "letter"),
    [("type_name", replace(LETTER, type_name="Công lệnh")), ("abstract", replace(LETTER, abstract=" "))],
)
def test_a_letter_without_kind_or_abstract_is_refused(cast, labour_staff, field, letter: Letter):
    with pytest.raises(ValidationError) as refused:
        drafted(labour_staff, letter)
    assert list(refused.value.message_dict) == [field]


def test_a_stranger_to_the_unit_sees_no_paper_of_it(cast, labour_staff):
    paper = drafted(labour_staff)

    seen = {key: list(visible_papers(user)) for key, user in cast.users.items()}

    readers = {key for key, papers in seen.items() if papers == [paper]}
    assert readers == {
        "head",
        "deputy_labour",
        "deputy_enterprise",
        "deputy_environment",
        "chief_of_office",
        "office_clerk",
        "labour_head",
        "labour_staff",
    }
    assert [papers for key, papers in seen.items() if key not in readers] == [[]] * (len(seen) - len(readers))
