"""What we write departs from nothing."""

from dataclasses import replace

import pytest

from dondoc.official.check import check
from dondoc.official.docx_out import write_docx
from dondoc.official.model import Heading, Item, Para, PartialDate
from dondoc.official.rules import TYPES
from official.samples import ALL, LETTER_DOCUMENT, PLAN


@pytest.mark.parametrize("kind", ALL)
def test_a_document_of_ours_has_no_departure(kind):
    assert check(write_docx(ALL[kind])) == []


VARIANTS = {
    "minutes with two signers": replace(
        PLAN,
        type=TYPES["BB"],
        symbol="BB-BQLMS",
        co_signer=replace(PLAN.signer, lines=("THƯ KÝ",), name="Trần Văn Thử"),
    ),
    "no body": replace(PLAN, blocks=()),
    "no recipient": replace(PLAN, recipients=()),
    "no parent body": replace(PLAN, parent_body=""),
    "no number, no date": replace(PLAN, number=None, date=PartialDate()),
    "short names": replace(PLAN, issuer="Sở Tài chính", abstract="Ngắn"),
    "a long abstract": replace(PLAN, abstract="Một trích yếu dài " * 16),
    "both stamps": replace(LETTER_DOCUMENT, urgency="KHẨN", circulation="Xem xong trả lại"),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_has_none(name):
    assert check(write_docx(VARIANTS[name])) == []


def test_all_levels_of_headings_have_none():
    levels = (
        Heading("part", "I", "Phần đầu"),
        Heading("chapter", "I", "Quy định chung"),
        Heading("section", "1", "Mục đầu"),
        Heading("subsection", "1", "Tiểu mục đầu"),
        Heading("article", "1", "Phạm vi"),
        Item("clause", "1", "Một khoản."),
        Item("point", "đ", "Một điểm."),
        Heading("roman", "I", "Mục của kế hoạch"),
        Heading("clause", "1", "Khoản có tên"),
        Para("Đoạn cuối."),
    )
    assert check(write_docx(replace(PLAN, blocks=levels))) == []


@pytest.mark.parametrize("kind", ALL)
def test_a_long_document_has_none(kind):
    blocks = (*ALL[kind].blocks, *(Para(f"Đoạn {n} nói thêm một việc cần làm trong quý tới. " * 3) for n in range(80)))
    assert check(write_docx(replace(ALL[kind], blocks=blocks))) == []
