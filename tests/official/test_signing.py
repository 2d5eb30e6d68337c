"""Who signs, and in whose place."""

import re

import pytest

from dondoc.official.rules import sign_block

HEAD = "Trưởng Ban"
NAME = "Lê Thị Ví Dụ"
CASES = {
    "the head": ("", {"head": HEAD}, ("TRƯỞNG BAN",)),
    "an acting head": ("Q.", {"head": HEAD}, ("Q. TRƯỞNG BAN",)),
    "a deputy": ("KT.", {"head": HEAD, "own": "Phó Trưởng Ban"}, ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
    "by order": ("TL.", {"head": HEAD, "own": "Chánh Văn phòng"}, ("TL. TRƯỞNG BAN", "CHÁNH VĂN PHÒNG")),
    "authorised": ("TUQ.", {"head": HEAD, "own": "Trưởng phòng"}, ("TUQ. TRƯỞNG BAN", "TRƯỞNG PHÒNG")),
    "for a collective": ("TM.", {"head": "Chủ tịch", "collective": "Hội đồng"}, ("TM. HỘI ĐỒNG", "CHỦ TỊCH")),
    "a deputy for a collective": (
        "TM.",
        {"head": "Chủ tịch", "own": "Phó Chủ tịch", "collective": "Hội đồng"},
        ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ),
    "a deputy by order": (
        "TL.",
        {"head": HEAD, "own": "Phó Chánh Văn phòng", "collective": "Chánh Văn phòng", "under": "KT."},
        ("TL. TRƯỞNG BAN", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_lines_over_the_signature(case):
    authority, posts, lines = CASES[case]
    assert sign_block(authority, NAME, **posts).lines == lines


@pytest.mark.parametrize("authority", ["KT.", "TL.", "TUQ.", "TM."])
def test_an_authority_without_its_second_line_is_refused(authority):
    with pytest.raises(ValueError, match=re.escape(f"“{authority}”")):
        sign_block(authority, NAME, head=HEAD)


@pytest.mark.parametrize("title", ["TS.", "PGS.", "ThS.", "TS "])
def test_an_academic_title_before_the_name_is_refused(title):
    with pytest.raises(ValueError, match="học hàm"):
        sign_block("", f"{title}{NAME}", head=HEAD)


def test_a_deputy_below_an_authority_other_than_by_order_is_refused():
    with pytest.raises(ValueError, match=re.escape("dưới “TL.”")):
        sign_block("TUQ.", NAME, head=HEAD, own="Phó Trưởng phòng", collective="Trưởng phòng", under="KT.")
