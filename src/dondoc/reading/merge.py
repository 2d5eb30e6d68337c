"""An appendix table and the prose may speak of the same task: they become one, and where they differ is shown."""

from rapidfuzz import fuzz, process

from dondoc.language.folding import fold
from dondoc.reading.draft import Conflict, TaskDraft
from dondoc.reading.roles import printed

SAME = 88
HEAD = 160
INSIDE = 94  # the row's words stand inside the sentence "Giao X chủ trì … <work>, hoàn thành trước …"
ENOUGH = 20
COVERS = 0.4  # of a sentence of several works, a row that says less is one of them


def merge_same(tasks: list[TaskDraft]) -> list[TaskDraft]:
    """Each table row that names the task of a line elsewhere goes into that task."""
    rows = [task for task in tasks if task.style in {"table", "person"}]
    lines = [task for task in tasks if task.style not in {"table", "person"}]
    if not rows or not lines:
        return tasks
    keys = [_key(task) for task in lines]
    wholes = [task.title.value.lower() for task in lines]
    gone: set[int] = set()
    for row in rows:
        key = _key(row)
        found = process.extractOne(key, keys, scorer=fuzz.ratio, score_cutoff=SAME)
        if found is None and len(key) >= ENOUGH:
            found = process.extractOne(key, wholes, scorer=fuzz.partial_ratio, score_cutoff=INSIDE)
            if found is not None and (_one_of(key, wholes[found[2]]) or not _same_lead(lines[found[2]], row)):
                found = None
        if found is not None:
            _into(lines[found[2]], row)
            gone.add(id(row))
    return [task for task in tasks if id(task) not in gone]


def _one_of(row: str, sentence: str) -> bool:
    return ";" in sentence and len(row) < COVERS * len(sentence)


def _same_lead(task: TaskDraft, row: TaskDraft) -> bool:
    return {fold(name.value) for name in task.lead} == {fold(name.value) for name in row.lead}


def _key(task: TaskDraft) -> str:
    return task.title.value[:HEAD].lower().strip(" .;:")


def _into(task: TaskDraft, row: TaskDraft) -> None:
    for role in ("lead", "cooperating", "directing"):
        mine, other = getattr(task, role), getattr(row, role)
        if not mine:
            setattr(task, role, other)
        elif other and {fold(n.value) for n in mine} != {fold(n.value) for n in other}:
            spans = tuple(span for name in other for span in name.spans)
            task.conflicts.append(Conflict(role, printed(mine), printed(other), spans))
    if task.time is None:
        task.time, task.due, task.recurrence = row.time, row.due, row.recurrence
    elif row.time is not None and _when(task) != _when(row):
        task.conflicts.append(Conflict("time", task.time.value, row.time.value, row.time.spans))
    if task.output is None:
        task.output = row.output


def _when(task: TaskDraft) -> tuple[object, object]:
    return (task.due.value if task.due else None, task.recurrence.value if task.recurrence else None)
