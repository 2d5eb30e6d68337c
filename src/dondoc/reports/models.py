"""A report on a plan for a period, and its parts."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_noop

from dondoc.people.models import Person
from dondoc.plans.models import Plan, Task
from dondoc.records.models import Document
from dondoc.reports.rules import PartKind, ReportState
from dondoc.worktime import Mode, parse_period


def report_states() -> list[tuple[str, str]]:
    return ReportState.choices


def part_kinds() -> list[tuple[str, str]]:
    return PartKind.choices


def modes() -> list[tuple[str, str]]:
    return [
        (Mode.DECREE.value, gettext_noop("Từ ngày 15 đến ngày 14 (Nghị định 09/2019/NĐ-CP)")),
        (Mode.CALENDAR.value, gettext_noop("Tháng dương lịch")),
    ]


class Report(models.Model):
    """One report. `period` is a key of worktime.Period; `asked_by` is the document whose outline, period and sending
    date it follows, if any. `appendix` holds the table of tasks as it was at `as_of`: list of lists of text.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reports")
    asked_by = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    period = models.CharField(max_length=10)
    mode = models.CharField(max_length=10, choices=modes, default=Mode.DECREE.value)
    starts_on = models.DateField()
    ends_on = models.DateField()
    send_by = models.DateField(null=True, blank=True)
    as_of = models.DateTimeField()
    abstract = models.TextField()
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
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "period", "mode"], condition=Q(state=ReportState.DRAFT), name="report_one_draft"
            )
        ]

    def __str__(self) -> str:
        return self.abstract

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
    def is_draft(self) -> bool:
        return self.state == ReportState.DRAFT


class ReportPart(models.Model):
    """A heading with its text. `level` "roman" or "clause"; `body` is plain text, a paragraph a line; a line that begins
    with "- " is a bullet. `sources` = ids of the updates that it was composed from; `edited` once a person changed it.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=6, default="roman")
    kind = models.CharField(max_length=12, choices=part_kinds, default=PartKind.TEXT)
    heading = models.TextField()
    body = models.TextField(blank=True)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sources = models.JSONField(default=list, blank=True)
    edited = models.BooleanField(default=False)

    class Meta:
        verbose_name = "phần của báo cáo"
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.heading
