"""What the review of a draft shares: the lock with its guard, and the journal line."""

from collections.abc import Iterable

from dondoc.frame.access import ensure
from dondoc.people.actions.writing import journalled
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.plans.access import can_review
from dondoc.plans.models import Plan, Task


def locked_draft(actor: User, plan_id: int) -> Plan:
    """The draft for writing, once the actor may review it."""
    standing_of(actor)
    plan = Plan.objects.select_for_update(of=("self",)).select_related("document").get(pk=plan_id)
    ensure(can_review(actor, plan))
    return plan


def journal_review(*, actor: User, plan: Plan, verb: str, sentence: str) -> None:
    """One entry on the plan; a title at the end of the sentence does not double its full stop."""
    journalled(
        actor=actor,
        kind="plans.plan",
        verb=verb,
        thing=plan,
        sentence=f"{sentence.rstrip(' .;,/')}.",
    )


def looked_at(task: Task, fields: Iterable[str]) -> None:
    """A person has seen those fields: they are no guess of the reader any more."""
    for name in fields:
        if name in task.reading:
            task.reading[name] = {**task.reading[name], "confidence": 1.0}
