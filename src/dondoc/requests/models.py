"""A request, what it asks, of whom, and what each of them answered."""

from datetime import datetime
from typing import Any

import pghistory
import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from dondoc.language import fold
from dondoc.people.models import Body, Person
from dondoc.records.models import Document, StoredFile
from dondoc.requests.rules import (
    RUNNING_STATES,
    AnswerState,
    AnswerWay,
    CellKind,
    CollateMode,
    RequestKind,
    RequestState,
    Verdict,
)


def request_kinds() -> list[tuple[str, str]]:
    return RequestKind.choices


def request_states() -> list[tuple[str, str]]:
    return RequestState.choices


def answer_states() -> list[tuple[str, str]]:
    return AnswerState.choices


def answer_ways() -> list[tuple[str, str]]:
    return AnswerWay.choices


def collate_modes() -> list[tuple[str, str]]:
    return CollateMode.choices


def cell_kinds() -> list[tuple[str, str]]:
    return CellKind.choices


def verdicts() -> list[tuple[str, str]]:
    return Verdict.choices


@pghistory.track()
class Request(models.Model):
    """What is asked of several bodies until an hour. `document` is the incoming letter that asks; `unit` asks in the
    agency's name; `form` is the asker's workbook, which `mode` says how to fill. `origin_…` names what of another room it
    was made for; that room finds it by kind and pk.
    """

    kind = models.CharField(max_length=10, choices=request_kinds)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    fold = models.TextField(editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="requests")
    unit = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=request_states, default=RequestState.DRAFTING)
    form = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    form_name = models.CharField(max_length=200, blank=True)
    mode = models.CharField(max_length=8, choices=collate_modes, default=CollateMode.SUM)
    origin_kind = models.CharField(max_length=60, blank=True)
    origin_pk = models.BigIntegerField(null=True, blank=True)
    origin_label = models.CharField(max_length=300, blank=True)
    origin_url = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "yêu cầu"
        indexes = [
            models.Index(fields=["due_at", "id"], name="request_due"),
            models.Index(fields=["due_at", "id"], condition=Q(state__in=RUNNING_STATES), name="request_running"),
            models.Index(fields=["origin_kind", "origin_pk"], name="request_origin"),
            GinIndex(fields=["fold"], opclasses=["gin_trgm_ops"], name="request_fold"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold = fold(f"{self.title} {self.text}")
        super().save(*args, **kwargs)

    @property
    def is_opinion(self) -> bool:
        return self.kind == RequestKind.OPINION

    @property
    def due_local(self) -> datetime:
        return timezone.localtime(self.due_at)


class RequestFile(models.Model):
    """What is sent along: the draft on which opinions are asked, the letter's enclosures."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = "tệp kèm yêu cầu"

    def __str__(self) -> str:
        return self.name


class OutlineLine(models.Model):
    """A heading of the outline that is answered. `composed` is what the answers become; `edited` once a person changed it."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    composed = models.TextField(blank=True)
    edited = models.BooleanField(default=False)

    class Meta:
        verbose_name = "mục đề cương"
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["request", "position"], name="outline_line_place")]

    def __str__(self) -> str:
        return self.text


