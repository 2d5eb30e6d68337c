"""What the units sent for a period of a cycle: who was asked, who has answered, what came after the figures were closed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from dondoc.language import fold
from dondoc.people.models import Body
from dondoc.people.queries import in_force, today
from dondoc.people.rules import INTERNAL_KINDS, BodyKind
from dondoc.plans.models import Involvement, Plan, Update
from dondoc.plans.rules import Part, WorkState
from dondoc.reports.models import CycleRun, Snapshot
from dondoc.reports.queries.facts import SAID, bounds
from dondoc.reports.rules import ASKED_OF_UNITS, NONE_TOLD, PartKind, kind_of
from dondoc.requests.models import Addressee, Request
from dondoc.requests.queries import requests_of
from dondoc.requests.rules import AnswerState, RequestState

KEY = "reports.run"  # as requests name what they were made for


@dataclass(frozen=True, slots=True)
class Contribution:
    """A unit's answer: by kind of part what it says, by heading what it says under one of the asker's own."""

    addressee: Addressee
    said: Mapping[PartKind, str]
    under: Mapping[str, str]

    @property
    def body(self) -> Body:
        return self.addressee.body


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was sent, who was asked and sent nothing, and what came too late for the period before."""

    sent: Sequence[Contribution] = ()
    missing: Sequence[Body] = ()
    late: Sequence[str] = ()
    asked: frozenset[int] = field(default=frozenset())

    @property
    def sent_ids(self) -> frozenset[int]:
        return frozenset(one.body.pk for one in self.sent)


NOTHING = Gathered()


def units_of(plans: Sequence[Plan]) -> list[Body]:
    """The agency's units that have a part in the plans' tasks."""
    inside = Q(body__kind__in=INTERNAL_KINDS - {BodyKind.BOARD})
    parts = Involvement.objects.filter(inside, part__in=[Part.LEADS, Part.COOPERATES], task__plan__in=plans)
    held = parts.exclude(task__state=WorkState.DRAFT).values("body_id")
    return list(Body.objects.filter(in_force(today()), pk__in=held).order_by("kind", "sort_key", "id"))


def request_of(run: CycleRun) -> Request | None:
    """The request that asks the units for a run; None where no unit has a part."""
    return requests_of(KEY, run.pk).exclude(state=RequestState.WITHDRAWN).last()


def gathered(run: CycleRun | None) -> Gathered:
    """What there is for a run; nothing for a report that no run asked for."""
    if run is None:
        return NOTHING
    addressees = _addressees(run)
    return Gathered(
        sent=[_contribution(one) for one in addressees if one.has_answered],
        missing=[one.body for one in addressees if not one.has_answered],
        late=tuple(late_lines(run)),
        asked=frozenset(one.body_id for one in addressees),
    )


def _addressees(run: CycleRun) -> list[Addressee]:
    request = request_of(run)
    return list(request.addressees.select_related("body").prefetch_related("line_answers__line")) if request else []


def _contribution(addressee: Addressee) -> Contribution:
    said: dict[PartKind, str] = {}
    under: dict[str, str] = {}
    for answer in sorted(addressee.line_answers.all(), key=lambda a: a.line.position):
        kind = kind_of(fold(answer.line.text))
        if kind is PartKind.TEXT:
            under[answer.line.text] = answer.text.strip()
        elif kind in ASKED_OF_UNITS:
            said[kind] = "\n".join(filter(None, (said.get(kind, ""), answer.text.strip())))
    return Contribution(addressee, said, under)


_NONE = {"khong", "khong co", fold(NONE_TOLD).strip(" .")}


def lines_of(text: str) -> list[str]:
    """The lines of what a unit says, without dashes; none where it says that there is nothing."""
    lines = [line.strip().removeprefix("-").strip() for line in text.splitlines()]
    return [line for line in lines if line and fold(line).strip(" .") not in _NONE]


# ------------------------------------------------------------------ what came too late for the period before
def former_run(run: CycleRun) -> CycleRun | None:
    """The period of the same cycle before a run."""
    former = CycleRun.objects.filter(cycle_id=run.cycle_id, ends_on__lt=run.ends_on)
    return former.select_related("cycle__plan").order_by("-ends_on").first()


def late_lines(run: CycleRun) -> Iterator[str]:
    """What belongs to the period before and came after its figures were closed."""
    former = former_run(run)
    if former is None or former.closed_at is None:
        return
    for one in _addressees(former):
        if one.has_answered and one.answered_at and one.answered_at > former.closed_at:
            for line in lines_of(_contribution(one).said.get(PartKind.RESULTS, "")):
                yield f"{one.body}: {line}"
    snapshot = Snapshot.objects.filter(report__run=former).order_by("-as_of", "-id").first()
    if snapshot is not None:
        for update in _late_updates(former, snapshot.as_of):
            yield f"{update.duty.body}, {update.duty.task.title.rstrip(' .')}: {update.narrative.strip()}"


def _late_updates(former: CycleRun, as_of: datetime) -> Iterator[Update]:
    """Reported within the former period, after its figures were taken."""
    start, end = bounds(former.starts_on, former.ends_on)
    found = Update.objects.filter(kind__in=SAID, at__gte=max(start, as_of), at__lt=end).exclude(narrative="")
    if former.cycle.plan_id:
        found = found.filter(duty__task__plan_id=former.cycle.plan_id)
    yield from found.select_related("duty__body", "duty__task").order_by("id")


def silent(run: CycleRun) -> list[Addressee]:
    """The units that have not sent theirs."""
    return [one for one in _addressees(run) if one.state != AnswerState.SENT]
