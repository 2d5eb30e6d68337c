"""A difficulty, what happened to it, its files, and the kinds with who handles them and how long each step may take."""

import pghistory
import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from dondoc.difficulties.rules import (
    OPEN_STATES,
    Decider,
    DifficultyState,
    Joining,
    Outcome,
)
from dondoc.language import fold
from dondoc.people.models import Body, Person
from dondoc.plans.models import Task, Update
from dondoc.records.models import Document, StoredFile
from dondoc.records.rules import Urgency


def difficulty_states() -> list[tuple[str, str]]:
    return DifficultyState.choices


def deciders() -> list[tuple[str, str]]:
    return Decider.choices


def outcomes() -> list[tuple[str, str]]:
    return Outcome.choices


def joinings() -> list[tuple[str, str]]:
    return Joining.choices


def urgencies() -> list[tuple[str, str]]:
    return Urgency.choices


@pghistory.track()
class DifficultyKind(models.Model):
    """Who consolidates and who decides on difficulties of this kind. Without a `consolidator` it is the Office. Those of
    `outside` are raised by enterprises, the others by the agency's units.
    """

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    outside = models.BooleanField(default=False)
    consolidator = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decider = models.CharField(max_length=10, choices=deciders, default=Decider.HEAD)

    class Meta:
        verbose_name = "loại khó khăn, vướng mắc"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class StepDeadline(models.Model):
    """How many working days a step of a kind may take."""

    kind = models.ForeignKey(DifficultyKind, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12, choices=difficulty_states)
    days = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "thời hạn của bước xử lý"
        constraints = [
            models.UniqueConstraint(fields=["kind", "state"], name="step_deadline_once"),
            models.CheckConstraint(condition=Q(days__gte=1), name="step_deadline_days"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.get_state_display()} {self.days}"


@pghistory.track()
class Difficulty(models.Model):
    """What stands in the way of a body's work. `state_since`, `due_on` and `step_days` (the
    working days that `due_on` was counted by, None where a day was named) belong to the step it stands at; while a unit solves
    it as the task `born`, its lead and deadline count. One with a
    `carrier` is solved together with that one; a `common` one was made by the consolidator to carry others. `decider` is the
    deputy it was submitted to, nobody where that is the head of the agency. The rows are never deleted.
    """

    kind = models.ForeignKey(DifficultyKind, on_delete=models.PROTECT, related_name="difficulties")
    title = models.CharField(max_length=300)
    description = models.TextField()
    cause = models.TextField(blank=True)
    wish = models.TextField(blank=True)  # what the raiser asks for
    fold = models.TextField(editable=False)
    urgency = models.CharField(max_length=12, choices=urgencies, default=Urgency.NORMAL)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="difficulties")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, blank=True, related_name="difficulties")
    update = models.OneToOneField(Update, on_delete=models.PROTECT, null=True, blank=True, related_name="raised")
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    raised_on = models.DateField()

    state = models.CharField(max_length=12, choices=difficulty_states, default=DifficultyState.RAISED)
    state_since = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    step_days = models.PositiveSmallIntegerField(null=True, blank=True)
    common = models.BooleanField(default=False)
    carrier = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried")
    joining = models.CharField(max_length=10, choices=joinings, blank=True)

    view = models.TextField(blank=True)  # of whoever consolidates
    proposal = models.TextField(blank=True)
    decider = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=outcomes, blank=True)
    decision = models.TextField(blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    born = models.OneToOneField(Task, on_delete=models.PROTECT, null=True, blank=True, related_name="born_of")
    authority = models.CharField(max_length=300, blank=True)  # to whom it is proposed, as printed
    sent = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    expected_on = models.DateField(null=True, blank=True)
    reply = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "khó khăn, vướng mắc"
        verbose_name_plural = "khó khăn, vướng mắc"
        indexes = [
            models.Index(fields=["raised_on", "id"], condition=Q(state__in=OPEN_STATES), name="difficulty_open"),
            models.Index(fields=["due_on"], condition=Q(state__in=OPEN_STATES), name="difficulty_due"),
            models.Index(fields=["body", "raised_on", "id"], name="difficulty_body"),
            GinIndex(fields=["fold"], opclasses=["gin_trgm_ops"], name="difficulty_fold"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=DifficultyState.CARRIED) | Q(carrier__isnull=False), name="difficulty_carried_by"
            ),
            models.CheckConstraint(
                condition=Q(carrier__isnull=True) | ~Q(carrier=F("id")), name="difficulty_not_by_itself"
            ),
            models.CheckConstraint(
                condition=Q(state=DifficultyState.CLOSED, closed_on__isnull=False)
                | (~Q(state=DifficultyState.CLOSED) & Q(closed_on__isnull=True)),
                name="difficulty_closed_on",
            ),
            models.CheckConstraint(
                condition=~Q(state=DifficultyState.ASSIGNED) | Q(born__isnull=False), name="difficulty_assigned_task"
            ),
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        self.fold = fold(f"{self.title} {self.description}")
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came

    @property
    def is_urgent(self) -> bool:
        return self.urgency != Urgency.NORMAL

    @property
    def origin(self) -> "Difficulty":
        """The one whose decision and answer count: the carrier of one that is solved together with others."""
        return self.carrier or self


class DifficultyStep(models.Model):
    """One step of a difficulty: who took it, when, with which words. Never changed."""

    difficulty = models.ForeignKey(Difficulty, on_delete=models.PROTECT, related_name="taken")
    verb = models.CharField(max_length=20)
    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    who = models.CharField(max_length=200)
    post = models.CharField(max_length=300, blank=True)
    what = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    state_after = models.CharField(max_length=12, choices=difficulty_states)
    due_on = models.DateField(null=True)

    class Meta:
        verbose_name = "bước xử lý khó khăn, vướng mắc"
        ordering = ["-id"]
        indexes = [models.Index(fields=["difficulty", "-id"], name="difficulty_step")]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.what


class DifficultyFile(models.Model):
    difficulty = models.ForeignKey(Difficulty, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = "tài liệu về khó khăn, vướng mắc"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
