"""Bodies (one dated tree), groups, persons, posts, tenures, signing authority, users."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

import pgtrigger
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.expressions import RawSQL
from django.utils import timezone

from dondoc.language import fold, person_sort_key, sort_key
from dondoc.people.rules import INTERNAL_KINDS, BodyKind, PersonGroup, Role, SigningKind, Standing


def body_kinds() -> list[tuple[str, str]]:
    return BodyKind.choices


def group_kinds() -> list[tuple[str, str]]:
    return [*PersonGroup.choices, *BodyKind.choices]


def roles() -> list[tuple[str, str]]:
    return Role.choices


def signing_kinds() -> list[tuple[str, str]]:
    return SigningKind.choices


class DirectoryMark(models.Model):
    """One row, there since the first change, whose `mark` changes with whatever the standing of anybody, or the choices of a filter, rests on. What a
    process has worked out under a mark holds as long as the mark (`queries.kept`).
    """

    mark = models.UUIDField()

    class Meta:
        verbose_name = "dấu của danh bạ"


def new_mark() -> pgtrigger.Trigger:
    """Changes the mark with the first statement of a transaction on the table: nobody else sees either before the other."""
    return pgtrigger.Trigger(
        name="new_mark",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func="""
            INSERT INTO people_directorymark AS kept (id, mark) VALUES (1, gen_random_uuid())
            ON CONFLICT (id) DO UPDATE SET mark = EXCLUDED.mark WHERE kept.xmin <> pg_current_xact_id()::xid;
            RETURN NULL;
        """,
    )


class Named(models.Model):
    """A name with its stored search key and sort key (no collation is asked of the database)."""

    name = models.CharField(max_length=300)
    fold = models.CharField(max_length=300, editable=False)
    sort_key = models.CharField(max_length=600, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.fold = fold(self.name)
        self.sort_key = self.make_sort_key()
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came

    def make_sort_key(self) -> str:
        return sort_key(self.name)


class Body(Named):
    """An agency, unit, enterprise or place of the one tree. `name` is today's; former ones stand in BodyName."""

    kind = models.CharField(max_length=30, choices=body_kinds)
    code = models.CharField(max_length=60, blank=True)  # abbreviation in symbols ("BQLKCN"), tax code of an enterprise
    short_name = models.CharField(max_length=120, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=300, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        verbose_name = "cơ quan, đơn vị"
        triggers = [new_mark()]
        indexes = [
            GinIndex(fields=["fold"], opclasses=["gin_trgm_ops"], name="body_fold"),
            models.Index(fields=["kind", "sort_key"], name="body_kind"),
        ]

    @property
    def is_internal(self) -> bool:
        return self.kind in INTERNAL_KINDS


class BodyName(models.Model):
    """What a body was called between two dates, with the document that says so."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=300)
    code = models.CharField(max_length=60, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "tên gọi theo thời gian"

    def __str__(self) -> str:
        return self.name


class BodyGroup(Named):
    """Whom documents name together ("Các phòng chuyên môn"). Without `kind` its members are listed; with `kind` they are
    all bodies of that kind on the day, or the persons who lead the agency then ("Lãnh đạo Ban").
    """

    kind = models.CharField(max_length=30, choices=group_kinds, blank=True)

    class Meta:
        verbose_name = "nhóm cơ quan, đơn vị"

    @property
    def is_leaders(self) -> bool:
        return self.kind == PersonGroup.LEADERS


class GroupMember(models.Model):
    group = models.ForeignKey(BodyGroup, on_delete=models.CASCADE, related_name="members")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "thành viên nhóm"
        constraints = [models.UniqueConstraint(fields=["group", "body", "valid_from"], name="group_member_once")]


class Person(Named):
    """Somebody, with or without an account; persons stand by given name, the last word."""

    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        verbose_name = "người"
        triggers = [new_mark()]
        indexes = [GinIndex(fields=["fold"], opclasses=["gin_trgm_ops"], name="person_fold")]

    def make_sort_key(self) -> str:
        return person_sort_key(self.name)


class Post(models.Model):
    """A post as the agency calls it, and the role that it gives in the program. `single` posts have one holder a body."""

    title = models.CharField(max_length=120)
    role = models.CharField(max_length=30, choices=roles)
    single = models.BooleanField(default=False)
    rank = models.PositiveSmallIntegerField(default=100)

    class Meta:
        verbose_name = "chức vụ"
        triggers = [new_mark()]
        constraints = [models.UniqueConstraint(fields=["title", "role"], name="post_once")]

    def __str__(self) -> str:
        return self.title


class Tenure(models.Model):
    """A person in a post of a body between two dates, with the fields assigned to them (lĩnh vực phụ trách)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tenures")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tenures")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="tenures")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    field_text = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "giữ chức vụ"
        triggers = [new_mark()]
        indexes = [models.Index(fields=["body", "person"], name="tenure_body")]
        constraints = [
            ExclusionConstraint(
                name="tenure_no_overlap",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("post", RangeOperators.EQUAL),
                    ("body", RangeOperators.EQUAL),
                    (Func(F("valid_from"), F("valid_to"), function="daterange"), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name="tenure_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.body}: {self.person}"

    @property
    def printed_title(self) -> str:
        """The post as documents print it: with its unit, unless it has one holder or is the agency's own. The unit's
        first word is not said twice: "Trưởng phòng Quản lý Lao động".
        """
        title = self.post.title
        if self.post.single or self.body.kind == BodyKind.BOARD:
            return title
        first, _, rest = self.body.name.partition(" ")
        return f"{title} {rest}" if title.lower().endswith(first.lower()) else f"{title} {self.body.name}"


class Alias(models.Model):
    """Another way documents name a body, a group, a post or a person; exactly one of the four."""

    text = models.CharField(max_length=300)
    fold = models.CharField(max_length=300, editable=False, db_index=True)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, null=True, blank=True, related_name="aliases")
    group = models.ForeignKey(BodyGroup, on_delete=models.CASCADE, null=True, blank=True, related_name="aliases")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, blank=True, related_name="aliases")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="aliases")

    class Meta:
        verbose_name = "tên gọi khác"
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(body__isnull=False, group__isnull=True, post__isnull=True, person__isnull=True)
                    | Q(body__isnull=True, group__isnull=False, post__isnull=True, person__isnull=True)
                    | Q(body__isnull=True, group__isnull=True, post__isnull=False, person__isnull=True)
                    | Q(body__isnull=True, group__isnull=True, post__isnull=True, person__isnull=False)
                ),
                name="alias_of_one",
            )
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: object, **kwargs: object) -> None:
        self.fold = fold(self.text)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came


