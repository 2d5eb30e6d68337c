"""What the verbs share: a task's kept columns, its journal line, and who hears of a change."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from dondoc.journal.actions import record
from dondoc.notices.actions import notify
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.plans.models import Assignment, Duty, Task, Update
from dondoc.plans.queries import deciders_of, heads_of
from dondoc.plans.rules import FAR, OPEN_STATES, Part, WorkState, least_advanced

LABEL = 90  # characters of a title in a sentence


def short(text: str) -> str:
    """A title short enough for a sentence."""
    return text if len(text) <= LABEL else text[: LABEL - 1].rstrip() + "…"


def joined(names: Iterable[Assignment], part: Part, limit: int) -> str:
    """The printed names of that part as one line of at most `limit` letters."""
    text = ", ".join(name.text.rstrip(" .;,") for name in names if name.part == part)
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def refresh(task: Task) -> None:
    """Writes the columns that a task keeps from its duties: state, nearest open deadline, percent, last news."""
    duties = list(task.duties.all())
    open_duties = [d for d in duties if d.state in OPEN_STATES]
    current = open_duties or duties
    deadlines = [d.deadline for d in current if d.deadline]
    task.state = least_advanced((d.state for d in current), regular=any(d.period for d in duties))
    if task.withdrawn_by_id is not None and task.state == WorkState.PERIOD_DONE:
        task.state = WorkState.CANCELLED  # no further period is asked for
    task.deadline = min(deadlines) if deadlines and open_duties else (max(deadlines) if deadlines else None)
    task.deadline_key = task.deadline or FAR
    task.percent = round(sum(d.percent for d in current) / len(current)) if current else 0
    task.news_at = max((d.news_at for d in duties), default=None)
    task.done_on = _accepted_on(task, current)
    task.save(
        update_fields=["fold", "state", "deadline", "deadline_key", "percent", "news_at", "done_on"],
    )


def _accepted_on(task: Task, duties: Sequence[Duty]) -> date | None:
    """The day the last of the results came in that make the task done, or done for its latest period."""
    if task.state not in {WorkState.DONE, WorkState.PERIOD_DONE}:
        return None
    accepted = [d for d in duties if d.state == WorkState.DONE]
    if task.state == WorkState.PERIOD_DONE:
        latest = max(accepted, key=lambda d: d.starts_on).period
        accepted = [d for d in accepted if d.period == latest]
    return max((d.finished_on for d in accepted if d.finished_on), default=None)


def journal_duty(
    *, actor: User, duty: Duty, verb: str, sentence: str, reason: str = "", on_behalf_of: str = ""
) -> None:
    """One entry on the duty's task."""
    standing_of(actor)
    record(
        actor=actor,
        verb=f"plans.duty.{verb}",
        object_type="plans.task",
        object_id=duty.task_id,
        object_label=str(duty.task),
        sentence=sentence,
        reason=reason,
        on_behalf_of=on_behalf_of,
    )


def tell(*, person_ids: Iterable[int], actor: User, duty: Duty, text: str, mark: Update, urgent: bool = False) -> None:
    """A notice to the given persons but the actor; `mark` keeps one event to one notice."""
    notify(
        person_ids=[p for p in person_ids if p != actor.person_id],
        key=notice_key(duty, mark.kind, mark.pk),
        text=text,
        url=reverse("plans:task", args=[duty.task_id]),
        urgent=urgent,
    )


def notice_key(duty: Duty, kind: str, mark: int) -> str:
    return f"duty:{duty.pk}:{kind}:{mark}"


def decider_ids(duty: Duty) -> list[int]:
    return [person.pk for person in deciders_of(duty.task, today())]


def lead_ids(duty: Duty) -> list[int]:
    """Who answers for the duty: the heads of its unit, and its handler."""
    ids = list(heads_of([duty.body_id], today()).values_list("pk", flat=True))
    return [*ids, duty.handler_id] if duty.handler_id else ids
