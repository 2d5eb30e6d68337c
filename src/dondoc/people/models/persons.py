"""Persons, the posts that they hold, how documents name them, and who may sign."""

from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q

from dondoc.language import fold, person_sort_key
from dondoc.people.models.bodies import Body, BodyGroup, Named
from dondoc.people.models.choices import roles, signing_kinds
from dondoc.people.models.mark import new_mark
from dondoc.people.rules import BodyKind


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


class Substitution(models.Model):
    """Xử lý thay: `substitute` handles in the program the work of `away` from `valid_from` up to the day before
    `valid_to`. It gives no right to sign; KT., TL. and TUQ. come from SigningAuthority alone.
    """

    away = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="substitutions")
    substitute = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="stands_in")
    valid_from = models.DateField()
    valid_to = models.DateField()
    reason = models.CharField(max_length=300)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "xử lý thay"
        triggers = [new_mark()]
        indexes = [models.Index(fields=["substitute", "valid_to"], name="substitution_substitute")]
        constraints = [
            ExclusionConstraint(
                name="substitution_one_at_a_time",
                expressions=[
                    ("away", RangeOperators.EQUAL),
                    (Func(F("valid_from"), F("valid_to"), function="daterange"), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="substitution_forward"),
            models.CheckConstraint(condition=~Q(away=F("substitute")), name="substitution_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.substitute} xử lý thay {self.away}"

    @property
    def last_day(self) -> date:
        return self.valid_to - timedelta(days=1)


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
