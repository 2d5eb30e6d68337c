"""What the verbs share: the journal lines."""

from dondoc.frame.actors import Actor
from dondoc.people.actions.writing import journalled
from dondoc.reports.models import CycleRun, Report, ReportCycle


def note(actor: Actor, thing: Report | CycleRun | ReportCycle, verb: str, sentence: str) -> None:
    """One entry on a report, a period of a cycle, or a cycle."""
    journalled(actor=actor, kind=f"reports.{_KINDS[type(thing)]}", verb=verb, thing=thing, sentence=sentence)


_KINDS: dict[type, str] = {Report: "report", CycleRun: "run", ReportCycle: "cycle"}
