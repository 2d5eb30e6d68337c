"""What a task asks of one body, what was said and proved of it, and how a unit divides it."""

from datetime import date

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from dondoc.people.models import Body, Person
from dondoc.plans.models.choices import (
    step_states,
    update_kinds,
    work_states,
)
from dondoc.plans.models.task import Task
from dondoc.plans.rules import (
    FAR,
    OPEN_STATES,
    StepState,
    WorkState,
)
from dondoc.records.models import StoredFile


@pghistory.track()
class Duty(models.Model):
    """What a task asks of one lead body: once, or in one period. `due_on` is the last day as it was set, by print, by the
    period's end or by the extension granted; `deadline` the same rolled over days of rest, and follows each change of the
    calendar while the duty is open. `original_deadline` is the first one, without extensions. `submitted_on` is the day the unit gave its result, which timeliness counts.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="duties")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="duties")
    period = models.CharField(max_length=10, blank=True)  # key of worktime.Period, "" for one-off work
    starts_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
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
    taken_over_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="handed_over_to"
    )

    class Meta:
        verbose_name = "việc phải làm"
        constraints = [
            models.UniqueConstraint(
                fields=["task", "body", "period"], condition=~Q(state=WorkState.TRANSFERRED), name="duty_once"
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="duty_percent"),
            models.CheckConstraint(
                condition=Q(deadline__isnull=True, deadline_key=FAR) | Q(deadline_key=F("deadline")),
                name="duty_deadline_key",
            ),
        ]
        indexes = [
            models.Index(fields=["body", "deadline_key", "id"], name="duty_body"),
            models.Index(
                fields=["body", "deadline_key", "id"],
                include=["state", "news_at", "task"],  # what the follow-up board counts by
                condition=Q(state__in=OPEN_STATES),
                name="duty_body_open",
            ),
            models.Index(fields=["deadline_key", "id"], condition=Q(state__in=OPEN_STATES), name="duty_open"),
            models.Index(fields=["news_at", "id"], condition=Q(state__in=OPEN_STATES), name="duty_silent"),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.task}"

    @property
    def shown_state(self) -> WorkState:
        """The state as pages and sheets say it: work of a period is accepted for that period, never finished."""
        state = WorkState(self.state)
        return WorkState.PERIOD_DONE if self.period and state is WorkState.DONE else state

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
