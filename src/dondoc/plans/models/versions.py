"""Plans over time: what an amending plan did to each clause, and the yearly review of a plan."""

import pghistory
from django.db import models
from django.db.models import Q

from dondoc.people.models import Person
from dondoc.plans.models.choices import clause_kinds
from dondoc.plans.models.plan import Plan
from dondoc.plans.models.task import Task


class ClauseChange(models.Model):
    """What becomes of one clause by an amending plan. While `plan` is a draft, only what a reviewer has chosen stands here:
    `new` goes on with `old`, is new (no `old`), or `old` is kept or dropped (no `new`). On issue every clause gets its row and
    `fields` is frozen: [{"name", "label", "before", "after"}].
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="clause_changes")
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=8, choices=clause_kinds)
    old = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, blank=True, related_name="clause_changes")
    new = models.ForeignKey(Task, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    place_before = models.CharField(max_length=340, blank=True)
    place_after = models.CharField(max_length=340, blank=True)
    title = models.TextField(blank=True)
    fields = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = "thay đổi của điều khoản"
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "old"], name="clause_change_old"),
            models.UniqueConstraint(fields=["plan", "new"], name="clause_change_new"),
            models.CheckConstraint(condition=Q(old__isnull=False) | Q(new__isnull=False), name="clause_change_of"),
        ]

    def __str__(self) -> str:
        return self.title or str(self.new or self.old)


@pghistory.track()
class YearReview(models.Model):
    """What a leader says of one year of a plan, and next year's list where one was drawn up from it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="year_reviews")
    year = models.PositiveSmallIntegerField()
    assessment = models.TextField(blank=True)
    assessed_at = models.DateTimeField(null=True, blank=True)
    assessor = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    assessor_name = models.CharField(max_length=200, blank=True)
    assessor_post = models.CharField(max_length=300, blank=True)
    next_plan = models.OneToOneField(
        Plan, on_delete=models.SET_NULL, null=True, blank=True, related_name="drawn_up_from"
    )

    class Meta:
        verbose_name = "rà soát năm"
        constraints = [models.UniqueConstraint(fields=["plan", "year"], name="year_review_once")]

    def __str__(self) -> str:
        return f"{self.plan}, {self.year}"


class CarriedOver(models.Model):
    """What a yearly review says of one task that was not finished: it goes on in next year's list, or why not."""

    review = models.ForeignKey(YearReview, on_delete=models.CASCADE, related_name="lines")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="carried_over")
    goes_on = models.BooleanField()
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name = "nhiệm vụ chuyển năm sau"
        ordering = ["task__position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["review", "task"], name="carried_over_once"),
            models.CheckConstraint(condition=Q(goes_on=True) | ~Q(reason=""), name="carried_over_or_why"),
        ]

    def __str__(self) -> str:
        return str(self.task)
