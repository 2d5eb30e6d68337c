"""Documents, their recipients, instructions, citations, number books and stored files."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from dondoc.language import fold
from dondoc.people.models import Body, BodyGroup, Person, Post
from dondoc.records.rules import CitationKind, DeliveryState, Direction, FileRole, Urgency, Way


def directions() -> list[tuple[str, str]]:
    return Direction.choices


def urgencies() -> list[tuple[str, str]]:
    return Urgency.choices


def ways() -> list[tuple[str, str]]:
    return Way.choices


def delivery_states() -> list[tuple[str, str]]:
    return DeliveryState.choices


def citation_kinds() -> list[tuple[str, str]]:
    return CitationKind.choices


def file_roles() -> list[tuple[str, str]]:
    return FileRole.choices


class StoredFile(models.Model):
    """A file's content, once, by its SHA-256; it lies under the data folder. `encrypted` where it holds personal data."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=120)
    encrypted = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "tệp"

    def __str__(self) -> str:
        return self.sha256[:12]


class Document(models.Model):
    """An official document of ours or of others. `number` is the digits before the slash, empty until it is stamped;
    `arrival_number` is ours or the province system's. A `draft` is being reviewed: in no register until it is issued.
    """

    direction = models.CharField(max_length=10, choices=directions)
    type_name = models.CharField(max_length=60)  # "Kế hoạch", "Công văn"
    number = models.CharField(max_length=20, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    issuer_text = models.CharField(max_length=300, blank=True)
    issuer = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="documents")
    subject = models.TextField()  # trích yếu
    fold = models.TextField(editable=False)
    urgency = models.CharField(max_length=12, choices=urgencies, default=Urgency.NORMAL)
    is_party = models.BooleanField(default=False)  # numbered by the Party's rules; may be registered without its file
    signer_name = models.CharField(max_length=200, blank=True)
    signer_title = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="drafted_documents")
    copies = models.PositiveIntegerField(default=1)
    pages = models.PositiveIntegerField(null=True, blank=True)
    arrival_number = models.PositiveIntegerField(null=True, blank=True)
    arrival_number_theirs = models.CharField(max_length=60, blank=True)
    arrived_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)  # as the document itself says
    # Of the newest instruction that sets one, else due_on, rolled over days of rest; follows the calendar.
    deadline = models.DateField(null=True, editable=False)
    note = models.CharField(max_length=500, blank=True)
    draft = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "văn bản"
        indexes = [
            models.Index(fields=["direction", "-arrived_on", "-id"], name="document_arrival"),
            models.Index(fields=["direction", "-issued_on", "-id"], name="document_issue"),
            models.Index(fields=["direction", "deadline"], name="document_deadline"),
            models.Index(fields=["number", "symbol"], name="document_number"),
            GinIndex(fields=["fold"], opclasses=["gin_trgm_ops"], name="document_fold"),
        ]

    def __str__(self) -> str:
        return f"{self.type_name} {self.number_and_symbol}".strip()

    def save(self, *args: object, **kwargs: object) -> None:
        if self.deadline is None:
            self.deadline = self.due_on
        self.fold = fold(f"{self.number}/{self.symbol} {self.type_name} {self.subject} {self.issuer_text}")
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came

    @property
    def number_and_symbol(self) -> str:
        """As printed; a dash of the Party's numbering and a slash of the State's: "05-CT/TW", "590/KH-UBND"."""
        if not self.number and not self.symbol:
            return ""
        joint = "-" if self.is_party else "/"
        return f"{self.number or '…'}{joint}{self.symbol}"


class DocumentFile(models.Model):
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="documents")
    role = models.CharField(max_length=12, choices=file_roles)
    name = models.CharField(max_length=200)  # as uploaded, cleaned
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "tệp của văn bản"

    def __str__(self) -> str:
        return self.name


class Recipient(models.Model):
    """One line of Nơi nhận as printed, resolved to a body, a group (with its members of that day in Delivery), a post
    or a person; "Lưu: VT" is the file copy.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="recipients")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(BodyGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    way = models.CharField(max_length=16, choices=ways, default=Way.PAPER)
    confidence = models.FloatField(default=1.0)
    runner_up = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "nơi nhận"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["document", "position"], name="recipient_place")]

    def __str__(self) -> str:
        return self.text


class Delivery(models.Model):
    """What one body (or person) gets of a line of Nơi nhận, by which way and how far it is."""

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="deliveries")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="deliveries")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    way = models.CharField(max_length=16, choices=ways)
    state = models.CharField(max_length=10, choices=delivery_states, default=DeliveryState.WAITING)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "việc gửi văn bản"
        indexes = [models.Index(fields=["body", "recipient"], name="delivery_body")]


class Instruction(models.Model):
    """Ý kiến chỉ đạo on an incoming document (Nghị định 30/2020/NĐ-CP, Điều 23): the leader's words, who leads, who
    cooperates, until when. Entered by a clerk for the leader it names both, and shows a photo of the page or says in
    `source` how the words came ("chỉ đạo qua điện thoại ngày 05/3/2026").
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="instructions")
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    leader_title = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    lead = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cooperating = models.ManyToManyField(Body, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    given_at = models.DateTimeField(auto_now_add=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    photo = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "ý kiến chỉ đạo"
        ordering = ["id"]


class Citation(models.Model):
    """That one document rests on, carries out, amends or replaces another; the other is named as printed, with what the
    text prints of it beside its number, until it is in the records too. The lineage picture is drawn from these.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="citations")
    cited = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="cited_by")
    text = models.CharField(max_length=120)  # "590/KH-UBND"
    kind = models.CharField(max_length=12, choices=citation_kinds, default=CitationKind.BASIS)
    type_name = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    issuer_text = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "viện dẫn"
        constraints = [models.UniqueConstraint(fields=["document", "text", "kind"], name="citation_once")]

    def __str__(self) -> str:
        return self.text


class NumberBook(models.Model):
    """The last number given out in one series of one year (Nghị định 30/2020/NĐ-CP, Điều 15): taken under a row lock,
    so without gaps or doubles.
    """

    series = models.CharField(max_length=60)  # "incoming", or the type's code: "KH", "BC"
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "sổ lấy số"
        constraints = [
            models.UniqueConstraint(fields=["series", "year"], name="number_book_once"),
            models.CheckConstraint(condition=Q(year__gte=2000), name="number_book_year"),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.year}: {self.last}"
