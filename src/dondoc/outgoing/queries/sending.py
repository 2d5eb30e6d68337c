"""What of an issued document is sent, and to whom a link may go."""

from django.db.models import Count, QuerySet
from django.utils import timezone

from dondoc.outgoing.models import SecretLink
from dondoc.people.rules import BodyKind
from dondoc.records.models import Delivery, Document, DocumentFile
from dondoc.records.rules import FileRole, Way


def sent_file(document: Document) -> DocumentFile | None:
    """The PDF that goes out: the newest signed one where there is one, else the one kept at issue."""
    kept = document.files.filter(name__iendswith=".pdf").select_related("file").order_by("-id")
    return kept.filter(role=FileRole.SIGNED).first() or kept.filter(role=FileRole.SOURCE).first()


def link_of(secret_sha256: str) -> SecretLink | None:
    """The open link of a secret, if any."""
    return (
        SecretLink.objects.filter(secret_sha256=secret_sha256, withdrawn_at__isnull=True, expires_at__gt=timezone.now())
        .select_related("delivery__recipient__document__paper", "delivery__body", "delivery__person")
        .first()
    )


def takes_link(delivery: Delivery) -> bool:
    """Enterprises, and persons who do not read in the program; state bodies get documents by the province's system."""
    if delivery.body is not None:
        return delivery.body.kind == BodyKind.ENTERPRISE
    return delivery.person is not None and delivery.way != Way.IN_APP


def deliveries_with_links(document: Document) -> QuerySet[Delivery]:
    """Each recipient with how often its links were opened (`opened`)."""
    return (
        Delivery.objects.filter(recipient__document=document)
        .select_related("body", "person__user", "recipient")
        .annotate(opened=Count("links__openings"))
        .order_by("recipient__position", "id")
    )
