"""The walk through the tree of a document: which items are headings, labels, work."""

import re
from dataclasses import replace

from dondoc.reading.draft import Field, TaskDraft
from dondoc.reading.labels import inline_labels
from dondoc.reading.lines import is_caps
from dondoc.reading.outline import RANK, Node
from dondoc.reading.roles import cooperating
from dondoc.reading.sections import generic, is_form, purpose
from dondoc.reading.styles.labelled import Arranged, Group, arrange, put
from dondoc.reading.styles.prose import (
    Heading,
    announces,
    assignments,
    closing,
    heading,
    unknown_unit,
)
from dondoc.reading.walk.context import Context
from dondoc.reading.walk.items import (
    headed,
    is_assigned,
    is_labelled,
    is_led,
    is_strong,
    lost_mark,
    over_bullets,
    own_unit,
)
from dondoc.reading.walk.parts import Parts
from dondoc.reading.walk.sentences import GENERAL_LAST

_BARE_ROLE = re.compile(r"\s*(?:chủ trì|phối hợp|chủ trì,? phối hợp)\s*:?\s*")
_SUBHEAD = re.compile(r"[^.;]{3,90}:\s*")
_ORDINAL_TEXT = re.compile(
    r"\s*(?:nhiệm vụ|nội dung|công việc|hoạt động)\s+(?:thứ\s+)?(?:\d+|[ivx]+|nhất|hai|ba|tư|năm)\s*[:.]?\s*"
)
# A heading that names everybody ("các bộ, ngành") yields to the unit that a line names itself.
_LOOSE = re.compile(r"(?:các|những|mọi|toàn thể|tất cả)\s")