class FormCell(models.Model):
    """A cell of the asker's workbook that each addressee fills: where it stands, and what its row and column say. `body`
    alone fills it where the rows of the form are the units themselves.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="cells")
    sheet = models.CharField(max_length=31)
    row = models.PositiveIntegerField()
    column = models.PositiveIntegerField()
    row_label = models.CharField(max_length=300, blank=True)
    column_label = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=8, choices=cell_kinds, default=CellKind.NUMBER)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "ô của biểu"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["request", "sheet", "row", "column"], name="form_cell_place")]

    def __str__(self) -> str:
        return " – ".join(filter(None, (self.row_label, self.column_label)))

    @property
    def is_number(self) -> bool:
        return self.kind == CellKind.NUMBER


@pghistory.track(exclude=["secret_sha256"])
class Addressee(models.Model):
    """One body that is asked, and how far its answer is. `secret_sha256` is of the one-time link, which is shown once;
    `agrees`: no opinion on the draft besides consent.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="addressees")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=answer_states, default=AnswerState.WAITING)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_name = models.CharField(max_length=300, blank=True)
    way = models.CharField(max_length=8, choices=answer_ways, blank=True)
    agrees = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    return_reason = models.TextField(blank=True)
    secret_sha256 = models.CharField(max_length=64, blank=True)
    urged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "nơi được yêu cầu"
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["request", "body"], name="addressee_once"),
            models.UniqueConstraint(fields=["secret_sha256"], condition=~Q(secret_sha256=""), name="addressee_secret"),
        ]
        indexes = [models.Index(fields=["body", "state"], name="addressee_body")]

    def __str__(self) -> str:
        return self.body.name

    @property
    def cells(self) -> QuerySet[FormCell]:
        """What this body fills of the form: the cells that are everybody's, and those of its own row."""
        return self.request.cells.filter(Q(body=None) | Q(body=self.body_id))

    @property
    def has_answered(self) -> bool:
        return self.state == AnswerState.SENT

    @property
    def is_late(self) -> bool:
        """Answered after the hour."""
        return self.answered_at is not None and self.answered_at > self.request.due_at


class Answered(models.Model):
    """What was known before anybody typed, and where it stands: `known` with the `source` in words and its page."""

    known = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_url = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class LineAnswer(Answered):
    addressee = models.ForeignKey(Addressee, on_delete=models.CASCADE, related_name="line_answers")
    line = models.ForeignKey(OutlineLine, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField(blank=True)

    class Meta:
        verbose_name = "trả lời theo đề cương"
        constraints = [models.UniqueConstraint(fields=["addressee", "line"], name="line_answer_once")]

    def __str__(self) -> str:
        return self.text[:80]


class CellAnswer(Answered):
    """The value of one cell as text; a number canonically: "1234.5"."""

    addressee = models.ForeignKey(Addressee, on_delete=models.CASCADE, related_name="cell_answers")
    cell = models.ForeignKey(FormCell, on_delete=models.CASCADE, related_name="answers")
    value = models.TextField(blank=True)

    class Meta:
        verbose_name = "trả lời một ô"
        constraints = [models.UniqueConstraint(fields=["addressee", "cell"], name="cell_answer_once")]

    def __str__(self) -> str:
        return self.value

    @property
    def is_corrected(self) -> bool:
        """The unit changed what the program knew."""
        return bool(self.source) and self.value != self.known


class AnswerVersion(models.Model):
    """An answer as it was sent, the first time or corrected; never changed. `said`: texts by line pk, values by cell pk
    (JSON makes the pks strings), remarks as [place, text], consent, note.
    """

    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    author_name = models.CharField(max_length=300)
    way = models.CharField(max_length=8, choices=answer_ways)
    said = models.JSONField()

    class Meta:
        verbose_name = "lần gửi trả lời"
        ordering = ["addressee", "number"]
        constraints = [models.UniqueConstraint(fields=["addressee", "number"], name="answer_version_number")]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.addressee} ({self.number})"


class Opinion(models.Model):
    """One remark on a draft, and what becomes of it (tiếp thu, giải trình)."""

    addressee = models.ForeignKey(Addressee, on_delete=models.CASCADE, related_name="opinions")
    position = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=200, blank=True)  # "Điều 3 khoản 2"
    text = models.TextField()
    verdict = models.CharField(max_length=10, choices=verdicts, blank=True, default=Verdict.UNDECIDED)
    response = models.TextField(blank=True)

    class Meta:
        verbose_name = "ý kiến góp ý"
        ordering = ["addressee", "position", "id"]

    def __str__(self) -> str:
        return self.text[:80]
