"""How the agency numbers: set by the Chief of Office or the administrator."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.journal.actions import record
from dondoc.language import squeeze
from dondoc.outgoing.access import can_number
from dondoc.outgoing.models import AdvisoryBody, Numbering
from dondoc.outgoing.rules import NumberMode, SeriesMode
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.records.models import NumberBook


def _note(actor: User, verb: str, pk: int, label: str, sentence: str) -> None:
    record(
        actor=actor,
        verb=f"outgoing.numbering.{verb}",
        object_type="outgoing.numbering",
        object_id=pk,
        object_label=label,
        sentence=sentence,
    )


@transaction.atomic
def set_numbering(*, actor: User, mode: NumberMode, series: SeriesMode, initials: bool) -> Numbering:
    """Who numbers and signs, how the series run, whether the marks of whoever checked are printed."""
    standing_of(actor)
    ensure(can_number(actor))
    chosen, _new = Numbering.objects.update_or_create(
        pk=1, defaults={"mode": mode, "series": series, "initials": initials}
    )
    marks = "có in ký nháy" if initials else "không in ký nháy"
    _note(actor, "set", 1, "Cách cấp số", f"Đặt cách cấp số: {mode.label}; {series.label.lower()}; {marks}.")
    return chosen


@transaction.atomic
def set_last_number(*, actor: User, series: str, year: int, last: int) -> NumberBook:
    """The number that was last given in a series before the program took it over; only upwards, since what has been given
    is not given again.

    Raises:
        ValidationError: when the book is further already.
    """
    standing_of(actor)
    ensure(can_number(actor))
    NumberBook.objects.bulk_create([NumberBook(series=series, year=year)], ignore_conflicts=True)
    book = NumberBook.objects.select_for_update().get(series=series, year=year)
    if last < book.last:
        raise ValidationError({"last": _("Sổ đã cấp đến số %(last)s nên không lùi lại được.") % {"last": book.last}})
    book.last = last
    book.save(update_fields=["last"])
    _note(actor, "book", book.pk, series, f"Ghi số cuối đã cấp của dãy {series} năm {year}: {last}.")
    return book


@transaction.atomic
def add_advisory(*, actor: User, name: str, code: str) -> AdvisoryBody:
    """A council or committee that issues under the agency's seal, with a series of its own."""
    standing_of(actor)
    ensure(can_number(actor))
    plain, symbol = squeeze(name), squeeze(code)
    if (
        AdvisoryBody.objects.filter(name__iexact=plain).exists()
        or AdvisoryBody.objects.filter(code__iexact=symbol).exists()
    ):
        raise ValidationError(_("Đã có tổ chức tư vấn với tên hoặc ký hiệu này."))
    made = AdvisoryBody.objects.create(name=plain, code=symbol)
    _note(actor, "advisory", made.pk, plain, f"Thêm tổ chức tư vấn {plain}, ký hiệu {symbol}.")
    return made


@transaction.atomic
def close_advisory(*, actor: User, advisory: AdvisoryBody) -> AdvisoryBody:
    """It issues no more; what it issued keeps its name."""
    standing_of(actor)
    ensure(can_number(actor))
    advisory.closed = True
    advisory.save(update_fields=["closed"])
    _note(actor, "close", advisory.pk, advisory.name, f"Kết thúc tổ chức tư vấn {advisory.name}.")
    return advisory
