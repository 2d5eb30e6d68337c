"""What was read out of a plan, each value with its place in the source and how sure the reader is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

SURE = 1.0
LIKELY = 0.85
DOUBTFUL = 0.6
LOW = 0.7  # a field below this stands out on review


class Span(NamedTuple):
    """A piece of the source: `Source` paragraph `paragraph`, characters `start` to `end` of its `text`."""

    paragraph: int
    start: int
    end: int


@dataclass(slots=True)
class Field(Generic[T]):
    """A value read: `spans` in reading order (a value may run over several paragraphs), `confidence` from 0 to 1, and
    the `runner_up` when another reading was close.
    """

    value: T
    spans: tuple[Span, ...] = ()
    confidence: float = SURE
    runner_up: T | None = None


@dataclass(slots=True)
class Conflict:
    """Two places speak of the same task and differ: `name` is the field, `kept` and `other` the printed values."""

    name: str
    kept: str
    other: str
    spans: tuple[Span, ...] = ()


@dataclass(slots=True)
class TaskDraft:
    """One task. `ordinal` is its own marker without punctuation ("1", "a"), `parent` the path of markers above it
    ("II", "III.1", "Phụ lục"). `group` marks a heading whose bullets were read as tasks of the same label group. `style`
    names the rule that found it: labelled, unit, prose, table, person.
    """

    title: Field[str]
    style: str
    ordinal: str | None = None
    parent: str | None = None
    directing: list[Field[str]] = field(default_factory=list)
    lead: list[Field[str]] = field(default_factory=list)
    cooperating: list[Field[str]] = field(default_factory=list)
    partners: list[Field[str]] = field(default_factory=list)
    time: Field[str] | None = None
    due: Field[date] | None = None
    recurrence: Field[str] | None = None
    output: Field[str] | None = None
    details: list[Field[str]] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    group: bool = False

    def roles(self) -> Iterator[tuple[str, Field[str]]]:
        """Every body or person named, with its role."""
        for role in ("directing", "lead", "cooperating", "partners"):
            for name in getattr(self, role):
                yield role, name


@dataclass(slots=True)
class Header:
    """The form parts of the document (Nghị định 30/2020/NĐ-CP, Annex I); a part that is absent or blank is None.
    `year` is the plan's year, used for dates printed without one.
    """

    number: Field[str] | None = None
    symbol: Field[str] | None = None
    date: Field[date] | None = None
    place: Field[str] | None = None
    issuer: Field[str] | None = None
    parent_issuer: Field[str] | None = None
    type: Field[str] | None = None
    title: Field[str] | None = None
    urgency: Field[str] | None = None
    year: int | None = None


@dataclass(slots=True)
class PlanDraft:
    """A plan read. `aims` are the lines of its purpose, requirements and targets; `measures` are lines of the content parts
    that nobody is named for (a reviewer may promote them); `warnings` are Vietnamese sentences for the reviewer.
    """

    header: Header
    bases: list[Field[str]] = field(default_factory=list)
    aims: list[Field[str]] = field(default_factory=list)
    sections: list[Field[str]] = field(default_factory=list)
    tasks: list[TaskDraft] = field(default_factory=list)
    measures: list[Field[str]] = field(default_factory=list)
    recipients: list[Field[str]] = field(default_factory=list)
    signer: Field[str] | None = None
    signer_title: Field[str] | None = None
    warnings: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
