"""What a leader decides: resolved within competence, given to a unit, proposed to the authority above, or sent back."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.difficulties.access import can_take
from dondoc.difficulties.actions.moving import journal, locked, move, take
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.rules import Outcome
from dondoc.frame.access import ensure
from dondoc.language import format_date
from dondoc.people.models import Body, User
from dondoc.people.queries import standing_of
from dondoc.plans.actions.intake import Given, task_from_act
from dondoc.plans.actions.keeping import short
from dondoc.plans.rules import PlanState, SourceKind


def return_difficulty(*, actor: User, difficulty: Difficulty, words: str) -> Difficulty:
    """Back to the consolidator, with what must be made clear."""
    return take(actor, difficulty, "return", words=words)


def refer(*, actor: User, difficulty: Difficulty, words: str) -> Difficulty:
    """The deputy in charge asks the head of the agency to decide."""
    return take(actor, difficulty, "refer", words=words, decider=None)


def resolve(*, actor: User, difficulty: Difficulty, words: str) -> Difficulty:
    """Decided within competence; the words are the decision."""
    return take(
        actor,
        difficulty,
        "resolve",
        words=words,
        outcome=Outcome.RESOLVED,
        decision=words.strip(),
        decided_by_id=actor.person_id,
    )


def revoke(*, actor: User, difficulty: Difficulty) -> Difficulty:
    """Undo of `resolve`, until the raiser has confirmed."""
    return take(actor, difficulty, "revoke", outcome=Outcome.NONE, decision="", decided_by=None)


@dataclass(frozen=True, slots=True)
class Order:
    """Who is to solve it, until when, in the leader's words."""

    words: str
    lead: Body
    due: date


@transaction.atomic
def assign(*, actor: User, difficulty: Difficulty, order: Order) -> Difficulty:
    """A unit gets it as a task, in the plan that it came from, else in the agency's running plan; when the result is
    accepted, the difficulty is answered.

    Raises:
        ValidationError: by field of `Order`.
    """
    difficulty = locked(difficulty)
    ensure(can_take(actor, difficulty, "assign"))
    standing = standing_of(actor)
    plan = difficulty.task.plan if difficulty.task and difficulty.task.plan.state == PlanState.ISSUED else None
    task = task_from_act(
        Given(
            title=order.words,
            lead=order.lead,
            director=actor.person,
            due=order.due,
            source_kind=SourceKind.DIFFICULTY,
            source_text=f"{standing.title} {standing.name} quyết định về khó khăn, vướng mắc của {difficulty.body}: {difficulty.title}",
            plan=plan,
        ),
        actor,
    )
    difficulty.outcome, difficulty.decision = Outcome.ASSIGNED, order.words.strip()
    difficulty.decided_by_id, difficulty.born = actor.person_id, task
    move(actor, difficulty, "assign", words=order.words)
    journal(
        actor,
        difficulty,
        "assign",
        f"Giao {order.lead} giải quyết trước ngày {format_date(order.due)}: {short(difficulty.title)}.",
        reason=order.words,
    )
    return difficulty


def propose(*, actor: User, difficulty: Difficulty, words: str, authority: str) -> Difficulty:
    """Beyond the agency's competence: a document asks the competent authority.

    Raises:
        ValidationError: on `authority`, when it is empty.
    """
    if not authority.strip():
        raise ValidationError({"authority": _("Chưa ghi nơi kiến nghị. Hãy ghi tên cơ quan có thẩm quyền.")})
    return take(
        actor,
        difficulty,
        "propose",
        words=words,
        outcome=Outcome.PROPOSED,
        decision=words.strip(),
        authority=authority.strip(),
        decided_by_id=actor.person_id,
    )
