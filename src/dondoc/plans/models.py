"""Plans, aims, tasks, who has which part in them, duties, updates, steps."""

from datetime import date
from typing import Any

import pghistory
import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from dondoc.language import fold
from dondoc.people.models import Body, BodyGroup, Person, Post
from dondoc.plans.rules import (
    FAR,
    OPEN_STATES,
    Part,
    PlanState,
    Recurrence,
    Rhythm,
    SourceKind,
    StepState,
    UpdateKind,
    WorkState,
)
from dondoc.records.models import Document, StoredFile


def plan_states() -> list[tuple[str, str]]:
    return PlanState.choices


def work_states() -> list[tuple[str, str]]:
    return WorkState.choices


def parts() -> list[tuple[str, str]]:
    return Part.choices


def recurrences() -> list[tuple[str, str]]:
    return Recurrence.choices


def rhythms() -> list[tuple[str, str]]:
    return Rhythm.choices


def source_kinds() -> list[tuple[str, str]]:
    return SourceKind.choices


def update_kinds() -> list[tuple[str, str]]:
    return UpdateKind.choices


def step_states() -> list[tuple[str, str]]:
    return StepState.choices


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


@pghistory.track(exclude=["reading"])
class Task(models.Model):
    """One task. `due` and `printed_time` are the document's own; `deadline` is the nearest effective deadline of its
    open duties, `deadline_key` the same with FAR for none; `state`, `percent`, `news_at` and the two texts are kept from duties and
    assignments by actions, so that a list reads one table.
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
            models.Index(fields=["plan", "position", "id"], name="task_plan"),
            models.Index(fields=["news_at", "id"], condition=Q(state__in=OPEN_STATES), name="task_silent"),
            GinIndex(fields=["fold"], opclasses=["gin_trgm_ops"], name="task_fold"),
        ]
        constraints = [models.CheckConstraint(condition=Q(percent__lte=100), name="task_percent")]

    def __str__(self) -> str:
        return f"{self.ordinal}. {self.title}" if self.ordinal else self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold = fold(self.title)
        super().save(*args, **kwargs)

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
    out. Every "mine" is asked of this table.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="involvements")
    part = models.CharField(max_length=12, choices=parts)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

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
        ]


@pghistory.track()
class Duty(models.Model):
    """What a task asks of one lead body: once, or in one period. The effective deadline is the original plus the
    extensions granted; the original stays. `submitted_on` is the day the unit gave its result, which timeliness counts.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="duties")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="duties")
    period = models.CharField(max_length=10, blank=True)  # key of worktime.Period, "" for one-off work
    starts_on = models.DateField()
    original_deadline = models.DateField(null=True, blank=True)
    deadline = models.DateField(null=True, blank=True)
    deadline_key = models.DateField(default=FAR)
    state = models.CharField(max_length=12, choices=work_states, default=WorkState.ASSIGNED)
    percent = models.PositiveSmallIntegerField(default=0)
    news_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    handler = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "việc phải làm"
        constraints = [
            models.UniqueConstraint(fields=["task", "body", "period"], name="duty_once"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="duty_percent"),
            models.CheckConstraint(
                condition=Q(deadline__isnull=True, deadline_key=FAR) | Q(deadline_key=F("deadline")),
                name="duty_deadline_key",
            ),
        ]
        indexes = [
            models.Index(fields=["body", "deadline_key", "id"], name="duty_body"),
            models.Index(fields=["deadline_key", "id"], condition=Q(state__in=OPEN_STATES), name="duty_open"),
            models.Index(fields=["news_at", "id"], condition=Q(state__in=OPEN_STATES), name="duty_silent"),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.task}"

    @property
    def finished_on(self) -> date | None:
        return self.submitted_on or self.closed_on


class Update(models.Model):
    """One report or decision on a duty; never changed. `figures`: list of {"label", "value", "unit"}."""

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="updates")
    kind = models.CharField(max_length=10, choices=update_kinds)
    at = models.DateTimeField(auto_now_add=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    author_name = models.CharField(max_length=200)
    author_post = models.CharField(max_length=300, blank=True)
    narrative = models.TextField(blank=True)
    difficulty = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    figures = models.JSONField(default=list, blank=True)
    state_after = models.CharField(max_length=12, choices=work_states)

    class Meta:
        verbose_name = "báo cáo tiến độ"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["duty", "-id"], name="update_duty"),
            models.Index(fields=["at"], name="update_at"),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.narrative[:80]


class Evidence(models.Model):
    """A file that proves an update."""

    update = models.ForeignKey(Update, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = "tài liệu chứng minh"

    def __str__(self) -> str:
        return self.name


class Step(models.Model):
    """A unit's own division of a duty: one member of staff, an earlier date, a report to the unit head. It is not the
    unit's report until the unit head sends it.
    """

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField(default=0)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="steps")
    text = models.TextField()
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=step_states, default=StepState.OPEN)
    report = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "bước công việc"
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["person", "state"], name="step_person")]

    def __str__(self) -> str:
        return self.text
