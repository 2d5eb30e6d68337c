"""The verbs of reports: the only code that changes their state."""

from dondoc.reports.actions.composing import (
    compose_report,
    discard_report,
    edit_head,
    edit_part,
    outline_from,
    outline_of,
    restore_report,
)
from dondoc.reports.actions.issuing import issue_report, submit_report, take_back_report
from dondoc.reports.actions.running import (
    Cycle,
    close_run,
    compose_run,
    edit_cycle,
    open_due_runs,
    open_run,
    set_cycle,
    urge_units,
)

__all__ = [
    "Cycle",
    "close_run",
    "compose_report",
    "compose_run",
    "discard_report",
    "edit_cycle",
    "edit_head",
    "edit_part",
    "issue_report",
    "open_due_runs",
    "open_run",
    "outline_from",
    "outline_of",
    "restore_report",
    "set_cycle",
    "submit_report",
    "take_back_report",
    "urge_units",
]
