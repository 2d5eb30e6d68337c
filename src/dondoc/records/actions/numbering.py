"""Numbers of documents: one book a series and year, no gap and no double (Nghị định 30/2020/NĐ-CP, Điều 15)."""

from datetime import date

from dondoc.records.models import NumberBook

INCOMING = "incoming"  # the series of arrival numbers


def take_number(*, series: str, on: date) -> int:
    """The next number of a series in the year of `on`, from 1 on 1 January. It is taken in the caller's transaction and
    given back when that fails; whoever asks at the same time waits for its end.

    Raises:
        TransactionManagementError: outside a transaction, where a failure would leave a gap.
    """
    NumberBook.objects.bulk_create([NumberBook(series=series, year=on.year)], ignore_conflicts=True)
    book = NumberBook.objects.select_for_update().get(series=series, year=on.year)
    book.last += 1
    book.save(update_fields=["last"])
    return book.last
