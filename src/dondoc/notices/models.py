"""A notice for one person, how the person wants to hear of notices, and the mail of a day. A notice waits fifteen seconds
before it shows, so that an undo takes it back unseen.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from dondoc.notices.rules import DEFAULT_HOUR, MailState, NoticeKind


def notice_kinds() -> list[tuple[str, str]]:
    return NoticeKind.choices


def mail_states() -> list[tuple[str, str]]:
    return MailState.choices


def every_kind() -> list[str]:
    return [kind.value for kind in NoticeKind]


class Preference(models.Model):
    """How one person wants notices by mail; whoever has no row gets all of them at DEFAULT_HOUR."""

    person_id = models.BigIntegerField(primary_key=True)
    by_mail = models.BooleanField(default=True)
    kinds = ArrayField(models.CharField(max_length=10, choices=notice_kinds), default=every_kind)
    hour = models.PositiveSmallIntegerField(default=DEFAULT_HOUR)

    class Meta:
        verbose_name = "cách nhận thông báo"


class MailDigest(models.Model):
    """The one mail of a person on a day, as it was put together. It carries the same Message-ID however often it is
    handed over, so that what a crash sends twice is one mail in the box.
    """

    person_id = models.BigIntegerField()
    day = models.DateField()
    state = models.CharField(max_length=10, choices=mail_states, default=MailState.READY)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "thư tổng hợp"
        constraints = [models.UniqueConstraint(fields=["person_id", "day"], name="mail_once_a_day")]
        indexes = [models.Index(fields=["id"], condition=Q(state=MailState.READY), name="mail_ready")]

    def __str__(self) -> str:
        return self.subject


class Notice(models.Model):
    """`key` makes it idempotent: the same key for the same person is one notice. `visible_from` is when it appears;
    `mail` the mail that carried it.
    """

    person_id = models.BigIntegerField()
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=notice_kinds, default=NoticeKind.OTHER)
    text = models.CharField(max_length=500)
    url = models.CharField(max_length=300, blank=True)
    urgent = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    visible_from = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mail = models.ForeignKey(MailDigest, on_delete=models.SET_NULL, null=True, related_name="notices")

    class Meta:
        verbose_name = "thông báo"
        constraints = [models.UniqueConstraint(fields=["person_id", "key"], name="notice_once")]
        indexes = [
            models.Index(fields=["person_id", "-id"], name="notice_person"),
            models.Index(fields=["person_id"], condition=models.Q(read_at__isnull=True), name="notice_unread"),
            models.Index(
                fields=["visible_from"], condition=Q(read_at__isnull=True, mail__isnull=True), name="notice_unmailed"
            ),
        ]

    def __str__(self) -> str:
        return self.text
