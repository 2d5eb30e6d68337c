"""Printed names resolve to the directory, or stay unresolved; nothing is guessed."""

import pytest

from dondoc.reading import Directory, Entry

DIRECTORY = Directory.of(
    [
        Entry("board", "body", "Ban Quản lý các khu công nghiệp", abbreviations=("BQL KCN",)),
        Entry("office", "body", "Văn phòng", aliases=("Văn phòng Ban",), abbreviations=("VP",), parent="board"),
        Entry("labour", "body", "Phòng Quản lý Lao động", abbreviations=("QLLĐ", "P. QLLĐ"), parent="board"),
        Entry("enterprise", "body", "Phòng Quản lý doanh nghiệp", parent="board"),
        Entry("environment", "body", "Phòng Quản lý Tài nguyên và Môi trường", parent="board"),
        Entry("rooms", "group", "Các phòng chuyên môn"),
        Entry("firms", "group", "Các doanh nghiệp KCN"),
        Entry("head", "post", "Trưởng Ban"),
        Entry("deputy", "post", "Phó Trưởng Ban"),
        Entry("vidu", "person", "Trần Thị Ví Dụ", post="Phó Trưởng Ban"),
        Entry("team1", "body", "Tổ công tác số 1"),
        Entry("team2", "body", "Tổ công tác số 2"),
    ]
)


@pytest.mark.parametrize(
    ("printed", "entry", "how"),
    [
        ("Phòng Quản lý Lao động", "labour", "exact"),
        ("phòng quản lý lao động.", "labour", "exact"),
        ("Văn phòng Ban", "office", "alias"),
        ("QLLĐ", "labour", "abbreviation"),
        ("Phòng Quản lý TN&MT", "environment", "exact"),
        ("Phong Quan ly Lao dong", "labour", "exact"),
        ("Phòng Quản lí Lao động", "labour", "fuzzy"),
        ("Các phòng chuyên môn", "rooms", "exact"),
        ("Các doanh nghiệp khu công nghiệp", "firms", "exact"),
        ("Trưởng Ban", "head", "exact"),
        ("Phó Trưởng Ban - Trần Thị Ví Dụ", "vidu", "person"),
    ],
)
def test_a_printed_name_resolves(printed, entry, how):
    found = DIRECTORY.resolve(printed)
    assert (found.entry_id, found.how) == (entry, how)


def test_an_unknown_person_in_a_known_post_gives_the_post_with_less_confidence():
    found = DIRECTORY.resolve("Phó Trưởng Ban - Lê Minh Mẫu")
    assert (found.entry_id, found.person_id) == ("deputy", None)
    assert found.confidence < 1


def test_a_role_left_open_names_nobody():
    found = DIRECTORY.resolve("Các phòng, đơn vị liên quan")
    assert (found.entry_id, found.open_role, found.how) == (None, True, "open")


@pytest.mark.parametrize("printed", ["Sở Giao thông vận tải", "Tổ công tác số 3", "Hội Nông dân"])
def test_a_name_below_the_threshold_stays_unresolved(printed):
    assert DIRECTORY.resolve(printed).entry_id is None


def test_a_near_miss_shows_the_nearest_as_runner_up():
    found = DIRECTORY.resolve("Phòng Quản lý")
    assert found.entry_id is None
    assert found.runner_up in {"labour", "enterprise", "environment"}
