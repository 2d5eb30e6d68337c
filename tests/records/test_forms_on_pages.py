"""What people fill in on the pages of documents: registering what arrived, and a leader's instruction."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dondoc.notices.models import Notice
from dondoc.records.actions import register_document
from dondoc.records.models import Document, DocumentFile, Instruction
from dondoc.records.storage import store_file
from records.samples import DAY, PDF, sent_to, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("day")]


def registered(client, **values):
    typed = {
        "type_name": "Công văn",
        "number": "120",
        "symbol": "/UBND-KT",
        "issued_on": "2/3/2026",
        "issuer_text": "Ủy ban nhân dân tỉnh Mẫu",
        "subject": "Về việc rà soát",
        "arrived_on": "05/3/2026",
        "numbering": "ours",
    }
    return client.post(reverse("records:register"), typed | values)


def test_the_registry_fills_in_the_form_once(sign_in, office_clerk):
    file = SimpleUploadedFile("Công văn 120.pdf", PDF)
    answer = registered(sign_in(office_clerk), file=file, not_secret="on")
    document = Document.objects.get()
    assert (answer.status_code, answer.url) == (302, reverse("records:document", args=[document.pk]))
    assert (str(document), document.issued_on, document.arrival_number) == (
        "Công văn 120/UBND-KT",
        DAY.replace(day=2),
        1,
    )
    assert document.files.get().name == "Công văn 120.pdf"


def test_a_second_copy_comes_back_with_the_first_before_it_is_saved(sign_in, office_clerk):
    client = sign_in(office_clerk)
    registered(client)
    answer = registered(client)
    first = Document.objects.get()
    assert (
        answer.status_code,
        f'href="{reverse("records:document", args=[first.pk])}"' in answer.content.decode(),
    ) == (200, True)
    assert registered(client, same_is_other="on").status_code == 302
    assert Document.objects.count() == 2


def test_the_same_file_again_comes_back_and_asks_for_the_file_once_more(sign_in, office_clerk):
    client = sign_in(office_clerk)
    registered(client, file=SimpleUploadedFile("a.pdf", PDF), not_secret="on")
    answer = registered(client, number="121", file=SimpleUploadedFile("b.pdf", PDF), not_secret="on").content.decode()
    assert ("Công văn 120/UBND-KT" in answer, "Hãy chọn lại tệp" in answer) == (True, True)
    assert Document.objects.count() == 1


def test_a_page_that_keeps_the_file_is_not_told_to_choose_it_again(sign_in, office_clerk):
    client = sign_in(office_clerk)
    registered(client, file=SimpleUploadedFile("a.pdf", PDF), not_secret="on")
    client.defaults["HTTP_X_UPLOAD"] = "1"
    answer = registered(client, number="121", file=SimpleUploadedFile("b.pdf", PDF), not_secret="on")
    assert list(answer.context["form"].errors) == ["same_is_other"]


def test_a_draft_of_ours_is_no_second_copy(sign_in, office_clerk, own):
    stored = store_file(content=PDF, name="a.pdf", allowed={"pdf"}, max_mb=1)
    DocumentFile.objects.create(document=own, file=stored, role="source", name="a.pdf")
    Document.objects.update(draft=True)
    assert registered(sign_in(office_clerk), file=SimpleUploadedFile("a.pdf", PDF), not_secret="on").status_code == 302


def test_a_second_copy_of_an_outgoing_document_is_told_by_the_day_of_its_issue(sign_in, office_clerk, own):
    stored = store_file(content=PDF, name="a.pdf", allowed={"pdf"}, max_mb=1)
    DocumentFile.objects.create(document=own, file=stored, role="source", name="a.pdf")
    answer = registered(sign_in(office_clerk), file=SimpleUploadedFile("a.pdf", PDF), not_secret="on").content.decode()
    assert ("(ban hành ngày 05/3/2026)" in answer, "(đến ngày" in answer) == (True, False)


def test_the_head_is_told_of_it_unless_the_registry_chooses_otherwise(sign_in, office_clerk, head, deputy_labour):
    client = sign_in(office_clerk)
    assert client.get(reverse("records:register")).context["form"]["submit_to"].value() == [str(head.person_id)]
    registered(client, submit_to=[deputy_labour.person_id])
    document = Document.objects.get()
    assert list(Notice.objects.values_list("person_id", "url", "text")) == [
        (
            deputy_labour.person_id,
            reverse("records:instruct", args=[document.pk]),
            "Trình đồng chí cho ý kiến chỉ đạo Công văn 120/UBND-KT của Ủy ban nhân dân tỉnh Mẫu: Về việc rà soát",
        )
    ]


def test_nobody_but_a_leader_is_asked_for_an_instruction(sign_in, office_clerk, labour_head):
    answer = registered(sign_in(office_clerk), submit_to=[labour_head.person_id])
    assert (list(answer.context["form"].errors), Notice.objects.count()) == (["submit_to"], 0)


def test_the_form_warns_of_a_second_copy_while_it_is_filled_in(sign_in, office_clerk, letter):
    query = {"number": "77", "symbol": "SMM-VP", "issuer_text": "sở mẫu"}
    answer = sign_in(office_clerk).get(reverse("records:same"), query, headers={"HX-Request": "true"}).content.decode()
    assert ("Công văn 77/SMM-VP" in answer, "<html" in answer) == (True, False)


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"issued_on": "6/3/2026"}, "Ngày văn bản sau ngày đến"),
        ({"due_on": "01/01/2001"}, "Hạn xử lý trước ngày đến"),
        ({"numbering": "theirs"}, "Hãy ghi số đến trên hệ thống của tỉnh"),
        ({"file": SimpleUploadedFile("a.pdf", PDF)}, "Hãy xác nhận tệp không chứa bí mật nhà nước"),
        ({"file": SimpleUploadedFile("a.pdf", b"MZ\0"), "not_secret": "on"}, "Chưa gửi được"),
        ({"subject": ""}, "Trích yếu nội dung"),
    ],
)
def test_a_form_with_a_mistake_is_kept_and_says_what_to_do(sign_in, office_clerk, values, error):
    answer = registered(sign_in(office_clerk), **values)
    assert (answer.status_code, error in answer.content.decode(), Document.objects.count()) == (200, True, 0)


@pytest.mark.parametrize("who", ["head", "labour_head", "administrator", "enterprise_user"])
def test_the_form_is_for_the_office(cast, sign_in, who):
    answer = sign_in(cast.users[who]).get(reverse("records:register"))
    assert (answer.status_code, "do Văn phòng thực hiện" in answer.content.decode()) == (403, True)


def test_a_leader_gives_an_instruction_with_three_taps(sign_in, deputy_labour, letter, labour):
    client = sign_in(deputy_labour)
    page = reverse("records:instruct", args=[letter.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {"phrase": "advise", "lead": labour.pk, "term": "3"}).status_code == 302
    found = Instruction.objects.get()
    assert (found.text, found.leader) == (
        "Giao Phòng Quản lý Lao động chủ trì tham mưu. Báo cáo kết quả trước ngày 10/3/2026.",
        deputy_labour.person,
    )


def test_the_clerk_enters_it_for_a_leader_who_is_chosen_by_name(sign_in, office_clerk, head, letter, labour_head):
    client = sign_in(office_clerk)
    page = reverse("records:instruct", args=[letter.pk])
    photo = SimpleUploadedFile("but-phe.jpg", b"\xff\xd8\xff\xe0 x")
    typed = {"phrase": "own", "words": "Đã xem.", "photo": photo, "not_secret": "on"}
    assert client.post(page, typed | {"leader": labour_head.person_id}).status_code == 200
    photo.seek(0)
    assert client.post(page, typed | {"leader": head.person_id}).status_code == 302
    found = Instruction.objects.get()
    assert (found.leader, found.entered_by, found.text) == (head.person, office_clerk.person, "Đã xem.")


def test_no_leader_is_chosen_beforehand_and_the_words_need_their_source(sign_in, office_clerk, head, letter):
    client = sign_in(office_clerk)
    page = reverse("records:instruct", args=[letter.pk])
    assert client.get(page).context["form"]["leader"].value() is None
    typed = {"phrase": "own", "words": "Đã xem."}
    assert list(client.post(page, typed).context["form"].errors) == ["leader", "source"]
    said = {"leader": head.person_id, "source": "chỉ đạo qua điện thoại ngày 05/3/2026"}
    assert client.post(page, typed | said).status_code == 302
    shown = client.get(reverse("records:document", args=[letter.pk])).content.decode()
    assert ("Nguồn: chỉ đạo qua điện thoại ngày 05/3/2026" in shown, "nhập thay" in shown) == (True, True)


def test_an_instruction_without_its_unit_is_not_taken(sign_in, head, letter):
    answer = sign_in(head).post(reverse("records:instruct", args=[letter.pk]), {"phrase": "advise"})
    assert (answer.status_code, "cần đơn vị chủ trì" in answer.content.decode()) == (200, True)


def test_a_unit_that_sees_the_document_may_not_instruct(sign_in, labour_head, letter, labour):
    sent_to(letter, body=labour)
    answer = sign_in(labour_head).get(reverse("records:instruct", args=[letter.pk]))
    assert (answer.status_code, "do lãnh đạo Ban cho" in answer.content.decode()) == (403, True)


def test_registering_shows_in_the_history_of_the_document(sign_in, office_clerk, arrival):
    document = register_document(actor=office_clerk, arrival=arrival, upload=upload())
    page = sign_in(office_clerk).get(reverse("records:document", args=[document.pk])).content.decode()
    assert "đăng ký văn bản đến số 1" in page
