"""A document's page, its files, and how far it is on its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dondoc.frame.access import access, ensure
from dondoc.frame.registries import panels_for
from dondoc.journal.queries import history_of_all
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.people.requests import SignedIn
from dondoc.records.access import can_change_delivery, can_instruct, can_send
from dondoc.records.actions import mark_line_sent, set_delivery_state, set_way
from dondoc.records.hooks import acts_of
from dondoc.records.models import Delivery, Document, Recipient
from dondoc.records.queries import (
    deliveries_to,
    follow_up_rows,
    for_incoming_list,
    instructions_of,
    visible_documents,
)
from dondoc.records.rules import DeliveryState, Direction, Way
from dondoc.records.storage import serve
from dondoc.records.views.lineage import lineage_of
from dondoc.records.views.listing import is_outside_only
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb, Entry, FileRow
from dondoc.ui.components.text import said, said_choices

SHOWN_DELIVERIES = 60  # of one line of Nơi nhận; a group may have hundreds
SHOWN_HISTORY = 50
SENDABLE = (Way.IN_APP, Way.PROVINCE_SYSTEM, Way.EMAIL, Way.PAPER)


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One recipient of a line, and the states that whoever looks may note of it."""

    delivery: Delivery
    name: str
    next_states: list[DeliveryState]


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """A line of Nơi nhận with who gets it; `left_out` are further ones that the page does not list."""

    recipient: Recipient
    rows: list[DeliveryRow]
    total: int
    waiting: int

    @property
    def unresolved(self) -> bool:
        found = self.recipient
        return not (found.body_id or found.group_id or found.post_id or found.person_id)

    @property
    def left_out(self) -> int:
        return self.total - len(self.rows)


@require_GET
@access("records.document.view")
def document_page(request: SignedIn, pk: int) -> HttpResponse:
    """All that is known of one document to whoever may see it."""
    found = for_incoming_list(visible_documents(request.user))
    document = get_object_or_404(found, pk=pk)
    internal = standing_of(request.user).is_internal
    incoming = document.direction == Direction.INCOMING
    context = {
        "title": str(document),
        "crumbs": _crumbs(request, document),
        "document": document,
        "incoming": incoming,
        "row": follow_up_rows([document], today())[0] if incoming else None,
        "files": _files(document),
        "instructions": instructions_of(document) if internal else [],
        "may_instruct": incoming and bool(can_instruct(request.user, document)),
        "may_send": bool(can_send(request.user)),
        "lines": _lines(request, document),
        "ways": said_choices((way.value, way.label) for way in SENDABLE),
        "lineage": lineage_of(document, request.user),
        "panels": panels_for("records.document", request.user, document),
        "history": _history(request.user, document) if internal else [],
        "internal": internal,
    }
    return render(request, "records/document.html", context)


@require_GET
@access("records.document.view")
def document_file(request: SignedIn, pk: int, file_pk: int) -> HttpResponse:
    """A file of a document, to whoever may see the document."""
    document = get_object_or_404(visible_documents(request.user), pk=pk)
    kept = get_object_or_404(document.files.select_related("file"), pk=file_pk)
    return serve(kept.file, kept.name)


@require_GET
@access("records.instruction.view")
def instruction_photo(request: SignedIn, pk: int, instruction_pk: int) -> HttpResponse:
    """The picture of the leader's own hand, to members of the agency who may see the document."""
    document = get_object_or_404(visible_documents(request.user), pk=pk)
    instruction = get_object_or_404(instructions_of(document), pk=instruction_pk)
    if instruction.photo is None or not standing_of(request.user).is_internal:
        raise Http404
    ending = {"image/png": "png", "application/pdf": "pdf"}.get(instruction.photo.media_type, "jpg")
    return serve(instruction.photo, f"but-phe-{instruction.pk}.{ending}")


@require_POST
@access("records.delivery.set_state")
def delivery_state(request: SignedIn, pk: int, delivery_pk: int) -> HttpResponse:
    """Notes how far one delivery is."""
    document = get_object_or_404(visible_documents(request.user), pk=pk)
    delivery = get_object_or_404(deliveries_to(request.user, document), pk=delivery_pk)
    state = request.POST.get("state", "")
    if state not in DeliveryState.values:
        raise Http404
    set_delivery_state(actor=request.user, delivery=delivery, state=DeliveryState(state))
    notify.done(request, _("Đã ghi trạng thái gửi văn bản."))
    return redirect("records:document", pk=pk)


@require_POST
@access("records.recipient.send")
def line_sent(request: SignedIn, pk: int, recipient_pk: int) -> HttpResponse:
    """Notes that a whole line of Nơi nhận has been sent, or chooses by which way it will be."""
    document = get_object_or_404(visible_documents(request.user), pk=pk)
    ensure(can_send(request.user))
    recipient = get_object_or_404(document.recipients, pk=recipient_pk)
    way = request.POST.get("way", "")
    if way and way not in {w.value for w in SENDABLE}:
        raise Http404
    if way:
        set_way(actor=request.user, recipient=recipient, way=Way(way))
        notify.done(request, _("Đã đổi cách gửi."))
    else:
        mark_line_sent(actor=request.user, recipient=recipient)
        notify.done(request, _("Đã ghi là đã gửi."))
    return redirect("records:document", pk=pk)


def _crumbs(request: SignedIn, document: Document) -> list[Crumb]:
    if is_outside_only(request.user):
        return [Crumb(_("Văn bản gửi tới đơn vị"), reverse("records:incoming"))]
    if document.direction == Direction.INCOMING:
        return [Crumb(_("Văn bản đến"), reverse("records:incoming"))]
    return [] if document.draft else [Crumb(_("Văn bản đi"), reverse("records:outgoing"))]


def _files(document: Document) -> list[FileRow]:
    kept = document.files.select_related("file").order_by("id")
    return [
        FileRow(f.name, reverse("records:file", args=[document.pk, f.pk]), f.file.size, said(f.get_role_display()))
        for f in kept
    ]


def _lines(request: SignedIn, document: Document) -> list[RecipientLine]:
    found = []
    for _position, deliveries in groupby(deliveries_to(request.user, document), key=lambda d: d.recipient.position):
        line = list(deliveries)
        rows = [
            DeliveryRow(d, ", ".join(str(who) for who in (d.person, d.body) if who), _next_states(request, d))
            for d in line[:SHOWN_DELIVERIES]
        ]
        waiting = sum(d.state == DeliveryState.WAITING for d in line)
        found.append(RecipientLine(line[0].recipient, rows, len(line), waiting))
    return found


def _next_states(request: SignedIn, delivery: Delivery) -> list[DeliveryState]:
    following = {
        DeliveryState.WAITING: DeliveryState.SENT,
        DeliveryState.SENT: DeliveryState.RECEIVED,
    }.get(DeliveryState(delivery.state))
    if following is None or delivery.way == Way.FILE_COPY:
        return []
    return [following] if can_change_delivery(request.user, delivery, following) else []


def _history(user: User, document: Document) -> Sequence[Entry]:
    """What happened to the document and to what it is in the rooms above."""
    things = [("records.document", document.pk)]
    for source in acts_of:
        things += source(user, document)
    return [
        Entry(
            e.actor_name,
            f"{e.sentence} ({_('thay mặt')} {e.on_behalf_of})" if e.on_behalf_of else e.sentence,
            e.at,
            e.reason,
            e.actor_post,
        )
        for e in history_of_all(things)[:SHOWN_HISTORY]
    ]
