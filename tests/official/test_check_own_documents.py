"""What we write departs from nothing."""

from dataclasses import replace

import pytest

from dondoc.official.check import check
from dondoc.official.docx_out import write_docx
from dondoc.official.model import Heading, Item, Para
from official.samples import ALL, PLAN


@pytest.mark.parametrize("kind", ALL)
def test_a_document_of_ours_has_no_departure(kind):
    assert check(write_docx(ALL[kind])) == []


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
