"""Reports on their way to the register: as a paper with its phiếu trình, or under a number that was stamped by hand."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from dondoc.frame.access import ensure
from dondoc.frame.actors import Actor
from dondoc.official.rules import number_text
from dondoc.outgoing.actions import Letter, Origin, draft_paper, revise_paper
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries.layout import place_of as place_of_body
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.records.models import Citation, Document
from dondoc.records.rules import CitationKind, Direction
from dondoc.reports.access import can_issue, can_submit, can_take_back
from dondoc.reports.actions.keeping import note
from dondoc.reports.models import Report
from dondoc.reports.queries import issue_faults, symbol_of
from dondoc.reports.queries.layout import as_official, place_of
from dondoc.reports.queries.papers import KEY, open_paper
from dondoc.reports.queries.scope import agency_of
from dondoc.reports.rules import REPORT, ReportState, RunState


@transaction.atomic
def submit_report(actor: User, report: Report) -> Paper:
    """The report goes on its phiếu trình; the paper that it had before, and that was returned, says what it says now.

    Raises:
        PermissionDenied: for others than the Office, or when it is there already.
    """
    report = _locked(report)
    ensure(can_submit(actor, report))
    printed = as_official(report)
    letter = Letter(
        type_name="Báo cáo",
        abstract=report.abstract,
        blocks=printed.blocks,
        addressees=printed.addressees,
        recipients=printed.recipients,
        appendices=printed.appendices,
    )
    paper = open_paper(report)
    if paper is None:
        url = reverse("reports:detail", args=[report.pk])
        paper = draft_paper(actor=actor, letter=letter, origin=Origin(KEY, report.pk, report.abstract, url))
    else:
        paper = revise_paper(actor=actor, paper=paper, letter=letter)
    _step(report, "submit")
    note(actor, report, "submit", f"Đưa báo cáo {report.period_label} lên phiếu trình.")
    return paper


@transaction.atomic
def take_back_report(*, actor: User, report: Report) -> Report:
    """Its paper is a draft again, returned or withdrawn: the report is worked on as a report.

    Raises:
        PermissionDenied: while somebody else has the paper.
    """
    report = _locked(report)
    ensure(can_take_back(actor, report))
    _step(report, "take_back")
    note(actor, report, "take_back", f"Lấy báo cáo {report.period_label} về để sửa.")
    return report


def follow_paper(paper: Paper, actor: Actor) -> None:
    """The hook of `outgoing`: the paper has its number and date, so the report is issued and its period closed."""
    report = _of(paper)
    if report is None:
        return
    _issued(report, paper.document)
    note(actor, report, "issue", f"Phát hành báo cáo {paper.document.number_and_symbol}.")


def drop_paper(paper: Paper, actor: Actor) -> None:
    """The hook of `outgoing`: the paper was dropped; the report is a draft again."""
    report = _of(paper)
    if report is None or report.state != ReportState.SUBMITTED:
        return
    _step(report, "take_back")
    note(actor, report, "take_back", f"Văn bản trình đã bỏ; báo cáo {report.period_label} trở lại bản tổng hợp.")


@transaction.atomic
def issue_report(*, actor: User, report: Report, number: str, issued_on: date) -> Report:
    """The report becomes an outgoing document, frozen as it stands. `number` is the one stamped, or empty when the
    province's document system gives it later.

    Raises:
        ValidationError: by field, when the number or the date cannot be right.
    """
    report = (
        Report.objects.select_for_update(of=("self",))
        .select_related("plan__agency", "plan__document", "run")
        .get(pk=report.pk)
    )
    ensure(can_issue(actor, report))
    number = number.strip()
    if faults := issue_faults(report, number=number, issued_on=issued_on, on=today()):
        raise ValidationError(faults)
    agency = agency_of(report)
    document = Document.objects.create(
        direction=Direction.OUTGOING,
        type_name="Báo cáo",
        number=number_text(int(number)) if number else "",
        symbol=symbol_of(report),
        issued_on=issued_on,
        place=place_of(report.plan) if report.plan else place_of_body(agency),
        issuer=agency,
        issuer_text=agency.name,
        subject=report.abstract,
        signer_name=report.signer_name,
        signer_title=" ".join(report.signer_lines),
        created_by_id=actor.person_id,
    )
    _issued(report, document)
    note(actor, report, "issue", f"Ban hành báo cáo {document.number_and_symbol}.")
    return report


def _locked(report: Report) -> Report:
    found = Report.objects.select_for_update(of=("self",))
    return found.select_related("plan__agency__parent", "plan__document", "run__cycle").get(pk=report.pk)


def _of(paper: Paper) -> Report | None:
    if paper.origin_kind != KEY:
        return None
    found = Report.objects.select_for_update(of=("self",)).select_related("plan__document", "run")
    return found.filter(pk=paper.origin_pk or 0).exclude(state=ReportState.ISSUED).first()


def _step(report: Report, verb: str) -> None:
    report.state = REPORT.step(report.state, verb).target
    report.save(update_fields=["state"])


def _issued(report: Report, document: Document) -> None:
    """The report is its document; what it reports on is cited, the period of its cycle is over."""
    if report.plan and report.plan.document:
        on = report.plan.document
        text = (on.number_and_symbol or on.subject)[:100]
        Citation.objects.create(document=document, cited=on, text=text, kind=CitationKind.REPORTS_ON)
    report.document, report.state = document, ReportState.ISSUED
    report.save(update_fields=["document", "state"])
    if report.run is not None and report.run.is_open:
        report.run.state, report.run.closed_at = RunState.CLOSED, timezone.now()
        report.run.save(update_fields=["state", "closed_at"])
