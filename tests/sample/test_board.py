"""The sample board: the founding plan's organisation, with people who are plainly invented."""

from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db.models import Count

from dondoc.journal.models import Entry
from dondoc.people.models import Body, Person, User
from dondoc.people.queries import standing_of
from dondoc.people.queries.reading import directory_for_reading
from dondoc.people.rules import BodyKind, Role
from dondoc.sample.board import load_board, sign_ins

DAY = date(2026, 3, 2)
SINCE = date(2024, 1, 2)
PASSWORD = "mat-khau-cua-don-vi-mau"


@pytest.fixture
def board(db):
    return load_board(since=SINCE, password=PASSWORD)


def test_it_holds_the_organisation_of_the_founding_plan(board):
    counted = Body.objects.values_list("kind").annotate(Count("id"))
    assert dict(counted) == {
        BodyKind.BOARD: 1,
        BodyKind.OFFICE: 1,
        BodyKind.DEPARTMENT: 6,
        BodyKind.ATTACHED: 2,
        BodyKind.ZONE: 6,
        BodyKind.ENTERPRISE: 40,
        BodyKind.UNION: 1,
        BodyKind.BANK: 1,
        BodyKind.PROVINCE: 1,
        BodyKind.PROVINCE_DEPARTMENT: 18,
        BodyKind.COMMUNE: 10,
        BodyKind.PARTY: 1,
        BodyKind.OTHER: 2,
    }


def test_every_person_and_every_enterprise_is_plainly_invented(board):
    names = [*Person.objects.values_list("name", flat=True)]
    names += Body.objects.filter(kind=BodyKind.ENTERPRISE).values_list("name", flat=True)
    assert [name for name in names if "Mẫu" not in name] == []


def test_there_is_a_way_in_for_every_role(board):
    roles = {role for user in User.objects.all() for role in standing_of(user, DAY).roles}
    assert roles == set(Role.values)


def test_every_sign_in_that_is_printed_works(board):
    printed = [(username, name) for username, name, _title in sign_ins()]
    signed_in = [
        (username, authenticate(None, username=username, password=PASSWORD).person.name) for username, _ in printed
    ]
    assert (signed_in, User.objects.count()) == (printed, len(printed))


def test_it_is_one_line_of_the_journal(board):
    assert [(e.verb, e.actor_name, e.sentence) for e in Entry.objects.all()] == [
        ("people.body.import", "Nạp đơn vị mẫu", "Nạp danh bạ đơn vị mẫu: 90 cơ quan, đơn vị, 26 người")
    ]


def test_it_is_not_loaded_over_a_directory_that_holds_something(agency):
    with pytest.raises(ValidationError) as refused:
        load_board(since=SINCE, password=PASSWORD)
    assert (refused.value.messages, Body.objects.filter(kind=BodyKind.BANK).count()) == (
        ["Danh bạ đã có dữ liệu. Chỉ nạp cả danh bạ khi còn trống."],
        0,
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Văn phòng Ban", "Văn phòng"),
        ("Phòng Quản lý TN&MT", "Phòng Quản lý Tài nguyên và Môi trường"),
        ("Phòng Quản lý doanh nghiệp", "Phòng Quản lý Doanh nghiệp"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Ngân hàng Chính sách xã hội", "Ngân hàng Chính sách xã hội - Chi nhánh tỉnh Bắc Giang"),
        ("Công đoàn các KCN", "Công đoàn các Khu công nghiệp tỉnh Bắc Giang"),
    ],
)
def test_bodies_are_found_as_documents_write_them(board, text, name):
    match = directory_for_reading(DAY).resolve(text)
    assert (match.kind, Body.objects.get(pk=match.entry_id).name) == ("body", name)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Các phòng chuyên môn", "group"),
        ("Các phòng, đơn vị trực thuộc Ban", "group"),
        ("Các doanh nghiệp KCN", "group"),
        ("Lãnh đạo Ban", "group"),
        ("Trưởng Ban", "post"),
        ("PCT UBND tỉnh - Thái Thị Mẫu Thành", "person"),
        ("Phó Trưởng Ban - Võ Văn Thử", ""),
    ],
)
def test_groups_posts_and_persons_are_told_apart(board, text, kind):
    assert directory_for_reading(DAY).resolve(text).kind == kind
