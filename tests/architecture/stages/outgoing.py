"""What the addresses of papers name."""

from architecture.stages import Rows
from cast import Cast
from dondoc.outgoing.rules import PAPER
from outgoing.papers import drafted

SENT = {}


def rows(cast: Cast) -> Rows:
    paper = drafted(cast.users["labour_staff"])
    one = [("a paper of the labour department", {"pk": paper.pk})]
    verbs = sorted({step.verb for step in PAPER})
    return {
        **{f"outgoing:{name}": one for name in ("paper", "edit", "docx", "pdf")},
        "outgoing:step": [(f"a paper: {verb}", {"pk": paper.pk, "verb": verb}) for verb in verbs],
    }
