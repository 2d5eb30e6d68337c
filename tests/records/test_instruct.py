"""Ý kiến chỉ đạo: who gives it, who enters it for whom, what follows from it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dondoc.journal.models import Entry
from dondoc.notices.models import Notice
from dondoc.records.actions import Order, instruct
from dondoc.records.hooks import instruction_hooks
from dondoc.records.models import Document, Instruction
from dondoc.records.rules import Direction, Phrase, instruction_text
from records.samples import DAY, JPG, sent_to, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(labour, environment):
    return Order(
        "Giao Phòng Quản lý Lao động tham mưu.", lead=labour, cooperating=[environment], due_on=date(2026, 3, 20)
    )


def test_a_leader_gives_it_in_their_own_name(deputy_labour, letter, order, labour, environment):
    found = instruct(actor=deputy_labour, document=letter, leader=deputy_labour.person, order=order, on=DAY)
    assert (found.leader, found.leader_title, found.entered_by) == (deputy_labour.person, "Phó Trưởng Ban", None)
    assert (found.lead, list(found.cooperating.all()), found.due_on) == (labour, [environment], date(2026, 3, 20))


def test_the_clerk_enters_it_for_the_leader_with_a_photo_and_the_journal_names_both(office_clerk, head, letter, labour):
    order = Order("Chuyển Phòng Quản lý Lao động.", lead=labour, photo=upload(JPG, "but-phe.jpg"))
    found = instruct(actor=office_clerk, document=letter, leader=head.person, order=order, on=DAY)
    assert (found.leader, found.entered_by, found.photo.media_type) == (head.person, office_clerk.person, "image/jpeg")
    assert list(Entry.objects.values_list("verb", "actor_name", "on_behalf_of", "sentence")) == [
        (
            "records.document.instruct",
            "Vũ Thị Mẫu Thư",
            "Trưởng Ban Nguyễn Văn Mẫu",
            "nhập ý kiến chỉ đạo: Chuyển Phòng Quản lý Lao động.",
        )
    ]


def test_words_without_a_photo_or_a_source_are_not_entered_for_a_leader(office_clerk, head, letter, order):
    with pytest.raises(ValidationError, match="ghi nguồn của ý kiến"):
        instruct(actor=office_clerk, document=letter, leader=head.person, order=order, on=DAY)
    assert (Instruction.objects.count(), Notice.objects.count()) == (0, 0)


def test_the_leader_hears_what_was_entered_in_their_name(office_clerk, head, letter):
    order = Order("Đã xem.", source="chỉ đạo tại cuộc họp ngày 04/3/2026")
    found = instruct(actor=office_clerk, document=letter, leader=head.person, order=order, on=DAY)
    assert found.source == "chỉ đạo tại cuộc họp ngày 04/3/2026"
    assert list(Notice.objects.values_list("person_id", "text", "url")) == [
        (
            head.person_id,
            "Vũ Thị Mẫu Thư nhập thay ý kiến chỉ đạo của đồng chí về Công văn 77/SMM-VP: Đã xem.",
            f"/records/{letter.pk}/",
        )
    ]


def test_a_leader_does_not_speak_for_another_leader(deputy_labour, head, letter, order):
    with pytest.raises(ValidationError, match="với tên của chính mình"):
        instruct(actor=deputy_labour, document=letter, leader=head.person, order=order, on=DAY)
    assert Instruction.objects.count() == 0


def test_words_are_not_put_into_the_mouth_of_somebody_who_is_no_leader(office_clerk, labour_head, letter, order):
    with pytest.raises(ValidationError, match="không giữ chức vụ lãnh đạo"):
        instruct(actor=office_clerk, document=letter, leader=labour_head.person, order=order, on=DAY)


@pytest.mark.parametrize("who", ["labour_head", "labour_staff", "administrator", "enterprise_user", "stranger"])
def test_nobody_else_instructs_even_who_sees_the_document(cast, head, letter, order, who, labour, enterprise):
    sent_to(letter, body=labour)
    sent_to(letter, body=enterprise)
    with pytest.raises(PermissionDenied):
        instruct(actor=cast.users[who], document=letter, leader=head.person, order=order, on=DAY)
    assert Instruction.objects.count() == 0


def test_only_an_incoming_document_is_instructed_on(head, order):
    own = Document.objects.create(direction=Direction.OUTGOING, type_name="Kế hoạch", subject="x", issued_on=DAY)
    with pytest.raises(PermissionDenied, match="chỉ ghi cho văn bản đến"):
        instruct(actor=head, document=own, leader=head.person, order=order, on=DAY)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": "  "}, "Chưa có ý kiến"),
        ({"due_on": date(2026, 3, 1)}, "sớm hơn ngày văn bản đến"),
        ({"lead": None}, "cần có đơn vị chủ trì"),
    ],
)
def test_an_instruction_that_cannot_be_followed_is_refused(head, letter, order, change, reason):
    wrong = Order(**({"text": order.text, "lead": order.lead, "cooperating": order.cooperating} | change))
    with pytest.raises(ValidationError, match=reason):
        instruct(actor=head, document=letter, leader=head.person, order=wrong, on=DAY)


def test_a_unit_cannot_lead_and_cooperate_at_once(head, letter, labour):
    with pytest.raises(ValidationError, match="không thể đồng thời"):
        instruct(
            actor=head, document=letter, leader=head.person, order=Order("x", lead=labour, cooperating=[labour]), on=DAY
        )


def test_the_heads_of_the_units_hear_of_it_and_nobody_else(cast, head, letter, order):
    found = instruct(actor=head, document=letter, leader=head.person, order=order, on=DAY)
    told = {cast.users["labour_head"].person_id, cast.users["environment_head"].person_id}
    assert set(Notice.objects.values_list("person_id", flat=True)) == told
    assert Notice.objects.first().url == f"/records/{found.document_id}/"


def test_rooms_above_make_work_of_it_in_the_same_transaction(head, letter, order):
    heard = []
    instruction_hooks.add("test", lambda instruction, actor: heard.append((instruction.lead, actor)))
    instruct(actor=head, document=letter, leader=head.person, order=order, on=DAY)
    assert heard == [(order.lead, head)]


def test_a_hook_that_fails_leaves_no_instruction(head, letter, order):
    def failing(_instruction, _actor):
        raise ValidationError("Không giao được việc.")

    instruction_hooks.add("test", failing)
    with pytest.raises(ValidationError, match="Không giao được việc"):
        instruct(actor=head, document=letter, leader=head.person, order=order, on=DAY)
    assert (Instruction.objects.count(), Entry.objects.count(), Notice.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        (
            Phrase.ADVISE,
            "Giao Phòng A chủ trì, phối hợp với Phòng B, Phòng C tham mưu. Gấp. Báo cáo kết quả trước ngày 20/3/2026.",
        ),
        (
            Phrase.CARRY_OUT,
            "Chuyển Phòng A chủ trì, phối hợp với Phòng B, Phòng C nghiên cứu, thực hiện. Gấp. Báo cáo kết quả trước ngày 20/3/2026.",
        ),
        (Phrase.KNOW, "Chuyển Phòng A để biết. Gấp."),
        (Phrase.OWN, "Gấp. Báo cáo kết quả trước ngày 20/3/2026."),
    ],
)
def test_ready_phrases_make_whole_sentences(phrase, text):
    assert (
        instruction_text(
            phrase, lead="Phòng A", cooperating=["Phòng B", "Phòng C"], due_on=date(2026, 3, 20), words="Gấp."
        )
        == text
    )


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Gấp", "Gấp. "),
        ("Gấp.", "Gấp. "),
        ("Gấp!", "Gấp! "),
        ("Gấp, ", "Gấp. "),
        ("Kèm theo:", "Kèm theo: "),
        (" ", ""),
    ],
)
def test_the_leaders_own_words_end_before_the_next_sentence_begins(words, text):
    said = instruction_text(Phrase.OWN, lead="", cooperating=[], due_on=date(2026, 3, 20), words=words)
    assert said == f"{text}Báo cáo kết quả trước ngày 20/3/2026."
