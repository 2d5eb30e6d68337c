"""Marks of secrecy are seen, prose about secrets is not."""

import pytest

from dondoc.files.blocks import Paragraph
from dondoc.reading import SecretDocument, read_plan, secrecy_of
from reading.build import source

HEAD = "UBND TỈNH MẪU\nSố: 01/KH-UBND\n{}\nKẾ HOẠCH\nBảo vệ bí mật nhà nước năm 2024\nI. NHIỆM VỤ\n1. Sở A bảo mật dữ liệu."


@pytest.mark.parametrize(
    ("stamp", "level"),
    [
        ("MẬT", "MẬT"),
        ("( TỐI MẬT )", "TỐI MẬT"),
        ("TUYỆT  MẬT", "TUYỆT MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"),
        ("ĐỘ MẬT: MẬT", "MẬT"),
        ("Tuyệt mật", "TUYỆT MẬT"),
        ("SỞ NỘI VỤ          MẬT", "MẬT"),
    ],
)
def test_a_mark_is_found_and_the_document_refused(stamp, level):
    marked = source(HEAD.format(stamp))
    assert secrecy_of(marked) == level
    with pytest.raises(SecretDocument) as refused:
        read_plan(marked)
    assert refused.value.level == level


@pytest.mark.parametrize(
    "line", ["KHẨN", "Độ mật: Không", "Tăng cường bảo mật thông tin", "BÍ MẬT NHÀ NƯỚC", "Độ mật: Thường"]
)
def test_words_about_secrets_are_no_mark(line):
    assert secrecy_of(source(HEAD.format(line))) is None


def test_a_mark_in_the_page_header_counts():
    marked = source(HEAD.format(""))
    marked.headers.append(Paragraph("MẬT", 900, part="header"))
    assert secrecy_of(marked) == "MẬT"
