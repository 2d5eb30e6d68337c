"""From the tree of a document to its tasks: which lines are work, and whose."""

import re
from dataclasses import dataclass, field, replace

from dondoc.reading.draft import Field, TaskDraft
from dondoc.reading.labels import inline_labels
from dondoc.reading.lines import Line, cut, is_caps
from dondoc.reading.outline import BULLETS, RANK, Node
from dondoc.reading.roles import cooperating
from dondoc.reading.sections import Purpose, generic, is_form, purpose
from dondoc.reading.styles.labelled import Arranged, Group, arrange, fill, put
from dondoc.reading.styles.prose import (
    Assignment,
    Heading,
    announces,
    assignments,
    bracket,
    closing,
    heading,
    unknown_unit,
)
from dondoc.reading.styles.tables import Above, Columns, read_table
from dondoc.reading.times import find_in_prose
from dondoc.reading.units import name_end, starts_in, strip_lead

_BARE_ROLE = re.compile(r"\s*(?:chủ trì|phối hợp|chủ trì,? phối hợp)\s*:?\s*")
_SUBHEAD = re.compile(r"[^.;]{3,90}:\s*")
_ORDINAL_TEXT = re.compile(
    r"\s*(?:nhiệm vụ|nội dung|công việc|hoạt động)\s+(?:thứ\s+)?(?:\d+|[ivx]+|nhất|hai|ba|tư|năm)\s*[:.]?\s*"
)
_GENERAL_LAST = re.compile(r"\s*(?:yêu cầu|đề nghị)\s")
# A heading that names everybody ("các bộ, ngành") yields to the unit that a line names itself.
_LOOSE = re.compile(r"(?:các|những|mọi|toàn thể|tất cả)\s")
STRONG = 0.9
MOST = 2  # units among the neighbours that make a list of units
_ORDERS = re.compile(r"\s*chỉ đạo\s+(?=ubnd|ủy ban|các|sở|phòng|công an)")
_QUOTE = ' \t"“”'


@dataclass(slots=True)
class Context:
    """Where the walk stands: the part's purpose, the markers above, the unit that heads this place."""

    purpose: Purpose = "work"
    path: tuple[str, ...] = ()
    lead: list[Field[str]] = field(default_factory=list)
    cooperating: list[Field[str]] = field(default_factory=list)
    title: str = ""
    annex: bool = False
    form: bool = False
    listed: bool = False  # the item's neighbours are units

    def at(self, title: str) -> "Context":
        """The same place under another title."""
        return Context(self.purpose, self.path, self.lead, self.cooperating, title, self.annex, self.form)

    def under(self, aim: Purpose, path: tuple[str, ...], title: str) -> "Context":
        """One level deeper."""
        return Context(aim, path, self.lead, self.cooperating, title, self.annex, self.form)

    def above(self, node: Node) -> "Context":
        """Where the item itself stands, from under it."""
        path = self.path[:-1] if node.ordinal and self.path else self.path
        return self.under(self.purpose, path, self.title)

    @property
    def parent(self) -> str | None:
        return ".".join(self.path) or ("Phụ lục" if self.annex else None)


@dataclass(slots=True)
class Found:
    """What the walk gathers."""

    tasks: list[TaskDraft] = field(default_factory=list)
    aims: list[Field[str]] = field(default_factory=list)
    sections: list[Field[str]] = field(default_factory=list)
    measures: list[Field[str]] = field(default_factory=list)
    loose: list[Field[str]] = field(default_factory=list)  # headings in capitals without a number


