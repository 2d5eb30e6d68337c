"""Every date that the words of a time stand for."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from dondoc.language.roman import parse_roman

_DAY = r"(?P<d>\d{1,2})(?:\s*(?P<sep>[/.]|-(?=\s*\d{1,2}\s*-\s*\d{4}))\s*(?P<m>\d{1,2})(?:\s*(?P=sep)\s*(?P<y>\d{4}))?|\s*tháng\s*(?P<m2>\d{1,2})(?:\s*(?:năm|/)\s*(?P<y2>\d{4}))?)"

_YEAR_TAIL = r"(?:\s*(?:/|-|,?\s*năm|của năm|\s)\s*(?P<y>20\d\d))?"

DATE = re.compile(rf"(?<![\d/])(?<!tuần )(?<!tuần thứ )(?:ngày\s+)?{_DAY}(?![\d/])")

MONTH = re.compile(
    rf"tháng\s*(?P<list>\d{{1,2}}(?:\s*(?:,|và|-|đến(?: hết)?|;)\s*(?:tháng\s*)?\d{{1,2}}(?!\d))*){_YEAR_TAIL}(?![\d])"
)

BARE_MONTH = re.compile(r"(?<![\d/])(?P<m>\d{1,2})\s*/\s*(?P<y>20\d\d)(?![\d/])")

QUARTER = re.compile(
    rf"quý\s*(?P<list>(?:iv|i{{1,3}}|[1-4])(?:\s*(?:,|và|-|đến(?: hết)?|;|\+)\s*(?:quý\s*)?(?:iv|i{{1,3}}|[1-4])(?!\w))*)\b{_YEAR_TAIL}"
)

HALF = re.compile(rf"(?:6|06|sáu)\s*tháng\s*(?P<half>đầu|cuối)(?:\s*năm)?{_YEAR_TAIL}")

NINE = re.compile(rf"(?:9|09|chín)\s*tháng(?:\s*đầu)?\s*năm{_YEAR_TAIL}")

YEAR_END = re.compile(r"cuối\s*năm(?:\s*(?P<y>20\d\d))?")

YEARS = re.compile(
    r"(?:(?:giai đoạn|năm|cả năm|các năm|niên độ)\s*)?(?<!\d)(?P<a>20\d\d)\s*(?:-|đến(?: hết)?(?: năm)?|,|và)\s*(?:năm\s*)?(?P<b>20\d\d)(?![\d/])"
)

YEAR = re.compile(r"(?:(?:đến|hết|trong|cả|năm|trước|xong)\s*)+(?P<y>20\d\d)(?![\d/])")

WHOLE_YEAR = re.compile(r"\b(?:cả|trong|hết)\s+năm\b(?!\s*(?:\d|học|tài chính|nay qua|tiếp|sau))")

ONLY_YEAR = re.compile(r"\W*(?P<y>20\d\d)\W*")

GAP_DAYS = re.compile(r"(?<![\d/])(\d{1,2})\s*-\s*(?=\d{1,2}\s*/\s*\d{1,2})")

RELATIVE = re.compile(
    r"(?:kể )?từ (?:ngày|khi)\s+(?:ký|nhận|ban hành|được|có|kế hoạch|hoàn thành|phát sinh|tiếp nhận)|\bkể từ\b|sau khi\b"
    r"|(?:trong (?:vòng|thời hạn)|chậm nhất(?: là)?|sau|trước|tối đa)\s+\d+\s*(?:ngày|giờ|tháng|tuần)(?:\s+làm việc)?\s*(?:kể từ|sau|,? từ|trước)"
    r"|ngay sau|sau \d+ (?:ngày|tháng)"
)

_MAYBE_RELATIVE = re.compile(r"kể|từ (?:ngày|khi)|sau|ngày làm|làm việc")

START = re.compile(r"(?:^|[\s(])(?:bắt đầu\s*)?(?:kể\s*)?từ\s+(?:ngày\s+|đầu\s+|sau\s+)?|(?:^|\s)sau\s+ngày\s+")

UNTIL = re.compile(r"\bđến\b|(?<=[\w/])\s*-\s*(?=\w)|\bhết\b")


def _last(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else None  # noqa: PLR2004 - months


def _day(year: int | None, month: int, day: int) -> date | None:
    if year is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def all_dates(low: str, year: int | None) -> tuple[tuple[date, int, int], ...]:  # noqa: C901, PLR0912, PLR0915 - rules in order, one branch each
    """Every date that a time's words stand for, as (last day, start, end), in order; the start of a range and dates
    after "từ", "kể từ", "sau" are left out. `year` fills in a missing year.
    """
    found: list[tuple[date, int, int, bool]] = []
    taken: list[tuple[int, int]] = []

    def add(day: date | None, start: int, end: int, *, dated: bool) -> None:
        taken.append((start, end))
        if day is not None:
            found.append((day, start, end, dated))

    def free(start: int, end: int) -> bool:
        return all(end <= a or start >= b for a, b in taken)

    years = [int(y) for y in re.findall(r"(?<!\d)(20\d\d)(?!\d)", low)]
    fill = years[-1] if years else year
    for m in RELATIVE.finditer(low) if _MAYBE_RELATIVE.search(low) else ():
        stop = re.search(r"[.;,]|\bđến\b", low[m.end() :])
        taken.append((m.start(), m.end() + (stop.start() if stop else len(low))))
    for m in DATE.finditer(low):
        month = int(m["m"] or m["m2"])
        if month == 0 or (m["m"] and not m["y"] and m["d"] == "24" and m["m"] == "24"):
            continue
        y = m["y"] or m["y2"]
        if free(m.start(), m.end()):
            add(_day(int(y) if y else fill, month, int(m["d"])), m.start(), m.end(), dated=True)
    for m in HALF.finditer(low) if "tháng" in low else ():
        y = int(m["y"]) if m["y"] else fill
        if free(m.start(), m.end()) and y:
            add(date(y, 6, 30) if m["half"] == "đầu" else date(y, 12, 31), m.start(), m.end(), dated=False)
    for m in NINE.finditer(low) if "tháng" in low else ():
        y = int(m["y"]) if m["y"] else fill
        if free(m.start(), m.end()) and y:
            add(date(y, 9, 30), m.start(), m.end(), dated=False)
    for m in QUARTER.finditer(low) if "quý" in low else ():
        y = int(m["y"]) if m["y"] else fill
        if not (free(m.start(), m.end()) and y):
            continue
        named = re.findall(r"iv|i{1,3}|[1-4]", m["list"])
        numbers = [int(n) if n.isdigit() else (parse_roman(n) or 0) for n in named]
        add(
            _before(low, m.start(), date(y, max(numbers) * 3 - 2, 1)) or _last(y, max(numbers) * 3),
            m.start(),
            m.end(),
            dated=False,
        )
    for m in MONTH.finditer(low) if "tháng" in low else ():
        y = int(m["y"]) if m["y"] else fill
        if not (free(m.start(), m.end()) and y):
            continue
        months = [int(n) for n in re.findall(r"\d{1,2}", m["list"])]
        if max(months) <= 12 and min(months) > 0:  # noqa: PLR2004 - months
            first = _before(low, m.start(), date(y, max(months), 1))
            add(first or _last(y, months[-1]), m.start(), m.end(), dated=False)
    for m in BARE_MONTH.finditer(low) if "20" in low else ():
        if free(m.start(), m.end()):
            add(_last(int(m["y"]), int(m["m"])), m.start(), m.end(), dated=False)
    for m in YEARS.finditer(low) if "20" in low else ():
        if free(m.start(), m.end()):
            add(date(int(m["b"]), 12, 31), m.start(), m.end(), dated=False)
    for m in YEAR_END.finditer(low) if "cuối" in low else ():
        y = int(m["y"]) if m["y"] else fill
        if free(m.start(), m.end()) and y:
            add(date(y, 12, 31), m.start(), m.end(), dated=False)
    for m in YEAR.finditer(low) if "20" in low else ():
        if free(m.start(), m.end()):
            add(date(int(m["y"]), 12, 31), m.start(), m.end(), dated=False)
    for m in WHOLE_YEAR.finditer(low) if " năm" in low else ():
        if free(m.start(), m.end()) and fill and not found:
            add(date(fill, 12, 31), m.start(), m.end(), dated=False)
    only = ONLY_YEAR.fullmatch(low)
    if only:
        add(date(int(only["y"]), 12, 31), 0, len(low), dated=False)
    found.sort(key=lambda item: item[1])
    return tuple((day, a, b) for i, (day, a, b, _) in enumerate(found) if not _is_start(low, a, b, i, len(found)))


NEAR = 40  # characters before a date that may say "trước" or "từ"


def _before(low: str, start: int, first: date) -> date | None:
    """The day before `first` when "trước" stands there: "trước tháng 6" ends with May."""
    if re.search(r"trước\s*$", low[max(0, start - NEAR) : start]):
        return date.fromordinal(first.toordinal() - 1)
    return None


def _is_start(low: str, start: int, end: int, index: int, count: int) -> bool:
    head = low[max(0, start - NEAR) : start]
    lead = re.search(r"(?:\btừ|\bsau|bắt đầu)\s*(?:ngày|đầu|sau ngày|kể từ)?\s*$", head)
    if lead is None:
        return False
    if index + 1 < count:
        return True
    inner = low[start:end]
    # A list or range inside one match ("từ tháng 5 đến tháng 10", "từ 2024 đến 2030") carries its own end.
    return not re.search(r"đến|-(?!\s*$)", inner)
