"""What the program knows of a plan's tasks in a period."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from dondoc.plans.models import Duty, Plan, Task, Update
from dondoc.plans.queries import timing_of
from dondoc.plans.queries.reviewing import place_of as place_in_plan
from dondoc.plans.rules import ADVANCE, OPEN_STATES, Share, Timeliness, UpdateKind, WorkState, least_advanced, shares
from dondoc.worktime import Period

SAID = (UpdateKind.PROGRESS, UpdateKind.SUBMIT)
PLACE_LENGTH = 60  # characters of a title that name a task which has no number


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a unit said of one duty in a period, oldest first. `updates` is what stands: the result that was accepted or
    still waits, else the progress reported; `heard` all that no leader returned; `figures` those of an update that brings none
    of its own: update id → the latest figure of each label.
    """

    updates: Sequence[Update] = ()
    heard: Sequence[Update] = ()
    figures: Mapping[int, Sequence[dict[str, Any]]] = field(default_factory=dict)
    returned: bool = False  # the result of the period was returned by the leader, and none was given since


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """One task in a period: what was said of it, its duties, and how it stood at the end."""

    task: Task
    spoken: Sequence[Spoken]
    duties: Sequence[Duty]
    standing: str  # Vietnamese phrase of state and timeliness at the end

    @property
    def updates(self) -> list[Update]:
        """What stands of all its units, oldest first."""
        return sorted((u for one in self.spoken for u in one.updates), key=lambda u: u.pk)

    @property
    def heard(self) -> list[Update]:
        """All that its units said and no leader returned, oldest first."""
        return sorted((u for one in self.spoken for u in one.heard), key=lambda u: u.pk)

    @property
    def returned(self) -> bool:
        return any(one.returned for one in self.spoken)

    def figures_of(self, update: Update) -> Sequence[dict[str, Any]]:
        """The figures that are printed with an update."""
        return update.figures or next((one.figures[update.pk] for one in self.spoken if update.pk in one.figures), ())


@dataclass(frozen=True, slots=True)
class Tally:
    """The tasks of a plan at a day, by the shares that its page counts by, those finished and under way split by their
    deadline. Regular work accepted for its period counts as `met`.
    """

    total: int = 0
    done_on_time: int = 0
    done_late: int = 0
    met: int = 0
    submitted: int = 0
    running_in_time: int = 0
    running_overdue: int = 0
    not_accepted: int = 0
    not_accepted_overdue: int = 0  # of `not_accepted`
    paused: int = 0
    cancelled: int = 0
    transferred: int = 0
    silent: Sequence[str] = field(default=())  # places of tasks without any report in the period, by lead unit


def bounds(starts_on: date, ends_on: date) -> tuple[datetime, datetime]:
    """The first moment of a period and the first after it, in the agency's time."""
    start = timezone.make_aware(datetime.combine(starts_on, time.min))
    return start, timezone.make_aware(datetime.combine(ends_on + timedelta(days=1), time.min))


def facts_of(plan: Plan, period: Period, on: date) -> list[TaskFacts]:
    """What the units reported on each task of a plan in a period, in the plan's order (three queries)."""
    start, end = bounds(period.start, period.end)
    tasks = list(plan.tasks.exclude(state=WorkState.DRAFT).order_by("position", "id"))
    duties: dict[int, list[Duty]] = defaultdict(list)
    for duty in Duty.objects.filter(task__in=tasks, starts_on__lt=end.date()).select_related("body").order_by("id"):
        duties[duty.task_id].append(duty)
    logs: dict[int, dict[int, list[Update]]] = defaultdict(lambda: defaultdict(list))
    since = Update.objects.filter(duty__task__in=tasks, at__gte=start)  # a result may be returned after the period
    for update in since.select_related("duty__body").order_by("id"):
        logs[update.duty.task_id][update.duty_id].append(update)
    day = min(on, period.end)
    return [
        TaskFacts(
            task,
            [spoken_of(log, start, end) for log in logs[task.pk].values()],
            duties[task.pk],
            standing_phrase(task, duties[task.pk], day),
        )
        for task in tasks
    ]


