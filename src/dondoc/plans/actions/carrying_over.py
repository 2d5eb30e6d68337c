"""The issue of an amending plan, as it meets the work under way: what goes on keeps its duties, progress and history."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from dondoc.notices.actions import notify
from dondoc.people.models import Body, User
from dondoc.plans.actions.extending import set_by_document
from dondoc.plans.actions.handing_over import concerned, renew, withdraw_from_all
from dondoc.plans.actions.keeping import joined, refresh, short
from dondoc.plans.actions.opening import first_duty, period_for
from dondoc.plans.actions.working import locked, move
from dondoc.plans.models import Audience, ClauseChange, Duty, Involvement, Plan, Task
from dondoc.plans.queries import last_day
from dondoc.plans.queries.amending import PARTS, Change, as_rows, compare
from dondoc.plans.queries.issuing import SpelledOut
from dondoc.plans.rules import HANDED_OVER_FROM, OPEN_STATES, Part, PlanState, UpdateKind
from dondoc.plans.rules.amending import Amending, ClauseKind
from dondoc.records.models import Document

_WORDS = {
    ClauseKind.CHANGED: "{n} nhiệm vụ của đồng chí hoặc đơn vị thay đổi",
    ClauseKind.DROPPED: "{n} nhiệm vụ rút, không phải thực hiện nữa",
}


@dataclass(slots=True)
class _Issue:
    """One issue: the amending plan, the plan in which the work lives from now on, the names of the draft spelled out."""

    actor: User
    plan: Plan
    document: Document
    home: Plan
    parts: SpelledOut
    on: date
    told: dict[int, Counter[ClauseKind]] = field(default_factory=dict)

    @property
    def why(self) -> str:
        return f"Theo {self.document}"

    def tell(self, person_ids: Sequence[int], kind: ClauseKind) -> None:
        for person_id in person_ids:
            self.told.setdefault(person_id, Counter())[kind] += 1


def carry_over(
    *, actor: User, plan: Plan, document: Document, parts: SpelledOut, on: date
) -> tuple[Plan, list[Task], str]:
    """What an amending plan does to the tasks of the plan before it, inside its issue. An amendment leaves the work where it
    is and adds to it; a replacement takes the work over, and the plan before it ends.

    Returns:
        The plan in which the work lives, the tasks that are new and still to be given out, and what happened in words.
    """
    comparison = compare(plan)
    if comparison is None:
        raise ValueError("the plan amends none")
    replaces = comparison.amending is Amending.REPLACES
    issue = _Issue(actor, plan, document, plan if replaces else comparison.amended, parts, on)
    plan.clause_changes.all().delete()
    rows = as_rows(plan, comparison)
    for change in comparison.changes:
        if change.old is not None and change.new is not None:
            _go_on(issue, change.old, change.new, change, replaces=replaces)
        elif change.old is not None:
            _left_out(issue, change.old, change.kind, replaces=replaces)
    added = [c.new for c in comparison.of_kind(ClauseKind.ADDED) if c.new is not None]
    if not replaces:
        _append(issue.home, added)
    plan.tasks.filter(pk__in=[c.new.pk for c in comparison.changes if c.old is not None and c.new is not None]).delete()
    ClauseChange.objects.bulk_create(rows)
    _share(issue, comparison.amended)
    if replaces:
        comparison.amended.state = PlanState.WITHDRAWN
        comparison.amended.save()
    _tell(issue)
    return issue.home, added, comparison.sentence


def _append(home: Plan, added: Sequence[Task]) -> None:
    """New tasks of an amendment stand behind the others; they are saved when they are given out."""
    last = home.tasks.order_by("-position").values_list("position", flat=True).first() or 0
    for position, task in enumerate(added, start=last + 1):
        task.plan, task.position, task.aim = home, position, None


def _share(issue: _Issue, amended: Plan) -> None:
    """Whoever could read the plan can read what amended it, and who has work by it can read where the work lives."""
    readers = set(Audience.objects.filter(plan=amended).values_list("body_id", flat=True)) | issue.parts.body_ids
    Audience.objects.bulk_create(
        [Audience(plan=plan, body_id=body_id) for plan in {issue.plan, issue.home} for body_id in sorted(readers)],
        ignore_conflicts=True,
    )


def _left_out(issue: _Issue, old: Task, kind: ClauseKind, *, replaces: bool) -> None:
    if kind is ClauseKind.DROPPED:
        old.withdrawn_by = issue.document
        old.save(update_fields=["fold", "withdrawn_by"])
        duties = withdraw_from_all(old, issue.actor, f"{issue.why}, nhiệm vụ không còn trong kế hoạch")
        issue.tell(concerned(old, duties, issue.actor), kind)
    elif replaces:
        old.plan = issue.home
        old.position = issue.home.tasks.count() + 1
        old.aim = None
        old.save()


# ------------------------------------------------------------------ a clause that goes on
def _go_on(issue: _Issue, old: Task, new: Task, change: Change, *, replaces: bool) -> None:
    changed = {one.name for one in change.fields}
    if replaces:
        old.plan, old.section, old.ordinal, old.position = issue.home, new.section, new.ordinal, new.position
        old.aim = new.aim
    _rewrite(issue, old, new, changed)
    for part in PARTS:
        if part in changed:
            _rename(issue, old, new, part)
    if "time" in changed:
        for duty in _current(old):
            _set_time(issue, old, duty)
    refresh(old)
    if changed:
        issue.tell(concerned(old, list(old.duties.filter(state__in=OPEN_STATES)), issue.actor), ClauseKind.CHANGED)


def _rewrite(issue: _Issue, old: Task, new: Task, changed: set[str]) -> None:
    """What the document prints of the task itself."""
    old.carries_out = new.carries_out or old.carries_out
    old.programme = new.programme or old.programme
    if "title" in changed:
        old.title = new.title
    if "output" in changed:
        old.output = new.output
    if "time" in changed:
        old.printed_time, old.due, old.recurrence = new.printed_time, new.due, new.recurrence
        old.rhythm = "" if new.due else (new.rhythm or old.rhythm or issue.home.rhythm)
    if changed:
        old.source_document, old.source_text = issue.document, new.source_text
    old.save()


def _current(task: Task) -> list[Duty]:
    """The newest open duty of each body."""
    newest: dict[int, Duty] = {}
    for duty in task.duties.filter(state__in=OPEN_STATES).select_related("task__plan", "body").order_by("starts_on"):
        newest[duty.body_id] = duty
    return list(newest.values())


def _set_time(issue: _Issue, task: Task, duty: Duty) -> None:
    """The document's new time for work that is open. Work of a period keeps that period's end; the next follows the new
    rhythm.
    """
    period = period_for(task, issue.on)
    if period is not None and duty.period:
        return
    duty.period = period.key if period else ""
    due_on = period.end if period else task.due
    set_by_document(duty, due_on, last_day(due_on), issue.document)


def _rename(issue: _Issue, old: Task, new: Task, part: Part) -> None:
    """The names of a part are those of the new clause, with the bodies and persons that they mean today."""
    before = _leading(old)
    old.assignments.filter(part=part).delete()
    new.assignments.filter(part=part).update(task=old)
    old.involvements.filter(part=part).delete()
    bodies = {body for task, of, body in issue.parts.bodies if (task, of) == (new.pk, part)}
    persons = {person for task, of, person in issue.parts.persons if (task, of) == (new.pk, part)}
    Involvement.objects.bulk_create(
        [Involvement(task=old, part=part, body_id=body) for body in sorted(bodies)]
        + [Involvement(task=old, part=part, person_id=person) for person in sorted(persons)]
    )
    names = list(old.assignments.order_by("part", "position", "id"))
    old.lead_text, old.director_text = joined(names, Part.LEADS, 500), joined(names, Part.DIRECTS, 300)
    old.save(update_fields=["fold", "lead_text", "director_text"])
    if part == Part.LEADS:
        _change_leads(issue, old, before, bodies)


def _leading(task: Task) -> set[int]:
    leads = task.involvements.filter(part=Part.LEADS, body__isnull=False)
    return {body_id for body_id in leads.values_list("body_id", flat=True) if body_id is not None}


def _change_leads(issue: _Issue, task: Task, before: set[int], after: set[int]) -> None:
    """One unit in the place of another takes its open work over; more units get work of their own, fewer lose theirs."""
    leaving, coming = sorted(before - after), sorted(after - before)
    receivers = {body.pk: body for body in Body.objects.filter(pk__in=coming)}
    for place, body_id in enumerate(leaving):
        to = receivers[coming[place]] if place < len(coming) else None
        Involvement.objects.get_or_create(task=task, part=Part.FORMER, body_id=body_id)
        for duty in task.duties.filter(body_id=body_id, state__in=HANDED_OVER_FROM).order_by("id"):
            if to is None:
                move(actor=issue.actor, duty=locked(duty), verb="cancel", kind=UpdateKind.OTHER, reason=issue.why)
            else:
                renew(issue.actor, locked(duty), to, issue.why, duty.due_on)
    given = set(task.duties.filter(body_id__in=coming).values_list("body_id", flat=True))
    Duty.objects.bulk_create([first_duty(task, body_id, issue.on) for body_id in coming if body_id not in given])


# ------------------------------------------------------------------ who hears of it
def _tell(issue: _Issue) -> None:
    what = f"{issue.document}: {short(issue.plan.title)}"
    for person_id, counts in sorted(issue.told.items()):
        parts = [words.format(n=counts[kind]) for kind, words in _WORDS.items() if counts[kind]]
        notify(
            person_ids=[person_id],
            key=f"plan:{issue.plan.pk}:amended",
            text=f"{what}. {'; '.join(parts).capitalize()}.",
            url=reverse("plans:compare", args=[issue.plan.pk]),
            urgent=bool(counts[ClauseKind.CHANGED]),
        )
