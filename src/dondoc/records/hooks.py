"""What the rooms above add to documents without this room knowing them; filled by their `wiring` modules."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from dondoc.frame.registries import Registry
from dondoc.people.models import User
from dondoc.people.rules import Standing
from dondoc.records.models import Document, Instruction


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work of an incoming document is, as the follow-up register prints it. `text` is the printed progress
    ("Đang thực hiện, 60 %"), `reply` the number of a document that answers, `url` the page of the work; `finished`
    stops the deadline from showing as late.
    """

    text: str
    reply: str = ""
    url: str = ""
    finished: bool = False


# Called inside the transaction of `actions.instruct` with the instruction and who gave or entered it.
instruction_hooks: Registry[Callable[[Instruction, User], None]] = Registry()

# (documents of one page, day) -> progress by document id; asked once a page, so it costs a constant number of queries.
progress_of: Registry[Callable[[Sequence[Document], date], Mapping[int, Progress]]] = Registry()

# (who looks, document) -> the things whose acts belong to the history of the document, as the journal names them: the
# plan or the report that it is. Only those whose history the reader may see.
acts_of: Registry[Callable[[User, Document], Sequence[tuple[str, int]]]] = Registry()

# Ids of further documents that a standing may see ("has a task of theirs"): a queryset of one column, used as a subquery.
# Asked for members of the agency only.
visible_ids: Registry[Callable[[Standing], QuerySet[Document, int]]] = Registry()


def progress_for(documents: Sequence[Document], on: date) -> dict[int, Progress]:
    """What all rooms say of the documents; the first that speaks of a document counts."""
    found: dict[int, Progress] = {}
    for source in progress_of:
        found = {**source(documents, on), **found}
    return found
