"""What the verbs share: the journal lines."""

from dondoc.frame.actors import Actor
from dondoc.journal.actions import record
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.reports.models import CycleRun, Report, ReportCycle


def note(actor: Actor, thing: Report | CycleRun | ReportCycle, verb: str, sentence: str) -> None:
    """One entry on a report, a period of a cycle, or a cycle."""
    if isinstance(actor, User):
        standing_of(actor)
    kind = f"reports.{_KINDS[type(thing)]}"
    record(
        actor=actor,
        verb=f"{kind}.{verb}",
        object_type=kind,
        object_id=thing.pk,
        object_label=str(thing),
        sentence=sentence,
    )


_KINDS: dict[type, str] = {Report: "report", CycleRun: "run", ReportCycle: "cycle"}
