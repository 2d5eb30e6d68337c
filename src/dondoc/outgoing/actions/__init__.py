"""The verbs of papers: the only code that changes their state."""

from dondoc.outgoing.actions.drafting import Letter, Way, draft_paper, revise_paper
from dondoc.outgoing.actions.signing import keep_signed, look, seal_issued, sign_paper
from dondoc.outgoing.actions.stepping import take_step
from dondoc.outgoing.rules import Origin

__all__ = [
    "Letter",
    "Origin",
    "Way",
    "draft_paper",
    "keep_signed",
    "look",
    "revise_paper",
    "seal_issued",
    "sign_paper",
    "take_step",
]
