"""Invitations: how an enterprise or partner gets its account."""

from django.db import models

from dondoc.people.models import Body, Person, User


class Invitation(models.Model):
    """A one-time link for one body. Only the SHA-256 of its secret is kept; the link itself is shown once."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="invitations")
    person_name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    secret_sha256 = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    user = models.OneToOneField(User, on_delete=models.PROTECT, null=True, blank=True, related_name="invitation")

    class Meta:
        verbose_name = "lời mời"
        indexes = [models.Index(fields=["-id"], name="invitation_new")]

    def __str__(self) -> str:
        return f"{self.body}: {self.person_name}"
