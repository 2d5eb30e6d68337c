"""Cycles are set, their periods opened, gathered and closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.frame.actors import SystemActor
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.plans.models import Plan
from dondoc.records.models import Document
from dondoc.reports.access import can_be_reported, can_close, can_compose_run, can_set_cycle
from dondoc.reports.actions.composing import keep_draft
from dondoc.reports.actions.keeping import note
from dondoc.reports.models import CycleRun, Report, ReportCycle
from dondoc.reports.queries.contributions import KEY, request_of, silent, units_of
from dondoc.reports.queries.drafting import draft_of_run, outline_of_cycle
from dondoc.reports.queries.runs import answer_by, due_periods, send_by
from dondoc.reports.queries.scope import scope_of
from dondoc.reports.rules import ASKED_OF_UNITS, RUN
from dondoc.requests import actions as requests
from dondoc.requests.actions import Asked, Origin
from dondoc.requests.models import Addressee
from dondoc.requests.rules import RequestKind, RequestState
from dondoc.worktime import Basis, Mode, Period, Unit

Doer = User | SystemActor


@dataclass(frozen=True, slots=True)
class Cycle:
    """What a cycle says, as `ReportCycle` keeps it."""

    plan: Plan | None
    starts_on: date
    unit: str = Unit.QUARTER.value
    mode: str = Mode.DECREE.value
    offset: int = 2
    basis: str = Basis.WORKING.value
    lead_days: int = 5
    answer_days: int = 1
    addressees: Sequence[str] = ()
    recipients: Sequence[str] = ()
    outline: Sequence[str] = ()
    asked_by: Document | None = None
    ends_on: date | None = None


@transaction.atomic
def set_cycle(*, actor: User, said: Cycle) -> ReportCycle:
    """A report that comes again; its periods open by themselves from now on."""
    ensure(can_set_cycle(actor))
    if said.plan is not None:
        ensure(can_be_reported(said.plan))
    cycle = ReportCycle(created_by_id=actor.person_id)
    _write(cycle, said)
    note(actor, cycle, "set", f"Đặt báo cáo định kỳ: {cycle}.")
    return cycle


@transaction.atomic
def edit_cycle(*, actor: User, cycle: ReportCycle, said: Cycle) -> ReportCycle:
    """It says something else for the periods that are not open yet."""
    ensure(can_set_cycle(actor))
    _write(cycle, said)
    note(actor, cycle, "edit", f"Sửa báo cáo định kỳ: {cycle}.")
    return cycle


def _write(cycle: ReportCycle, said: Cycle) -> None:
    lists = {"addressees", "recipients", "outline"}
    for name in Cycle.__slots__:
        value = getattr(said, name)
        setattr(cycle, name, list(value) if name in lists else value)
    cycle.save()


@transaction.atomic
def open_run(actor: Doer, cycle: ReportCycle, period: Period) -> CycleRun:
    """A period is opened, once: each unit with a part in the plans is asked for its report, with what is known filled in."""
    ensure(can_set_cycle(actor))
    run, opened = CycleRun.objects.get_or_create(
        cycle=cycle,
        period=period.key,
        defaults={"starts_on": period.start, "ends_on": period.end, "send_by": send_by(cycle, period)},
    )
    if not opened:
        return run
    units = units_of(scope_of(cycle, period, today()).plans)
    if units:
        requests.ask(
            actor=actor,
            asked=Asked(
                kind=RequestKind.REPORT,
                title=f"{cycle}, {period.label}"[:300],
                text=_("Đề nghị đơn vị xem nội dung phần mềm đã điền, sửa, bổ sung nếu cần rồi gửi."),
                due_at=answer_by(cycle, period, timezone.now()),
                bodies=units,
                outline=[item.heading for item in outline_of_cycle(cycle) if item.kind in ASKED_OF_UNITS],
                document=cycle.asked_by,
            ),
            origin=Origin(KEY, run.pk, str(run), reverse("reports:run", args=[run.pk])),
        )
    note(actor, run, "open", f"Mở kỳ báo cáo {period.label}, đề nghị {len(units)} đơn vị gửi báo cáo.")
    return run


def open_due_runs(actor: Doer, on: date) -> int:
    """Every period whose day has come; returns how many were opened. Each only once, however often this runs."""
    opened = 0
    for cycle in ReportCycle.objects.select_related("plan__agency", "plan__document", "asked_by").order_by("id"):
        for period in due_periods(cycle, on):
            if not cycle.runs.filter(period=period.key).exists() and _is_reported(cycle):
                open_run(actor, cycle, period)
                opened += 1
    return opened


def _is_reported(cycle: ReportCycle) -> bool:
    return cycle.plan is None or bool(can_be_reported(cycle.plan))


@transaction.atomic
def compose_run(*, actor: User, run: CycleRun) -> Report:
    """The draft of the period's report from what the units sent, the missing ones named; composed anew where there is one.

    Raises:
        PermissionDenied: for others than the Office, once the figures are closed, or while the report is being signed.
        ValueError: when there is nothing to report in the period.
    """
    run = CycleRun.objects.select_related("cycle__plan__agency", "cycle__plan__document", "cycle__asked_by").get(
        pk=run.pk
    )
    ensure(can_compose_run(actor, run))
    report = keep_draft(actor, draft_of_run(run, on=today()))
    note(actor, report, "compose", f"Tổng hợp {run}.")
    return report


@transaction.atomic
def close_run(*, actor: User, run: CycleRun) -> CycleRun:
    """The figures of a period are closed: what comes later goes into the next one. Asked first, for it has no undo."""
    run = CycleRun.objects.select_for_update(of=("self",)).select_related("cycle__plan").get(pk=run.pk)
    ensure(can_close(actor, run))
    run.state, run.closed_at = RUN.step(run.state, "close").target, timezone.now()
    run.save(update_fields=["state", "closed_at"])
    note(actor, run, "close", f"Chốt số liệu {run}.")
    return run


def urge_units(actor: User, run: CycleRun) -> list[Addressee]:
    """The units that have not sent theirs hear again. The request writes the line in the journal."""
    request = request_of(run)
    if request is None or request.state not in {RequestState.OPEN, RequestState.COLLATING}:
        return []
    return requests.urge(actor=actor, request=request, addressees=silent(run))
