"""Printed names resolve to the directory, or stay unresolved; nothing is guessed."""

import pytest

from dondoc.reading.directory import Directory, Entry

NAMES = {
    1: ("body", "Ban Quản lý các khu công nghiệp", "BQL KCN"),
    2: ("body", "Văn phòng", "Văn phòng Ban", "VP"),
    3: ("body", "Phòng Quản lý Lao động", "P. QLLĐ"),
    4: ("body", "Phòng Quản lý doanh nghiệp"),
    5: ("body", "Phòng Quản lý Tài nguyên và Môi trường"),
    6: ("group", "Các phòng chuyên môn"),
    7: ("group", "Các doanh nghiệp KCN"),
    8: ("post", "Trưởng Ban"),
    9: ("post", "Phó Trưởng Ban"),
    10: ("body", "Tổ công tác số 1"),
    11: ("body", "Tổ công tác số 2"),
}
PEOPLE = [
    Entry(20, "person", ("Trần Thị Ví Dụ",), ("Phó Trưởng Ban",)),
    Entry(21, "person", ("Lê Văn Trùng",), ("Phó Trưởng Ban",)),
    Entry(22, "person", ("Lê Văn Trùng",), ("Chánh Văn phòng",)),
]
DIRECTORY = Directory([*(Entry(pk, kind, names) for pk, (kind, *names) in NAMES.items()), *PEOPLE])


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Phòng Quản lý Lao động", ("body", 3)),
        ("phòng quản lý lao động.", ("body", 3)),
        ("Văn phòng Ban", ("body", 2)),
        ("Phòng QLLĐ", ("body", 3)),
        ("Phòng Quản lý TN&MT", ("body", 5)),
        ("Phong Quan ly Lao dong", ("body", 3)),
        ("Phòng Quản lí Lao động", ("body", 3)),
        ("Các phòng chuyên môn", ("group", 6)),
        ("Các doanh nghiệp khu công nghiệp", ("group", 7)),
        ("Trưởng Ban", ("post", 8)),
        ("Phó Trưởng Ban - Trần Thị Ví Dụ", ("person", 20)),
        ("Chánh Văn phòng - Lê Văn Trùng", ("person", 22)),
    ],
)
def test_a_printed_name_resolves(printed, found):
    match = DIRECTORY.resolve(printed)
    assert (match.kind, match.entry_id) == found


@pytest.mark.parametrize(
    "printed",
    [
        "Sở Giao thông vận tải",
        "Tổ công tác số 3",
        "Hội Nông dân",
        "Phó Trưởng Ban - Lê Minh Mẫu",
        "Đ/c Lê Văn Trùng",
        "",
        "  ",
    ],
)
def test_a_name_that_is_not_surely_one_entry_stays_unresolved(printed):
    assert DIRECTORY.resolve(printed).entry_id is None


def test_a_near_miss_shows_the_nearest_as_runner_up():
    match = DIRECTORY.resolve("Phòng Quản lý")
    assert (match.entry_id, match.runner_up in {NAMES[n][1] for n in (3, 4, 5)}) == (None, True)
