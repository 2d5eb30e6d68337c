"""The ladder of reminders of a plan, what was reminded of, what leaders are told together, and the key of a calendar."""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from dondoc.people.models import Person, User
from dondoc.plans.models.choices import addressees, digest_states, triggers
from dondoc.plans.models.plan import Plan
from dondoc.plans.models.task import Task
from dondoc.plans.models.work import Duty
from dondoc.plans.rules.reminding import Addressee, DigestState, Rung, Trigger


class OnLadder(models.Model):
    """A rung as columns."""

    trigger = models.CharField(max_length=8, choices=triggers)
    days = models.PositiveSmallIntegerField(default=0)
    addressee = models.CharField(max_length=10, choices=addressees)

    class Meta:
        abstract = True

    @property
    def rung(self) -> Rung:
        return Rung(Trigger(self.trigger), self.days, Addressee(self.addressee), getattr(self, "every", 0))


class LadderStep(OnLadder):
    """A rung of a plan's own ladder; a plan without any has the agency's usual one."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="ladder_steps")
    every = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "bậc nhắc"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "trigger", "days", "addressee"], name="ladder_step_once")
        ]

    def __str__(self) -> str:
        return str(self.rung)


class SkippedStep(OnLadder):
    """A rung that is left out for one task, with the reason."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="skipped_steps")
    reason = models.TextField()
    author_name = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "bậc nhắc được bỏ qua"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["task", "trigger", "days", "addressee"], name="skipped_once")]

    def __str__(self) -> str:
        return f"{self.rung}: {self.reason}"


class Reminder(OnLadder):
    """That somebody was reminded of a duty; never changed. `due_on` is the day of the rung, `made_on` the day on which
    it was done (later where the program did not run); the constraint makes each reminder one.
    """

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="reminders")
    due_on = models.DateField()
    made_on = models.DateField()
    person_ids = ArrayField(models.BigIntegerField(), default=list)
    told = models.CharField(max_length=500, blank=True)  # their names as they were

    class Meta:
        verbose_name = "lời nhắc"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["duty", "trigger", "days", "addressee", "due_on"], name="reminder_once")
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.due_on}: {self.rung}"


@pghistory.track()
class LeaderDigest(models.Model):
    """What one leader is to be told of, together: gathered as a draft, presented by the Chief of Office who has seen it."""

    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=digest_states, default=DigestState.DRAFT)
    note = models.TextField(blank=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=200, blank=True)
    closed_by_post = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "tổng hợp trình lãnh đạo"
        indexes = [models.Index(fields=["leader", "-id"], name="digest_leader")]
        constraints = [
            models.UniqueConstraint(fields=["leader"], condition=Q(state=DigestState.DRAFT), name="digest_one_draft")
        ]

    def __str__(self) -> str:
        return f"Tổng hợp trình {self.leader}"


class DigestLine(models.Model):
    """One duty of a digest, for the reminder that brought it in; `struck` says why the Chief of Office left it out."""

    digest = models.ForeignKey(LeaderDigest, on_delete=models.CASCADE, related_name="lines")
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="+")
    reminder = models.ForeignKey(Reminder, on_delete=models.PROTECT, related_name="lines")
    struck = models.TextField(blank=True)

    class Meta:
        verbose_name = "việc trong tổng hợp"
        ordering = ["duty__deadline_key", "id"]
        constraints = [models.UniqueConstraint(fields=["digest", "duty"], name="digest_line_once")]

    def __str__(self) -> str:
        return str(self.duty)


class FeedKey(models.Model):
    """The secret link of one account's calendar; only its digest is kept (sha256, hexadecimal)."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="feed_key")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "liên kết lịch"

    def __str__(self) -> str:
        return str(self.user)
