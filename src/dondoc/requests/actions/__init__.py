"""The verbs of requests: the only code that changes their state."""

from dondoc.requests.actions.answering import (
    Said,
    answer,
    answer_by_link,
    make_link,
    return_answer,
    save_draft,
    take_sheet,
    take_sheet_by_link,
)
from dondoc.requests.actions.asking import (
    Asked,
    Origin,
    add_addressees,
    ask,
    choose_cells,
    edit,
    put_off,
    send,
    withdraw,
)
from dondoc.requests.actions.collating import compose_again, decide_opinions, edit_line, take, urge
from dondoc.requests.actions.prefilling import refill

__all__ = [
    "Asked",
    "Origin",
    "Said",
    "add_addressees",
    "answer",
    "answer_by_link",
    "ask",
    "choose_cells",
    "compose_again",
    "decide_opinions",
    "edit",
    "edit_line",
    "make_link",
    "put_off",
    "refill",
    "return_answer",
    "save_draft",
    "send",
    "take",
    "take_sheet",
    "take_sheet_by_link",
    "urge",
    "withdraw",
]
