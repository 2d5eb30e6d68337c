"""The pages of documents: who gets them, what they print, how many questions they ask of the database."""

import io
import re
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from dondoc.frame.registries import navigation
from dondoc.journal.actions import record
from dondoc.records.actions import Order, instruct
from dondoc.records.hooks import Progress, acts_of, progress_of
from dondoc.records.models import Citation, Document, DocumentFile, Instruction
from dondoc.records.rules import CitationKind, DeliveryState, Direction, Way
from dondoc.records.storage import store_file
from dondoc.records.views.listing import type_names
from dondoc.records.wiring import find
from dondoc.ui.slots import top_bar
from records.samples import DAY, PDF, sent_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("day")]
# Questions to the database, whatever the number of rows; those of the top bar and of rooms above are left out.
LISTS = {"incoming": 9, "follow_up": 9, "outgoing": 6}


def many(count, cast):
    """Documents of both directions with all that a row prints."""
    labour, environment, leader = cast.bodies["labour"], cast.bodies["environment"], cast.users["head"].person
    for n in range(count):
        came = Document.objects.create(
            direction=Direction.INCOMING,
            type_name="Công văn",
            number=str(n),
            symbol="A",
            subject=f"Đến {n}",
            arrived_on=DAY,
        )
        went = Document.objects.create(
            direction=Direction.OUTGOING,
            type_name="Báo cáo",
            number=str(n),
            symbol="B",
            subject=f"Đi {n}",
            issued_on=DAY,
            unit=labour,
        )
        order = Instruction.objects.create(document=came, leader=leader, text="x", lead=labour)
        order.cooperating.add(environment)
        Citation.objects.create(document=went, cited=came, text=f"{n}/A", kind=CitationKind.ANSWERS)
        sent_to(went, body=environment)


def cells(answer):
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.fixture
def alone(monkeypatch):
    """Without what other rooms add to a page."""
    monkeypatch.setattr(top_bar, "unread", None)
    monkeypatch.setattr(top_bar, "describe", lambda user: (user.username, ""))
    monkeypatch.setattr(navigation, "_items", {})
    monkeypatch.setattr(navigation, "_ordered", ())


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_asks_a_constant_number_of_questions(cast, sign_in, alone, django_assert_num_queries, name, rows):
    many(rows, cast)
    client = sign_in(cast.users["office_clerk"])
    with django_assert_num_queries(LISTS[name]):
        assert client.get(reverse(f"records:{name}")).status_code == 200


