"""Lists of tasks and duties by what is asked of them, on pages and by other programs."""

from dataclasses import dataclass

from django.db.models import QuerySet

from dondoc.frame.search import holds
from dondoc.language import fold
from dondoc.people.queries import today
from dondoc.plans.models import Duty, Involvement, Task
from dondoc.plans.queries import board_dates, time_condition
from dondoc.plans.rules import Part

# What `sort` names: the keys of the order, the last unique.
TASK_ORDERS = {
    "due": ("deadline_key", "id"),
    "-due": ("-deadline_key", "-id"),
    "plan": ("plan_id", "position", "id"),
    "new": ("-id",),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Nothing is asked by what is empty. `time` is a name of `time_condition`; `unit` leads, `leader` directs (ids)."""

    state: str = ""
    time: str = ""
    unit: int | str = ""
    leader: int | str = ""
    words: str = ""


def narrowed_tasks(tasks: QuerySet[Task], wanted: Wanted) -> QuerySet[Task]:
    """`tasks` as they are wanted."""
    if wanted.state:
        tasks = tasks.filter(state=wanted.state)
    if wanted.time:
        tasks = tasks.filter(time_condition(wanted.time, board_dates(today())))
    if wanted.unit:
        led = Involvement.objects.filter(part=Part.LEADS, body_id=wanted.unit)
        tasks = tasks.filter(pk__in=led.values("task_id"))
    if wanted.leader:
        directed = Involvement.objects.filter(part=Part.DIRECTS, person_id=wanted.leader)
        tasks = tasks.filter(pk__in=directed.values("task_id"))
    words = fold(wanted.words)
    return tasks.filter(holds(words)) if words else tasks


def narrowed_duties(duties: QuerySet[Duty], wanted: Wanted) -> QuerySet[Duty]:
    """`duties` as they are wanted; `unit` answers for them."""
    if wanted.state:
        duties = duties.filter(state=wanted.state)
    if wanted.time:
        duties = duties.filter(time_condition(wanted.time, board_dates(today())))
    if wanted.unit:
        duties = duties.filter(body_id=wanted.unit)
    if wanted.leader:
        directed = Involvement.objects.filter(part=Part.DIRECTS, person_id=wanted.leader)
        duties = duties.filter(task_id__in=directed.values("task_id"))
    words = fold(wanted.words)
    return duties.filter(holds(words, "task__fold")) if words else duties
