"""Personal tokens of the API, how often each asked in this minute, and what was answered to writes that may be repeated."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models

from dondoc.people.models.accounts import User
from dondoc.people.models.persons import Person


class ApiToken(models.Model):
    """A key with which another program asks in its owner's name. Only the SHA-256 of the token is kept: it has 256 random bits.
    `hint` is its beginning, by which its owner knows it again. `scopes` are "room:read" and "room:write". It is dead from
    the day `expires_on`, once it is revoked, and while its account is locked.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=12)
    scopes = ArrayField(models.CharField(max_length=40))
    created_at = models.DateTimeField(auto_now_add=True)
    expires_on = models.DateField()
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "mã truy cập"
        ordering = ["-id"]
        indexes = [models.Index(fields=["user", "-id"], name="api_token_user")]

    def __str__(self) -> str:
        return self.name

    def is_alive(self, on: date) -> bool:
        """Whether it opens anything on a day, as far as it depends on the token alone."""
        return self.revoked_at is None and on < self.expires_on


class ApiUse(models.Model):
    """How many times a token has asked within the minute that it asked in last."""

    token = models.OneToOneField(ApiToken, on_delete=models.CASCADE, related_name="use")
    minute = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = "số lần dùng mã truy cập"

    def __str__(self) -> str:
        return f"{self.token}: {self.count}"


class ApiAnswer(models.Model):
    """What was answered to a write that named itself by a key, so that the same question changes nothing a second time.
    `question` is the SHA-256 of method, address and body.
    """

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=200)
    question = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    content = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "trả lời đã gửi"
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="api_answer_once")]
        indexes = [models.Index(fields=["created_at"], name="api_answer_age")]

    def __str__(self) -> str:
        return self.key
