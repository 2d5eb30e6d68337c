"""The journal's one noun. The database refuses to change or delete its rows."""

import pgtrigger
from django.db import models


class Entry(models.Model):
    """One action: actor, verb, object, reason, time. It keeps the printed name and post of that moment and no foreign
    key, so that it outlives every reorganisation.
    """

    at = models.DateTimeField(auto_now_add=True)
    person_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    actor_post = models.CharField(max_length=300, blank=True)
    verb = models.CharField(max_length=60)  # "plans.task.accept": room, noun, verb
    object_type = models.CharField(max_length=40)  # "plans.task"
    object_id = models.BigIntegerField(null=True)
    object_label = models.CharField(max_length=500)
    sentence = models.TextField()  # Vietnamese, whole: what happened
    reason = models.TextField(blank=True)
    on_behalf_of = models.CharField(max_length=300, blank=True)  # the clerk enters a leader's word: whose it is
    request_id = models.CharField(max_length=36, blank=True)

    class Meta:
        verbose_name = "dòng nhật ký"
        indexes = [
            models.Index(fields=["object_type", "object_id", "-id"], name="journal_object"),
            models.Index(fields=["person_id", "-id"], name="journal_person"),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.sentence