def spoken_of(log: Iterable[Update], start: datetime, end: datetime) -> Spoken:
    """What of the updates of one duty, oldest first, stands for the time from `start` to before `end`. A result that was
    returned or taken back does not.
    """
    given: Update | None = None
    undone: dict[int, str] = {}
    said: list[Update] = []
    for update in log:
        if update.kind == UpdateKind.SUBMIT:
            given = update
        elif given is not None and update.state_after in {WorkState.RETURNED, WorkState.RUNNING}:
            undone[given.pk], given = update.state_after, None
        if update.kind in SAID and start <= update.at < end:
            said.append(update)
    heard = [update for update in said if update.pk not in undone]
    if given is None or given not in heard:
        ends = [undone[update.pk] for update in said if update.pk in undone]
        return Spoken(updates=heard, heard=heard, returned=given is None and ends[-1:] == [WorkState.RETURNED])
    latest = {figure["label"]: figure for update in heard for figure in update.figures}
    return Spoken(updates=[given], heard=heard, figures={} if given.figures else {given.pk: list(latest.values())})


def standing_phrase(task: Task, duties: Sequence[Duty], on: date) -> str:
    """State and timeliness in words, e.g. "Đang thực hiện, quá hạn 3 ngày"."""
    duty = furthest_behind(duties, on)
    timed = timing_of(duty or task, on)
    state = WorkState((duty or task).state)
    if duty and met_its_period(duty):
        return "Đạt yêu cầu trong kỳ, tiếp tục thực hiện"
    word = WorkState.RUNNING.label if state is WorkState.RETURNED else state.label
    if timed.kind is Timeliness.OVERDUE:
        return f"{word}, quá hạn {timed.days} ngày"
    if timed.kind in {Timeliness.DONE_EARLY, Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE}:
        return timed.kind.label
    return word


def furthest_behind(duties: Sequence[Duty], on: date) -> Duty | None:
    """Of a task's open duties, or of those of its latest period, the one that speaks for it: an overdue one first, then
    the least advanced.
    """
    if not duties:
        return None
    latest = max(duties, key=lambda d: (d.starts_on, d.pk)).period
    current = [d for d in duties if d.state in OPEN_STATES] or [d for d in duties if d.period == latest]
    return min(
        current, key=lambda d: (timing_of(d, on).kind is not Timeliness.OVERDUE, ADVANCE.index(WorkState(d.state)))
    )


def met_its_period(duty: Duty) -> bool:
    """Regular work that was accepted for its period: done for now, never finished."""
    return bool(duty.period) and duty.state == WorkState.DONE


def tally_of(facts: Sequence[TaskFacts], on: date) -> Tally:
    """The tasks by their shares at a day, and whose tasks nobody reported on in the period."""
    counts: Counter[str] = Counter()
    silent: dict[str, list[str]] = {}
    for fact in facts:
        counts.update(counts_of(fact, on))
        if not fact.updates and not fact.returned and fact.task.lead_text:
            silent.setdefault(fact.task.lead_text, []).append(_place(fact.task))
    named = tuple(f"{', '.join(places)} ({unit})" for unit, places in silent.items())
    return Tally(total=len(facts), silent=named, **counts)


def counts_of(fact: TaskFacts, on: date) -> list[str]:
    """The counts of Tally that a task goes into; its state is the one that lists show (plans.actions.keeping.refresh)."""
    current = [d for d in fact.duties if d.state in OPEN_STATES] or fact.duties
    state = least_advanced((d.state for d in current), regular=any(d.period for d in fact.duties))
    times = {timing_of(duty, on).kind for duty in current}
    late = Timeliness.OVERDUE in times
    share = shares({state if current else fact.task.state: 1})[0][0]
    if share is Share.DONE:
        return ["done_late" if Timeliness.DONE_LATE in times else "done_on_time"]
    if share is Share.RUNNING:
        return ["running_overdue" if late else "running_in_time"]
    if share is Share.NOT_ACCEPTED:
        return ["not_accepted", *(["not_accepted_overdue"] if late else [])]
    return ["met" if share is Share.PERIOD_DONE else str(share)]


def _place(task: Task) -> str:
    """A task by its number in the plan, by its first words where it has none."""
    if task.ordinal:
        return place_in_plan(task)
    title = task.title.rstrip(" .")
    return f"“{title if len(title) <= PLACE_LENGTH else title[: PLACE_LENGTH - 1].rstrip() + '…'}”"
