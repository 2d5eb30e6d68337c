"""Reports are composed, edited and thrown away."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dondoc.frame.access import ensure
from dondoc.language import fold, format_date
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.plans.models import Plan
from dondoc.records.models import Document
from dondoc.reports.access import can_be_reported, can_compose, can_edit, can_recompose
from dondoc.reports.actions.keeping import note
from dondoc.reports.models import Report, ReportPart, Snapshot
from dondoc.reports.queries.drafting import Asked, Draft, data_words, draft_of
from dondoc.reports.queries.figures import content_of, parts_kept
from dondoc.reports.queries.scope import plan_name
from dondoc.reports.rules import DEFAULT_OUTLINE, LIVE_STATES, OutlineItem, PartKind, ReportHead, kind_of
from dondoc.worktime import Mode


def outline_from(headings: Sequence[str]) -> list[OutlineItem]:
    """An asked outline: each heading filled by what its words say."""
    return [OutlineItem(h.strip(), kind_of(fold(h))) for h in headings if h.strip()]


def outline_of(report: Report) -> list[OutlineItem]:
    """The outline that a report has now: its Roman parts with what fills them."""
    return [OutlineItem(p.heading, PartKind(p.kind)) for p in report.parts.filter(level="roman")]


@transaction.atomic
def compose_report(
    *,
    actor: User,
    plan: Plan,
    period_key: str,
    mode: Mode = Mode.DECREE,
    asked_by: Document | None = None,
    outline: Sequence[OutlineItem] = DEFAULT_OUTLINE,
    send_by: date | None = None,
    addressees: Sequence[str] = (),
) -> Report:
    """The draft of the report on a plan for a period, from what the units reported. A draft of that period that exists
    already is composed anew where nobody has edited it.

    Raises:
        ValueError: when `period_key` names no period, or one in which there is nothing to report.
        PermissionDenied: when the actor may not, or the plan is not issued.
    """
    ensure(can_compose(actor))
    ensure(can_be_reported(plan))
    asked = Asked(by=asked_by, outline=outline, send_by=send_by, addressees=addressees)
    draft = draft_of(plan, period_key, on=today(), mode=mode, asked=asked)
    report = keep_draft(actor, draft)
    note(actor, report, "compose", f"Tổng hợp báo cáo {report.period_label}: {plan_name(plan)}.")
    return report


def keep_draft(actor: User, draft: Draft) -> Report:
    """A part of composing, which journals: the draft is kept, or renews the one of its period, with its figures frozen.

    Raises:
        PermissionDenied: while the report of the period is on its phiếu trình, or once its figures were closed.
    """
    report = live_report(draft.report)
    if report is None:
        report = draft.report
        report.created_by_id = actor.person_id
        report.save()
    else:
        ensure(can_recompose(actor, report))
        _renew(report, draft)
    write_parts(report, draft.parts)
    Snapshot.objects.get_or_create(report=report, as_of=report.as_of, defaults={"content": content_of(draft)})
    return report


def live_report(like: Report) -> Report | None:
    """The report of the same period that is not issued yet, locked."""
    same = Q(run=like.run) if like.run_id else Q(pk__isnull=True)
    if like.plan_id:
        same |= Q(plan_id=like.plan_id, period=like.period, mode=like.mode)
    return Report.objects.select_for_update(of=("self",)).filter(same, state__in=LIVE_STATES).first()


def write_parts(report: Report, parts: Sequence[ReportPart]) -> None:
    """These parts instead of those that are there; what a person wrote stays."""
    kept = {(p.kind, p.task_id, p.heading): p for p in report.parts.filter(edited=True)}
    report.parts.all().delete()
    for position, part in enumerate(parts):
        part.report, part.position = report, position
        former = kept.get((PartKind(part.kind), part.task_id, part.heading))
        if former is not None:
            part.body, part.edited = former.body, True
    ReportPart.objects.bulk_create(parts)


@transaction.atomic
def restore_report(*, actor: User, report: Report, as_of: datetime) -> Report:
    """The report composed again as of a moment at which it was composed before: the same, byte for byte, but for what a
    person wrote since.

    Raises:
        PermissionDenied: for others than the Office, or while it may not be composed.
        Snapshot.DoesNotExist: when it was not composed then.
    """
    report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    ensure(can_recompose(actor, report))
    snapshot = report.snapshots.get(as_of=as_of)
    report.as_of = snapshot.as_of
    report.opening, report.appendix = snapshot.content["opening"], snapshot.content["appendix"]
    report.save(update_fields=["as_of", "opening", "appendix"])
    write_parts(report, parts_kept(snapshot))
    day = format_date(timezone.localdate(as_of))
    note(actor, report, "restore", f"Lấy lại số liệu chốt ngày {day} cho báo cáo {report.period_label}.")
    return report


def _renew(report: Report, draft: Draft) -> None:
    """A draft takes the data of now; the words around its parts stay, but for the day until which the data go."""
    fresh = draft.report
    former, now = (data_words(one.starts_on, one.data_until) for one in (report, fresh))
    report.opening = report.opening.replace(former, now)
    report.as_of, report.appendix = fresh.as_of, fresh.appendix
    report.starts_on, report.ends_on = fresh.starts_on, fresh.ends_on
    report.run = fresh.run or report.run
    report.save(update_fields=["opening", "as_of", "appendix", "starts_on", "ends_on", "run"])
    fresh.opening = report.opening


@transaction.atomic
def edit_part(*, actor: User, part: ReportPart, heading: str, body: str) -> ReportPart:
    """The composer's own words in one part."""
    ensure(can_edit(actor, part.report))
    part.heading, part.body, part.edited = heading.strip() or part.heading, body.strip(), True
    part.save(update_fields=["heading", "body", "edited"])
    note(actor, part.report, "edit_part", f"Sửa phần “{part.heading}”.")
    return part


@transaction.atomic
def edit_head(
    *,
    actor: User,
    report: Report,
    head: ReportHead,
) -> Report:
    """What stands around the parts: abstract, Kính gửi, opening, closing, signature, Nơi nhận, sending date."""
    ensure(can_edit(actor, report))
    report.abstract, report.opening, report.closing = head.abstract.strip(), head.opening.strip(), head.closing.strip()
    report.addressees = [a.strip() for a in head.addressees if a.strip()]
    report.recipients = [r.strip() for r in head.recipients if r.strip()]
    report.signer_lines = [line.strip().upper() for line in head.signer_lines if line.strip()]
    report.signer_name = head.signer_name.strip()
    report.send_by = head.send_by
    report.save()
    note(actor, report, "edit_head", "Sửa phần đầu và phần cuối của báo cáo.")
    return report


@transaction.atomic
def discard_report(*, actor: User, report: Report) -> None:
    """Throws a draft away; asked first."""
    ensure(can_edit(actor, report))
    note(actor, report, "discard", "Bỏ dự thảo báo cáo.")
    report.delete()
