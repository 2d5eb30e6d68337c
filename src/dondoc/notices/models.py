"""A notice for one person. It waits fifteen seconds before it shows, so that an undo takes it back unseen."""

from django.db import models


class Notice(models.Model):
    """`key` makes it idempotent: the same key for the same person is one notice. `visible_from` is when it appears."""

    person_id = models.BigIntegerField()
    key = models.CharField(max_length=200)
    text = models.CharField(max_length=500)
    url = models.CharField(max_length=300, blank=True)
    urgent = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    visible_from = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "thông báo"
        constraints = [models.UniqueConstraint(fields=["person_id", "key"], name="notice_once")]
        indexes = [
            models.Index(fields=["person_id", "-id"], name="notice_person"),
            models.Index(fields=["person_id"], condition=models.Q(read_at__isnull=True), name="notice_unread"),
        ]

    def __str__(self) -> str:
        return self.text
