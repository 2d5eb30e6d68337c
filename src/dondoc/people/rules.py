"""Kinds of bodies and the roles that posts give. A role is what the program lets a person do; a post is what the agency
calls it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import models

from dondoc.language import fold


class BodyKind(models.TextChoices):
    BOARD = "board", "Ban Quản lý"
    OFFICE = "office", "Văn phòng"
    DEPARTMENT = "department", "Phòng chuyên môn"
    ATTACHED = "attached", "Đơn vị trực thuộc"
    ZONE = "zone", "Khu công nghiệp"
    ENTERPRISE = "enterprise", "Doanh nghiệp"
    UNION = "union", "Công đoàn"
    BANK = "bank", "Ngân hàng"
    PROVINCE = "province", "Ủy ban nhân dân tỉnh"
    PROVINCE_DEPARTMENT = "province_department", "Sở, ban, ngành tỉnh"
    COMMUNE = "commune", "Xã, phường, thị trấn"
    MINISTRY = "ministry", "Bộ, ngành trung ương"
    PARTY = "party", "Cơ quan Đảng"
    OTHER = "other", "Cơ quan, tổ chức khác"


INTERNAL_KINDS = frozenset({BodyKind.BOARD, BodyKind.OFFICE, BodyKind.DEPARTMENT, BodyKind.ATTACHED})


class Role(models.TextChoices):
    HEAD = "head", "Người đứng đầu"
    DEPUTY = "deputy", "Cấp phó của người đứng đầu"
    CHIEF_OF_OFFICE = "chief_of_office", "Chánh Văn phòng"
    OFFICE_STAFF = "office_staff", "Chuyên viên Văn phòng"
    UNIT_HEAD = "unit_head", "Trưởng đơn vị"
    STAFF = "staff", "Chuyên viên"
    ENTERPRISE = "enterprise", "Doanh nghiệp"
    PARTNER = "partner", "Đơn vị phối hợp bên ngoài"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"


LEADERS = frozenset({Role.HEAD, Role.DEPUTY})
OFFICE = frozenset({Role.CHIEF_OF_OFFICE, Role.OFFICE_STAFF})
OUTSIDE = frozenset({Role.ENTERPRISE, Role.PARTNER})
# Who answers for a body: reports for it, and hears what concerns it.
ANSWERABLE = frozenset({Role.HEAD, Role.CHIEF_OF_OFFICE, Role.UNIT_HEAD, Role.ENTERPRISE, Role.PARTNER})


class PersonGroup(models.TextChoices):
    """A group of persons rather than bodies."""

    LEADERS = "leaders", "Lãnh đạo cơ quan, từng người"


class SigningKind(models.TextChoices):
    """How a signer who is not the head signs (Nghị định 30/2020/NĐ-CP, Điều 13)."""

    KT = "KT.", "Ký thay"
    TL = "TL.", "Thừa lệnh"
    TUQ = "TUQ.", "Thừa ủy quyền"


class ReorganisationKind(models.TextChoices):
    MERGE = "merge", "Sáp nhập, hợp nhất"
    SPLIT = "split", "Chia, tách"
    SUCCEED = "succeed", "Chuyển chức năng, nhiệm vụ"
    CLOSE = "close", "Giải thể, chấm dứt hoạt động"


class ReassignmentState(models.TextChoices):
    PLANNED = "planned", "Chờ đến ngày"
    APPLIED = "applied", "Đã áp dụng"
    CANCELLED = "cancelled", "Đã bỏ"


STAY = -1  # what is not handed to any of the successors


def closest_field(text: str, fields: Sequence[str]) -> int | None:
    """Which of the fields (lĩnh vực) a piece of work most likely belongs to, by the words that they share; None where no
    field, or more than one, speaks of it.
    """
    words = set(fold(text).split())
    shared = [len(words & set(fold(field).split()) - FUNCTION_WORDS) for field in fields]
    best = max(shared, default=0)
    return shared.index(best) if best and shared.count(best) == 1 else None


# Words that join others and name no field.
FUNCTION_WORDS = frozenset(
    {"va", "cac", "cua", "ve", "cho", "trong", "tren", "theo", "tai", "voi", "nhung", "cong", "tac", "viec"}
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a user is on a day: everything that access rules ask, read once a request.

    `body_ids` are the bodies whose work is theirs to see (their own and those below); `headed_ids` those that they
    head; `title` the post as printed. Whoever handles the work of somebody who is away (xử lý thay) has that one's standing, and
    `in_place_of` is the name: everything as theirs, but the right to sign.
    """

    person_id: int | None = None
    name: str = ""
    title: str = ""
    roles: frozenset[str] = frozenset()
    body_ids: frozenset[int] = frozenset()
    headed_ids: frozenset[int] = frozenset()
    field_text: str = field(default="")
    in_place_of: str = ""

    @property
    def may_sign(self) -> bool:
        """A signature is only ever one's own (Nghị định 30/2020/NĐ-CP, Điều 13)."""
        return not self.in_place_of

    @property
    def is_leader(self) -> bool:
        return bool(self.roles & LEADERS)

    @property
    def is_head(self) -> bool:
        return Role.HEAD in self.roles

    @property
    def is_office(self) -> bool:
        return bool(self.roles & OFFICE)

    @property
    def is_chief_of_office(self) -> bool:
        return Role.CHIEF_OF_OFFICE in self.roles

    @property
    def is_administrator(self) -> bool:
        return Role.ADMINISTRATOR in self.roles

    @property
    def is_internal(self) -> bool:
        """A member of the agency itself."""
        return bool(self.roles - OUTSIDE - {Role.ADMINISTRATOR})

    @property
    def is_outside(self) -> bool:
        return bool(self.roles & OUTSIDE)

    @property
    def oversees(self) -> bool:
        """Sees the agency's whole work: its leaders and the Office that follows it up (Nghị định 30/2020/NĐ-CP, Điều 24)."""
        return self.is_leader or self.is_office


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body of an `Outline`; `above` is the key of the body over it, named earlier in the outline."""

    key: str
    name: str
    kind: BodyKind
    above: str = ""
    short_name: str = ""
    code: str = ""
    address: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group of an `Outline`: all bodies of `kind`, or those whose keys are `members`."""

    name: str
    kind: str = ""
    members: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PostLine:
    key: str
    title: str
    role: Role
    single: bool = False
    rank: int = 100
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in post; with `username` they get an account."""

    name: str
    post: str
    body: str
    username: str = ""
    field_text: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole directory, to be entered at once; `label` says whose."""

    label: str
    bodies: tuple[BodyLine, ...]
    groups: tuple[GroupLine, ...]
    posts: tuple[PostLine, ...]
    persons: tuple[PersonLine, ...]


# ------------------------------------------------------------------ personal tokens of the API
TOKEN_MARK = "dd_"  # noqa: S105 - how a token begins, so that one published by mistake is recognised
TOKEN_DAYS = 366
TOKENS_EACH = 20
READ, WRITE = "read", "write"


def scopes_of(rooms: Iterable[tuple[str, bool]]) -> list[str]:
    """The scopes that a token can have in rooms, given as (name, whether it can be written in): "plans:read", …"""
    return [f"{name}:{right}" for name, writes in rooms for right in ((READ, WRITE) if writes else (READ,))]
