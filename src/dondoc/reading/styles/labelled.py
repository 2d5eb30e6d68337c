"""Labelled lines: which lines a group of labels speaks for, and what it says."""

import re
from dataclasses import dataclass, field

from dondoc.reading.draft import Field, TaskDraft
from dondoc.reading.labels import Label, weak
from dondoc.reading.lines import Line, join
from dondoc.reading.outline import Node
from dondoc.reading.roles import label_value
from dondoc.reading.times import find_in_prose, read_label

_DIGIT = re.compile(r"\d|quý")
ROLES = {"directing", "lead", "cooperating"}


@dataclass(slots=True)
class Group:
    """Consecutive label lines, and the items above that they speak for (none: the heading itself)."""

    labels: list[Node]
    targets: list[Node] = field(default_factory=list)

    def names(self) -> set[str]:
        return {label.name for node in self.labels for label in node.labels}


@dataclass(slots=True)
class Arranged:
    """A heading's children set in order: `own` labels of the heading, then groups and items as they stand."""

    own: list[Group] = field(default_factory=list)
    entries: list[Node | Group] = field(default_factory=list)


def is_label(node: Node) -> bool:
    """A "Nội dung: …" line with labels under it is an item, not a label."""
    if not node.labels:
        return False
    if node.labels[0].name == "lead" and any(child.children for child in node.children):
        return False  # "2. Phân công thực hiện:" over units with their work
    if node.labels[0].name in {"content", "other"}:
        return not any(child.labels and child.labels[0].name not in {"content", "other"} for child in node.children)
    return True


def valid(labels: list[Node]) -> bool:
    """A group counts when one of its labels is sure: "Đơn vị: …" alone may be anything."""
    found = [label for node in labels for label in node.labels]
    if any(
        label.name == "lead" and "chủ trì" in node.low[label.start : label.end]
        for node in labels
        for label in node.labels
    ):
        return True  # "Phân công: Sở A chủ trì, …"
    sure = [label for label in found if label.name in ROLES | {"time", "output"} and not weak(label)]
    return bool(sure) or len({label.name for label in found if label.name in ROLES | {"time"}}) > 1


def arrange(node: Node) -> Arranged:
    """The children in order, label groups told from items. Kept on the node: it is asked several times."""
    if not isinstance(node.arranged, Arranged):
        node.arranged = _arrange(node)
    return node.arranged


def _arrange(node: Node) -> Arranged:
    out = Arranged()
    pending: list[Node] = []
    run: list[Node] = []
    last: Group | None = None

    def close() -> None:
        nonlocal last
        if not run:
            return
        group = Group(list(run))
        run.clear()
        if not valid(group.labels):
            pending.extend(group.labels)
            return
        targets = [child for child in pending if child.kind not in {"table", "caps"}]
        if targets:
            group.targets = _same_kind(targets)
            out.entries += [child for child in pending if child not in group.targets]
            out.entries.append(group)
            last = group
        elif last is not None:
            last.labels += group.labels
        else:
            out.own.append(group)
        pending.clear()

    for child in node.children:
        if is_label(child):
            run.append(child)
            continue
        close()
        pending.append(child)
    close()
    out.entries += pending
    return out


def _same_kind(targets: list[Node]) -> list[Node]:
    """The items of the last one's kind at the end of the list; numbered ones never share."""
    last = targets[-1]
    if last.kind in {"dec", "dec2", "dec3", "roman", "letter", "paren", "decp", "phead"}:
        return [last]
    out = [last]
    for node in reversed(targets[:-1]):
        if node.kind != last.kind and not {node.kind, last.kind} <= {"plain", "dash"}:
            break
        if node.kind != last.kind:
            break
        out.insert(0, node)
    return out


def value_line(node: Node, label: Label) -> tuple[Line, int, int]:
    """The line and the bounds of a label's value; an empty value is the list under the label."""
    if node.line.low[label.start : label.end].strip(" .;:") or not node.children:
        return node.line, label.start, label.end
    joined = join([child.line for child in node.children], " ; ")
    return joined, 0, len(joined.text)


def fill(task: TaskDraft, labels: list[Node], year: int | None) -> None:
    """Puts what the labels say into the task."""
    for node in labels:
        for label in node.labels:
            line, start, end = value_line(node, label)
            put(task, label.name, line, start, end, year)


def put(task: TaskDraft, name: str, line: Line, start: int, end: int, year: int | None) -> None:  # noqa: C901 - rules in order, one branch each
    """One label's value into its field."""
    if not line.low[start:end].strip(" .;:-"):
        return
    if name in ROLES:
        for role, names in label_value(line, start, end):
            target = getattr(task, role or name)
            if target:
                known = {found.value.lower() for found in target}
                target += [found for found in names if found.value.lower() not in known]
            else:
                target += names
        if task.time is None and name == "lead" and _DIGIT.search(line.low, start, end):
            when = find_in_prose(line.low[start:end], year)
            if when is not None and when.due is not None:
                put_time(task, line, start + when.start, start + when.end, year)
    elif name == "time":
        put_time(task, line, start, end, year)
    elif name == "output":
        task.output = line.field(start, end, strip=" .;:")
    elif " ; " not in line.text[start:end]:
        found = line.field(start, end, strip=" ;:")
        if found.value:
            task.details.append(found)


def put_time(task: TaskDraft, line: Line, start: int, end: int, year: int | None) -> None:
    time = line.field(start, end, strip=" .;:")
    time.value = time.value.replace(" ; ", "; ")
    if not any(map(str.isalnum, time.value)):
        return
    task.time = time
    when = read_label(line.low[start:end], year)
    if when.due:
        task.due = Field(when.due, time.spans, when.confidence, when.runner_up)
    if when.recurrence:
        task.recurrence = Field(when.recurrence, time.spans, when.confidence)
