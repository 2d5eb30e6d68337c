"""The verbs of difficulties: the only code that changes their state."""

from dondoc.difficulties.actions.consolidating import (
    ask_more,
    consolidate,
    dissolve,
    group,
    join,
    put_back,
    split,
    submit,
    take_back,
    take_up,
)
from dondoc.difficulties.actions.deciding import assign, propose, refer, resolve, return_difficulty, revoke
from dondoc.difficulties.actions.following import send, take_answer
from dondoc.difficulties.actions.keeping import remind_turns, set_kind
from dondoc.difficulties.actions.opinions import ask_opinions, gather
from dondoc.difficulties.actions.proposing import draft_proposal
from dondoc.difficulties.actions.raising import add, confirm, raise_difficulty, renew, reopen, withdraw_difficulty

__all__ = [
    "add",
    "ask_more",
    "ask_opinions",
    "assign",
    "confirm",
    "consolidate",
    "dissolve",
    "draft_proposal",
    "gather",
    "group",
    "join",
    "propose",
    "put_back",
    "raise_difficulty",
    "refer",
    "remind_turns",
    "renew",
    "reopen",
    "resolve",
    "return_difficulty",
    "revoke",
    "send",
    "set_kind",
    "split",
    "submit",
    "take_answer",
    "take_back",
    "take_up",
    "withdraw_difficulty",
]
