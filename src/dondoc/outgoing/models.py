"""Papers on their way to the register, what was said of each, and how the agency numbers."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from dondoc.outgoing.rules import CLOSED_STATES, NumberMode, PaperState, SeriesMode
from dondoc.people.models import Person, SigningAuthority, Tenure
from dondoc.records.models import Delivery, Document


def paper_states() -> list[tuple[str, str]]:
    return PaperState.choices


def number_modes() -> list[tuple[str, str]]:
    return NumberMode.choices


def series_modes() -> list[tuple[str, str]]:
    return SeriesMode.choices


@pghistory.track()
class Numbering(models.Model):
    """How the agency numbers and signs: one row. `initials`: the marks of whoever checked content and form are printed
    (ký nháy), which is the agency's own custom.
    """

    mode = models.CharField(max_length=10, choices=number_modes, default=NumberMode.PROVINCE)
    series = models.CharField(max_length=10, choices=series_modes, default=SeriesMode.PER_TYPE)
    initials = models.BooleanField(default=False)

    class Meta:
        verbose_name = "cách cấp số văn bản đi"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="numbering_one_row")]


class AdvisoryBody(models.Model):
    """A council or steering committee that issues under the agency's seal and has numbers of its own (Nghị định
    30/2020/NĐ-CP, Điều 15); `code` stands in the symbol.
    """

    name = models.CharField(max_length=300, unique=True)
    code = models.CharField(max_length=30, unique=True)
    closed = models.BooleanField(default=False)

    class Meta:
        verbose_name = "tổ chức tư vấn"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@pghistory.track(exclude=["content"])
class Paper(models.Model):
    """An outgoing document from its first draft on. `document` is its row in the records, a draft until it is issued.

    `content` holds what is printed, as `official.plain` writes it: {"blocks", "bases", "addressees", "recipients",
    "appendices"}. `signer` is who signs, under the printed `signer_lines`; without `authority` it is the head. `deputy` is
    the deputy in charge who sees it before, if any. `approved_sha256` is that of the version that was signed; `round` counts the submissions.
    """

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="paper")
    state = models.CharField(max_length=10, choices=paper_states, default=PaperState.DRAFTING)
    content = models.JSONField()
    origin_kind = models.CharField(max_length=60, blank=True)
    origin_pk = models.BigIntegerField(null=True, blank=True)
    origin_label = models.CharField(max_length=500, blank=True)
    origin_url = models.CharField(max_length=300, blank=True)
    drafter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signer = models.ForeignKey(Tenure, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signer_lines = models.JSONField(default=list, blank=True)
    authority = models.ForeignKey(SigningAuthority, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    deputy = models.ForeignKey(Tenure, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    advisory = models.ForeignKey(AdvisoryBody, on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    round = models.PositiveSmallIntegerField(default=0)
    departures = models.JSONField(default=list, blank=True)  # of the form check, as the Office passed it
    content_mark = models.CharField(max_length=20, blank=True)
    form_mark = models.CharField(max_length=20, blank=True)
    approved_sha256 = models.CharField(max_length=64, blank=True)
    since = models.DateTimeField()  # in its state since
    created_at = models.DateTimeField(auto_now_add=True)
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "văn bản đang trình"
        indexes = [
            models.Index(fields=["origin_kind", "origin_pk"], name="paper_origin"),
            models.Index(fields=["state", "since"], name="paper_state"),
            models.Index(fields=["-id"], name="paper_new"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(origin_kind="", origin_pk__isnull=True) | (~Q(origin_kind="") & Q(origin_pk__isnull=False)),
                name="paper_origin_whole",
            ),
        ]

    def __str__(self) -> str:
        number = f" {self.document.number_and_symbol}" if self.document.number else ""
        return f"{self.document.type_name}{number}: {self.document.subject}"

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED_STATES


class Version(models.Model):
    """What was submitted in one round, as it stood; never changed."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    round = models.PositiveSmallIntegerField()
    subject = models.TextField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
    author_name = models.CharField(max_length=200)

    class Meta:
        verbose_name = "bản trình"
        ordering = ["round"]
        constraints = [models.UniqueConstraint(fields=["paper", "round"], name="version_once")]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class Remark(models.Model):
    """What one person said of a paper at a step of the phiếu trình; never changed. `verb` is the step taken."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="remarks")
    round = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=10, choices=paper_states)
    verb = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=300, blank=True)
    on_behalf_of = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "ý kiến trên phiếu trình"
        ordering = ["id"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class SecretLink(models.Model):
    """A link that opens an issued document to one recipient outside without an account. Only the SHA-256 of its secret
    is kept; the link itself is shown once.
    """

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="links")
    secret_sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "đường dẫn riêng"


class LinkOpening(models.Model):
    """That a secret link was opened; never changed."""

    link = models.ForeignKey(SecretLink, on_delete=models.PROTECT, related_name="openings")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "lượt mở đường dẫn"
        ordering = ["id"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]
