"""Where the walk stands, and what it gathers."""

from dataclasses import dataclass, field

from dondoc.reading.draft import Field, TaskDraft
from dondoc.reading.outline import Node
from dondoc.reading.sections import Purpose


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
