"""What the acts on papers prepare."""

from functools import partial

from architecture.scene import Acts
from dondoc.outgoing import actions
from outgoing.papers import LETTER, drafted

ACTS: Acts = {
    "outgoing.draft_paper": lambda s: partial(actions.draft_paper, actor=s.staff, letter=LETTER),
    "outgoing.revise_paper": lambda s: partial(
        actions.revise_paper, actor=s.staff, paper=drafted(s.staff), letter=LETTER
    ),
    "outgoing.take_step": lambda s: partial(actions.take_step, actor=s.staff, paper=drafted(s.staff), verb="submit"),
}
