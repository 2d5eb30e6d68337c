"""Sending what has been issued: by e-mail, and by a link of one's own to enterprises and persons."""

import hashlib
import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.frame.actors import Actor, SystemActor
from dondoc.outgoing.access import can_link
from dondoc.outgoing.actions.keeping import note
from dondoc.outgoing.models import LinkOpening, Paper, SecretLink
from dondoc.outgoing.queries.sending import link_of, sent_file
from dondoc.outgoing.rules import LINK_DAYS
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.records.models import Delivery
from dondoc.records.rules import ALLOWED_FILES, DeliveryState, Way
from dondoc.records.storage import content_of

HOLDER = SystemActor("Người giữ đường dẫn")


def _sha256(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def mail_delivery(*, actor: Actor, delivery: Delivery) -> bool:
    """Sends an issued document by e-mail with its PDF and notes that it went; False when there is nothing to send: it has
    been sent, goes another way now, or nobody knows an address. Sent again only when the database failed after the mail.
    """
    delivery = (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("recipient__document__paper", "body", "person")
        .get(pk=delivery.pk)
    )
    address = (delivery.person.email if delivery.person else "") or (delivery.body.email if delivery.body else "")
    if delivery.state != DeliveryState.WAITING or delivery.way != Way.EMAIL or not address:
        return False
    document = delivery.recipient.document
    issuer = document.issuer_text
    message = EmailMessage(
        subject=f"{document}: {document.subject}"[:200].replace("\n", " "),
        body=f"{issuer} gửi {document}: {document.subject}.\nVăn bản ở tệp kèm theo.\n",
        to=[address],
    )
    if (kept := sent_file(document)) is not None:
        message.attach(kept.name, content_of(kept.file), ALLOWED_FILES["pdf"])
    message.send()
    delivery.state, delivery.changed_at = DeliveryState.SENT, timezone.now()
    delivery.save(update_fields=["state", "changed_at"])
    who = delivery.body or delivery.person
    note(actor=actor, paper=document.paper, verb="mail", sentence=f"Gửi {document} qua thư điện tử tới {who}.")
    return True


@transaction.atomic
def make_link(*, actor: User, paper: Paper, delivery: Delivery) -> tuple[SecretLink, str]:
    """A link that opens the document to one enterprise or person, and its secret, which is told to nobody again; a former
    link of the same recipient stops working.
    """
    standing_of(actor)
    ensure(can_link(actor, paper, delivery))
    delivery.links.filter(withdrawn_at__isnull=True).update(withdrawn_at=timezone.now())
    secret = secrets.token_urlsafe(24)
    link = SecretLink.objects.create(
        delivery=delivery,
        secret_sha256=_sha256(secret),
        created_by_id=actor.person_id,
        expires_at=timezone.now() + timedelta(days=LINK_DAYS),
    )
    who = delivery.body or delivery.person
    note(actor=actor, paper=paper, verb="link", sentence=f"Tạo đường dẫn riêng gửi {paper.document} tới {who}.")
    return link, secret


@transaction.atomic
def open_link(*, secret: str) -> SecretLink:
    """Whoever holds the secret reads the document: each opening is kept, and the recipient has received it.

    Raises:
        ValidationError: when the link does not work any more.
    """
    link = link_of(_sha256(secret))
    if link is None:
        raise ValidationError(_("Đường dẫn không còn hiệu lực. Hãy đề nghị cơ quan gửi lại."))
    LinkOpening.objects.create(link=link)
    delivery = link.delivery
    if delivery.state != DeliveryState.RECEIVED:
        delivery.state, delivery.changed_at = DeliveryState.RECEIVED, timezone.now()
        delivery.save(update_fields=["state", "changed_at"])
    document = delivery.recipient.document
    who = delivery.body or delivery.person
    note(actor=HOLDER, paper=document.paper, verb="open", sentence=f"{who} mở {document} bằng đường dẫn riêng.")
    return link


def link_held(secret: str) -> SecretLink | None:
    """The open link that a secret belongs to; looking writes nothing."""
    return link_of(_sha256(secret))
