"""What follow-up leaves: later deadlines asked for and decided, and reminders that somebody sent."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from dondoc.people.models import Body, Person
from dondoc.plans.models.choices import extension_states, ranks
from dondoc.plans.models.work import Duty
from dondoc.plans.rules.following import ExtensionState
from dondoc.plans.rules.wording import Rank
from dondoc.records.models import Document


@pghistory.track()
class Extension(models.Model):
    """A later deadline for a duty, asked for by its unit or set by whoever decides. `former_due_on` and `former_deadline` were the duty's before,
    `decided_deadline` afterwards; the duty's original one stays with the duty. `document`: the amending plan that set it,
    earlier or later, without being asked.
    """

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="extensions")
    state = models.CharField(max_length=10, choices=extension_states, default=ExtensionState.ASKED)
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    asked_by_name = models.CharField(max_length=200)
    asked_by_post = models.CharField(max_length=300, blank=True)
    reason = models.TextField()
    former_due_on = models.DateField(null=True)
    former_deadline = models.DateField(null=True)
    asked_deadline = models.DateField()
    decided_deadline = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decider = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decider_name = models.CharField(max_length=200, blank=True)
    decision_reason = models.TextField(blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "gia hạn"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["duty"], condition=Q(state=ExtensionState.ASKED), name="extension_one_asked"
            ),
            models.CheckConstraint(
                condition=~Q(state=ExtensionState.GRANTED) | Q(decided_deadline__isnull=False),
                name="extension_granted_until",
            ),
        ]
        indexes = [
            models.Index(fields=["duty", "id"], name="extension_duty"),
            models.Index(fields=["asked_at", "id"], condition=Q(state=ExtensionState.ASKED), name="extension_asked"),
        ]

    def __str__(self) -> str:
        return f"{self.duty}: {self.asked_deadline:%d/%m/%Y}"


class Urging(models.Model):
    """What the Office or a leader told one body about work of its that is late or silent; never changed. `letter` names
    the official letter, where it was one.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="urgings")
    duties = models.ManyToManyField(Duty, related_name="urgings")
    rank = models.CharField(max_length=10, choices=ranks, default=Rank.BELOW)
    at = models.DateTimeField(auto_now_add=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    author_name = models.CharField(max_length=200)
    author_post = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    told = models.JSONField(default=list)  # names of the persons who got the notice
    letter = models.CharField(max_length=300, blank=True)
    letter_url = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "lần đôn đốc"
        ordering = ["-id"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.text[:80]
