"""Meetings, who takes part in them, what was concluded, their files."""

from datetime import datetime
from typing import Any

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone

from dondoc.language import fold
from dondoc.meetings.rules import FileKind, MeetingKind, MeetingState, Presence
from dondoc.people.models import Body, Person
from dondoc.plans.models import Task
from dondoc.records.models import StoredFile


def kinds() -> list[tuple[str, str]]:
    return MeetingKind.choices


def states() -> list[tuple[str, str]]:
    return MeetingState.choices


def presences() -> list[tuple[str, str]]:
    return Presence.choices


def file_kinds() -> list[tuple[str, str]]:
    return FileKind.choices


@pghistory.track()
class Meeting(models.Model):
    """One meeting, of whatever work: `origin_kind` and `origin_id` name the thing of another room that it is held for.
    `agenda` has one item a line. `minutes` is what was said, `opened_at` and `ended_at` are its first and last minute.
    """

    title = models.CharField(max_length=500)
    fold = models.TextField(editable=False)
    kind = models.CharField(max_length=10, choices=kinds, default=MeetingKind.TOPIC)
    state = models.CharField(max_length=10, choices=states, default=MeetingState.PLANNED)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=300)
    chair = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    secretary = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agenda = models.TextField(blank=True)
    minutes = models.TextField(blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    origin_kind = models.CharField(max_length=60, blank=True)
    origin_id = models.BigIntegerField(null=True, blank=True)
    origin_label = models.CharField(max_length=500, blank=True)
    origin_url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "cuộc họp"
        indexes = [
            models.Index(fields=["-starts_at", "-id"], name="meeting_start"),
            models.Index(fields=["kind", "-starts_at"], name="meeting_kind"),
            models.Index(fields=["origin_kind", "origin_id"], name="meeting_origin"),
            GinIndex(fields=["fold"], opclasses=["gin_trgm_ops"], name="meeting_fold"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold = fold(self.title)
        super().save(*args, **kwargs)

    @property
    def agenda_items(self) -> list[str]:
        return [line.strip() for line in self.agenda.splitlines() if line.strip()]

    @property
    def local_start(self) -> datetime:
        """Its first minute in the agency's time."""
        return timezone.localtime(self.starts_at)


class Attendee(models.Model):
    """Whom a meeting asks for: a body, a person, or a name outside the directory; and how they came. `replaced_by` is who
    came instead, or who came for the body.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    position = models.PositiveSmallIntegerField(default=0)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.CharField(max_length=300)
    presence = models.CharField(max_length=10, choices=presences, default=Presence.INVITED)
    replaced_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "thành phần dự họp"
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "body"], condition=Q(body__isnull=False), name="attendee_body"),
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(person__isnull=False), name="attendee_person"
            ),
        ]
        indexes = [models.Index(fields=["body", "meeting"], name="attendee_of_body")]

    def __str__(self) -> str:
        return self.text


@pghistory.track()
class Conclusion(models.Model):
    """One sentence of the chair, typed once. With a lead unit it becomes `task` when the meeting ends; without one it is
    printed only.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="conclusions")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    lead = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cooperating = models.ManyToManyField(Body, blank=True, related_name="+")
    due = models.DateField(null=True, blank=True)
    task = models.OneToOneField(Task, on_delete=models.PROTECT, null=True, blank=True, related_name="conclusion")

    class Meta:
        verbose_name = "kết luận cuộc họp"
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class MeetingFile(models.Model):
    """A paper of a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=file_kinds, default=FileKind.PAPER)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "tệp của cuộc họp"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