@pytest.mark.parametrize("name", ["incoming", "outgoing"])
def test_a_list_shows_each_person_only_their_documents(cast, sign_in, name):
    many(2, cast)
    texts = {"incoming": "Đến", "outgoing": "Đi"}
    shown = {
        who: len(set(re.findall(rf"{texts[name]} \d", sign_in(user).get(reverse(f"records:{name}")).content.decode())))
        for who, user in cast.users.items()
        if who in {"head", "labour_staff", "enterprise_head", "administrator", "enterprise_user", "stranger"}
    }
    assert shown == {
        "head": 2,
        "labour_staff": 2,
        "enterprise_head": 0,
        "administrator": 0,
        "enterprise_user": 0,
        "stranger": 0,
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_document_asks_a_constant_number_of_questions(
    cast, sign_in, alone, django_assert_num_queries, own, rows
):
    for n in range(rows):
        sent_to(own, body=cast.bodies["labour"])
        Citation.objects.create(document=own, text=f"{n}/QĐ-MAU")
        file = store_file(content=PDF + str(n).encode(), name="a.pdf", allowed={"pdf"}, max_mb=1)
        DocumentFile.objects.create(document=own, file=file, role="source", name="a.pdf")
    client = sign_in(cast.users["office_clerk"])
    with django_assert_num_queries(11):
        assert client.get(reverse("records:document", args=[own.pk])).status_code == 200


def test_a_draft_is_no_outgoing_document_yet(sign_in, office_clerk, own):
    Document.objects.create(direction=Direction.OUTGOING, type_name="Kế hoạch", subject="Bản dự thảo", issued_on=DAY)
    page = sign_in(office_clerk).get(reverse("records:outgoing")).content.decode()
    assert ("Kế hoạch mẫu" in page, "Bản dự thảo" in page) == (True, False)


def test_a_draft_that_prints_its_number_and_date_is_found_by_nobody_as_a_document(sign_in, office_clerk, own):
    own.draft = True
    own.save()
    client = sign_in(office_clerk)
    page = client.get(reverse("records:document", args=[own.pk]))
    assert (find(office_clerk, "ke hoach mau", 5), "Bản dự thảo, chưa ban hành" in page.content.decode()) == ([], True)
    assert page.context["crumbs"] == []
    assert "12/KH-BQL" not in client.get(reverse("records:outgoing")).content.decode()


def test_kinds_of_documents_stand_in_the_order_of_the_alphabet():
    names = type_names()
    assert (names[0], names[1:5]) == ("Công văn", ["Bản ghi nhớ", "Bản thỏa thuận", "Báo cáo", "Biên bản"])
    assert names.index("Dự án") < names.index("Đề án") < names.index("Giấy giới thiệu")


def test_the_history_tells_of_what_the_document_is_in_the_rooms_above(sign_in, office_clerk, head, own):
    record(
        actor=office_clerk,
        verb="test.plan.issue",
        object_type="test.plan",
        object_id=7,
        object_label="x",
        sentence="ban hành",
    )
    acts_of.add("test", lambda user, _document: [("test.plan", 7)] if user == office_clerk else [])
    page = reverse("records:document", args=[own.pk])
    shown = [[e.what for e in sign_in(user).get(page).context["history"]] for user in (office_clerk, head)]
    assert shown == [["ban hành"], []]


def test_both_deadlines_are_shown_where_the_instruction_sets_its_own(sign_in, head, labour, letter):
    letter.due_on = date(2026, 3, 30)
    letter.save()
    order = Order("Giao Phòng Quản lý Lao động.", lead=labour, due_on=date(2026, 3, 20))
    instruct(actor=head, document=letter, leader=head.person, order=order, on=DAY)
    page = re.sub(
        r"<[^>]+>|\s+", " ", sign_in(head).get(reverse("records:document", args=[letter.pk])).content.decode()
    )
    text = re.sub(" +", " ", page)
    assert ("Hạn ghi trong văn bản 30/3/2026" in text, "Hạn theo ý kiến chỉ đạo 20/3/2026" in text) == (True, True)


def test_a_list_for_htmx_is_the_part_of_the_same_page(cast, sign_in):
    many(1, cast)
    answer = (
        sign_in(cast.users["head"]).get(reverse("records:incoming"), headers={"HX-Request": "true"}).content.decode()
    )
    assert (answer.lstrip()[:15], "Đến 0" in answer, "<html" in answer) == ('<div id="list">', True, False)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=CUNG+CAP+so+lieu", True),
        ("q=77%2Fsmm", True),
        ("q=nha+o", False),
        ("due=uninstructed", True),
        ("due=past", False),
        ("due=soon", False),
        ("due=none", True),
        ("type=Công+văn", True),
        ("type=Kế+hoạch", False),
        ("since=06/03/2026", False),
        ("until=05/3/2026", True),
        ("urgency=express", False),
        ("due=nonsense&unit=x&after=x", True),
    ],
)
def test_filters_live_in_the_address(sign_in, office_clerk, letter, query, found):
    text = sign_in(office_clerk).get(f"{reverse('records:incoming')}?{query}").content.decode()
    assert ("cung cấp số liệu lao động" in text) == found


