"""The verbs of plans and work: the only code that changes their state."""

from dondoc.plans.actions.dividing import add_step, close_step, remove_step, report_step, set_handler
from dondoc.plans.actions.extending import (
    ask_extension,
    grant_extension,
    reconsider_extension,
    refuse_extension,
    set_deadline,
    withdraw_extension,
)
from dondoc.plans.actions.handing_over import hand_over, withdraw_task
from dondoc.plans.actions.intake import give_task
from dondoc.plans.actions.urging import draft_urging_letter, urge
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
    "ask_extension",
    "cancel",
    "close_step",
    "draft_urging_letter",
    "give_task",
    "grant_extension",
    "hand_over",
    "name_cooperators",
    "pause",
    "reconsider_extension",
    "refuse_extension",
    "remove_step",
    "reopen",
    "report",
    "report_step",
    "resume",
    "return_result",
    "set_deadline",
    "set_handler",
    "submit",
    "take_back",
    "unaccept",
    "urge",
    "withdraw_extension",
    "withdraw_task",
]
