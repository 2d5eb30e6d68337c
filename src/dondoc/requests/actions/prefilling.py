"""What the program knows goes into an answer before anybody types."""

from django.db import transaction
from django.utils import timezone

from dondoc.frame.access import ensure
from dondoc.people.models import User
from dondoc.requests import hooks
from dondoc.requests.access import can_draft
from dondoc.requests.actions.keeping import note
from dondoc.requests.models import Addressee, CellAnswer, LineAnswer, Request
from dondoc.requests.rules.matching import best_for_cell, best_for_line


def fill_in(request: Request, addressee: Addressee) -> int:
    """Writes what is known into the cells and lines that nobody has answered; returns how many."""
    now = timezone.now()
    known = [one for source in hooks.prefill for one in source(request, addressee.body, now)]
    if not known:
        return 0
    year = timezone.localtime(now).year
    cells = addressee.cells.exclude(pk__in=addressee.cell_answers.exclude(value="").values("cell_id"))
    lines = request.lines.exclude(pk__in=addressee.line_answers.exclude(text="").values("line_id"))
    answers = [
        CellAnswer(addressee=addressee, cell=cell, value=str(found.value), **_source(found))
        for cell in cells
        if (found := best_for_cell(known, cell.row_label, cell.column_label, cell.kind, year))
    ]
    texts = [
        LineAnswer(addressee=addressee, line=line, text=str(found.value), **_source(found))
        for line in lines
        if (found := best_for_line(known, line.text))
    ]
    keys = ("known", "source", "source_url")
    CellAnswer.objects.bulk_create(
        answers, update_conflicts=True, unique_fields=["addressee", "cell"], update_fields=["value", *keys]
    )
    LineAnswer.objects.bulk_create(
        texts, update_conflicts=True, unique_fields=["addressee", "line"], update_fields=["text", *keys]
    )
    return len(answers) + len(texts)


def _source(found: hooks.Known) -> dict[str, str]:
    return {"known": str(found.value), "source": found.source[:300], "source_url": found.url[:300]}


@transaction.atomic
def refill(*, actor: User, addressee: Addressee) -> int:
    """What the program knows by now, into what is still empty; returns how many."""
    ensure(can_draft(actor, addressee))
    count = fill_in(addressee.request, addressee)
    sentence = f"Lấy {count} số liệu phần mềm đang có vào trả lời của {addressee.body.name}."
    note(actor=actor, request=addressee.request, verb="refill", sentence=sentence)
    return count
