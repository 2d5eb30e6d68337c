"""What the acts on papers prepare."""

from functools import partial

from architecture.scene import Acts
from dondoc.official.signing import pkcs12_key
from dondoc.outgoing import actions
from dondoc.outgoing.models import Numbering
from dondoc.outgoing.rules import NumberMode, PaperState
from outgoing.papers import LETTER, drafted, paper_at, signed_elsewhere
from signing_keys import SIGNER_P12


def _signed(s):
    Numbering.objects.update_or_create(pk=1, defaults={"mode": NumberMode.OWN})
    paper = paper_at(s.cast, PaperState.SIGNING)
    return partial(actions.sign_paper, actor=s.cast.users["head"], paper=paper, key=pkcs12_key(*SIGNER_P12))


def _kept(s):
    paper = paper_at(s.cast, PaperState.APPROVED)
    return partial(actions.keep_signed, actor=s.cast.users["office_clerk"], paper=paper, pdf=signed_elsewhere(paper))


ACTS: Acts = {
    "outgoing.draft_paper": lambda s: partial(actions.draft_paper, actor=s.staff, letter=LETTER),
    "outgoing.revise_paper": lambda s: partial(
        actions.revise_paper, actor=s.staff, paper=drafted(s.staff), letter=LETTER
    ),
    "outgoing.sign_paper": _signed,
    "outgoing.keep_signed": _kept,
    "outgoing.take_step": lambda s: partial(actions.take_step, actor=s.staff, paper=drafted(s.staff), verb="submit"),
}
