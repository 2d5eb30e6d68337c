"""A new assignment of fields among the leaders (Thông báo phân công), and the work that moves with it."""

from django.db import models

from dondoc.people.models.choices import reassignment_states
from dondoc.people.models.persons import Person, Tenure
from dondoc.people.rules import ReassignmentState


class Reassignment(models.Model):
    """From the day `on`, by the document `basis`, the leaders have the fields of its lines, and what was chosen on the preview
    changes its leader.
    """

    on = models.DateField()
    basis = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=reassignment_states, default=ReassignmentState.PLANNED)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "phân công lĩnh vực"
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return self.basis


class ReassignedField(models.Model):
    """The fields of one leader before and from that day on."""

    reassignment = models.ForeignKey(Reassignment, on_delete=models.PROTECT, related_name="fields")
    tenure = models.ForeignKey(Tenure, on_delete=models.PROTECT, related_name="+")
    former_text = models.CharField(max_length=500, blank=True)
    field_text = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "lĩnh vực được phân công"
        ordering = ["tenure__post__rank", "id"]


class ReassignedWork(models.Model):
    """One thing that goes to another leader: `kind` is its key in `hooks.directed`, `object_id` the thing."""

    reassignment = models.ForeignKey(Reassignment, on_delete=models.PROTECT, related_name="works")
    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    former = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "việc đổi lãnh đạo chỉ đạo"
        constraints = [
            models.UniqueConstraint(fields=["reassignment", "kind", "object_id", "former"], name="reassigned_once")
        ]
