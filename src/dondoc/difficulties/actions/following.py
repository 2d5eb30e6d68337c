"""What follows a decision: the document that proposes it goes out, an answer comes in, the task it became is done."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.difficulties.actions.moving import move, take
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.rules import DifficultyState
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.plans.models import Duty
from dondoc.plans.rules import WorkState
from dondoc.records.models import Document
from dondoc.records.rules import Direction


@transaction.atomic
def send(*, actor: User, difficulty: Difficulty, document: Document, expected_on: date) -> Difficulty:
    """The document that proposes it has gone out; from now the answer is waited for.

    Raises:
        ValidationError: on `document` or `expected_on`.
    """
    if document.direction != Direction.OUTGOING or document.draft:
        raise ValidationError({"document": _("Hãy chọn một văn bản đi đã ban hành.")})
    _in_future(expected_on)
    return take(actor, difficulty, "send", due_on=expected_on, sent=document, expected_on=expected_on)


def _in_future(day: date) -> None:
    if day < today():
        raise ValidationError({"expected_on": _("Ngày này đã qua. Hãy chọn ngày từ hôm nay trở đi.")})


@transaction.atomic
def take_answer(*, actor: User, difficulty: Difficulty, words: str, document: Document | None = None) -> Difficulty:
    """The authority has answered: by an incoming document, or otherwise as the words say.

    Raises:
        ValidationError: on `document`, when it is none that came in.
    """
    if document is not None and document.direction != Direction.INCOMING:
        raise ValidationError({"document": _("Hãy chọn một văn bản đến.")})
    return take(actor, difficulty, "take_answer", words=words, answer=words.strip(), reply=document)


def follow_duty(duty: Duty, verb: str, actor: User) -> None:
    """A task that a difficulty became: accepted, it answers the difficulty; opened again or cancelled, it takes that back.
    The hook of `plans`; the duty journals itself.
    """
    found = Difficulty.objects.select_for_update(of=("self",)).filter(born_id=duty.task_id)
    difficulty = found.select_related("kind__consolidator", "body", "carrier").first()
    if difficulty is None:
        return
    task = duty.task
    if verb == "approve" and task.state == WorkState.DONE and difficulty.state == DifficultyState.ASSIGNED:
        told = duty.updates.exclude(narrative="").filter(kind="submit").first()
        difficulty.answer = told.narrative if told else ""
        move(actor, difficulty, "finish", words=difficulty.answer)
    elif verb == "reopen" and difficulty.state == DifficultyState.ANSWERED:
        difficulty.answer = ""
        move(actor, difficulty, "unfinish")
    elif verb == "cancel" and task.state == WorkState.CANCELLED and difficulty.state == DifficultyState.ASSIGNED:
        difficulty.born = None
        move(actor, difficulty, "fall_back")
