"""One spoken or typed sentence that gives work: to whom, with whom, until when."""

from dataclasses import dataclass
from datetime import date

from dondoc.files.blocks import Paragraph
from dondoc.reading.lines import make_line
from dondoc.reading.roles import cooperating
from dondoc.reading.styles.prose import assignments
from dondoc.reading.times import find_in_prose


@dataclass(frozen=True, slots=True)
class Order:
    """Names as printed, in order; `due` is the day that the sentence names, if any."""

    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    due: date | None = None


def read_order(text: str, year: int) -> Order:
    """Takes "Giao Phòng A chủ trì, phối hợp với Phòng B …, trước ngày 15/12/2026" apart; `year` completes a day without
    one. The first assignment of the sentence counts.
    """
    line = make_line(Paragraph(text, 0))
    found = next(iter(assignments(line, budget=False)), None)
    partners = found.cooperating if found else cooperating(line)
    when = find_in_prose(line.low, year)
    return Order(
        lead=tuple(name.value for name in found.lead) if found else (),
        cooperating=tuple(name.value for name in partners),
        due=when.due if when else None,
    )
