"""Series of numbers: which one a paper takes, what is missing in it, what speaks against a number."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dondoc.official.rules import LETTER, TYPES
from dondoc.outgoing.models import AdvisoryBody, Paper
from dondoc.outgoing.queries import AnyUser, numbering, type_named
from dondoc.outgoing.rules import SeriesMode
from dondoc.records.models import Document, NumberBook
from dondoc.records.queries import visible_documents
from dondoc.records.rules import Direction

_NUMBER = re.compile(r"0{0,2}[1-9][0-9]{0,5}[a-zđ]?", re.IGNORECASE)


def series_of(paper: Paper) -> str:
    """The key of the paper's series in the number book: "out", "out:BC", "out:3:BC" of an advisory body. A series of each
    year begins at 1.
    """
    return series_key(paper.document.type_name, paper.advisory_id)


def series_key(type_name: str, advisory_id: int | None) -> str:
    parts = ["out"]
    if advisory_id:
        parts.append(str(advisory_id))
    if numbering().series == SeriesMode.PER_TYPE:
        kind = type_named(type_name)
        parts.append(kind.code if kind and kind.code else "CV")
    return ":".join(parts)


def number_faults(paper: Paper, number: str, issued_on: date, on: date) -> dict[str, str]:
    """What speaks against a number and a date, by field."""
    faults = {}
    if not number:
        faults["number"] = _("Chưa có số văn bản. Hãy nhập số đã cấp.")
    elif not _NUMBER.fullmatch(number):
        faults["number"] = _(
            "Số văn bản là số từ 1, nhiều nhất 6 chữ số, có thể thêm một chữ cái như 15a. Hãy nhập lại số."
        )
    elif _taken(paper.document, number, issued_on.year):
        faults["number"] = _(
            "Số %(number)s/%(symbol)s đã cấp cho văn bản khác trong năm. Hãy kiểm tra lại số, hoặc đặt lại số cuối đã cấp."
        ) % {"number": number, "symbol": paper.document.symbol}
    if issued_on > on:
        faults["issued_on"] = _("Ngày ban hành chưa tới. Hãy nhập ngày ký trên văn bản.")
    return faults


def _taken(document: Document, number: str, year: int) -> bool:
    same = Document.objects.filter(
        direction=Direction.OUTGOING, symbol=document.symbol, issued_on__year=year, draft=False
    ).exclude(pk=document.pk)
    return same.filter(number__iregex=rf"^0*{number.lstrip('0')}$").exists()


def registered(user: AnyUser, year: int) -> QuerySet[Document]:
    """The outgoing documents of a year that a user sees, as the register holds them."""
    return (
        visible_documents(user)
        .filter(direction=Direction.OUTGOING, draft=False, issued_on__year=year)
        .exclude(number="")
        .select_related("unit", "paper")
    )


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers of a series that no document bears: "3, 7–9"."""

    series: str
    numbers: str


def gaps(documents: QuerySet[Document]) -> list[Gap]:
    """What is missing between the lowest and the highest number of each series, among all documents of a year; what was
    numbered before the program took over is not missing.
    """
    printed = documents.select_related(None).only("number", "symbol", "type_name", "issuer_text")
    per_type = numbering().series == SeriesMode.PER_TYPE
    found: dict[str, set[int]] = {}
    for document in printed:
        series = _series_name(document) if per_type else document.issuer_text
        if digits := re.match(r"[0-9]+", document.number):
            found.setdefault(series, set()).add(int(digits.group()))
    return [
        Gap(name, missing)
        for name, seen in sorted(found.items())
        if (missing := _ranges(set(range(min(seen), max(seen))) - seen))
    ]


def _series_name(document: Document) -> str:
    """A type has one series, whichever unit drafted a công văn."""
    kind = type_named(document.type_name)
    return document.symbol if kind and kind.code else document.type_name


def _ranges(numbers: set[int]) -> str:
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in parts)


def series_names(documents: QuerySet[Document]) -> list[str]:
    return list(documents.order_by("symbol").values_list("symbol", flat=True).distinct())


def register_row(document: Document) -> tuple[Any, ...]:
    """The ten columns of the register (Nghị định 30/2020/NĐ-CP, Phụ lục IV); the day of handing over and the signature are
    left to be written by hand. Recipients are prefetched.
    """
    return (
        document.number_and_symbol,
        document.issued_on,
        f"{document.type_name}: {document.subject}",
        document.signer_name,
        "; ".join(line.text for line in document.recipients.all()),
        str(document.unit or ""),
        document.copies,
        None,
        "",
        document.note,
    )


def series_choices() -> list[tuple[str, str]]:
    """The series of the mode in force: (key, whose numbers it holds)."""
    bodies: list[tuple[int | None, str]] = [(None, _("Cơ quan"))]
    bodies += [(one.pk, one.name) for one in AdvisoryBody.objects.filter(closed=False)]
    kinds = [LETTER, *TYPES.values()] if numbering().series == SeriesMode.PER_TYPE else [None]
    return [
        (series_key(kind.name if kind else "", pk), f"{name}: {kind.name}" if kind else name)
        for pk, name in bodies
        for kind in kinds
    ]


def books() -> list[tuple[str, int, int]]:
    """The books of outgoing numbers in use: (whose numbers, year, the last one)."""
    named = dict(series_choices())
    kept = NumberBook.objects.filter(series__startswith="out").order_by("-year", "series")
    return [(named.get(book.series, book.series), book.year, book.last) for book in kept]
