"""Parts of a document that hold no sentences of work: headings, aims, tables."""

from dondoc.reading.draft import Field
from dondoc.reading.outline import RANK, Node
from dondoc.reading.styles.prose import heading
from dondoc.reading.styles.tables import Above, Columns, read_table
from dondoc.reading.walk.context import Context
from dondoc.reading.walk.sentences import Sentences


class Parts(Sentences):
    """Keeps headings and aims, reads tables; `columns` are those of the last table, for one that continues it."""

    def __init__(self, year: int | None, asked: list[Field[str]]) -> None:
        super().__init__(year, asked)
        self.columns: Columns | None = None

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
