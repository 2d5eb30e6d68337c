"""One step of the machine with everything that follows from it: the row of the way, what it carries, who hears of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from dondoc.calendars.queries import calendar_for
from dondoc.difficulties.access import can_take
from dondoc.difficulties.models import Difficulty, DifficultyStep
from dondoc.difficulties.queries import days_of_step, persons_in_turn, raiser_ids
from dondoc.difficulties.rules import DIFFICULTY, ENDED_STATES, TAKEN_BACK, Joining
from dondoc.difficulties.rules import DifficultyState as S
from dondoc.frame.access import ensure
from dondoc.frame.actors import Actor
from dondoc.notices.actions import notify, withdraw
from dondoc.people.actions.writing import journalled
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.plans.actions.keeping import short

# What whoever's turn it is hears when a difficulty comes to a step.
_TURN_TEXT = {
    S.RAISED: "Khó khăn, vướng mắc mới cần tiếp nhận: {title}",
    S.TAKEN_UP: "Khó khăn, vướng mắc cần tổng hợp: {title}",
    S.MORE_ASKED: "Đề nghị đơn vị bổ sung thông tin: {title}",
    S.SUBMITTED: "Kính trình đồng chí quyết định: {title}",
    S.PROPOSING: "Cần soạn văn bản kiến nghị: {title}",
    S.ANSWERED: "Đã có kết quả giải quyết, mời đơn vị xác nhận: {title}",
}
# What whoever raised it hears besides.
_RAISER_TEXT = {
    "take_up": "Khó khăn, vướng mắc đã được tiếp nhận: {title}",
    "submit": "Khó khăn, vướng mắc đã được trình lãnh đạo: {title}",
    "assign": "Đã giao đơn vị giải quyết: {title}",
    "propose": "Sẽ kiến nghị cấp có thẩm quyền: {title}",
    "send": "Đã gửi văn bản kiến nghị: {title}",
    "join": "Được giải quyết chung với vướng mắc cùng loại: {title}",
}


def locked(difficulty: Difficulty) -> Difficulty:
    """The row as it stands now, held until the end of the transaction."""
    rows = Difficulty.objects.select_for_update(of=("self",)).select_related("kind__consolidator", "body", "carrier")
    return rows.get(pk=difficulty.pk)


@transaction.atomic
def take(
    actor: User, difficulty: Difficulty, verb: str, *, words: str = "", due_on: date | None = None, **changes: Any
) -> Difficulty:
    """A step that a person takes, if they may: fields change, the way goes on, one line in the journal."""
    difficulty = locked(difficulty)
    ensure(can_take(actor, difficulty, verb))
    for name, value in changes.items():
        setattr(difficulty, name, value)
    taken = move(actor, difficulty, verb, words=words, due_on=due_on)
    journal(actor, difficulty, verb, f"{taken.what}: {short(difficulty.title)}.", reason=words)
    return difficulty


def move(
    actor: Actor, difficulty: Difficulty, verb: str, *, words: str = "", due_on: date | None = None
) -> DifficultyStep:
    """Takes the step and appends it; whoever may is the caller's question, and so is the journal.

    Raises:
        StepRefused: when the table has no such step now, or it asks for words and has none.
    """
    step = DIFFICULTY.step(difficulty.state, verb, reason=words)
    on, before = today(), difficulty.taken.first()
    begin(difficulty, step.target, on, due_on=due_on)
    difficulty.closed_on = on if step.target == S.CLOSED else None
    difficulty.save()
    taken = append(actor, difficulty, verb, step.word, words)
    if verb not in TAKEN_BACK:
        tell(actor, difficulty, taken)
    elif before is not None:
        withdraw(key=notice_key(difficulty, before))
    _carry_on(actor, difficulty, verb)
    return taken


def begin(difficulty: Difficulty, state: str, on: date, *, due_on: date | None = None) -> None:
    """Puts a difficulty, not saved yet, at a step: until the day named, else for as long as its kind gives the step."""
    difficulty.state, difficulty.state_since = state, timezone.now()
    difficulty.step_days = None if due_on else days_of_step(difficulty.kind, state)
    counted = calendar_for(on).add_working_days(on, difficulty.step_days) if difficulty.step_days else None
    difficulty.due_on = due_on or counted


def append(actor: Actor, difficulty: Difficulty, verb: str, what: str, words: str = "") -> DifficultyStep:
    """One row of the way."""
    if isinstance(actor, User):
        standing_of(actor)
    return DifficultyStep.objects.create(
        difficulty=difficulty,
        verb=verb,
        at=timezone.now(),
        person_id=actor.person_id,
        who=actor.printed_name,
        post=actor.printed_post,
        what=what,
        words=words.strip(),
        state_after=difficulty.state,
        due_on=difficulty.due_on,
    )


def _carry_on(actor: Actor, difficulty: Difficulty, verb: str) -> None:
    """Those that are solved with it are answered with it, and wait again when its answer is taken back; one that leaves or
    is finished may have been the last of a common one.
    """
    carried = Difficulty.objects.select_for_update(of=("self",)).select_related("kind__consolidator", "body", "carrier")
    if difficulty.state == S.ANSWERED:
        words = difficulty.answer or difficulty.decision
        for one in carried.filter(carrier=difficulty, state=S.CARRIED):
            move(actor, one, "answer", words=words)
    elif verb in {"revoke", "unfinish"}:
        for one in carried.filter(carrier=difficulty, state=S.ANSWERED):
            move(actor, one, "unanswer")
    elif difficulty.state == S.WITHDRAWN:
        for one in carried.filter(carrier=difficulty, state=S.CARRIED):
            release(actor, one)
    elif verb in {"confirm", "reopen"} and difficulty.carrier is not None:
        common = difficulty.carrier
        if verb == "reopen":
            difficulty.carrier, difficulty.joining = None, Joining.NONE
            difficulty.save()
        _settle(actor, common)


def release(actor: Actor, difficulty: Difficulty) -> None:
    """One that was solved with another goes its own way again."""
    difficulty.carrier, difficulty.joining = None, Joining.NONE
    move(actor, difficulty, "split")


def _settle(actor: Actor, common: Difficulty) -> None:
    """A common difficulty ends when nobody has anything more to confirm."""
    if common.common and common.state == S.ANSWERED:
        waiting = Difficulty.objects.filter(carrier=common).exclude(state__in=ENDED_STATES)
        if not waiting.exists():
            move(actor, common, "confirm")


def tell(actor: Actor, difficulty: Difficulty, taken: DifficultyStep) -> None:
    """Whoever's turn it is now hears of the step, and so do those who raised it."""
    on = today()
    text = _TURN_TEXT.get(S(difficulty.state))
    if text is not None:
        _notify(actor, difficulty, taken, persons_in_turn(difficulty, on), text)
    heard = _RAISER_TEXT.get(taken.verb)
    if heard is not None:
        carried = Difficulty.objects.filter(carrier=difficulty, state=S.CARRIED).select_related("kind")
        for one in (difficulty, *carried):
            if not one.common:
                _notify(actor, one, taken, raiser_ids(one, on), heard)


def _notify(actor: Actor, difficulty: Difficulty, taken: DifficultyStep, persons: Iterable[int], text: str) -> None:
    notify(
        person_ids=[pk for pk in persons if pk != actor.person_id],
        key=notice_key(difficulty, taken),
        text=text.format(title=short(difficulty.title)),
        url=reverse("difficulties:difficulty", args=[difficulty.pk]),
        urgent=difficulty.is_urgent,
    )


def notice_key(difficulty: Difficulty, taken: DifficultyStep) -> str:
    return f"difficulty:{difficulty.pk}:{taken.pk}"


def journal(actor: Actor, difficulty: Difficulty, verb: str, sentence: str, *, reason: str = "") -> None:
    """One line about a difficulty."""
    journalled(
        actor=actor,
        kind="difficulties.difficulty",
        verb=verb,
        thing=difficulty,
        sentence=sentence,
        reason=reason,
    )
