"""The steps of the phiếu trình: each leaves an opinion that nobody changes."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.outgoing.access import can_take, stands_in_for
from dondoc.outgoing.actions.keeping import named, note, tell
from dondoc.outgoing.hooks import after_cancel
from dondoc.outgoing.models import Paper, Remark, Version
from dondoc.outgoing.queries import for_page, signer_of
from dondoc.outgoing.queries.layout import departures_of, fingerprint, missing_in
from dondoc.outgoing.rules import PAPER, PaperState, marks_of
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today

_SENTENCES = {
    "submit": "Trình lãnh đạo đơn vị {paper}.",
    "submit_form": "Trình Văn phòng kiểm tra thể thức {paper}.",
    "agree": "Đồng ý {paper}.",
    "pass": "Kiểm tra thể thức, trình cấp phó phụ trách {paper}.",
    "pass_signer": "Kiểm tra thể thức, trình ký {paper}.",
    "sign": "Ký duyệt {paper}.",
    "return": "Trả lại {paper}.",
    "withdraw": "Rút lại {paper} để sửa.",
    "cancel": "Bỏ dự thảo {paper}.",
}
_TURNS = {
    PaperState.CONTENT: "Trình đồng chí cho ý kiến nội dung {paper}",
    PaperState.FORM: "Cần kiểm tra thể thức {paper}",
    PaperState.DEPUTY: "Trình đồng chí cho ý kiến {paper}",
    PaperState.SIGNING: "Trình đồng chí ký {paper}",
    PaperState.APPROVED: "Đã ký duyệt, cần phát hành {paper}",
}


@transaction.atomic
def take_step(*, actor: User, paper: Paper, verb: str, words: str = "") -> Paper:
    """One step of the phiếu trình but the last; `words` is the opinion, or the reason where the step asks for one.

    Raises:
        PermissionDenied: when it is not the actor's turn.
        StepRefused: without the reason that the step asks for.
        ValidationError: when what is submitted lacks something, or the signer may not sign on this day.
    """
    standing = standing_of(actor)
    paper = for_page(Paper.objects.select_for_update(of=("self",))).get(pk=paper.pk)
    ensure(can_take(actor, paper, verb))
    step = PAPER.step(paper.state, verb, reason=words)
    before = PaperState(paper.state)
    instead_of = stands_in_for(standing, paper)
    leader = f"{instead_of.person.name}, {instead_of.printed_title}" if instead_of else ""
    _prepare(paper, verb, actor)
    Remark.objects.create(
        paper=paper,
        round=paper.round,
        step=before,
        verb=verb,
        words=words.strip(),
        person_id=actor.person_id or 0,
        name=actor.printed_name,
        post=actor.printed_post,
        on_behalf_of=leader,
    )
    paper.state, paper.since = step.target, timezone.now()
    paper.save()
    note(
        actor=actor,
        paper=paper,
        verb=verb,
        sentence=_SENTENCES[verb].format(paper=named(paper)),
        reason=words,
        on_behalf_of=leader,
    )
    _after(paper, verb, actor)
    return paper


def _prepare(paper: Paper, verb: str, actor: User) -> None:
    """What a step checks and keeps of the paper before it goes on."""
    if verb in {"submit", "submit_form"}:
        if faults := missing_in(paper):
            raise ValidationError(faults)
        paper.round += 1
        paper.departures, paper.form_mark, paper.approved_sha256 = [], "", ""
        paper.content_mark = marks_of(actor.printed_name) if verb == "submit_form" else ""
        Version.objects.create(
            paper=paper,
            round=paper.round,
            subject=paper.document.subject,
            content=paper.content,
            sha256=fingerprint(paper.document.subject, paper.content),
            author_name=actor.printed_name,
        )
    elif verb == "agree" and paper.state == PaperState.CONTENT:
        paper.content_mark = marks_of(actor.printed_name)
    elif verb in {"pass", "pass_signer"}:
        paper.form_mark = marks_of(actor.printed_name)
        paper.departures = departures_of(paper)
    elif verb == "sign":
        if signer_of(paper, today()) is None:
            raise ValidationError(
                _("Người ký không còn thẩm quyền ký vào ngày này. Hãy trả lại để người soạn chọn người ký khác.")
            )
        paper.approved_sha256 = fingerprint(paper.document.subject, paper.content)


def _after(paper: Paper, verb: str, actor: User) -> None:
    if verb == "cancel":
        for hook in after_cancel:
            hook(paper, actor)
    elif verb == "return":
        tell(paper, person_ids=[paper.drafter_id], actor=actor, text=f"Trả lại để sửa: {named(paper)}")
    elif verb != "withdraw":
        tell(paper, actor=actor, text=_TURNS[PaperState(paper.state)].format(paper=named(paper)))
