"""A report on a plan for a period, and its parts."""

from datetime import date
from typing import Any

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone

from dondoc.language import fold
from dondoc.people.models import Person
from dondoc.plans.models import Plan, Task
from dondoc.records.models import Document
from dondoc.reports.models.cycles import CycleRun, modes
from dondoc.reports.rules import LIVE_STATES, PartKind, ReportState
from dondoc.requests.models import Addressee
from dondoc.worktime import Mode, parse_period


def report_states() -> list[tuple[str, str]]:
    return ReportState.choices


def part_kinds() -> list[tuple[str, str]]:
    return PartKind.choices


class Report(models.Model):
    """One report, on a plan or on all of the agency's; `run` is the period of a cycle that it answers. `period` is a key of
    worktime.Period; `asked_by` is the document whose outline, period and sending date it follows, if any. `appendix` holds
    the table of tasks as it was at `as_of`: list of lists of text.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    run = models.ForeignKey(CycleRun, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    asked_by = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    period = models.CharField(max_length=10)
    mode = models.CharField(max_length=10, choices=modes, default=Mode.DECREE.value)
    starts_on = models.DateField()
    ends_on = models.DateField()
    send_by = models.DateField(null=True, blank=True)
    as_of = models.DateTimeField()
    abstract = models.TextField()
    fold = models.TextField(editable=False, default="")
    addressees = models.JSONField(default=list, blank=True)
    recipients = models.JSONField(default=list, blank=True)
    opening = models.TextField()
    closing = models.TextField()
    signer_lines = models.JSONField(default=list)
    signer_name = models.CharField(max_length=200, blank=True)
    appendix = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=report_states, default=ReportState.DRAFT)
    document = models.OneToOneField(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="report")
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "báo cáo"
        indexes = [
            models.Index(fields=["plan", "-id"], name="report_plan"),
            models.Index(fields=["-id"], name="report_new"),
            GinIndex(fields=["fold"], opclasses=["gin_trgm_ops"], name="report_fold"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "period", "mode"], condition=Q(state__in=LIVE_STATES), name="report_one_draft"
            ),
            models.UniqueConstraint(fields=["run"], condition=Q(state__in=LIVE_STATES), name="report_one_of_run"),
            models.CheckConstraint(
                condition=Q(plan__isnull=False) | Q(run__isnull=False), name="report_of_plan_or_run"
            ),
        ]

    def __str__(self) -> str:
        return self.abstract

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold = fold(self.abstract)
        super().save(*args, **kwargs)

    @property
    def period_label(self) -> str:
        """Its period as people say it: "quý III năm 2026"."""
        return parse_period(self.period, Mode(self.mode)).label

    @property
    def data_until(self) -> date:
        """The last day that its data hold: the period's, or the day it was composed where the period still ran."""
        return min(timezone.localtime(self.as_of).date(), self.ends_on)

    @property
    def is_early(self) -> bool:
        """Composed before its period was over."""
        return self.data_until < self.ends_on

    @property
    def of_agency(self) -> bool:
        """On all plans of the agency."""
        return self.plan_id is None

    @property
    def is_draft(self) -> bool:
        return self.state == ReportState.DRAFT


class ReportPart(models.Model):
    """A heading with its text. `level` "roman" or "clause"; `body` is plain text, a paragraph a line; a line that begins
    with "- " is a bullet. `sources` = ids of the updates that it was composed from, `addressee` the unit's answer; `edited` once a person changed it.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=6, default="roman")
    kind = models.CharField(max_length=12, choices=part_kinds, default=PartKind.TEXT)
    heading = models.TextField()
    body = models.TextField(blank=True)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sources = models.JSONField(default=list, blank=True)
    edited = models.BooleanField(default=False)

    class Meta:
        verbose_name = "phần của báo cáo"
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.heading


class Snapshot(models.Model):
    """The report as the program composed it at `as_of`, never changed: {"opening", "appendix", "parts", "figures", "tasks"}.
    A figure is {"key", "label", "value", "unit", "rows"}, each row a record as it was counted: {"text", "who", "when",
    "standing", "url"}; "tasks" maps a task's id to its title, lead and standing.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="snapshots")
    as_of = models.DateTimeField()
    content = models.JSONField()

    class Meta:
        verbose_name = "số liệu đã chốt"
        ordering = ["-as_of", "-id"]
        constraints = [models.UniqueConstraint(fields=["report", "as_of"], name="snapshot_once")]
        triggers = [pgtrigger.Protect(name="unchanged", operation=pgtrigger.Update)]
