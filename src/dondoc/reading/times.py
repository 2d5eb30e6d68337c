"""Times as printed → due date or recurrence.

One rule a line of the conventions: a day stands for itself; a month, quarter, half or whole year for its last day; a
range for its end; a start ("từ quý III") or a relative term ("trong 10 ngày kể từ …") for nothing; a rhythm is a recurrence.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from dondoc.language.roman import parse_roman

Recurrence = Literal["regular", "weekly", "monthly", "quarterly", "half-yearly", "yearly"]

_DAY = r"(?P<d>\d{1,2})(?:\s*(?P<sep>[/.]|-(?=\s*\d{1,2}\s*-\s*\d{4}))\s*(?P<m>\d{1,2})(?:\s*(?P=sep)\s*(?P<y>\d{4}))?|\s*tháng\s*(?P<m2>\d{1,2})(?:\s*(?:năm|/)\s*(?P<y2>\d{4}))?)"
_YEAR_TAIL = r"(?:\s*(?:/|-|,?\s*năm|của năm|\s)\s*(?P<y>20\d\d))?"

DATE = re.compile(rf"(?<![\d/])(?:ngày\s+)?{_DAY}(?![\d/])")
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
ONWARD = re.compile(r"và\s+(?:các|những)\s+năm\s+(?:tiếp theo|sau|tiếp sau)|trở đi")
GAP_DAYS = re.compile(r"(?<![\d/])(\d{1,2})\s*-\s*(?=\d{1,2}\s*/\s*\d{1,2})")

RELATIVE = re.compile(
    r"(?:kể )?từ (?:ngày|khi)\s+(?:ký|nhận|ban hành|được|có|kế hoạch|hoàn thành|phát sinh|tiếp nhận)|\bkể từ\b|sau khi\b"
    r"|(?:trong (?:vòng|thời hạn)|chậm nhất(?: là)?|sau|trước|tối đa)\s+\d+\s*(?:ngày|giờ|tháng|tuần)(?:\s+làm việc)?\s*(?:kể từ|sau|,? từ|trước)"
    r"|ngay sau|sau \d+ (?:ngày|tháng)"
)
_MAYBE_RELATIVE = re.compile(r"kể|từ (?:ngày|khi)|sau|ngày làm|làm việc")
START = re.compile(r"(?:^|[\s(])(?:bắt đầu\s*)?(?:kể\s*)?từ\s+(?:ngày\s+|đầu\s+|sau\s+)?|(?:^|\s)sau\s+ngày\s+")
UNTIL = re.compile(r"\bđến\b|(?<=[\w/])\s*-\s*(?=\w)|\bhết\b")

_RHYTHMS: tuple[tuple[Recurrence, str], ...] = (
    (
        "regular",
        r"thường xuyên|liên tục|quanh năm|h[ằà]ng ngày|mỗi ngày|24/24|trong suốt|khi có (?:phát sinh|yêu cầu)?thường xuyên",
    ),
    ("weekly", r"(?:h[ằà]ng|mỗi|theo|định kỳ)\s+tuần|tuần\s*/\s*lần|lần\s*/\s*tuần|(?:1|01|một) tuần (?:1|01|một) lần"),
    (
        "quarterly",
        r"(?:h[ằà]ng|mỗi|định kỳ|theo)\s+quý|lần\s*/\s*quý|quý\s*/\s*lần|(?:3|03|ba)\s*tháng\s*(?:/\s*lần|(?:1|01|một) lần)"
        r"|tháng cuối (?:của )?quý|báo cáo\s+quý|từng quý|(?:04|4) lần\s*/\s*năm",
    ),
    (
        "half-yearly",
        r"(?:h[ằà]ng|mỗi|định kỳ|theo)\s+(?:6|06|sáu)\s*tháng(?!\s*(?:đầu|cuối))|(?:6|06|sáu)\s*tháng\s*(?:/\s*lần|(?:1|01|một) lần|,?\s*(?:và\s+)?(?:h[ằà]ng\s+)?(?:một\s+|cả\s+)?năm\b(?!\s*20))"
        r"|(?:2|02|hai) lần\s*/\s*(?:1 |một )?năm|(?:2|02|hai) lần (?:trong|mỗi|một) năm|nửa năm|báo cáo (?:6|06) tháng(?!\s*(?:đầu|cuối))",
    ),
    (
        "monthly",
        r"(?:h[ằà]ng|mỗi|định kỳ|theo)\s+tháng(?!\s*\d)|lần\s*/\s*tháng|tháng\s*/\s*lần|(?:1|01|một) tháng (?:1|01|một) lần|báo cáo\s+tháng(?!\s*\d)|từng tháng",
    ),
    (
        "yearly",
        r"(?:h[ằà]ng|mỗi|định kỳ|theo)\s+năm|lần\s*/\s*năm|năm\s*/\s*lần|một năm một lần|báo cáo năm|từng năm",
    ),
)
_RHYTHM = tuple((name, re.compile(pattern)) for name, pattern in _RHYTHMS)
_FREQUENT: tuple[tuple[str, Recurrence], ...] = (("tháng", "monthly"), ("quý", "quarterly"), ("6 tháng", "half-yearly"))
_RHYTHM_WORDS = (
    "thường xuyên",
    "liên tục",
    "quanh năm",
    "hằng",
    "hàng",
    "mỗi",
    "24/24",
    "trong suốt",
    "kỳ",
    "lần",
    "báo cáo",
    "theo",
    "từng",
    "tháng cuối",
    "tháng và",
    "tháng, ",
    "nửa năm",
    "sáu tháng",
    "6 tháng",
)
_REPORTS = re.compile(
    r"báo cáo(?:\s+\w+){0,2}?\s+(?:(?:tháng|quý|(?:6|06) tháng|năm)\s*(?:,|và|/)\s*)+(?:tháng|quý|(?:6|06) tháng|9 tháng|năm)"
)


@dataclass(slots=True, frozen=True)
class When:
    """What a time says: at most one of `due` and `recurrence`; `runner_up` is the date another reader might take.
    `start`, `end` place the words in the text given.
    """

    due: date | None = None
    recurrence: Recurrence | None = None
    runner_up: date | None = None
    start: int = 0
    end: int = 0
    confidence: float = 1.0


def recurrence(low: str) -> Recurrence | None:
    """The rhythm that a time names; several rhythms give the one that stands first, "báo cáo quý, 6 tháng, năm" the most
    frequent.
    """
    if not any(word in low for word in _RHYTHM_WORDS):
        return None
    best: tuple[int, int, Recurrence] | None = None
    for rank, (name, pattern) in enumerate(_RHYTHM):
        match = pattern.search(low)
        if match and (best is None or (match.start(), rank) < best[:2]):
            best = (match.start(), rank, name)
    reports = _REPORTS.search(low)
    if reports:
        named = reports.group()
        for word, often in _FREQUENT:
            if re.search(rf"(?<!\d )(?<!\d){word}\b", named):
                return often
    return best[2] if best else None


@lru_cache(maxsize=4096)
def read_label(low: str, year: int | None) -> When:
    """The value of a time label or cell. `low` is lower case (see `language.lower`)."""
    end = len(low)
    if not low.strip(" .;-"):
        return When(end=end)
    rhythm = recurrence(low)
    dates = all_dates(low, year)
    onward = ONWARD.search(low)
    if onward:
        return When(recurrence=rhythm or (None if "giai đoạn" in low else "regular"), end=end)
    if rhythm:
        # "Thường xuyên" beside a real date keeps both as a doubt: the rhythm is what the words say first.
        yearless = dates and re.search(r"h[ằà]ng|mỗi|định kỳ|lần", low)
        return When(recurrence=rhythm, runner_up=None if yearless or not dates else dates[-1][0], end=end)
    if not dates:
        return When(end=end)
    days = [day for day, _, _ in dates]
    last = max(days)
    other = next((day for day in reversed(days) if day != last), None)
    return When(due=last, runner_up=other, end=end, confidence=1.0 if other is None else 0.8)


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
def all_dates(low: str, year: int | None) -> tuple[tuple[date, int, int], ...]:
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


def _before(low: str, start: int, first: date) -> date | None:
    """ "Trước tháng 6" ends with May."""
    if re.search(r"trước\s*$", low[:start]):
        return date.fromordinal(first.toordinal() - 1)
    return None


def _is_start(low: str, start: int, end: int, index: int, count: int) -> bool:
    head = low[:start]
    lead = re.search(r"(?:\btừ|\bsau|bắt đầu)\s*(?:ngày|đầu|sau ngày|kể từ)?\s*$", head)
    if lead is None:
        return False
    if index + 1 < count:
        return True
    inner = low[start:end]
    # A list or range inside one match ("từ tháng 5 đến tháng 10", "từ 2024 đến 2030") carries its own end.
    return not re.search(r"đến|-(?!\s*$)", inner)


_ANCHOR = re.compile(
    r"ngày\s+\d|(?<![\d/.])\d{1,2}\s?/\s?\d|tháng\s*\d|quý\s*[i1-4]|năm\s+20\d\d|giai đoạn\s+20|(?:6|06)\s*tháng\s+(?:đầu|cuối)|cuối năm|(?<![\d/])20\d\d"
)
_LEAD_WORD = r"(?:trước|chậm nhất(?:\s+(?:là|vào|đến|trước|hết|trong))*|muộn nhất(?: là)?|đến hết|hết|xong|hoàn thành|trong|vào|đến|thời hạn|thời gian|hạn)"
_PROSE_LEAD = re.compile(
    rf"(?:(?:hoàn thành|xong|kết thúc)\s+(?:\w+\s+){{0,2}}|thời (?:gian|hạn)\s+(?:(?:hoàn thành|thực hiện|báo cáo|gửi)\s+)*)?{_LEAD_WORD}\s*:?\s*"
    r"(?:(?:hết|trong|trước|vào|là|ngày|đầu)\s+)*(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{2}|00)?\s*(?:phút)?,?\s*)?(?:thứ\s+\w+,?\s*)?$"
)
_LOOK_BACK = 64
_CITED = re.compile(
    r"(?:quyết định|nghị quyết|nghị định|kế hoạch|chỉ thị|thông tư|công văn|văn bản|luật|kết luận|thông báo|hướng dẫn|chương trình|tờ trình|báo cáo|đề án)\b[^.;]{0,40}?số\s*[^\s,;]+\s*$"
)
_TIME_STOP = re.compile(r"[;]|\.(?!\d)|\)")
_EACH = re.compile(r"[^.;,)]{0,24}?\bh[ằà]ng (?:năm|tháng|quý)")
_EACH_BEFORE = re.compile(r"h[ằà]ng (?:năm|tháng|quý|tuần)\s*[(,]?\s*$")
_EVERY = re.compile(r"h[ằà]ng (?:năm|quý|tháng|tuần)|định kỳ (?:6 tháng|tháng|quý|năm|tuần)")
NEXT = 8  # the date follows its lead within so many characters
_CLAUSE_END = re.compile(r"\s*(?:[.;,)]|$|và\s|để\s|theo\s|-|báo cáo|gửi|trình|đồng thời)")
_STRONG = re.compile(r"trước|chậm nhất|muộn nhất|hết|xong|hoàn thành|thời hạn|hạn\b")
_PROSE_RHYTHM = re.compile(
    r"(?:^|[.;,(:]\s*|\b(?:định kỳ|báo cáo|và|tổng hợp|đánh giá|kiểm tra|sơ kết)\b[^.;,]{0,40}?)"
    r"(?P<r>h[ằà]ng (?:tuần|tháng|quý|năm)|mỗi (?:tuần|tháng|quý|năm)|(?:6|06|sáu) tháng(?!\s*(?:đầu|cuối))|thường xuyên(?=[,.;]|\s+(?:\w+)))"
)
_PERIODIC = re.compile(
    r"định kỳ(?:\s+(?:h[ằà]ng\s+|vào\s+)?(?:(?:tuần|tháng|quý|(?:6|06|sáu) tháng|năm)\b(?:\s*(?:,|và|/)\s*)?)*)?"
)
_BUDGET = re.compile(r"(?:dự toán|ngân sách|kinh phí|chi)[^.;,]{0,40}$")


def find_in_prose(low: str, year: int | None) -> When | None:
    """The deadline or rhythm that a sentence names. Dates of cited documents and amounts of a budget year are not
    deadlines; the latest deadline counts.
    """
    best = _deadline(low, year)
    if best is not None:
        return best
    return _rhythm(low)


def _deadline(low: str, year: int | None) -> When | None:
    out: When | None = None
    taken = 0
    for anchor in _ANCHOR.finditer(low):
        at = anchor.start()
        if at < taken:
            continue
        base = max(0, at - _LOOK_BACK)
        match = _PROSE_LEAD.search(low[base:at])
        if match is None or (match.start() and low[base + match.start() - 1].isalpha()):
            continue
        piece = _TIME_STOP.split(low[at : at + 60], maxsplit=1)[0]
        if _CITED.search(low[max(0, at - 120) : at]):
            continue
        got = all_dates(piece, year)
        if not got or got[0][1] > NEXT:
            continue
        day, _, end = got[0]
        if len(got) > 1 and re.match(r"\s*(?:-|đến)\s*", piece[end:]):
            day, _, end = got[1]
        lead = match.group()
        begin = base + match.start()
        if not re.search(r"20\d\d", piece[:end]) and _EVERY.search(low[_sentence(low, begin) : begin]):
            continue
        if _EACH.match(low[at + end : at + end + 36]) or _EACH_BEFORE.search(low[:begin][-20:]):
            continue
        strong = bool(_STRONG.search(lead))
        if not strong and (not _CLAUSE_END.match(piece, end) or (piece.startswith("năm") and _BUDGET.search(low[:at]))):
            continue
        if re.search(r"\b(?:từ|sau)\s*$", low[:begin]):
            continue
        taken = at + end
        if out is None or day >= (out.due or day):
            runner = out.due if out and out.due != day else None
            out = When(due=day, start=begin, end=at + end, runner_up=runner, confidence=0.95 if strong else 0.8)
    return out


def _sentence(low: str, at: int) -> int:
    """Where the sentence that holds `at` begins."""
    return max(low.rfind(". ", 0, at), low.rfind("; ", 0, at)) + 1


def _rhythm(low: str) -> When | None:
    if not any(word in low for word in _RHYTHM_WORDS):
        return None
    reports = _REPORTS.search(low) if "báo cáo" in low else None
    if reports:
        start = re.search(r"(?:tháng|quý|6 tháng|năm)\s*[,v/]", reports.group())
        return When(
            recurrence=recurrence(low[reports.start() : reports.end()]),
            start=reports.start() + (start.start() if start else 0),
            end=reports.end(),
            confidence=0.8,
        )
    periodic = _PERIODIC.search(low) if "định kỳ" in low else None
    if periodic:
        words = periodic.group().rstrip(" ,")
        rhythm = recurrence(words)
        if rhythm is None:
            near = re.search(r"h[ằà]ng (?:tuần|tháng|quý|năm)", low[periodic.end() : periodic.end() + 80])
            if near and not _BUDGET.search(low[: periodic.end() + near.start()][-50:]):
                rhythm = recurrence(near.group())
        return When(recurrence=rhythm, start=periodic.start(), end=periodic.start() + len(words), confidence=0.85)
    match = _PROSE_RHYTHM.search(low)
    if match and not _BUDGET.search(low[: match.start("r")][-50:]):
        rhythm = recurrence(match["r"])
        if rhythm is None and "6" in match["r"]:
            rhythm = "half-yearly" if re.search(r"báo cáo|định kỳ", match.group()) else None
        if rhythm == "regular" and match.start("r") > 60:  # noqa: PLR2004 - far inside it only colours a verb
            return None
        if rhythm:
            return When(recurrence=rhythm, start=match.start("r"), end=match.end("r"), confidence=0.8)
    rare = re.search(
        r"h[ằà]ng tuần|h[ằà]ng ngày|ngày \d+ (?:của )?tháng cuối (?:của )?quý|(?:ngày|trước ngày) \d{1,2} h[ằà]ng tháng|\d+ lần\s*/\s*(?:tuần|tháng|quý|năm)|h[ằà]ng (?:tháng|quý)(?=\s*(?:[.;,)]|$))",
        low,
    )
    if rare:
        return When(recurrence=recurrence(rare.group()), start=rare.start(), end=rare.end(), confidence=0.8)
    return None
