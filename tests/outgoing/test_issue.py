"""Phát hành: number, date, files that stay, who gets it, who hears of it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from dondoc.notices.models import Notice
from dondoc.outgoing import actions
from dondoc.outgoing.actions.issuing import Issue
from dondoc.outgoing.hooks import after_issue
from dondoc.outgoing.models import Numbering, Paper
from dondoc.outgoing.queries.layout import docx_of
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.records.models import Document, NumberBook
from dondoc.records.queries import Wanted, outgoing
from dondoc.records.rules import DeliveryState, Way
from dondoc.records.storage import content_of
from outgoing.papers import LETTER, paper_at

PAPERS = 50


def issued(cast, number="15", letter=LETTER, **kwargs) -> Paper:
    paper = paper_at(cast, "approved", letter)
    return actions.issue_paper(
        actor=cast.users["office_clerk"], paper=paper, issue=Issue(number=number, issued_on=today()), **kwargs
    )


def own_numbers() -> None:
    Numbering.objects.create(pk=1, mode="own", series="one")


def test_an_issued_paper_is_a_document_of_the_register(cast, head):
    paper = issued(cast)

    document = Document.objects.get()
    assert (document.number_and_symbol, document.issued_on, document.draft) == ("15/BQLKCN-QLLĐ", today(), False)
    assert (document.signer_name, document.signer_title) == ("Nguyễn Văn Mẫu", "TRƯỞNG BAN")
    assert list(outgoing(head, Wanted())) == [document]
    assert (paper.state, paper.issued_at is not None) == ("issued", True)


def test_whoever_reads_in_the_program_has_it_at_once_and_hears_of_it(cast, enterprise_head, labour_staff, head):
    document = issued(cast).document

    states = [
        (d.recipient.text, d.way, d.state)
        for line in document.recipients.order_by("position")
        for d in line.deliveries.all()
    ]
    assert states == [
        ("Phòng Quản lý Doanh nghiệp", Way.IN_APP, DeliveryState.SENT),
        ("Trưởng Ban (để báo cáo)", Way.IN_APP, DeliveryState.SENT),
        ("Lưu: VT, QLLĐ", Way.FILE_COPY, DeliveryState.KEPT),
    ]
    told = Notice.objects.filter(key__startswith="outgoing.issued").values_list("person_id", "text")
    said = f"{document}: {document.subject}"
    assert set(told) == {
        (enterprise_head.person_id, f"Văn bản mới: {said}"),
        (head.person_id, f"Văn bản mới: {said}"),
        (labour_staff.person_id, f"Đã phát hành {said}"),
    }


def test_a_way_that_was_chosen_before_the_issue_holds(cast, office_clerk):
    paper = paper_at(cast, "approved", replace(LETTER, addressees=("Sở Tài chính",)))
    paper.document.recipients.filter(position=1).update(way=Way.PROVINCE_SYSTEM)

    actions.issue_paper(actor=office_clerk, paper=paper, issue=Issue(number="9", issued_on=today()))

    line = paper.document.recipients.get(position=1)
    assert (line.way, [d.way for d in line.deliveries.all()]) == (Way.PROVINCE_SYSTEM, [Way.PROVINCE_SYSTEM])


def test_its_files_are_kept_as_bytes_and_never_made_again(cast, sign_in, head):
    paper = issued(cast)
    kept = {f.name: content_of(f.file) for f in paper.document.files.all()}
    assert sorted(kept) == ["15-BQLKCN-QLLĐ.docx", "15-BQLKCN-QLLĐ.pdf"]
    Document.objects.filter(pk=paper.document_id).update(subject="Trích yếu khác")

    given = sign_in(head).get(reverse("outgoing:docx", args=[paper.pk])).content

    assert given == kept["15-BQLKCN-QLLĐ.docx"]


def test_a_draft_as_it_stands_is_byte_for_byte_the_same_when_made_again(cast):
    paper = paper_at(cast, "approved")

    assert docx_of(paper) == docx_of(Paper.objects.get(pk=paper.pk))


@pytest.mark.parametrize(
    ("number", "days", "field"), [("0", 0, "number"), ("mười", 0, "number"), ("", 0, "number"), ("15", 1, "issued_on")]
)
def test_a_number_or_day_that_cannot_be_is_refused(cast, office_clerk, number, days, field):
    paper = paper_at(cast, "approved")
    with pytest.raises(ValidationError) as refused:
        actions.issue_paper(
            actor=office_clerk, paper=paper, issue=Issue(number=number, issued_on=today() + timedelta(days))
        )
    assert list(refused.value.message_dict) == [field]


def test_a_number_is_given_once_a_year(cast):
    issued(cast, "7")
    with pytest.raises(ValidationError):
        issued(cast, "07")


@pytest.mark.parametrize("who", ["head", "labour_head", "labour_staff", "enterprise_head"])
def test_only_the_office_issues(cast, who):
    paper = paper_at(cast, "approved")
    with pytest.raises(PermissionDenied):
        actions.issue_paper(actor=cast.users[who], paper=paper, issue=Issue(number="1", issued_on=today()))


def test_rooms_above_hear_of_it_inside_the_transaction(cast, monkeypatch):
    heard = []

    def hear(paper, actor):
        heard.append((paper.document.number, paper.document.draft, actor.username))

    monkeypatch.setitem(after_issue._items, "test", (100, hear))
    monkeypatch.setattr(after_issue, "_ordered", (*after_issue._ordered, hear))
    issued(cast, "3")

    assert heard == [("3", False, "office_clerk")]


def test_the_agencys_own_book_gives_the_next_number_and_begins_anew_each_year(cast, office_clerk):
    own_numbers()
    numbers = [issued(cast, "").document.number for _ in range(2)]
    last_year = actions.issue_paper(
        actor=office_clerk, paper=paper_at(cast, "approved"), issue=Issue(issued_on=date(today().year - 1, 12, 31))
    )

    assert (numbers, last_year.document.number) == (["01", "02"], "01")


@pytest.mark.django_db(transaction=True)
def test_fifty_clerks_at_once_leave_no_gap_and_no_double_also_when_some_fail(cast, office_clerk, monkeypatch):
    own_numbers()
    papers = [paper_at(cast, "approved") for _ in range(PAPERS)]
    failing = {paper.pk for paper in papers[::5]}

    def fail_some(paper, _actor):
        if paper.pk in failing:
            raise RuntimeError

    monkeypatch.setattr(after_issue, "_ordered", (fail_some,))
    issue = Issue(issued_on=today())

    def one(paper: Paper) -> str | None:
        try:
            actor = User.objects.get(pk=office_clerk.pk)
            return actions.issue_paper(actor=actor, paper=paper, issue=issue).document.number
        except RuntimeError:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(PAPERS) as clerks:
        numbers = [int(number) for number in clerks.map(one, papers) if number]

    good = PAPERS - len(failing)
    assert sorted(numbers) == list(range(1, good + 1))
    assert NumberBook.objects.get().last == good
    assert Document.objects.filter(draft=True).count() == len(failing)


def test_the_clerk_issues_on_the_page_and_is_asked_first(cast, sign_in, office_clerk):
    paper = paper_at(cast, "approved")
    client: Client = sign_in(office_clerk)
    address = reverse("outgoing:issue", args=[paper.pk])
    page = client.get(address)
    assert [field.key for field in page.context["fields"]] == [
        "type",
        "symbol",
        "abstract",
        "recipients",
        "signer",
        "title",
        "urgency",
        "unit",
    ]
    typed = {"number": "21", "issued_on": f"{today():%d/%m/%Y}"}
    client.post(address, typed)
    paper.refresh_from_db()
    assert paper.state == "approved"
    client.post(address, {**typed, "confirmed": "1"})
    paper.refresh_from_db()
    assert (paper.state, paper.document.number) == ("issued", "21")


def test_what_a_clerk_types_wrong_is_said_beside_the_field(cast, sign_in, office_clerk):
    paper = paper_at(cast, "approved")

    typed = {"number": "x", "issued_on": f"{today():%d/%m/%Y}", "confirmed": "1"}
    answer = sign_in(office_clerk).post(reverse("outgoing:issue", args=[paper.pk]), typed)

    assert list(answer.context["form"].errors) == ["number"]