class SigningAuthority(models.Model):
    """Who may sign for the head, in which way, and by which document (Nghị định 30/2020/NĐ-CP, Điều 13)."""

    tenure = models.ForeignKey(Tenure, on_delete=models.PROTECT, related_name="authorities")
    kind = models.CharField(max_length=4, choices=signing_kinds)
    basis = models.CharField(max_length=300)
    scope = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "thẩm quyền ký"


class Users(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)

    def get(self, *args: Any, **kwargs: Any) -> "User":
        """An account with what every page asks of that moment: the directory's mark and the notices not read. Sign-in
        asks for each request's account by this.
        """
        # As SQL, since subqueries take Django as long to put together as all the rest of the account's.
        mark = RawSQL("(SELECT mark FROM people_directorymark LIMIT 1)", (), output_field=models.UUIDField())
        unread = RawSQL(
            "(SELECT count(*) FROM notices_notice"
            " WHERE person_id = people_user.person_id AND read_at IS NULL AND visible_from <= %s)",
            (timezone.now(),),
            output_field=models.IntegerField(),
        )
        moment = {"directory_mark": mark, "unread_notices": unread}
        return self.annotate(**moment).get(*args, **kwargs)


class User(AbstractBaseUser):
    """An account. What it may do comes from the posts that its person holds today, never from the account."""

    username = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="user")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    language = models.CharField(max_length=2, blank=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[Users] = Users()

    # As `Users.get` read them with the account; None on accounts that came another way.
    directory_mark: UUID | None = None
    unread_notices: int | None = None
    # The standing of today, read once (people.queries.standing_of).
    standing_today: tuple[date, Standing] | None = None

    class Meta:
        verbose_name = "tài khoản"

    def __str__(self) -> str:
        return self.username

    @property
    def printed_name(self) -> str:
        """The name for the journal and for documents."""
        return self.person.name if self.person else self.username

    @property
    def printed_post(self) -> str:
        """The post of today, as read by `people.queries.standing_of`; empty before it was asked."""
        return self.standing_today[1].title if self.standing_today else ""
