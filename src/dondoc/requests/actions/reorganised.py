"""Requests pass to others when bodies are reorganised. The act that changed the apparatus journals it."""

from dondoc.people.hooks import Move
from dondoc.people.models import User
from dondoc.requests.actions.keeping import tell_addressees
from dondoc.requests.models import Request
from dondoc.requests.queries.reorganised import unsent
from dondoc.requests.rules import AnswerState, RequestState, hour_words


def move_owed(_actor: User, move: Move) -> None:
    """The heir answers instead, with what was filled in and drafted. Where it is asked itself its own answer stands for
    both; a draft of the former body is left to the Office.
    """
    for one in unsent(move.former).select_for_update(of=("self",)).filter(pk__in=list(move.to)):
        request, heir = one.request, move.to[one.pk]
        if request.addressees.filter(body=heir).exists():
            if one.state == AnswerState.WAITING:
                one.delete()
            continue
        request.cells.filter(body=move.former).update(body=heir)
        one.body = heir
        one.save(update_fields=["body"])
        if request.state != RequestState.DRAFTING:
            text = f"Trả lời thay {move.former}: “{request.title}”, hạn {hour_words(request.due_local)}. {move.why}"
            tell_addressees([one], key="requests.passed", text=text)


def move_asked(_actor: User, move: Move) -> None:
    """The heir asks and collates from now on."""
    for request in Request.objects.select_for_update(of=("self",)).filter(pk__in=list(move.to), unit=move.former):
        request.unit = move.to[request.pk]
        request.save(update_fields=["unit", "fold"])
