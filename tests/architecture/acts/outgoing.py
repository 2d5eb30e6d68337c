"""What the acts on papers prepare."""

from functools import partial

from architecture.scene import Acts, Scene
from dondoc.frame.actors import SystemActor
from dondoc.official.signing import pkcs12_key
from dondoc.outgoing import actions
from dondoc.outgoing.actions import Issue
from dondoc.outgoing.models import Numbering, Paper
from dondoc.outgoing.rules import NumberMode, PaperState, SeriesMode
from dondoc.people.queries import today
from dondoc.records.models import Delivery
from dondoc.records.rules import Way
from outgoing.papers import LETTER, drafted, paper_at, signed_elsewhere
from signing_keys import SIGNER_P12


def _chief(scene: Scene):
    return scene.cast.users["chief_of_office"]


def _issued(scene: Scene) -> Paper:
    issue = Issue(issued_on=today(), number="4")
    return actions.issue_paper(actor=scene.clerk, paper=paper_at(scene.cast, "approved"), issue=issue)


def _delivery(scene: Scene) -> tuple[Paper, Delivery]:
    """Of an issued paper, waiting to go to an enterprise by e-mail."""
    paper, body = _issued(scene), scene.cast.bodies["enterprise"]
    body.email = "vanthu@mau-mot.example"
    body.save()
    line = paper.document.recipients.first()
    return paper, Delivery.objects.create(recipient=line, body=body, way=Way.EMAIL)


def _make_link(scene: Scene):
    paper, delivery = _delivery(scene)
    return partial(actions.make_link, actor=scene.clerk, paper=paper, delivery=delivery)


def _signed(s: Scene):
    Numbering.objects.update_or_create(pk=1, defaults={"mode": NumberMode.OWN})
    paper = paper_at(s.cast, PaperState.SIGNING)
    return partial(actions.sign_paper, actor=s.cast.users["head"], paper=paper, key=pkcs12_key(*SIGNER_P12))


def _kept(s: Scene):
    paper = paper_at(s.cast, PaperState.APPROVED)
    return partial(actions.keep_signed, actor=s.clerk, paper=paper, pdf=signed_elsewhere(paper))


ACTS: Acts = {
    "outgoing.draft_paper": lambda s: partial(actions.draft_paper, actor=s.staff, letter=LETTER),
    "outgoing.revise_paper": lambda s: partial(
        actions.revise_paper, actor=s.staff, paper=drafted(s.staff), letter=LETTER
    ),
    "outgoing.take_step": lambda s: partial(actions.take_step, actor=s.staff, paper=drafted(s.staff), verb="submit"),
    "outgoing.sign_paper": _signed,
    "outgoing.keep_signed": _kept,
    "outgoing.issue_paper": lambda s: partial(
        actions.issue_paper,
        actor=s.clerk,
        paper=paper_at(s.cast, "approved"),
        issue=Issue(issued_on=today(), number="4"),
    ),
    "outgoing.mail_delivery": lambda s: partial(
        actions.mail_delivery, actor=SystemActor("Gửi văn bản"), delivery=_delivery(s)[1]
    ),
    "outgoing.make_link": _make_link,
    "outgoing.set_numbering": lambda s: partial(
        actions.set_numbering, actor=_chief(s), mode=NumberMode.OWN, series=SeriesMode.ONE, initials=True
    ),
    "outgoing.set_last_number": lambda s: partial(
        actions.set_last_number, actor=_chief(s), series="out", year=2026, last=3
    ),
    "outgoing.add_advisory": lambda s: partial(
        actions.add_advisory, actor=_chief(s), name="Hội đồng Thi đua mẫu", code="HĐTĐ"
    ),
    "outgoing.close_advisory": lambda s: partial(
        actions.close_advisory,
        actor=_chief(s),
        advisory=actions.add_advisory(actor=_chief(s), name="Hội đồng Thi đua mẫu", code="HĐTĐ"),
    ),
}
