"""The draft of one task: its title and details, and what labels and its own sentence say of it."""

from dondoc.reading.draft import Field, TaskDraft
from dondoc.reading.lines import Line, cut
from dondoc.reading.outline import Node
from dondoc.reading.roles import cooperating
from dondoc.reading.styles.labelled import Group, fill
from dondoc.reading.styles.prose import assignments
from dondoc.reading.times import find_in_prose
from dondoc.reading.walk.context import Context, Found

STRONG = 0.9
QUOTE = ' \t"“”'


class Drafts:
    """Makes drafts and keeps them in `found`. `year` fills in dates printed without one."""

    def __init__(self, year: int | None) -> None:
        self.year = year
        self.found = Found()

    def _draft(self, node: Node, context: Context, style: str, start: int = 0, end: int | None = None) -> TaskDraft:
        title = node.line.field(start, end, strip=QUOTE)
        if node.labels and node.labels[0].name in {"content", "other"}:
            label = node.labels[0]
            if node.low[label.start : label.end].strip(" .:"):
                title = node.line.field(label.start, None, strip=QUOTE)
        return TaskDraft(title, style, node.ordinal, context.parent)

    def _details(self, node: Node) -> list[Field[str]]:
        out: list[Field[str]] = []
        for child in node.children:
            if child.kind != "table" and child.text.strip():
                out.append(child.line.field())
                out += self._details(child)
        return out

    def _keep(self, task: TaskDraft) -> None:
        if any(map(str.isalpha, task.title.value)):
            self.found.tasks.append(task)

    def _label(self, task: TaskDraft, node: Node, group: Group) -> None:
        """What a group says, put into the task; partners are those whom only its sentence names."""
        fill(task, group.labels, self.year)
        for label_node in group.labels:
            for label in label_node.labels:
                if label.name == "content" and label_node.children:
                    task.details += [child.line.field() for child in label_node.children if child.text.strip()]
        self._partners(task, node.line)
        self._own_deadline(task, node.line, len(node.text))

    def _retitle(self, task: TaskDraft, group: Group) -> None:
        for node in group.labels:
            for label in node.labels:
                if label.name == "content" and node.low[label.start : label.end].strip(" .:"):
                    task.title = node.line.field(label.start, label.end, strip=" ")
                    task.details = [d for d in task.details if d.value != task.title.value.strip(" ;:")]
                    return

    def _partners(self, task: TaskDraft, line: Line) -> None:
        if "hợp" not in line.low and "cùng " not in line.low:
            return
        found = cooperating(line)
        if found:
            known = {name.value.lower() for _, name in task.roles()}
            task.partners += [name for name in found if name.value.lower() not in known]

    def _by_sentence(self, task: TaskDraft, line: Line, end: int) -> None:
        """The label gives the time only, the sentence the unit: "Văn phòng: Lập danh sách. Thời gian: …"."""
        found = assignments(cut(line, 0, end))
        if not found:
            return
        task.lead, task.cooperating = found[0].lead, task.cooperating or found[0].cooperating
        if found[0].colon:
            task.title = line.field(found[0].body, end, strip=QUOTE)

    def _when(self, task: TaskDraft, line: Line, start: int, end: int) -> None:
        when = find_in_prose(line.low[start:end], self.year)
        if when is None:
            return
        task.time = line.field(start + when.start, start + when.end, when.confidence, strip=" .;,(")
        if when.due:
            task.due = Field(when.due, task.time.spans, when.confidence, when.runner_up)
        if when.recurrence:
            task.recurrence = Field(when.recurrence, task.time.spans, when.confidence)

    def _own_deadline(self, task: TaskDraft, line: Line, end: int) -> None:
        """No label gives the time, but the sentence itself has a deadline: "…, hoàn thành trước ngày 30/11. Chủ trì: Sở A"."""
        if task.time is not None or not task.lead:
            return
        when = find_in_prose(line.low[:end], self.year)
        if when is not None and when.due is not None and when.confidence >= STRONG:
            self._when(task, line, 0, end)
