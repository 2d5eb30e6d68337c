"""A draft that amends or replaces an issued plan, clause by clause; after its issue as it was frozen then."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from dondoc.language import fold
from dondoc.plans.models import Assignment, ClauseChange, Plan, Task
from dondoc.plans.queries import AnyUser, visible_plans
from dondoc.plans.queries.reviewing import draft_tasks, place_of
from dondoc.plans.rules import Part, PlanState, Recurrence, WorkState
from dondoc.plans.rules.amending import Amending, Clause, ClauseKind, Matching, Piece, marked, match_clauses
from dondoc.ui.components.text import day

PARTS = (Part.DIRECTS, Part.LEADS, Part.COOPERATES)
END = 10**6  # behind every clause of the amending plan
GONE = (WorkState.CANCELLED, WorkState.TRANSFERRED)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a clause that differs: `name` is "title", "time", "output" or a part; both sides as they are printed."""

    name: str
    label: str
    before: str
    after: str

    @property
    def pieces(self) -> tuple[list[Piece], list[Piece]]:
        return marked(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one clause. `hint` says of which other clause it is a part, `chosen` that a reviewer said so."""

    kind: ClauseKind
    old: Task | None
    new: Task | None
    fields: tuple[FieldChange, ...] = ()
    hint: str = ""
    chosen: bool = False
    place_before: str = ""
    place_after: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every clause of both plans, none twice, in the order of the amending plan; what it leaves out stands last."""

    amended: Plan
    amending: Amending
    changes: tuple[Change, ...]

    def of_kind(self, *kinds: ClauseKind) -> list[Change]:
        return [change for change in self.changes if change.kind in kinds]

    @property
    def counts(self) -> list[tuple[ClauseKind, int]]:
        return [(kind, n) for kind in ClauseKind if (n := len(self.of_kind(kind)))]

    @property
    def sentence(self) -> str:
        """In words: "8 giữ nguyên, 2 thay đổi, 1 rút"."""
        return ", ".join(f"{n} {kind.label[:1].lower()}{kind.label[1:]}" for kind, n in self.counts)


def amendable(user: AnyUser, plan: Plan) -> QuerySet[Plan]:
    """The issued plans that a draft may amend or replace."""
    plans = visible_plans(user).filter(running=False, state=PlanState.ISSUED, amends__isnull=True)
    replacing = visible_plans(user).filter(state=PlanState.ISSUED, amending=Amending.REPLACES)
    return (plans | replacing).exclude(pk=plan.pk).defer("source_blocks", "reading").order_by("-id")


def versions_of(user: AnyUser, plan: Plan) -> QuerySet[Plan]:
    """The issued plans that amended or replaced a plan, oldest first."""
    later = visible_plans(user).filter(amends=plan).exclude(state=PlanState.DRAFT)
    return later.select_related("document").defer("source_blocks", "reading").order_by("issued_at", "id")


def amended_tasks(plan: Plan) -> QuerySet[Task]:
    """The tasks that a plan still asks for, with their names."""
    names = Assignment.objects.select_related("body", "group", "post", "person").order_by("part", "position", "id")
    return (
        plan.tasks.filter(dropped=False, withdrawn_by__isnull=True)
        .exclude(state__in=GONE)
        .select_related("plan", "source_document")
        .prefetch_related(Prefetch("assignments", queryset=names))
        .order_by("position", "id")
    )


def _clauses(tasks: Iterable[Task]) -> list[Clause]:
    return [Clause(task.pk, place_of(task) if task.ordinal else "", task.title) for task in tasks]


def compare(plan: Plan) -> Comparison | None:
    """The comparison of a draft with the plan that it amends, as it stands now; None for a plan that amends none."""
    if plan.amends is None:
        return None
    old, new = list(amended_tasks(plan.amends)), list(draft_tasks(plan))
    amending = Amending(plan.amending or Amending.AMENDS)
    chosen = list(plan.clause_changes.all())
    settled = {row.new_id: row.old_id for row in chosen if row.new_id is not None}
    fates = {row.old_id: ClauseKind(row.kind) for row in chosen if row.new_id is None and row.old_id is not None}
    found = match_clauses(_clauses(old), _clauses(new), settled)
    by_key = {task.pk: task for task in old}
    changes = [_of_new(task, by_key, found, settled, amending) for task in new]
    kept = set(found.pairs.values())
    left = [task for task in old if task.pk not in kept]
    new_by_key = {task.pk: task for task in new}
    changes += [_of_left(task, new_by_key, found, fates, amending) for task in left]
    return Comparison(plan.amends, amending, tuple(changes))


def matched_ids(plan: Plan) -> frozenset[int]:
    """The draft's tasks that go on with one of the plan that it amends."""
    return going_on(compare(plan))


def going_on(found: Comparison | None) -> frozenset[int]:
    """The same of a comparison that is made already."""
    rows = found.of_kind(ClauseKind.SAME, ClauseKind.CHANGED) if found else []
    return frozenset(change.new.pk for change in rows if change.new is not None)


def _of_new(
    new: Task,
    by_key: Mapping[int, Task],
    found: Matching,
    settled: Mapping[int, int | None],
    amending: Amending,
) -> Change:
    chosen = new.pk in settled
    if new.pk not in found.pairs:
        whole = by_key.get(found.split_from.get(new.pk, 0))
        hint = f"tách từ nhiệm vụ {place_of(whole)}" if whole else ""
        return Change(ClauseKind.ADDED, None, new, hint=hint, chosen=chosen, place_after=place_of(new), title=new.title)
    old = by_key[found.pairs[new.pk]]
    fields = tuple(differences(old, new, amending))
    return Change(
        ClauseKind.CHANGED if fields else ClauseKind.SAME,
        old,
        new,
        fields,
        chosen=chosen,
        place_before=place_of(old),
        place_after=place_of(new),
        title=new.title,
    )


def _of_left(
    old: Task,
    new: Mapping[int, Task],
    found: Matching,
    fates: Mapping[int, ClauseKind],
    amending: Amending,
) -> Change:
    default = ClauseKind.DROPPED if amending is Amending.REPLACES else ClauseKind.KEPT
    whole = new.get(found.merged_into.get(old.pk, 0))
    if whole is not None:
        default = ClauseKind.DROPPED
    return Change(
        fates.get(old.pk, default),
        old,
        None,
        hint=f"gộp vào nhiệm vụ {place_of(whole)}" if whole else "",
        chosen=old.pk in fates,
        place_before=place_of(old),
        title=old.title,
    )


# ------------------------------------------------------------------ in what they differ
def differences(old: Task, new: Task, amending: Amending) -> Iterable[FieldChange]:
    """The fields that differ. What an amendment leaves unsaid stays as it was."""
    whole = amending is Amending.REPLACES
    if _plain(old.title) != _plain(new.title):
        yield FieldChange("title", "Nội dung", old.title, new.title)
    if _times_differ(old, new) and (whole or _has_time(new)):
        yield FieldChange("time", "Thời gian", time_words(old), time_words(new))
    if _plain(old.output) != _plain(new.output) and (whole or new.output):
        yield FieldChange("output", "Sản phẩm", old.output, new.output)
    for part in PARTS:
        before, after = names_of(old, part), names_of(new, part)
        if _keys(before) != _keys(after) and (after or (whole and part != Part.LEADS)):
            yield FieldChange(part.value, part.label, _printed(before), _printed(after))


def _plain(text: str) -> str:
    return " ".join(fold(text).split()).strip(" .;,:")


def _has_time(task: Task) -> bool:
    return bool(task.due or task.recurrence or task.printed_time)


def _times_differ(old: Task, new: Task) -> bool:
    if (old.due, old.recurrence) != (new.due, new.recurrence):
        return True
    return new.due is None and not new.recurrence and _plain(old.printed_time) != _plain(new.printed_time)


def time_words(task: Task) -> str:
    """When a task is to be done: its date, else the words of the document, else how often."""
    if task.due is not None:
        return day(task.due)
    return task.printed_time or (Recurrence(task.recurrence).label if task.recurrence else "")


def names_of(task: Task, part: Part) -> list[Assignment]:
    """The names that the document prints for a part."""
    return [name for name in task.assignments.all() if name.part == part and name.named_by_id is None]


def _keys(names: Sequence[Assignment]) -> set[object]:
    return {(n.body_id, n.group_id, n.post_id, n.person_id) if n.resolved else _plain(n.text) for n in names}


def _printed(names: Sequence[Assignment]) -> str:
    return ", ".join(name.text.rstrip(" .;,") for name in names)


# ------------------------------------------------------------------ after the issue
def frozen(plan: Plan) -> Comparison | None:
    """What the plan did on its issue."""
    if plan.amends is None:
        return None
    rows = plan.clause_changes.select_related("old", "new")
    return Comparison(plan.amends, Amending(plan.amending), tuple(_thawed(row) for row in rows))


def _thawed(row: ClauseChange) -> Change:
    return Change(
        ClauseKind(row.kind),
        row.old,
        row.new,
        tuple(FieldChange(**field) for field in row.fields),
        place_before=row.place_before,
        place_after=row.place_after,
        title=row.title,
    )


def as_rows(plan: Plan, comparison: Comparison) -> list[ClauseChange]:
    """The comparison as it is kept, not yet saved. What goes on is its own task, no longer the draft's."""
    return [
        ClauseChange(
            plan=plan,
            position=position,
            kind=change.kind,
            old=change.old,
            new=change.new if change.old is None else None,
            place_before=change.place_before,
            place_after=change.place_after,
            title=change.title,
            fields=[_field(one) for one in change.fields],
        )
        for position, change in enumerate(comparison.changes, start=1)
    ]


def _field(change: FieldChange) -> dict[str, Any]:
    return {"name": change.name, "label": change.label, "before": change.before, "after": change.after}


def comparison_of(plan: Plan) -> Comparison | None:
    """The comparison as it stands for a draft, as it was frozen for an issued plan."""
    return compare(plan) if plan.state == PlanState.DRAFT else frozen(plan)
