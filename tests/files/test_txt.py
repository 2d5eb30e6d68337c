"""Plain text in the encodings met in offices."""

import codecs

import pytest

from files.parts import first_table, read, shown, spans

TEXT = "KẾ HOẠCH\n\nGiao Văn phòng chủ trì, trước ngày 30/6/2024.\n"
LINES = ["KẾ HOẠCH", "Giao Văn phòng chủ trì, trước ngày 30/6/2024."]
# Windows-1258 keeps the tone mark behind its vowel
OLD = "KÊ\u0301 HOA\u0323CH\n\nGiao Văn pho\u0300ng chu\u0309 tri\u0300, trươ\u0301c nga\u0300y 30/6/2024.\n"

WRAPPED = """KẾ HOẠCH

Giao Phòng Hạ tầng chủ trì, phối hợp với các đơn vị liên quan kiểm tra đường nội
bộ, hệ thống thoát nước trước mùa mưa; báo cáo kết quả về Văn phòng trước ngày
30/4/2024.

Giao Văn phòng tổng hợp danh sách công trình cần sửa chữa, trình lãnh đạo Ban cho
ý kiến trước khi ký hợp đồng với nhà thầu.
"""


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        OLD.encode("cp1258"),
        OLD.encode(),
        TEXT.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 le", "utf-16 be", "le bare", "be bare", "windows-1258", "decomposed", "crlf"],
)
def test_it_reads_every_encoding_as_composed_text(data):
    source = read(data, "a.txt")
    assert (shown(source), source.format, source.hard_wrapped) == (LINES, "txt", False)


def test_lines_broken_at_the_edge_stay_lines_with_blank_ones_between():
    source = read(WRAPPED.encode(), "a.txt")
    assert source.hard_wrapped is True
    assert [x.text[:12] for x in source.paragraphs()] == [
        "KẾ HOẠCH",
        "",
        "Giao Phòng H",
        "bộ, hệ thống",
        "30/4/2024.",
        "",
        "Giao Văn phò",
        "ý kiến trước",
    ]
    assert [x.index for x in source.paragraphs()] == list(range(8))


def test_a_list_of_short_lines_is_not_wrapped():
    lines = [f"- Đơn vị thứ {n}: báo cáo trước ngày {n}/6" for n in range(1, 20)]
    source = read("\n".join(lines).encode(), "a.txt")
    assert (source.hard_wrapped, shown(source)) == (False, lines)


def test_lettered_items_are_not_taken_for_broken_lines():
    lines = [f"{letter}) việc {letter} của các đơn vị" for letter in "abcdđeghik"]
    assert read("\n".join(lines).encode(), "a.txt").hard_wrapped is False


def test_bars_make_a_table_and_a_short_row_spans():
    text = "Trước\nTT | Việc | Chủ trì\nI | NHÓM\n1 | a | b\nSau"
    source = read(text.encode(), "a.txt")
    assert spans(first_table(source)) == [
        (0, 0, 1, 1, "TT"),
        (0, 1, 1, 1, "Việc"),
        (0, 2, 1, 1, "Chủ trì"),
        (1, 0, 1, 1, "I"),
        (1, 1, 1, 2, "NHÓM"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "a"),
        (2, 2, 1, 1, "b"),
    ]
    assert shown(source)[0] == "Trước"
    assert shown(source)[-1] == "Sau"


def test_a_rule_under_a_table_head_is_no_row():
    assert first_table(read("| TT | Việc | Hạn |\n|----|:--:|---|\n| 1 | a | b |".encode(), "a.md")).rows == 2
