"""The tasks that one paragraph gives by its own words."""

import re

from dondoc.reading.draft import Field, TaskDraft
from dondoc.reading.labels import inline_labels
from dondoc.reading.lines import Line, cut
from dondoc.reading.outline import RANK, Node
from dondoc.reading.roles import cooperating
from dondoc.reading.styles.labelled import put
from dondoc.reading.styles.prose import Assignment, assignments, bracket, closing, directing
from dondoc.reading.times import find_in_prose
from dondoc.reading.units import starts_in
from dondoc.reading.walk.context import Context
from dondoc.reading.walk.drafts import STRONG, Drafts

GENERAL_LAST = re.compile(r"\s*(?:(?P<got>nhận được [^,.;]{0,40}, ))?(?:yêu cầu|đề nghị)\s")
_ORDERS = re.compile(r"\s*chỉ đạo\s+")


class Sentences(Drafts):
    """Finds tasks in paragraphs. `asked` are those whom the opening sentence asks: they do what has a deadline and names
    nobody.
    """

    def __init__(self, year: int | None, asked: list[Field[str]]) -> None:
        super().__init__(year)
        self.asked = asked

    def _tasks_in(self, node: Node, context: Context, *, budget: bool) -> list[TaskDraft]:
        line = node.line
        end, labels = inline_labels(line)
        out: list[TaskDraft] = []
        if labels:
            task = self._draft(node, context, "labelled", 0, end)
            for label in labels:
                put(task, label.name, line, label.start, label.end, self.year)
            if not task.lead and not context.lead:
                self._by_sentence(task, line, end)
            self._partners(task, cut(line, 0, end))
            self._own_deadline(task, line, end)
            if task.lead or task.time:
                if context.lead and not task.lead:
                    task.lead = list(context.lead)
                self._keep(task)
                return [task]
        if node.kind == "plain" and self._last_words(node):
            return []
        if not budget and not context.lead and self._bracketed(node, context, out):
            return out
        for i, one in enumerate(assignments(line, budget=budget) or self._ordered(line, context)):
            task = self._draft(node, context, "unit" if one.colon else "prose", one.body, one.end)
            if i:
                task.ordinal = None
            task.lead, task.cooperating, task.directing = one.lead, one.cooperating, directing(line, one)
            self._when(task, line, one.start, one.end)
            self._keep(task)
            out.append(task)
        return out

    def _bracketed(self, node: Node, context: Context, out: list[TaskDraft]) -> bool:
        """Who and when in a bracket at the end, without labels: "Rà soát … (Các phòng, đơn vị; thường xuyên)"."""
        line = node.line
        found = bracket(line)
        if found is None:
            return False
        task = self._draft(node, context, "prose", 0, found.open)
        task.lead = found.lead
        put(task, "time", line, found.time, found.close, self.year)
        if task.due is None and task.recurrence is None:
            return False
        self._keep(task)
        out.append(task)
        return True

    def _ordered(self, line: Line, context: Context) -> list[Assignment]:
        """Where no unit heads the place, the one ordered does it: "Chỉ đạo UBND các xã …"."""
        match = None if context.lead else _ORDERS.match(line.low)
        found = assignments(cut(line, match.end())) if match and starts_in(line.text, line.low, match.end()) else []
        for one in found:
            one.start, one.end, one.body = 0, len(line.text), 0
        return found[:1]

    def _asked(self, node: Node, context: Context) -> None:
        """An item of a letter that names nobody is for those whom the letter asks."""
        task = self._draft(node, context, "prose")
        task.lead, task.cooperating = list(self.asked), cooperating(node.line)
        self._when(task, node.line, 0, len(node.text))
        self._keep(task)

    def _dated(self, node: Node, context: Context) -> bool:
        """A measure that nobody is named for is a task when it has a deadline."""
        if closing(node.line) or RANK[node.kind] <= RANK["roman"]:
            return False
        when = find_in_prose(node.low, self.year)
        if when is None or when.due is None or when.confidence < STRONG:
            return False
        self._asked(node, context)
        return True

    def _last_words(self, node: Node) -> bool:
        last = GENERAL_LAST.match(node.low)
        if last is None or find_in_prose(node.low, self.year) is not None:
            return False
        return "giao " not in node.low if last["got"] else node.text.rstrip().endswith("./.")
