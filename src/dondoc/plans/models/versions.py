"""What an amending plan did to each clause of the plan before it."""

from django.db import models
from django.db.models import Q

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
