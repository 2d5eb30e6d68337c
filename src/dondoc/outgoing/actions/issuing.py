"""Phát hành: number and date, the files as they are kept for good, whoever gets it, whoever waits for it. No undo."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from dondoc.frame.access import ensure
from dondoc.notices.actions import notify
from dondoc.official.rules import number_text
from dondoc.outgoing.access import can_take
from dondoc.outgoing.actions.keeping import note
from dondoc.outgoing.hooks import after_issue
from dondoc.outgoing.models import Paper, Remark
from dondoc.outgoing.queries import for_page, numbering
from dondoc.outgoing.queries.layout import docx_of, file_name, fingerprint, pdf_of
from dondoc.outgoing.queries.numbers import number_faults, series_of
from dondoc.outgoing.rules import PAPER, NumberMode
from dondoc.people.models import User
from dondoc.people.queries import people_of, standing_of, today
from dondoc.people.rules import ANSWERABLE
from dondoc.records.actions import deliver_in_app, resolve_recipients, store_file, take_number
from dondoc.records.models import Delivery, Document, DocumentFile
from dondoc.records.rules import MAX_FILE_MB, DeliveryState, FileRole, Urgency, Way


@dataclass(frozen=True, slots=True)
class Issue:
    """`number` as the province's system or the registry stamped it; "" takes the next one of the agency's own book."""

    issued_on: date
    number: str = ""


@transaction.atomic
def issue_paper(*, actor: User, paper: Paper, issue: Issue) -> Paper:
    """The paper becomes an outgoing document: numbered, dated, its docx and PDF kept as they are. Whoever
    reads in the program has it at once; what goes by e-mail is sent by a job.

    Raises:
        PermissionDenied: when it is not the Office's turn.
        ValidationError: by field, when number or date cannot be right.
    """
    standing_of(actor)
    paper = for_page(Paper.objects.select_for_update(of=("self",))).get(pk=paper.pk)
    ensure(can_take(actor, paper, "issue"))
    if paper.approved_sha256 != fingerprint(paper.document.subject, paper.content):
        raise ValidationError(_("Nội dung khác với bản đã ký duyệt. Hãy trả lại để trình lại."))
    _stamp(paper, issue)
    _keep_files(paper)
    _send(paper.document)
    Remark.objects.create(
        paper=paper,
        round=paper.round,
        step=PAPER.step("approved", "issue").source,
        verb="issue",
        words=paper.document.number_and_symbol,
        person_id=actor.person_id or 0,
        name=actor.printed_name,
        post=actor.printed_post,
    )
    note(actor=actor, paper=paper, verb="issue", sentence=f"Phát hành {paper.document}: {paper.document.subject}.")
    for hook in after_issue:
        hook(paper, actor)
    _tell(paper, actor)
    return paper


def _stamp(paper: Paper, issue: Issue) -> None:
    """Number, date and state. A number of the agency's own book is given back when anything after it fails."""
    document = paper.document
    own = numbering().mode == NumberMode.OWN and not issue.number.strip()
    number = number_text(take_number(series=series_of(paper), on=issue.issued_on)) if own else issue.number.strip()
    if faults := number_faults(paper, number, issue.issued_on, today()):
        raise ValidationError(faults)
    document.number, document.issued_on, document.draft = number, issue.issued_on, False
    document.save()
    paper.state, paper.since, paper.issued_at = PAPER.step(paper.state, "issue").target, timezone.now(), timezone.now()
    paper.save()


def _keep_files(paper: Paper) -> None:
    """The bytes that stay: nothing of an issued document is made again."""
    name = file_name(paper.document)
    for kind, content in (("docx", docx_of(paper)), ("pdf", pdf_of(paper))):
        shown = f"{name}.{kind}"
        stored = store_file(content=content, name=shown, allowed=[kind], max_mb=MAX_FILE_MB)
        DocumentFile.objects.create(document=paper.document, file=stored, role=FileRole.SOURCE, name=shown)


def _send(document: Document) -> None:
    """Nơi nhận with the members of the day; a way that was chosen before holds."""
    lines = list(document.recipients.order_by("position"))
    for recipient, before in zip(
        resolve_recipients(document, [line.text for line in lines], today()), lines, strict=True
    ):
        if before.way != recipient.way:
            recipient.way = before.way
            recipient.save(update_fields=["way"])
            recipient.deliveries.update(way=before.way)
    deliver_in_app(document)
    by_mail = Delivery.objects.filter(recipient__document=document, way=Way.EMAIL, state=DeliveryState.WAITING)
    for pk in by_mail.values_list("pk", flat=True):
        app.configure_task("outgoing.send_mail", queueing_lock=f"outgoing.send_mail:{pk}").defer(delivery_pk=pk)


def _tell(paper: Paper, actor: User) -> None:
    """The drafter, and whoever answers for a body that has it in the program."""
    document, on = paper.document, today()
    got = Delivery.objects.filter(recipient__document=document, way=Way.IN_APP)
    bodies = [pk for pk in got.values_list("body_id", flat=True) if pk]
    told = {pk for pk in got.values_list("person_id", flat=True) if pk}
    told |= set(people_of(bodies, on, roles=ANSWERABLE).values_list("pk", flat=True))
    for who, url, text in (
        (
            {paper.drafter_id},
            reverse("outgoing:paper", args=[paper.pk]),
            f"Đã phát hành {document}: {document.subject}",
        ),
        (
            told - {paper.drafter_id},
            reverse("records:document", args=[document.pk]),
            f"Văn bản mới: {document}: {document.subject}",
        ),
    ):
        notify(
            person_ids=who - {actor.person_id},
            key=f"outgoing.issued:{paper.pk}",
            text=text,
            url=url,
            urgent=document.urgency != Urgency.NORMAL,
        )
