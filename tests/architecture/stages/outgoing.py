"""What the addresses of papers name."""

from architecture.stages import Rows
from cast import Cast
from dondoc.outgoing import actions
from dondoc.outgoing.actions import Issue
from dondoc.outgoing.rules import PAPER, PaperState
from dondoc.people.queries import today
from dondoc.records.models import Delivery
from dondoc.records.rules import Way
from outgoing.papers import drafted, paper_at, signed_elsewhere

SENT: dict[str, dict[str, str]] = {}


def rows(cast: Cast) -> Rows:
    paper, clerk = drafted(cast.users["labour_staff"]), cast.users["office_clerk"]
    issue = Issue(issued_on=today(), number="904")
    issued = actions.issue_paper(actor=clerk, paper=paper_at(cast, "approved"), issue=issue)
    line = issued.document.recipients.first()
    to = Delivery.objects.create(recipient=line, body=cast.bodies["other_enterprise"], way=Way.PAPER)
    _link, secret = actions.make_link(actor=clerk, paper=issued, delivery=to)
    council = actions.add_advisory(actor=cast.users["chief_of_office"], name="Hội đồng Thi đua mẫu", code="HĐTĐ")
    signing, approved = paper_at(cast, PaperState.SIGNING), paper_at(cast, PaperState.APPROVED)
    actions.keep_signed(actor=clerk, paper=approved, pdf=signed_elsewhere(approved))
    one = [("a paper of the labour department", {"pk": paper.pk})]
    sent = ("an issued paper of the labour department", {"pk": issued.pk})
    verbs = sorted({step.verb for step in PAPER})
    return {
        **{f"outgoing:{name}": [*one, sent] for name in ("paper", "docx", "pdf", "slip")},
        "outgoing:edit": one,
        "outgoing:step": [(f"a paper: {verb}", {"pk": paper.pk, "verb": verb}) for verb in verbs],
        "outgoing:signatures": one,
        "outgoing:sign": [("a paper that waits for its signature", {"pk": signing.pk})],
        "outgoing:take_back": [("an approved paper", {"pk": approved.pk})],
        "outgoing:signed": [("a paper whose signed file came back", {"pk": approved.pk})],
        "outgoing:issue": [("an approved paper", {"pk": approved.pk})],
        "outgoing:sending": [sent],
        "outgoing:link": [("a delivery to an enterprise", {"pk": issued.pk, "delivery_pk": to.pk})],
        "outgoing:opened": [("a secret link", {"secret": secret}), ("another link", {"secret": "x" * 32})],
        "outgoing:close_advisory": [("an advisory body", {"pk": council.pk})],
    }
