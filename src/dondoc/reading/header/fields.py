"""Number, symbol, place, date and urgency out of the head's columns."""

import re
from datetime import date

from dondoc.language.letters import rx
from dondoc.reading.draft import DOUBTFUL, Field, Header
from dondoc.reading.header.columns import BARE, NUMBER_LABEL, PARTY, STATE
from dondoc.reading.lines import Line, join
from dondoc.reading.numbers import CITED, tidy

_CAPITALS = rx(r"^(?:[A-ZÀ-Ỹ]{2,}\s+)+(?=[A-ZÀ-Ỹ][a-zà-ỹ])")

DATE = re.compile(
    r"(?P<place>[^\n,;:|]*?)(?:,\s*(?:hồi|lúc)\s+\d{1,2}\s*(?:giờ|h)\s*(?:\d{1,2}\s*(?:phút)?)?)?[\s,;.]*\bngày\s*(?P<d>[\d.…_\s]*?)\s*tháng\s*(?P<m>[\d.…_\s]*?)\s*năm\s*(?P<y>[\d.…_]*(?:\s\d)?)"
)


def read_number(header: Header, left: list[Line], right: list[Line]) -> None:
    for lines in (left, right):
        for i, line in enumerate(lines):
            if not NUMBER_LABEL.search(line.low):
                continue
            joined = join([line, *lines[i + 1 : i + 3]])
            for pattern in (STATE, PARTY):
                match = pattern.search(joined.text)
                if match and match.start() <= len(line.text):
                    _put_number(header, joined, match)
                    return
            number = re.search(r"[Ss][ốô]\s*[:.]?\s*(\d+)\s*$", line.text)
            if number:
                header.number = line.field(*number.span(1), confidence=DOUBTFUL)
    for line in left:
        match = BARE.search(line.text)
        if match and len(line.text) < 40 and header.symbol is None:  # noqa: PLR2004 - a number line is short
            _put_number(header, line, match)


def _put_number(header: Header, line: Line, match: re.Match[str]) -> None:
    if match["n"]:
        header.number = line.field(*match.span("n"))
    symbol = line.field(*match.span("s"))
    symbol.value = tidy(symbol.value.replace("–", "-"))
    header.symbol = symbol


def read_date_place(header: Header, left: list[Line], right: list[Line]) -> None:  # noqa: C901 - rules in order, one branch each
    for lines in (right, left):
        joined = join(lines, "\n") if lines else None
        if joined is None:
            continue
        for match in DATE.finditer(joined.low):
            before = joined.low[max(0, match.start() - 60) : match.start("d")]
            if re.search(r"kèm theo|căn cứ|số\s+\d+.{0,30}$", before):
                continue
            place = joined.field(*match.span("place"), strip=" ,.|-")
            found = re.sub(r"^.*(?:phúc|nam)\s+", "", place.value) if "phúc" in place.value.lower() else place.value
            found = _CAPITALS.sub("", found)
            if found and re.search(r"\w", found) and len(found) < 45:  # noqa: PLR2004 - a place name
                place.value = found
                header.place = place
            digits = {k: re.sub(r"\D", "", match[k]) for k in ("d", "m", "y")}
            span = joined.spans(match.start("d"), match.end())
            if all(digits.values()) and len(digits["y"]) == 4:  # noqa: PLR2004 - a year
                try:
                    day = date(int(digits["y"]), int(digits["m"]), int(digits["d"]))
                except ValueError:
                    return
                header.date = Field(day, span)
            return
    for lines in (right, left):
        for line in lines:
            short = re.search(r"(?P<place>[^,\d]{2,40}),\s*(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})\s*$", line.text)
            if short:
                header.place = line.field(*short.span("place"))
                header.date = Field(
                    date(int(short["y"]), int(short["m"]), int(short["d"])), line.spans(short.start("d"), short.end())
                )
                return


def read_lone_place(header: Header, lines: list[Line]) -> None:
    """The place when the rest of the date fell into another column ("Mẫu Sơn, ngày")."""
    for line in lines:
        match = re.match(r"\s*(?P<place>[^,\d]{2,40}),\s*ngày\s*$", line.text)
        if match:
            header.place = line.field(*match.span("place"))


def plan_year(header: Header, lines: list[Line]) -> int | None:
    """The plan's year: a year in the title, else that of the date, else one printed beside a blank day."""
    if header.title:
        named = re.findall(r"năm\s+(20\d\d)(?!\s*[-–]\s*20)", header.title.value.lower())
        plain = [
            int(y)
            for y in named
            if not re.search(rf"(?:đến|ngày[^,;]*) năm\s+{y}|giai đoạn[^,;]*{y}", header.title.value.lower())
        ]
        cites = CITED.search(header.title.value)
        if plain and not cites:
            return plain[-1]
    if header.date:
        return header.date.value.year
    for line in lines:
        match = re.search(r"năm\s*(20\d\d)", line.low)
        if match and "tháng" in line.low:
            return int(match[1])
    if header.title:
        found = re.search(r"năm\s+(20\d\d)", header.title.value.lower())
        if found:
            return int(found[1])
    return None
