"""The fixed cast: one small agency, whose people mean the same in every test.

Ask for a body (`agency`, `office`, `labour`, …), a group (`departments`, `enterprises`) or an account (`head`,
`labour_staff`, …) by name. The day of their appointment lies far back, so that they are in post on any day of a test.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client

from dondoc.language import fold, person_sort_key
from dondoc.people.models import Body, BodyGroup, GroupMember, Person, Post, Tenure, User
from dondoc.people.rules import BodyKind, Role

PASSWORD = "Mật khẩu của vai mẫu 1"
IN_POST_SINCE = date(2015, 1, 1)
_HASH = PBKDF2PasswordHasher().encode(PASSWORD, "muoi", iterations=1)

# key: (name, kind, short name, code, key of the body above)
BODIES = {
    "province": ("Ủy ban nhân dân tỉnh Mẫu", BodyKind.PROVINCE, "UBND tỉnh", "UBND", ""),
    "agency": ("Ban Quản lý các khu công nghiệp tỉnh Mẫu", BodyKind.BOARD, "Ban Quản lý", "BQLKCN", "province"),
    "office": ("Văn phòng", BodyKind.OFFICE, "Văn phòng Ban", "VP", "agency"),
    "labour": ("Phòng Quản lý Lao động", BodyKind.DEPARTMENT, "Phòng QLLĐ", "QLLĐ", "agency"),
    "enterprise_department": ("Phòng Quản lý Doanh nghiệp", BodyKind.DEPARTMENT, "Phòng QLDN", "QLDN", "agency"),
    "environment": ("Phòng Quản lý Tài nguyên và Môi trường", BodyKind.DEPARTMENT, "Phòng TN&MT", "TNMT", "agency"),
    "zone": ("Khu công nghiệp Mẫu", BodyKind.ZONE, "", "", "agency"),
    "enterprise": ("Công ty TNHH Bao bì Mẫu Một", BodyKind.ENTERPRISE, "", "2400000001", "zone"),
    "other_enterprise": ("Công ty TNHH Linh kiện Mẫu Hai", BodyKind.ENTERPRISE, "", "2400000002", "zone"),
    "union": ("Công đoàn các khu công nghiệp tỉnh Mẫu", BodyKind.UNION, "Công đoàn các KCN", "", ""),
}

# role: (title, role, one holder a body, rank)
POSTS = {
    "head": ("Trưởng Ban", Role.HEAD, True, 10),
    "deputy": ("Phó Trưởng Ban", Role.DEPUTY, False, 20),
    "chief_of_office": ("Chánh Văn phòng", Role.CHIEF_OF_OFFICE, True, 30),
    "office_staff": ("Chuyên viên", Role.OFFICE_STAFF, False, 60),
    "unit_head": ("Trưởng phòng", Role.UNIT_HEAD, False, 40),
    "staff": ("Chuyên viên", Role.STAFF, False, 60),
    "administrator": ("Quản trị hệ thống", Role.ADMINISTRATOR, False, 90),
    "enterprise": ("Giám đốc", Role.ENTERPRISE, False, 50),
    "partner": ("Chủ tịch Công đoàn", Role.PARTNER, False, 50),
}

# account: (name, post, body, fields assigned)
PLAYERS = {
    "head": ("Nguyễn Văn Mẫu", "head", "agency", ""),
    "deputy_labour": ("Trần Thị Mẫu Lao", "deputy", "agency", "Lao động, nhà ở công nhân"),
    "deputy_enterprise": ("Lê Văn Mẫu Nghiệp", "deputy", "agency", "Đầu tư, doanh nghiệp"),
    "deputy_environment": ("Phạm Văn Mẫu Môi", "deputy", "agency", "Quy hoạch, tài nguyên, môi trường"),
    "chief_of_office": ("Hoàng Thị Mẫu Chánh", "chief_of_office", "office", ""),
    "office_clerk": ("Vũ Thị Mẫu Thư", "office_staff", "office", ""),
    "labour_head": ("Đặng Văn Mẫu Trưởng", "unit_head", "labour", ""),
    "labour_staff": ("Bùi Thị Mẫu Viên", "staff", "labour", ""),
    "enterprise_head": ("Đỗ Văn Mẫu Phòng", "unit_head", "enterprise_department", ""),
    "environment_head": ("Ngô Thị Mẫu Xanh", "unit_head", "environment", ""),
    "administrator": ("Dương Văn Mẫu Quản", "administrator", "agency", ""),
    "enterprise_user": ("Lý Thị Mẫu Giám", "enterprise", "enterprise", ""),
    "other_enterprise_user": ("Hồ Văn Mẫu Đốc", "enterprise", "other_enterprise", ""),
    "union_user": ("Đinh Thị Mẫu Đoàn", "partner", "union", ""),
    "stranger": ("Mai Văn Mẫu Ngoài", "", "", ""),
}


@dataclass(frozen=True)
class Cast:
    bodies: dict[str, Body]
    posts: dict[str, Post]
    users: dict[str, User]
    departments: BodyGroup
    enterprises: BodyGroup


def _bodies() -> dict[str, Body]:
    made: dict[str, Body] = {}
    for key, (name, kind, short_name, code, above) in BODIES.items():
        parent = made.get(above)
        made[key] = Body.objects.create(name=name, kind=kind, short_name=short_name, code=code, parent=parent)
    return made


def _people(bodies: dict[str, Body], posts: dict[str, Post]) -> dict[str, User]:
    names = [name for name, *_ in PLAYERS.values()]
    persons = Person.objects.bulk_create([Person(name=n, fold=fold(n), sort_key=person_sort_key(n)) for n in names])
    users = User.objects.bulk_create(
        [User(username=key, person=person, password=_HASH) for key, person in zip(PLAYERS, persons, strict=True)]
    )
    Tenure.objects.bulk_create(
        [
            Tenure(person=person, post=posts[post], body=bodies[body], valid_from=IN_POST_SINCE, field_text=field_text)
            for person, (_, post, body, field_text) in zip(persons, PLAYERS.values(), strict=True)
            if post
        ]
    )
    return dict(zip(PLAYERS, users, strict=True))


@pytest.fixture
def cast(db) -> Cast:
    bodies = _bodies()
    posts = {
        key: Post.objects.create(title=title, role=role, single=single, rank=rank)
        for key, (title, role, single, rank) in POSTS.items()
    }
    departments = BodyGroup.objects.create(name="Các phòng chuyên môn")
    GroupMember.objects.bulk_create(
        [GroupMember(group=departments, body=bodies[key]) for key in ("labour", "enterprise_department", "environment")]
    )
    enterprises = BodyGroup.objects.create(name="Các doanh nghiệp KCN", kind=BodyKind.ENTERPRISE)
    return Cast(bodies, posts, _people(bodies, posts), departments, enterprises)


def _body(key: str):
    @pytest.fixture(name=key)
    def body(cast: Cast) -> Body:
        return cast.bodies[key]

    return body


def _user(key: str):
    @pytest.fixture(name=key)
    def user(cast: Cast) -> User:
        return cast.users[key]

    return user


province, agency, office, labour, enterprise_department, environment, zone, enterprise, other_enterprise, union = map(
    _body, BODIES
)
(
    head,
    deputy_labour,
    deputy_enterprise,
    deputy_environment,
    chief_of_office,
    office_clerk,
    labour_head,
    labour_staff,
    enterprise_head,
    environment_head,
    administrator,
    enterprise_user,
    other_enterprise_user,
    union_user,
    stranger,
) = map(_user, PLAYERS)


@pytest.fixture
def departments(cast: Cast) -> BodyGroup:
    return cast.departments


@pytest.fixture
def enterprises(cast: Cast) -> BodyGroup:
    return cast.enterprises


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    """`sign_in(head)` is a browser in which that account is signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in
