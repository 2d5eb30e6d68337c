"""Merging, splitting, succession and closing of bodies, as it was done; nothing edits it."""

import pgtrigger
from django.db import models

from dondoc.people.models.bodies import Body
from dondoc.people.models.choices import reorganisation_kinds
from dondoc.people.models.persons import Person
from dondoc.people.rules import ReorganisationKind


class Reorganisation(models.Model):
    """One change of the apparatus, with its legal basis. `moved`: list of {"label", "count"}, what went to the successors."""

    kind = models.CharField(max_length=10, choices=reorganisation_kinds)
    on = models.DateField()
    basis = models.CharField(max_length=300)
    moved = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "sắp xếp tổ chức"
        ordering = ["-on", "-id"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{ReorganisationKind(self.kind).label}, {self.basis}"


class Succession(models.Model):
    """That `successor` took over from `former` what `field_text` names, or all; without a successor the work ended. By field
    it is only as sure as the decision that says so: `confirmed_by` names it.
    """

    reorganisation = models.ForeignKey(Reorganisation, on_delete=models.PROTECT, related_name="successions")
    former = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="succeeded_by")
    successor = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="succeeds")
    field_text = models.CharField(max_length=300, blank=True)
    confirmed_by = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "kế thừa chức năng, nhiệm vụ"
        triggers = [pgtrigger.Protect(name="kept", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.former} → {self.successor or '…'}"
