"""To collate: begin, decide on opinions, write what the answers become, close; and to urge who is silent."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dondoc.frame.access import ensure
from dondoc.people.models import User
from dondoc.requests import hooks
from dondoc.requests.access import Doer, can_collate, can_take, can_urge
from dondoc.requests.actions.keeping import note, tell_addressees, tell_askers
from dondoc.requests.models import Addressee, Opinion, OutlineLine, Request
from dondoc.requests.queries.waiting import unanswered
from dondoc.requests.queries.words import composed_of, reminding_words, urging_words
from dondoc.requests.rules import REQUEST, AnswerState, RequestState, Verdict


@transaction.atomic
def take(*, actor: Doer, request: Request, verb: str) -> Request:
    """A step of the machine that needs no more than itself: collate, reopen, close."""
    request = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
    ensure(can_take(actor, request, verb))
    step = REQUEST.step(request.state, verb)
    request.state = step.target
    request.closed_at = timezone.now() if request.state == RequestState.CLOSED else None
    request.save(update_fields=["state", "closed_at", "fold"])
    if verb == "collate":
        compose(request)
    if verb == "close":
        for hook in hooks.after_close:
            hook(request, actor)
    note(actor=actor, request=request, verb=verb, sentence=f"{step.word}: “{request.title}”.")
    return request


def compose(request: Request) -> None:
    """The text of each outline line from the answers, where no person has changed it."""
    for line in request.lines.filter(edited=False):
        line.composed = composed_of(line)
        line.save(update_fields=["composed"])


@transaction.atomic
def compose_again(*, actor: User, request: Request) -> Request:
    """The composed text anew from the answers of now; what a person wrote stays."""
    ensure(can_collate(actor, request))
    compose(request)
    note(actor=actor, request=request, verb="compose", sentence="Tổng hợp lại lời theo đề cương từ các trả lời.")
    return request


@transaction.atomic
def edit_line(*, actor: User, line: OutlineLine, text: str) -> OutlineLine:
    """The collator's own words under one heading."""
    ensure(can_collate(actor, line.request))
    line.composed, line.edited = text.strip(), True
    line.save(update_fields=["composed", "edited"])
    note(actor=actor, request=line.request, verb="edit_line", sentence=f"Sửa lời tổng hợp “{line.text[:80]}”.")
    return line


@transaction.atomic
def decide_opinions(*, actor: User, request: Request, decided: Mapping[int, tuple[str, str]]) -> int:
    """Tiếp thu, giải trình: (verdict, response) by opinion pk; returns how many changed."""
    ensure(can_collate(actor, request))
    changed = []
    for opinion in Opinion.objects.filter(addressee__request=request, pk__in=decided):
        verdict, response = decided[opinion.pk]
        if verdict not in Verdict.values:
            continue
        if (opinion.verdict, opinion.response) != (verdict, response.strip()):
            opinion.verdict, opinion.response = verdict, response.strip()
            changed.append(opinion)
    Opinion.objects.bulk_update(changed, ["verdict", "response"])
    sentence = f"Ghi tiếp thu, giải trình cho {len(changed)} ý kiến."
    note(actor=actor, request=request, verb="decide", sentence=sentence)
    return len(changed)


@transaction.atomic
def urge(*, actor: User, request: Request, addressees: list[Addressee]) -> list[Addressee]:
    """Reminds those of the addressees that have not answered, in words that fit their rank. Once an hour at most."""
    now = timezone.now()
    urged = [one for one in addressees if can_urge(actor, one)]
    for one in urged:
        ensure(can_urge(actor, one))
        key = f"requests.urged:{timezone.localtime(now):%Y%m%d%H}"
        tell_addressees([one], key=key, text=urging_words(one), urgent=True)
        one.urged_at = now
        one.save(update_fields=["urged_at"])
    names = ", ".join(one.body.name for one in urged) or "không còn nơi nào"
    note(actor=actor, request=request, verb="urge", sentence=f"Nhắc trả lời: {names}.")
    return urged


@transaction.atomic
def remind(*, now: datetime) -> int:
    """Whoever has not answered hears once within a day of the hour, once after it; then who asks hears too. Keys make it
    once, so it is no matter how often this runs. Returns how many requests were looked at.
    """
    looked = 0
    for overdue in (False, True):
        for request in unanswered(now, overdue=overdue):
            looked += 1
            _remind(request, overdue=overdue)
    return looked


def _remind(request: Request, *, overdue: bool) -> None:
    waiting = list(request.addressees.exclude(state=AnswerState.SENT).select_related("body", "request"))
    if not waiting:
        return
    stage, mark = ("overdue" if overdue else "soon"), f"{request.due_at:%Y%m%d%H%M}"
    for one in waiting:
        tell_addressees(
            [one], key=f"requests.{stage}:{mark}", text=reminding_words(one, overdue=overdue), urgent=overdue
        )
    if overdue:
        tell_askers(
            request,
            key=f"requests.silent:{request.pk}:{mark}",
            text=f"Đến hạn, còn {len(waiting)} nơi chưa trả lời “{request.title}”.",
        )