class Walker:
    """Walks one tree. `year` fills in dates printed without one; `asked` are those whom the opening sentence asks: they do
    what has a deadline and names nobody, and in a `letter` every item that names nobody.
    """

    def __init__(self, year: int | None, asked: list[Field[str]], *, letter: bool = False) -> None:
        self.year = year
        self.asked = asked
        self.letter = letter
        self.found = Found()
        self.columns: Columns | None = None

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
        headed = self._headed(entries)
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
            if carried is not None and not self._assigned(entry):
                inner.lead, inner.cooperating = carried.lead, carried.cooperating
            if context.lead == [] and not entry.children:
                announced = heading(entry.line, has_children=_over_bullets(entry, entries[i + 1 : i + 2]))
                if announced is not None and i + 1 < len(entries):
                    carried = announced
                    continue
            if entry.kind in {"caps", "plain", "phead", "annex"} and len(entry.text) < 200:  # noqa: PLR2004 - a length by eye
                title = entry.low
            before = entry
            inner.listed = entry.kind in headed
            self.node(entry, inner)

    def _headed(self, entries: list[Node | Group]) -> set[str]:
        """The kinds of items that units head here: most items with lines under them are a unit's name."""
        kinds: dict[str, list[bool]] = {}
        for entry in entries:
            if isinstance(entry, Node) and entry.children and entry.ordinal is not None:
                kinds.setdefault(entry.kind, []).append(heading(entry.line, has_children=True) is not None)
        return {kind for kind, units in kinds.items() if sum(units) >= MOST and sum(units) * 2 > len(units)}

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
        labelled = self._labelled(node)
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
    def _section(self, node: Node) -> None:
        line = node.full or node.line
        prefix = f"{line.marker} " if line.marker and line.marker not in line.text else ""
        found = line.field(0, len(line.text), strip=" ")
        found.value = prefix + found.value
        (self.found.loose if node.kind in {"caps", "annex"} else self.found.sections).append(found)

    def _aims(self, node: Node) -> None:
        for child in node.children:
            if child.kind == "table":
                continue
            if RANK[child.kind] <= RANK["roman"]:
                self._section(child)
            if not child.children and len(child.text.split()) > 4:  # noqa: PLR2004 - more than a heading
                self.found.aims.append(child.line.field())
            self._aims(child)

    def _tables_only(self, node: Node, context: Context) -> None:
        for child in node.children:
            if child.kind == "table":
                self._table(child, context, None)
            elif context.purpose == "aims" and self._led(child):  # a target that somebody answers for
                self.node(child, replace(context, purpose="work"))
            else:
                self._tables_only(child, replace(context, title=child.low))

    def _labelled(self, node: Node) -> bool:
        return bool(node.children) and bool(arrange(node).own)

    def _led(self, node: Node) -> bool:
        if node.children:
            return any("lead" in group.names() for group in arrange(node).own)
        return any(label.name == "lead" for label in inline_labels(node.line)[1])

    def _assigned(self, node: Node) -> bool:
        at, given = strip_lead(node.low)
        if not starts_in(node.text, node.low, at):
            return False
        _, verb = name_end(node.text, at)
        return verb or given

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

    def _retitle(self, task: TaskDraft, group: Group) -> None:
        for node in group.labels:
            for label in node.labels:
                if label.name == "content" and node.low[label.start : label.end].strip(" .:"):
                    task.title = node.line.field(label.start, label.end, strip=" ")
                    task.details = [d for d in task.details if d.value != task.title.value.strip(" ;:")]
                    return

    def _label(self, task: TaskDraft, node: Node, group: Group) -> None:
        """What a group says, put into the task; partners are those whom only its sentence names."""
        fill(task, group.labels, self.year)
        for label_node in group.labels:
            for label in label_node.labels:
                if label.name == "content" and label_node.children:
                    task.details += [child.line.field() for child in label_node.children if child.text.strip()]
        self._partners(task, node.line)
        self._own_deadline(task, node.line, len(node.text))

    def _partners(self, task: TaskDraft, line: Line) -> None:
        if "hợp" not in line.low:
            return
        found = cooperating(line)
        if found:
            known = {name.value.lower() for _, name in task.roles()}
            task.partners += [name for name in found if name.value.lower() not in known]

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
            and not _GENERAL_LAST.match(node.low)
            and len(node.text.split()) > 4  # noqa: PLR2004 - a length told by eye
            and not closing(node.line)
        ):
            if self.letter and self.asked and node.kind != "plain":
                self._asked(node, context)
                return
            self.found.measures.append(node.line.field())

    def _asked(self, node: Node, context: Context) -> None:
        """An item of a letter that names nobody is for those whom the letter asks."""
        task = self._draft(node, context, "prose")
        task.lead, task.cooperating = list(self.asked), cooperating(node.line)
        self._when(task, node.line, 0, len(node.text))
        self._keep(task)

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
            task.lead, task.cooperating = one.lead, one.cooperating
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
        found = assignments(cut(line, match.end())) if match else []
        for one in found:
            one.start, one.end, one.body = 0, len(line.text), 0
        return found[:1]

    def _by_sentence(self, task: TaskDraft, line: Line, end: int) -> None:
        """The label gives the time only, the sentence the unit: "Văn phòng: Lập danh sách. Thời gian: …"."""
        found = assignments(cut(line, 0, end))
        if not found:
            return
        task.lead, task.cooperating = found[0].lead, task.cooperating or found[0].cooperating
        if found[0].colon:
            task.title = line.field(found[0].body, end, strip=_QUOTE)

    def _last_words(self, node: Node) -> bool:
        return (
            bool(_GENERAL_LAST.match(node.low))
            and node.text.rstrip().endswith("./.")
            and find_in_prose(node.low, self.year) is None
        )

    def _dated(self, node: Node, context: Context) -> bool:
        """A measure that nobody is named for is a task when it has a deadline."""
        if closing(node.line) or RANK[node.kind] <= RANK["roman"]:
            return False
        when = find_in_prose(node.low, self.year)
        if when is None or when.due is None or when.confidence < STRONG:
            return False
        self._asked(node, context)
        return True

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

    def _under(self, node: Node, task: TaskDraft, below: Context) -> None:
        """Under a task stand its details; lines there that name a unit themselves are tasks of their own."""
        for child in node.children:
            if child.kind == "table":
                self._table(child, replace(below, lead=task.lead), node)
            elif self._strong(child) or self._labelled(child):
                self.node(child, below)
            elif not closing(child.line):
                task.details.append(child.line.field())
                task.details += self._details(child)

    def _strong(self, node: Node) -> bool:
        found = assignments(node.line)
        return any(one.strong for one in found) or (
            bool(found) and node.kind in {"plain", "letter", "dash"} and not found[0].colon
        )

    # ------------------------------------------------------------ units
    def _of_unit(self, node: Node, context: Context, below: Context) -> None:  # noqa: C901 - rules in order, one branch each
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
        if strong and not _own_unit(strong[0].lead, context.lead):
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
        for child in node.children:
            if child.kind == "table":
                self._table(child, below, node)
            else:
                task.details.append(child.line.field())
                task.details += self._details(child)

    # ------------------------------------------------------------ tables
    def _table(self, node: Node, context: Context, before: Node | None) -> None:
        if node.grid is None:
            return
        lead = list(context.lead)
        if not lead and before is not None:
            unit = heading(before.line, has_children=True)
            lead = unit.lead if unit else []
        above = Above(context.title, lead, context.parent, context.form)
        tasks, self.columns = read_table(node.grid, above, self.year, self.columns)
        for task in tasks:
            if not task.parent:
                task.parent = "Phụ lục" if context.annex else None
            self.found.tasks.append(task)

    # ------------------------------------------------------------ drafts
    def _draft(self, node: Node, context: Context, style: str, start: int = 0, end: int | None = None) -> TaskDraft:
        title = node.line.field(start, end, strip=_QUOTE)
        if node.labels and node.labels[0].name in {"content", "other"}:
            label = node.labels[0]
            if node.low[label.start : label.end].strip(" .:"):
                title = node.line.field(label.start, None, strip=_QUOTE)
        return TaskDraft(title, style, node.ordinal, context.parent)

    def _details(self, node: Node) -> list[Field[str]]:
        out: list[Field[str]] = []
        for child in node.children:
            if child.kind != "table" and child.text.strip():
                out.append(child.line.field())
                out += self._details(child)
        return out

    def _keep(self, task: TaskDraft) -> None:
        if task.title.value.strip(" .:-"):
            self.found.tasks.append(task)


def _over_bullets(node: Node, following: list[Node | Group]) -> bool:
    """Does a plain "X chủ trì, phối hợp với Y:" stand over bullets, which are its neighbours in the tree?"""
    return (
        node.kind == "plain"
        and node.text.rstrip().endswith(":")
        and "vấn đề sau" not in node.low
        and any(isinstance(entry, Node) and entry.kind in BULLETS for entry in following)
    )


def _own_unit(lead: list[Field[str]], above: list[Field[str]]) -> bool:
    names = {name.value.lower() for name in above}
    return all(name.value.lower() in names for name in lead)
