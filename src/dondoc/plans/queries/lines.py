"""What lists print of tasks and duties, and nothing of the texts that plan and task were read from, which are whole
documents.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from dondoc.plans.models import Duty
from dondoc.plans.models.task import origin, with_ordinal
from dondoc.records.models import Document

# What a line says of the document that its work was given on.
DOCUMENT_LINE = ("type_name", "number", "symbol", "subject", "is_party")


def as_lines(duties: QuerySet[Duty]) -> QuerySet[Duty]:
    """`duties` with what a line prints and asks."""
    related = ("task__plan", "task__source_document", "body")
    return duties.select_related(*related).only(
        *("task_id", "body_id", "handler_id", "period", "state", "percent"),
        *("deadline", "deadline_key", "news_at", "submitted_on", "closed_on"),
        *("task__title", "task__director_text", "task__plan__title", "body__name"),
        *(f"task__source_document__{name}" for name in DOCUMENT_LINE),
    )


TASK_LINE = (
    *("pk", "plan_id", "position", "section", "ordinal", "title", "lead_text", "director_text", "printed_time"),
    *("deadline", "deadline_key", "state", "percent", "done_on", "plan__title"),
    *(f"source_document__{name}" for name in DOCUMENT_LINE),
)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as a list shows it; without the weight of the model, of which a page would make three for each row."""

    pk: int
    plan_id: int
    position: int
    section: str
    ordinal: str
    title: str
    lead_text: str
    director_text: str
    printed_time: str
    deadline: date | None
    deadline_key: date
    state: str
    percent: int
    done_on: date | None
    came_from: str

    @property
    def id(self) -> int:
        return self.pk

    def __str__(self) -> str:
        return with_ordinal(self.ordinal, self.title)


def task_line(*values: object) -> TaskLine:
    """A line of the values of `TASK_LINE`."""
    *own, plan_title, kind, number, symbol, subject, is_party = values
    given_on = None
    if kind is not None:
        given_on = Document(**dict(zip(DOCUMENT_LINE, (kind, number, symbol, subject, is_party), strict=True)))
    return TaskLine(*own, origin(given_on) or plan_title)  # type: ignore[call-arg, arg-type]  # as many as TASK_LINE has, of the columns' own types
