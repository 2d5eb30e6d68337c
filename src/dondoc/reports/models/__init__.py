"""Reports, and the cycles in which they come again."""

from dondoc.reports.models.cycles import CycleRun, ReportCycle, bases, modes, rhythms, run_states
from dondoc.reports.models.reports import Report, ReportPart, Snapshot, part_kinds, report_states

__all__ = [
    "CycleRun",
    "Report",
    "ReportCycle",
    "ReportPart",
    "Snapshot",
    "bases",
    "modes",
    "part_kinds",
    "report_states",
    "rhythms",
    "run_states",
]
