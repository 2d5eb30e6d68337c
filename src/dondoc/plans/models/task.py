"""A task, the names printed for it, and whom it concerns."""

from typing import Any

import pghistory
import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from dondoc.language import fold
from dondoc.people.models import Body, BodyGroup, Person, Post
from dondoc.plans.models.choices import parts, recurrences, rhythms, source_kinds, work_states
from dondoc.plans.models.plan import Plan, PlanAim
from dondoc.plans.models.triggers import APART
from dondoc.plans.rules import (
    FAR,
    OPEN_STATES,
    SourceKind,
    WorkState,
)
from dondoc.records.models import Document


def with_ordinal(ordinal: str, title: str) -> str:
    """A task's title as it is printed, after its own number."""
    return f"{ordinal}. {title}" if ordinal else title


def origin(document: Document | None) -> str:
    """The document that work was given on, in words; nothing where it is a plan's own."""
    return f"{document}: {document.subject}" if document else ""


@pghistory.track(exclude=["reading"])
class Task(models.Model):
    """One task. `due` and `printed_time` are the document's own; `deadline` is the nearest effective deadline of its
    open duties, `deadline_key` the same with FAR for none; `state`, `percent`, `news_at` and the two texts are kept from duties and
    assignments by actions, so that a list reads one table. `withdrawn_by` is the amending document that took
    it out.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    position = models.PositiveIntegerField(default=0)
    section = models.CharField(max_length=300, blank=True)  # "II", or the heading it stands under
    ordinal = models.CharField(max_length=30, blank=True)
    title = models.TextField()
    fold = models.TextField(editable=False)
    output = models.TextField(blank=True)
    printed_time = models.CharField(max_length=300, blank=True)
    due = models.DateField(null=True, blank=True)
    recurrence = models.CharField(max_length=12, choices=recurrences, blank=True)
    rhythm = models.CharField(max_length=12, choices=rhythms, blank=True)
    aim = models.ForeignKey(PlanAim, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks")
    carries_out = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_by")
    withdrawn_by = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    programme = models.CharField(max_length=40, blank=True)
    source_kind = models.CharField(max_length=12, choices=source_kinds, default=SourceKind.CLAUSE)
    source_document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks")
    source_text = models.TextField(blank=True)  # the clause as printed, or who said it, when and where
    reading = models.JSONField(
        default=dict, blank=True
    )  # field -> {"spans": [[paragraph, start, end]], "confidence": n}

    state = models.CharField(max_length=12, choices=work_states, default=WorkState.DRAFT)
    deadline = models.DateField(null=True, blank=True)
    deadline_key = models.DateField(default=FAR)
    percent = models.PositiveSmallIntegerField(default=0)
    news_at = models.DateTimeField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    dropped = models.BooleanField(default=False)  # taken out on review; can be put back until the plan is issued
    lead_text = models.CharField(max_length=500, blank=True)
    director_text = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "nhiệm vụ"
        ordering = ["plan", "position", "id"]
        indexes = [
            models.Index(fields=["deadline_key", "id"], name="task_deadline"),
            models.Index(fields=["deadline_key", "id"], condition=Q(state__in=OPEN_STATES), name="task_open_deadline"),
            models.Index(fields=["plan", "position", "id"], include=["state"], name="task_plan"),
            models.Index(fields=["news_at", "id"], condition=Q(state__in=OPEN_STATES), name="task_silent"),
            GinIndex(fields=["fold"], opclasses=["gin_trgm_ops"], name="task_fold"),
        ]
        constraints = [models.CheckConstraint(condition=Q(percent__lte=100), name="task_percent")]
        triggers = [
            pgtrigger.Trigger(
                name="moved",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("plan_id"),  # type: ignore[no-untyped-call]  # pgtrigger types it nowhere
                condition=pgtrigger.Q(old__plan__df=pgtrigger.F("new__plan")),
                func="UPDATE plans_involvement SET body_id = body_id WHERE task_id = NEW.id; RETURN NULL;",
            ),
        ]

    def __str__(self) -> str:
        return with_ordinal(self.ordinal, self.title)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold = fold(self.title)
        super().save(*args, **kwargs)

    @property
    def came_from(self) -> str:
        """Where the work comes from, for lists."""
        return origin(self.source_document) or self.plan.title

    @property
    def is_regular(self) -> bool:
        """Has one duty a period and is never simply finished."""
        return self.due is None


@pghistory.track(exclude=["spans"])
class Assignment(models.Model):
    """One name printed for a task, and what it resolves to. An open role ("… liên quan") names nobody until the lead
    unit does; then the named bodies follow as assignments of their own with `named_by` = that open one.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="assignments")
    part = models.CharField(max_length=12, choices=parts)
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=300)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(BodyGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    open_role = models.BooleanField(default=False)
    named_by = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="names")
    confidence = models.FloatField(default=1.0)
    runner_up = models.CharField(max_length=300, blank=True)
    spans = models.JSONField(default=list, blank=True)  # [[paragraph, start, end], …] in the source
    settled = models.BooleanField(default=False)  # a reviewer said: keep it as printed, outside the directory

    class Meta:
        verbose_name = "phân công"
        ordering = ["part", "position", "id"]
        indexes = [models.Index(fields=["task", "part"], name="assignment_task")]

    def __str__(self) -> str:
        return self.text

    @property
    def resolved(self) -> bool:
        """Names somebody of the directory."""
        return any((self.body_id, self.group_id, self.post_id, self.person_id))


class Involvement(models.Model):
    """The bodies and persons that an issued task concerns: its assignments with groups and posts of that day spelled
    out. Every "mine" is asked of this table. `apart`, kept by the database: the task is not among those of a plan that the
    body may read as a whole, so that "what may this unit read" is its plans and these few rows, not its whole work.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="involvements")
    part = models.CharField(max_length=12, choices=parts)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    apart = models.BooleanField(default=True, editable=False)

    class Meta:
        verbose_name = "liên quan đến nhiệm vụ"
        constraints = [
            models.UniqueConstraint(
                fields=["task", "part", "body"], condition=Q(body__isnull=False), name="involved_body"
            ),
            models.UniqueConstraint(
                fields=["task", "part", "person"], condition=Q(person__isnull=False), name="involved_person"
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=False) ^ Q(person__isnull=False), name="involved_body_or_person"
            ),
        ]
        indexes = [
            models.Index(fields=["body", "part", "task"], name="involvement_body"),
            models.Index(fields=["person", "part", "task"], name="involvement_person"),
            models.Index(fields=["body", "task"], condition=Q(apart=True), name="involvement_apart"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="keep_apart",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("body_id", "task_id"),  # type: ignore[no-untyped-call]  # as above
                func=APART,
            ),
        ]
