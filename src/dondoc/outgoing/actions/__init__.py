"""The verbs of papers: the only code that changes their state."""

from dondoc.outgoing.actions.drafting import Letter, Way, draft_paper, revise_paper
from dondoc.outgoing.actions.issuing import Issue, issue_paper
from dondoc.outgoing.actions.numbering import add_advisory, close_advisory, set_last_number, set_numbering
from dondoc.outgoing.actions.sending import link_held, mail_delivery, make_link, open_link
from dondoc.outgoing.actions.signing import keep_signed, look, seal_issued, sign_paper
from dondoc.outgoing.actions.stepping import take_step
from dondoc.outgoing.rules import Origin

__all__ = [
    "Issue",
    "Letter",
    "Origin",
    "Way",
    "add_advisory",
    "close_advisory",
    "draft_paper",
    "issue_paper",
    "keep_signed",
    "link_held",
    "look",
    "mail_delivery",
    "make_link",
    "open_link",
    "revise_paper",
    "seal_issued",
    "set_last_number",
    "set_numbering",
    "sign_paper",
    "take_step",
]