class Walker(Parts):
    """Walks one tree. `year` fills in dates printed without one; `asked` are those whom the opening sentence asks: they do
    what has a deadline and names nobody, and in a `letter` every item that names nobody.
    """

    def __init__(self, year: int | None, asked: list[Field[str]], *, letter: bool = False) -> None:
        super().__init__(year, asked)
        self.letter = letter

    # ------------------------------------------------------------ the walk
    def children(self, node: Node, context: Context) -> None:
        """Everything under a heading, label groups told from items first."""
        arranged = arrange(node)
        for group in arranged.own:
            self._own(node, group, context)
        if self._whole(node, arranged, context):
            return
        self._entries(arranged.entries, context)

    def _whole(self, node: Node, arranged: Arranged, context: Context) -> bool:
        """One label group after all items: a numbered sentence above them is the work itself. After "…:" the items are its
        details; after a full stop the items stand as tasks too.
        """
        groups = [entry for entry in arranged.entries if isinstance(entry, Group)]
        text = node.text.rstrip()
        if (
            len(groups) != 1
            or arranged.own
            or arranged.entries[-1] is not groups[0]
            or node.kind not in {"dec", "dec2", "dec3", "letter", "paren", "decp"}
            or not text.endswith((".", ":", ";"))
            or generic(node.low)
            or len(text.split()) < 5  # noqa: PLR2004 - a heading
        ):
            return False
        colon = text.endswith(":")
        parent = context.above(node)
        task = self._draft(node, parent, "labelled")
        self._label(task, node, groups[0])
        task.group = not colon
        if colon:
            task.title.value = task.title.value.rstrip(" :")
            task.details += self._details(node)
        self._keep(task)
        return colon

    def _entries(self, entries: list[Node | Group], context: Context) -> None:
        carried: Heading | None = None
        units = headed(entries)
        title = context.title
        before: Node | None = None
        for i, entry in enumerate(entries):
            if isinstance(entry, Group):
                self._shared(entry, context.at(title))
                before = None
                continue
            inner = context.at(title)
            if entry.kind == "table":
                self._table(entry, inner, before)
                continue
            if carried is not None and not is_assigned(entry):
                inner.lead, inner.cooperating = carried.lead, carried.cooperating
            if context.lead == [] and not entry.children:
                announced = heading(entry.line, has_children=over_bullets(entry, entries[i + 1 : i + 2]))
                if announced is not None and i + 1 < len(entries):
                    carried = announced
                    continue
            if entry.kind in {"caps", "plain", "phead", "annex"} and len(entry.text) < 200:  # noqa: PLR2004 - a length by eye
                title = entry.low
            before = entry
            inner.listed = entry.kind in units
            self.node(entry, inner)

    def node(self, node: Node, context: Context) -> None:
        """One item: a heading to go into, a task, or neither."""
        if RANK[node.kind] <= RANK["roman"]:
            self._section(node)
        mine = purpose(node, context.purpose)
        if node.kind == "annex" or (node.kind == "caps" and is_form(node.low)):
            context = replace(context, form=is_form(node.low), title=node.low)
        path = (*context.path, node.ordinal) if node.ordinal else context.path
        below = context.under(mine, path, node.low)
        if mine in {"aims", "nothing"}:
            if mine == "aims":
                self._aims(node)
            self._tables_only(node, below)
            return
        if context.form and not context.lead:
            self._tables_only(node, below)
            return
        labelled = is_labelled(node)
        unit = None if labelled else heading(node.line, has_children=bool(node.children))
        if unit is None and context.listed and not labelled:
            unit = unknown_unit(node.line)
        if unit is not None and mine != "budget":
            inner = replace(below, lead=unit.lead, cooperating=unit.cooperating)
            self.children(node, inner)
            return
        if labelled:
            self.children(node, below)
            return
        if context.lead:
            self._of_unit(node, context, below)
            return
        self._prose(node, context, below)

    # ------------------------------------------------------------ headings
    def _tables_only(self, node: Node, context: Context) -> None:
        for child in node.children:
            if child.kind == "table":
                self._table(child, context, None)
            elif context.purpose == "aims" and is_led(child):  # a target that somebody answers for
                self.node(child, replace(context, purpose="work"))
            else:
                self._tables_only(child, replace(context, title=child.low))

    # ------------------------------------------------------------ labelled
    def _own(self, node: Node, group: Group, context: Context) -> None:
        """Labels right under a heading speak for the heading itself."""
        names = group.names()
        section = RANK[node.kind] <= RANK["roman"]
        if node.kind == "root" or generic(node.low) or (section and not names & {"lead", "cooperating"}):
            return
        parent = context.above(node)
        task = self._draft(node, parent, "labelled")
        self._label(task, node, group)
        if context.lead and not task.lead:
            task.lead = list(context.lead)
        if not task.lead:
            self._by_sentence(task, node.line, len(node.text))
        content = [label for n in group.labels for label in n.labels if label.name == "content"]
        if content and (_ORDINAL_TEXT.fullmatch(node.low) or not node.text.strip(" .:")):
            self._retitle(task, group)
        self._keep(task)

    def _shared(self, group: Group, context: Context) -> None:
        """Labels after items speak for these items."""
        targets = group.targets
        if len(targets) == 1 and generic(targets[0].low) and targets[0].children:  # "1. Nội dung, biện pháp": its lines
            if targets[0].ordinal:
                context = context.under(context.purpose, (*context.path, targets[0].ordinal), targets[0].low)
            targets = [child for child in targets[0].children if child.kind != "table"]
        for target in targets:
            own = arrange(target).own
            if own:
                self.node(target, context)
                continue
            task = self._draft(target, context, "labelled")
            self._label(task, target, group)
            if context.lead and not task.lead:
                task.lead = list(context.lead)
            task.details += self._details(target)
            self._keep(task)

    # ------------------------------------------------------------ prose
    def _prose(self, node: Node, context: Context, below: Context) -> None:
        budget = below.purpose == "budget"
        major = RANK[node.kind] < RANK["article"] or (node.kind == "roman" and len(node.text) < 200)  # noqa: PLR2004 - a length by eye
        opens = node.kind == "plain" and not node.children and announces(node.line)
        found = [] if major or opens or node.kind == "root" else self._tasks_in(node, context, budget=budget)
        if found:
            self._under(node, found[0], below)
            return
        if node.children:
            self.children(node, below)
        elif below.purpose == "work" and self._dated(node, context):
            return
        elif (
            below.purpose == "work"
            and not major
            and node.kind not in {"root", "caps", "phead", "article", "annex"}
            and not GENERAL_LAST.match(node.low)
            and len(node.text.split()) > 4  # noqa: PLR2004 - a length told by eye
            and not closing(node.line)
        ):
            if self.letter and self.asked and node.kind != "plain":
                self._asked(node, context)
                return
            self.found.measures.append(node.line.field())

    def _under(self, node: Node, task: TaskDraft, below: Context) -> None:
        """Under a task stand its details; lines there that name a unit themselves are tasks of their own."""
        for child in node.children:
            if child.kind == "table":
                self._table(child, replace(below, lead=task.lead), node)
            elif is_strong(child) or is_labelled(child):
                self.node(child, below)
            elif not closing(child.line):
                task.details.append(child.line.field())
                self._under(child, task, below)

    # ------------------------------------------------------------ units
    def _of_unit(self, node: Node, context: Context, below: Context) -> None:
        """An item under a unit's heading."""
        line = node.line
        text = line.text.strip()
        words = len(text.split())
        if closing(line) or not text:
            return
        if node.children and not [c for c in node.children if c.kind == "table"]:
            small = _SUBHEAD.fullmatch(line.low) and words <= 9 and not cooperating(line)  # noqa: PLR2004 - a sub-heading
            if generic(line.low) or _BARE_ROLE.fullmatch(line.low) or small or words <= 2:  # noqa: PLR2004 - a length by eye
                self.children(node, below)
                return
        if text.endswith(":") and not node.children and (words <= 25 or text.endswith("sau:")):  # noqa: PLR2004 - a length by eye
            return  # it announces the items after it
        if is_caps(text) and words < 12:  # noqa: PLR2004 - a length by eye
            self.children(node, below)
            return
        found = assignments(line)
        loose = all(_LOOSE.match(name.value.lower()) for name in context.lead)
        strong = [one for one in found if loose or (not one.colon and one.strong and one.start < 40)]  # noqa: PLR2004 - a length by eye
        if strong and not own_unit(strong[0].lead, context.lead):
            self._tasks_in(node, replace(context, lead=[]), budget=False)
            if self.found.tasks:
                self._under(node, self.found.tasks[-1], replace(below, lead=[]))
            return
        end, labels = inline_labels(line)
        task = self._draft(node, context, "unit", 0, end if labels else None)
        task.lead = list(context.lead)
        for label in labels:
            put(task, label.name, line, label.start, label.end, self.year)
        task.cooperating += cooperating(line, 0, end) or list(context.cooperating)
        if task.time is None:
            self._when(task, line, 0, len(line.text))
        self._keep(task)
        self._under_unit(node, task, context, below)

    def _under_unit(self, node: Node, task: TaskDraft, context: Context, below: Context) -> None:
        for child in node.children:
            if child.kind == "table":
                self._table(child, below, node)
            elif lost_mark(node, child):
                self._of_unit(child, context, below)
            else:
                task.details.append(child.line.field())
                task.details += self._details(child)
