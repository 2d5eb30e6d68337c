"""Bodies (one dated tree), what they were called, and groups of them."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from dondoc.language import fold, sort_key
from dondoc.people.models.choices import body_kinds, group_kinds
from dondoc.people.models.mark import new_mark
from dondoc.people.rules import INTERNAL_KINDS, PersonGroup


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
