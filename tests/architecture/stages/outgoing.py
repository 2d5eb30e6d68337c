"""What the addresses of papers name."""

from architecture.stages import Rows
from cast import Cast
from dondoc.outgoing import actions
from dondoc.outgoing.rules import PAPER, PaperState
from outgoing.papers import drafted, paper_at, signed_elsewhere

SENT = {}


def rows(cast: Cast) -> Rows:
    paper = drafted(cast.users["labour_staff"])
    signing, approved = paper_at(cast, PaperState.SIGNING), paper_at(cast, PaperState.APPROVED)
    clerk = cast.users["office_clerk"]
    actions.keep_signed(actor=clerk, paper=approved, pdf=signed_elsewhere(approved))
    one = [("a paper of the labour department", {"pk": paper.pk})]
    verbs = sorted({step.verb for step in PAPER})
    return {
        **{f"outgoing:{name}": one for name in ("paper", "edit", "docx", "pdf", "signatures")},
        "outgoing:step": [(f"a paper: {verb}", {"pk": paper.pk, "verb": verb}) for verb in verbs],
        "outgoing:sign": [("a paper that waits for its signature", {"pk": signing.pk})],
        "outgoing:take_back": [("an approved paper", {"pk": approved.pk})],
        "outgoing:signed": [("a paper whose signed file came back", {"pk": approved.pk})],
    }