@pytest.mark.parametrize(
    ("instructed", "due", "found"),
    [(False, "past", True), (False, "soon", False), (True, "past", False), (True, "soon", True), (True, "none", False)],
)
def test_the_deadline_of_the_instruction_takes_the_place_of_the_documents_own(
    sign_in, head, letter, labour, instructed, due, found
):
    letter.due_on = DAY.replace(day=4)
    letter.save()
    if instructed:
        order = Order("x", lead=labour, due_on=DAY.replace(day=9))
        instruct(actor=head, document=letter, leader=head.person, order=order, on=DAY)
    page = sign_in(head).get(reverse("records:incoming"), {"due": due}).content.decode()
    assert ("cung cấp số liệu" in page) == found


def test_the_register_prints_seven_columns_as_page_print_view_and_workbook(
    sign_in, office_clerk, letter, labour, head, own
):
    instruct(actor=head, document=letter, leader=head.person, order=Order("x", lead=labour, due_on=DAY), on=DAY)
    Citation.objects.create(document=own, cited=letter, text="77/SMM-VP", kind=CitationKind.ANSWERS)
    client = sign_in(office_clerk)
    row = ["12", "Công văn 77/SMM-VP ngày 01/3/2026 của Sở Mẫu", "Phòng Quản lý Lao động"]
    book = cells(client.get(reverse("records:follow_up_export")))
    line = next(cells_of for cells_of in book if cells_of[0] == "12")
    assert line[:3] == row
    assert line[3].date() == DAY
    assert line[4:6] == ["Đã trả lời", "12/KH-BQL"]
    for query in ("", "?view=print"):
        page = client.get(reverse("records:follow_up") + query).content.decode()
        assert [text in page for text in (*row, "12/KH-BQL", "Đã trả lời")] == [True] * 5


def test_progress_comes_from_the_rooms_above(sign_in, office_clerk, letter):
    progress_of.add(
        "test",
        lambda documents, _on: {d.pk: Progress("Đang làm, 60 %", reply="9/BC-BQL", url="/plans/x/") for d in documents},
    )
    client = sign_in(office_clerk)
    for page in (reverse("records:follow_up"), reverse("records:document", args=[letter.pk])):
        text = client.get(page).content.decode()
        assert ('<a href="/plans/x/">Đang làm, 60 %</a>' in text, "9/BC-BQL" in text) == (True, True)


def test_a_deadline_that_has_passed_is_late_until_it_is_answered(sign_in, office_clerk, letter, own):
    letter.due_on = DAY.replace(day=2)
    letter.save()
    client = sign_in(office_clerk)
    assert "Quá hạn 3 ngày" in client.get(reverse("records:follow_up")).content.decode()
    Citation.objects.create(document=own, cited=letter, text="77/SMM-VP", kind=CitationKind.ANSWERS)
    assert "Quá hạn" not in client.get(reverse("records:follow_up")).content.decode()


def test_outsiders_get_no_register(sign_in, enterprise_user, letter):
    client = sign_in(enterprise_user)
    assert [client.get(reverse(f"records:{n}")).status_code for n in ("follow_up", "follow_up_export")] == [403, 403]


def test_a_workbook_holds_what_the_filters_leave_and_no_formula(cast, sign_in, office_clerk, letter):
    Document.objects.create(
        direction=Direction.INCOMING, type_name="Thông báo", subject="=1+1", issuer_text="Sở Khác", arrived_on=DAY
    )
    client = sign_in(office_clerk)
    subjects = [
        r[5] for r in cells(client.get(reverse("records:incoming_export") + "?type=Thông+báo")) if r[2] == "Sở Khác"
    ]
    assert subjects == ["Thông báo: =1+1"]
    assert "Sở Mẫu" not in str(cells(client.get(reverse("records:incoming_export") + "?type=Thông+báo")))


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("head", 200),
        ("office_clerk", 200),
        ("labour_staff", 200),
        ("environment_head", 404),
        ("enterprise_user", 404),
        ("administrator", 404),
        ("stranger", 404),
    ],
)
def test_a_document_its_file_and_its_photo_open_only_to_who_sees_it(cast, sign_in, letter, labour, head, who, status):
    kept = store_file(content=PDF, name="a.pdf", allowed={"pdf"}, max_mb=1)
    file = DocumentFile.objects.create(document=letter, file=kept, role="source", name="Công văn.pdf")
    order = Instruction.objects.create(document=letter, leader=head.person, text="x", lead=labour, photo=kept)
    client = sign_in(cast.users[who])
    pages = [
        reverse("records:document", args=[letter.pk]),
        reverse("records:file", args=[letter.pk, file.pk]),
        reverse("records:photo", args=[letter.pk, order.pk]),
    ]
    assert [client.get(page).status_code for page in pages] == [status] * 3


