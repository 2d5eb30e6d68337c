"""Nơi nhận: who gets a document, by which way, and how far it is."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from dondoc.frame.access import ensure
from dondoc.journal.actions import record
from dondoc.people.actions import add_alias
from dondoc.people.models import Body, BodyGroup, Person, Post, User
from dondoc.people.queries import standing_of
from dondoc.records.access import can_change_delivery, can_send
from dondoc.records.models import Delivery, Document, Recipient
from dondoc.records.queries.recipients import ResolvedLine, Target, named_in, resolve_lines
from dondoc.records.rules import DeliveryState, Way


@transaction.atomic
def resolve_recipients(document: Document, lines: Iterable[str], on: date) -> list[Recipient]:
    """Writes the lines of Nơi nhận with whoever each means on that day; nothing is sent yet. Lines written before are
    replaced. A part of the verb that drafts or issues the document, which journals.

    Raises:
        ValueError: when something of the document has been sent already.
    """
    if Delivery.objects.filter(recipient__document=document).exclude(state=DeliveryState.WAITING).exists():
        raise ValueError(f"document {document.pk} has been sent: its recipients stay")
    document.recipients.all().delete()
    written = []
    for position, line in enumerate(resolve_lines(lines, on), start=1):
        written.append(_write(document, position, line))
    return written


@transaction.atomic
def identify_recipient(*, actor: User, recipient: Recipient, target: Target, on: date) -> None:
    """A line of Nơi nhận means `target`: the name it prints becomes another name of that entry of the directory, so that this
    document and later ones find it. The directory journals.

    Raises:
        ValidationError: when the name already means another entry.
        ValueError: when something of the document has been sent already.
    """
    standing_of(actor)
    ensure(can_send(actor))
    document = recipient.document
    add_alias(actor=actor, thing=target, text=named_in(recipient.text))
    resolve_recipients(document, [line.text for line in document.recipients.order_by("position")], on)


def _write(document: Document, position: int, line: ResolvedLine) -> Recipient:
    target = line.target
    recipient = Recipient.objects.create(
        document=document,
        position=position,
        text=line.text[:300],
        body=target if isinstance(target, Body) else None,
        group=target if isinstance(target, BodyGroup) else None,
        post=target if isinstance(target, Post) else None,
        person=target if isinstance(target, Person) else None,
        way=line.way,
        confidence=line.confidence,
        runner_up=line.runner_up[:300],
    )
    Delivery.objects.bulk_create(
        [Delivery(recipient=recipient, body=a.body, person=a.person, way=a.way) for a in line.addressees]
    )
    return recipient


def deliver_in_app(document: Document) -> int:
    """On issue: whoever reads in the program has the document at once and the file copy is kept; the other ways wait for
    the registry. Returns how many in the program got it. A part of the verb that issues the document, which journals.
    """
    waiting = Delivery.objects.filter(recipient__document=document, state=DeliveryState.WAITING)
    now = timezone.now()
    waiting.filter(way=Way.FILE_COPY).update(state=DeliveryState.KEPT, changed_at=now)
    return waiting.filter(way=Way.IN_APP).update(state=DeliveryState.SENT, changed_at=now)


@transaction.atomic
def set_delivery_state(*, actor: User, delivery: Delivery, state: DeliveryState) -> Delivery:
    """Notes how far a document is on its way to one recipient."""
    standing_of(actor)
    ensure(can_change_delivery(actor, delivery, state))
    document = delivery.recipient.document
    delivery.state = state
    delivery.changed_at = timezone.now()
    delivery.save(update_fields=["state", "changed_at"])
    who = str(delivery.body or delivery.person or delivery.recipient.text)
    record(
        actor=actor,
        verb="records.delivery.set_state",
        object_type="records.document",
        object_id=document.pk,
        object_label=str(document),
        sentence=f"ghi trạng thái gửi tới {who}: {state.label.lower()}",
    )
    return delivery


@transaction.atomic
def set_way(*, actor: User, recipient: Recipient, way: Way) -> Recipient:
    """Chooses by which way a line of Nơi nhận gets the document; what has been sent stays as it was."""
    standing_of(actor)
    ensure(can_send(actor))
    recipient.way = way
    recipient.save(update_fields=["way"])
    recipient.deliveries.filter(state=DeliveryState.WAITING).update(way=way)
    record(
        actor=actor,
        verb="records.recipient.set_way",
        object_type="records.document",
        object_id=recipient.document_id,
        object_label=str(recipient.document),
        sentence=f"chọn cách gửi tới “{recipient.text}”: {way.label}",
    )
    return recipient


@transaction.atomic
def mark_line_sent(*, actor: User, recipient: Recipient) -> int:
    """Notes that everything of a line of Nơi nhận that still waited has been sent; returns how many that were."""
    standing_of(actor)
    ensure(can_send(actor))
    sent = recipient.deliveries.filter(state=DeliveryState.WAITING).update(
        state=DeliveryState.SENT, changed_at=timezone.now()
    )
    record(
        actor=actor,
        verb="records.recipient.send",
        object_type="records.document",
        object_id=recipient.document_id,
        object_label=str(recipient.document),
        sentence=f"ghi đã gửi tới “{recipient.text}”",
    )
    return sent
