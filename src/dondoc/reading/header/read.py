"""The head of a document: agencies, number, place and date, type, title, and the documents it rests on."""

import re
from dataclasses import dataclass, field

from dondoc.reading.draft import Field, Header
from dondoc.reading.header.columns import head_columns
from dondoc.reading.header.fields import plan_year, read_date_place, read_lone_place, read_number
from dondoc.reading.header.issuer import read_issuer
from dondoc.reading.header.title import letter_end, read_subject, read_title, type_index
from dondoc.reading.lines import Item, Line
from dondoc.reading.numbers import cited

_URGENCY = re.compile(r"\W*(HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)\W*")


@dataclass(slots=True)
class Head:
    """What the head gave: the header, and the index of the first item after the title."""

    header: Header
    after: int
    bases: list[Field[str]] = field(default_factory=list)


def read_head(items: list[Item], year: int | None) -> Head:
    """Reads items up to the title's end. Everything absent stays None."""
    header = Header(year=year)
    at = type_index(items)
    limit = at if at is not None else letter_end(items)
    left, right = head_columns(items[:limit])
    read_number(header, left, right)
    read_date_place(header, left, right)
    if header.place is None:
        read_lone_place(header, left + right)
    read_issuer(header, left)
    for line in left + right:
        match = _URGENCY.fullmatch(line.text)
        if match:
            header.urgency = line.field(*match.span(1))
    after = read_subject(header, left, limit) if at is None else read_title(header, items, at)
    header.year = year or plan_year(header, left + right)
    return Head(header, after)


def read_bases(lines: list[Line]) -> list[Field[str]]:
    """Numbers of the documents cited in the preamble, each once, in order. In a proposal ("Xét đề nghị …") letters of
    companies do not count.
    """
    seen: set[str] = set()
    out: list[Field[str]] = []
    for line in lines:
        for found in cited(line):
            key = found.value.upper()
            if key not in seen:
                seen.add(key)
                out.append(found)
    return out