def test_a_file_is_not_reached_through_another_document(cast, sign_in, letter, own, labour):
    kept = store_file(content=PDF, name="a.pdf", allowed={"pdf"}, max_mb=1)
    file = DocumentFile.objects.create(document=letter, file=kept, role="source", name="a.pdf")
    sent_to(own, body=labour)
    client = sign_in(cast.users["labour_staff"])
    assert client.get(reverse("records:file", args=[own.pk, file.pk])).status_code == 404


def test_an_enterprise_reads_its_document_without_the_inside_of_the_agency(
    sign_in, enterprise_user, letter, enterprise, head, other_enterprise
):
    Instruction.objects.create(document=letter, leader=head.person, text="Lời của lãnh đạo")
    sent_to(letter, body=enterprise)
    sent_to(letter, body=other_enterprise)
    page = sign_in(enterprise_user).get(reverse("records:document", args=[letter.pk])).content.decode()
    assert [text in page for text in ("cung cấp số liệu", "Lời của lãnh đạo", other_enterprise.name, "Lịch sử")] == [
        True,
        False,
        False,
        False,
    ]


def test_a_unit_acknowledges_and_the_office_sends_from_the_page(cast, sign_in, own, labour, province):
    theirs = sent_to(own, body=labour)
    above = sent_to(own, body=province, way=Way.PAPER, state=DeliveryState.WAITING)
    line = reverse("records:line", args=[own.pk, above.recipient_id])
    staff, clerk = sign_in(cast.users["labour_staff"]), sign_in(cast.users["office_clerk"])
    assert staff.post(reverse("records:delivery", args=[own.pk, theirs.pk]), {"state": "received"}).status_code == 302
    assert staff.post(line).status_code == 403
    assert staff.post(reverse("records:delivery", args=[own.pk, above.pk]), {"state": "sent"}).status_code == 404
    assert clerk.post(line, {"way": "province_system"}).status_code == 302
    assert clerk.post(line).status_code == 302
    assert clerk.post(line, {"way": "pigeon"}).status_code == 404
    theirs.refresh_from_db()
    above.refresh_from_db()
    assert (theirs.state, above.way, above.state) == ("received", Way.PROVINCE_SYSTEM, "sent")


def test_the_lineage_is_drawn_as_links_with_its_table_beneath(cast, sign_in, own, letter):
    letter.subject = "<b>&</b>"
    letter.save()
    Citation.objects.create(document=own, cited=letter, text="77/SMM-VP")
    Citation.objects.create(document=own, text="16/NQ-HĐND")
    page = sign_in(cast.users["head"]).get(reverse("records:document", args=[own.pk])).content.decode()
    svg = page[page.index('<svg class="rec-lineage') : page.index("</svg>", page.index('<svg class="rec-lineage'))]
    assert [text in svg for text in (f'<a href="/records/{letter.pk}/">', "16/NQ-HĐND", "<b>", "&lt;b&gt;")] == [
        True,
        True,
        False,
        True,
    ]
    assert page.count("16/NQ-HĐND") >= 3


def test_the_search_finds_only_what_is_seen(cast, letter):
    found = {
        who: [hit.label for hit in find(user, "so lieu", 5)]
        for who, user in cast.users.items()
        if who in {"head", "labour_staff"}
    }
    assert found == {"head": ["Công văn 77/SMM-VP"], "labour_staff": []}
