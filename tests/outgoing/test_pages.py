"""The pages of papers."""

from dataclasses import replace

import pytest
from django.urls import reverse

from dondoc.frame.registries import decisions, errands
from dondoc.official.model import Para
from dondoc.outgoing import actions
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries.layout import slip_of
from outgoing.papers import LETTER, drafted, paper_at

TYPED = {
    "type_name": "Tờ trình",
    "urgency": "urgent",
    "abstract": "Đề nghị bổ sung quỹ đất xây nhà ở công nhân",
    "addressees": "Ủy ban nhân dân tỉnh Mẫu",
    "body": "I. Sự cần thiết\n1. Thực trạng\n- Số công nhân thuê trọ tăng\nKính trình xem xét.",
    "recipients": "Phòng Quản lý Doanh nghiệp",
}


def test_a_clerk_types_a_letter_and_reads_it_printed(cast, sign_in, labour_staff, labour):
    client = sign_in(labour_staff)
    signer = client.get(reverse("outgoing:new")).context["form"]["signer"].initial

    answer = client.post(reverse("outgoing:new"), {**TYPED, "unit": labour.pk, "signer": signer}, follow=True)

    paper = Paper.objects.get()
    assert answer.redirect_chain == [(reverse("outgoing:paper", args=[paper.pk]), 302)]
    page = answer.content.decode()
    for words in (
        "TỜ TRÌNH",
        "I. SỰ CẦN THIẾT",
        "Kính gửi: Ủy ban nhân dân tỉnh Mẫu",
        "- Như trên;",
        "KHẨN",
        "TTr-BQLKCN",
    ):
        assert words in page
    again = client.get(reverse("outgoing:edit", args=[paper.pk])).context["form"]["body"].initial
    assert again == TYPED["body"]


def test_a_table_that_is_not_there_is_said_beside_the_field(cast, sign_in, labour_staff, labour):
    answer = sign_in(labour_staff).post(reverse("outgoing:new"), {**TYPED, "unit": labour.pk, "body": "[Bảng 1]"})

    assert answer.context["form"].errors["body"] == ["Không có bảng số 1: văn bản này có 0 bảng."]


def test_a_step_is_taken_on_the_page_and_signing_asks_first(cast, sign_in, head):
    paper = paper_at(cast, "signing")
    address = reverse("outgoing:step", args=[paper.pk, "sign"])

    asked = sign_in(head).post(address, {"words": "Đồng ý"})
    paper.refresh_from_db()
    assert (asked.status_code, paper.state) == (200, "signing")
    sign_in(head).post(address, {"words": "Đồng ý", "confirmed": "1"})
    paper.refresh_from_db()
    assert paper.state == "approved"


def test_a_return_without_its_reason_is_asked_again(cast, sign_in, office_clerk):
    paper = paper_at(cast, "form")

    answer = sign_in(office_clerk).post(reverse("outgoing:step", args=[paper.pk, "return"]), {"words": ""})

    assert answer.context["form"].errors == {"words": ["Hãy ghi lý do."]}


def test_the_files_of_a_draft_are_word_and_pdf(cast, sign_in, labour_staff):
    paper = drafted(labour_staff)
    client = sign_in(labour_staff)

    assert client.get(reverse("outgoing:docx", args=[paper.pk])).content[:2] == b"PK"
    assert client.get(reverse("outgoing:pdf", args=[paper.pk])).content[:5] == b"%PDF-"


def test_another_units_staff_find_no_paper(cast, sign_in, enterprise_head):
    paper = drafted(cast.users["labour_staff"])

    answer = sign_in(enterprise_head).get(reverse("outgoing:paper", args=[paper.pk]))

    assert answer.status_code == 404


def test_what_waits_stands_on_the_first_page_of_whoever_has_the_turn(cast, head, labour_head, office_clerk):
    paper_at(cast, "content")
    paper_at(cast, "form")
    paper_at(cast, "signing")
    waits = {user: ([], []) for user in (head, labour_head, office_clerk)}
    for user, (decided, other) in waits.items():
        decided += [one.detail for one in decisions.get("outgoing")(user)]
        other += [one.detail for one in errands.get("outgoing")(user)]

    assert waits == {
        head: (["Chờ ký · Phòng Quản lý Lao động"], []),
        labour_head: ([], ["Chờ lãnh đạo đơn vị · Phòng Quản lý Lao động"]),
        office_clerk: ([], ["Chờ kiểm tra thể thức · Phòng Quản lý Lao động"]),
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_the_same_however_long_it_is(cast, sign_in, head, rows, django_assert_num_queries):
    for _ in range(rows):
        drafted(cast.users["labour_staff"])
    client = sign_in(head)
    client.get(reverse("outgoing:index"))

    with django_assert_num_queries(5):
        assert len(client.get(reverse("outgoing:index")).context["page"].rows) == rows


def test_the_slip_is_printed_with_each_remark(cast, sign_in, office_clerk):
    paper = paper_at(cast, "signing")

    rows = [[cell.text for cell in row[1:2]] for row in slip_of(paper).blocks[-1].rows]

    assert rows == [
        ["Bùi Thị Mẫu Viên, Chuyên viên Phòng Quản lý Lao động"],
        ["Đặng Văn Mẫu Trưởng, Trưởng phòng Quản lý Lao động"],
        ["Vũ Thị Mẫu Thư, Chuyên viên Văn phòng"],
    ]
    assert sign_in(office_clerk).get(reverse("outgoing:slip", args=[paper.pk])).content[:5] == b"%PDF-"


def test_the_page_says_what_a_round_changed(cast, sign_in, labour_staff, labour_head):
    paper = paper_at(cast, "content")
    paper = actions.take_step(actor=labour_head, paper=paper, verb="return", words="Ghi rõ hạn.")
    blocks = (*LETTER.blocks[:-1], Para("Kết quả gửi về Văn phòng trước ngày 25."))
    actions.revise_paper(actor=labour_staff, paper=paper, letter=replace(LETTER, blocks=blocks))
    actions.take_step(actor=labour_staff, paper=paper, verb="submit")

    changes = sign_in(labour_head).get(reverse("outgoing:paper", args=[paper.pk])).context["changes"]

    assert [(change.added, change.text) for change in changes] == [
        (False, "Kết quả gửi về Văn phòng trước ngày 20."),
        (True, "Kết quả gửi về Văn phòng trước ngày 25."),
    ]
