"""A plan, its aims, and who may read it whole."""

from typing import Any

import pghistory
import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from dondoc.language import fold
from dondoc.people.models import Body, Person
from dondoc.plans.models.choices import amendings, plan_states, rhythms
from dondoc.plans.models.triggers import SET_APART
from dondoc.plans.rules import (
    PlanState,
    Rhythm,
)
from dondoc.records.models import Document


@pghistory.track(exclude=["source_blocks"])
class Plan(models.Model):
    """A plan of the agency, or of the authority above when `above` is set. `document` is its official document; the
    running plan, which holds the tasks of incoming documents and spoken orders, has none. `source_blocks` is the uploaded text as
    the review page shows it: a list of {"i": paragraph index, "t": text, "m": marker, …} and {"rows": …}.
    """

    title = models.TextField()
    fold = models.TextField(editable=False)
    document = models.OneToOneField(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="plan")
    agency = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="plans")
    state = models.CharField(max_length=10, choices=plan_states, default=PlanState.DRAFT)
    running = models.BooleanField(default=False)
    year = models.PositiveSmallIntegerField()
    rhythm = models.CharField(max_length=12, choices=rhythms, default=Rhythm.QUARTERLY)
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="below")
    amends = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="amended_by")
    amending = models.CharField(max_length=10, choices=amendings, blank=True)  # what it does to `amends`
    source_blocks = models.JSONField(default=list, blank=True)
    reading = models.JSONField(default=dict, blank=True)  # format, warnings, header spans and confidences, tracked
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "kế hoạch"
        indexes = [
            models.Index(fields=["state", "-id"], name="plan_state"),
            GinIndex(fields=["fold"], opclasses=["gin_trgm_ops"], name="plan_fold"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agency"], condition=Q(running=True), name="plan_one_running"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold = fold(self.title)
        super().save(*args, **kwargs)


class PlanAim(models.Model):
    """A clause of Part I (mục đích, yêu cầu, mục tiêu), kept as the plan's aim."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="aims")
    position = models.PositiveSmallIntegerField()
    ordinal = models.CharField(max_length=20, blank=True)
    text = models.TextField()

    class Meta:
        verbose_name = "mục đích, yêu cầu"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text


class Audience(models.Model):
    """A body whose members may read the whole plan: it has a part in it, or the plan was sent to it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="audience")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "nơi được xem kế hoạch"
        constraints = [models.UniqueConstraint(fields=["body", "plan"], name="audience_once")]
        triggers = [
            pgtrigger.Trigger(
                name="not_apart",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=SET_APART.format(value="false", row="NEW"),
            ),
            pgtrigger.Trigger(
                name="apart_again",
                when=pgtrigger.After,
                operation=pgtrigger.Delete,
                func=SET_APART.format(value="true", row="OLD"),
            ),
        ]
