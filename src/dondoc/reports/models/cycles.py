"""Periodic reports: what is reported how often, and each period of it that was opened."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from dondoc.people.models import Person
from dondoc.plans.models import Plan
from dondoc.records.models import Document
from dondoc.reports.rules import RHYTHMS, RunState
from dondoc.worktime import Basis, Mode, Period, SendRule, Unit, parse_period


def modes() -> list[tuple[str, str]]:
    return [
        (Mode.DECREE.value, gettext_noop("Từ ngày 15 đến ngày 14 (Nghị định 09/2019/NĐ-CP)")),
        (Mode.CALENDAR.value, gettext_noop("Tháng dương lịch")),
    ]


def rhythms() -> list[tuple[str, str]]:
    return [(unit.value, words) for unit, words in RHYTHMS.items()]


def bases() -> list[tuple[str, str]]:
    return [
        (Basis.WORKING.value, gettext_noop("ngày làm việc")),
        (Basis.CALENDAR.value, gettext_noop("ngày theo lịch")),
    ]


def run_states() -> list[tuple[str, str]]:
    return RunState.choices


@pghistory.track()
class ReportCycle(models.Model):
    """A report that comes again: on one plan, or on all of the agency's where `plan` is empty. It is sent `offset` days of
    `basis` after the period's last day; units are asked `lead_days` working days before that last day and answer
    `answer_days` working days before the sending. `outline` are the headings, `asked_by` the document that sets it all.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="cycles")
    unit = models.CharField(max_length=12, choices=rhythms, default=Unit.QUARTER.value)
    mode = models.CharField(max_length=10, choices=modes, default=Mode.DECREE.value)
    offset = models.PositiveSmallIntegerField(default=2)
    basis = models.CharField(max_length=10, choices=bases, default=Basis.WORKING.value)
    lead_days = models.PositiveSmallIntegerField(default=5)
    answer_days = models.PositiveSmallIntegerField(default=1)
    addressees = models.JSONField(default=list, blank=True)
    recipients = models.JSONField(default=list, blank=True)
    outline = models.JSONField(default=list, blank=True)
    asked_by = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "báo cáo định kỳ"
        indexes = [models.Index(fields=["-id"], name="cycle_new")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="cycle_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"{RHYTHMS[Unit(self.unit)]}: {self.plan.title if self.plan else 'tất cả kế hoạch của cơ quan'}"

    @property
    def send_rule(self) -> SendRule:
        return SendRule(self.offset, Basis(self.basis))

    def holds(self, period: Period) -> bool:
        """Whether it reports on a period: one that ends while the cycle is in force."""
        return self.starts_on <= period.end <= (self.ends_on or date.max)


@pghistory.track()
class CycleRun(models.Model):
    """One period of a cycle, from the asking of units until its figures are closed; after that nothing in it changes."""

    cycle = models.ForeignKey(ReportCycle, on_delete=models.PROTECT, related_name="runs")
    period = models.CharField(max_length=10)
    starts_on = models.DateField()
    ends_on = models.DateField()
    send_by = models.DateField()
    state = models.CharField(max_length=10, choices=run_states, default=RunState.GATHERING)
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "kỳ báo cáo"
        indexes = [models.Index(fields=["state", "send_by"], name="run_send")]
        constraints = [models.UniqueConstraint(fields=["cycle", "period"], name="run_once")]

    def __str__(self) -> str:
        return f"{self.cycle}, {self.period_label}"

    @property
    def period_label(self) -> str:
        return parse_period(self.period, Mode(self.cycle.mode)).label

    @property
    def is_open(self) -> bool:
        return self.state == RunState.GATHERING
