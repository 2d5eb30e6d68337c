"""The verbs of plans and work: the only code that changes their state."""

from dondoc.plans.actions.dividing import add_step, close_step, remove_step, report_step, set_handler
from dondoc.plans.actions.intake import give_task
from dondoc.plans.actions.working import (
    accept,
    approve,
    cancel,
    name_cooperators,
    pause,
    reopen,
    report,
    resume,
    return_result,
    submit,
    take_back,
    unaccept,
)

__all__ = [
    "accept",
    "add_step",
    "approve",
    "cancel",
    "close_step",
    "give_task",
    "name_cooperators",
    "pause",
    "remove_step",
    "reopen",
    "report",
    "report_step",
    "resume",
    "return_result",
    "set_handler",
    "submit",
    "take_back",
    "unaccept",
]
