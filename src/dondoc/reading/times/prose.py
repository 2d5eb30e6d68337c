"""The deadline or rhythm that a sentence names."""

import re

from dondoc.reading.times.dates import all_dates
from dondoc.reading.times.rhythm import REPORTS, RHYTHM_WORDS, When, recurrence

_ANCHOR = re.compile(
    r"ngày\s+\d|(?<![\d/.])\d{1,2}\s?/\s?\d|tháng\s*\d|quý\s*[i1-4]|năm\s+20\d\d|giai đoạn\s+20|(?:6|06)\s*tháng\s+(?:đầu|cuối)|cuối năm|(?<![\d/])20\d\d"
)

_LEAD_WORD = r"(?:trước|chậm nhất(?:\s+(?:là|vào|đến|trước|hết|trong))*|muộn nhất(?: là)?|đến hết|hết|xong|hoàn thành|trong|vào|đến|thời hạn|thời gian|hạn(?: cuối| chót)?|trước (?:khi|lúc) [^.;()]{3,50}\()"

_PROSE_LEAD = re.compile(
    rf"(?:(?:hoàn thành|xong|kết thúc)\s+(?:\w+\s+){{0,2}}|thời (?:gian|hạn)\s+(?:(?:hoàn thành|thực hiện|báo cáo|gửi)\s+)*)?{_LEAD_WORD}\s*:?\s*"
    r"(?:(?:hết|trong|trước|vào|là|ngày|đầu)\s+)*(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{2}|00)?\s*(?:phút)?,?\s*)?(?:ngày hôm nay,?\s*)?(?:thứ\s+\w+,?\s*)?$"
)

_LOOK_BACK = 64

_CITED = re.compile(
    r"(?:quyết định|nghị quyết|nghị định|kế hoạch|chỉ thị|thông tư|công văn|văn bản|luật|kết luận|thông báo|hướng dẫn|chương trình|tờ trình|báo cáo|đề án)\b[^.;]{0,40}?số\s*(?=[^\s,;]*[\d/])[^\s,;]+\s*$"
)

# "Kế hoạch giảm rác đến năm 2030", "có xét đến năm 2050": how far a document looks, not when the work ends.
_HORIZON = re.compile(
    r"(?:\b(?:tính|xét|tầm nhìn|định hướng|hướng)\s+|\b(?:kế hoạch|đề án|chiến lược|chương trình|quy hoạch|dự thảo|lộ trình)\b(?:(?!phấn đấu|hoàn thành|mục tiêu)[^.;]){0,160}?)đến\s+$"
)

_FURTHER = re.compile(r"\s*(?:,|và)?\s*(?:có )?(?:tính|xét|tầm nhìn|định hướng)\s+đến\s")

_TIME_STOP = re.compile(r"[;]|\.(?!\d)|\)")

_EACH = re.compile(r"[^.;,)]{0,24}?\bh[ằà]ng (?:năm|tháng|quý)")

_EACH_BEFORE = re.compile(r"h[ằà]ng (?:năm|tháng|quý|tuần)\s*[(,]?\s*$")

_EVERY = re.compile(r"h[ằà]ng (?:năm|quý|tháng|tuần)|định kỳ (?:6 tháng|tháng|quý|năm|tuần)")

NEXT = 8  # the date follows its lead within so many characters

_CLAUSE_END = re.compile(
    r"\s*(?:[.;,)]|$|và\s|để\s|theo\s|tại\s|ở\s|-|báo cáo|gửi|trình|đồng thời|(?:các|những) (?:vấn đề|nội dung))"
)

_STRONG = re.compile(r"trước|chậm nhất|muộn nhất|hết|xong|hoàn thành|thời hạn|hạn\b")

_PROSE_RHYTHM = re.compile(
    r"(?:^|[.;,(:]\s*|\b(?:định kỳ|báo cáo|và|tổng hợp|đánh giá|kiểm tra|sơ kết)\b[^.;,]{0,40}?)"
    r"(?P<r>h[ằà]ng (?:tuần|tháng|quý|năm)|mỗi (?:tuần|tháng|quý|năm)|(?:6|06|sáu) tháng(?!\s*(?:đầu|cuối))|thường xuyên(?=[,.;]|\s+(?:\w+)))"
    r"|,\s*(?:thực hiện|tiến hành|duy trì)\s+(?P<r2>thường xuyên)(?=[,.;])"
)

_RARE = re.compile(
    r"h[ằà]ng tuần|h[ằà]ng ngày|ngày \d+ (?:của )?tháng cuối (?:của )?quý|(?:ngày|trước ngày) \d{1,2} h[ằà]ng tháng"
    r"|ngày \d{1,2}(?:\s?/\s?\d{1,2}| tháng \d{1,2}) h[ằà]ng năm|(?:mỗi|một|h[ằà]ng) năm (?:ít nhất |tối thiểu )?(?:2|02|hai) lần"
    r"|\d+ lần\s*/\s*(?:tuần|tháng|quý|năm)|(?:3|03|6|06|1|01) tháng\s*/\s*lần|(?:3|03|ba|6|06|sáu|1|01|một) tháng (?:1|01|một) lần"
    r"|mỗi (?:tuần|tháng|quý|năm) (?:\d{1,2}|một|hai) lần|(?:h[ằà]ng|mỗi) (?:tuần|tháng|quý|năm)(?=\s*(?:[.;,)]|$))"
)

_HALF_AND_YEAR = re.compile(r"(?:6|06|sáu) tháng(?:,| và) (?:h[ằà]ng )?năm\b[^.;,]{0,20}báo cáo")

_PERIODIC = re.compile(
    r"định kỳ(?:\s+(?:h[ằà]ng\s+|vào\s+)?(?:(?:tuần|tháng|quý|(?:6|06|sáu) tháng|năm)\b(?:\s*(?:,|và|/)\s*)?)*)?"
)

# "đưa vào chương trình kiểm tra hằng năm" tells the programme, not when the work is done.
_YEARLY_NOUN = re.compile(r"(?:chương trình|kế hoạch)[^.;,]{0,30}(?:,[^.;,]{0,20})?$")

_BUDGET = re.compile(r"(?:dự toán|ngân sách|kinh phí|\bchi\b(?! (?:cục|nhánh|bộ|đoàn|hội))|đồng)[^.;,]{0,40}$")


LOOK = 60
LONGEST = 8000  # characters of one paragraph that are searched


def find_in_prose(low: str, year: int | None) -> When | None:
    """The deadline or rhythm that a sentence names. Dates of cited documents and amounts of a budget year are not
    deadlines; the latest deadline counts.
    """
    low = low[:LONGEST]
    best = _deadline(low, year)
    if best is not None:
        return best
    return _rhythm(low)


def _deadline(low: str, year: int | None) -> When | None:  # noqa: C901 - rules in order, one branch each
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
        if _EACH.match(low[at + end : at + end + 36]) or _EACH_BEFORE.search(low[max(0, begin - 20) : begin]):
            continue
        strong = bool(_STRONG.search(lead))
        if not strong and (
            not _CLAUSE_END.match(piece, end)
            or (piece.startswith("năm") and _BUDGET.search(low[max(0, at - LOOK) : at]))
        ):
            continue
        if re.search(r"\b(?:từ|sau)\s*$", low[max(0, begin - 20) : begin]):
            continue
        looks = _HORIZON.search(low[_sentence(low, begin) : at]) or _FURTHER.match(low, at + end)
        if piece.startswith("năm") and not strong and looks:
            continue
        taken = at + end
        if out is None or day >= (out.due or day):
            runner = out.due if out and out.due != day else None
            out = When(due=day, start=begin, end=at + end, runner_up=runner, confidence=0.95 if strong else 0.8)
    return out


def _sentence(low: str, at: int) -> int:
    """Where the sentence that holds `at` begins."""
    return max(low.rfind(". ", 0, at), low.rfind("; ", 0, at)) + 1


def _rhythm(low: str) -> When | None:  # noqa: C901 - rules in order, one branch each
    if not any(word in low for word in RHYTHM_WORDS):
        return None
    reports = REPORTS.search(low) if "báo cáo" in low else None
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
    halves = _HALF_AND_YEAR.search(low) if "tháng" in low else None
    if halves:
        return When(recurrence="half-yearly", start=halves.start(), end=halves.end() - len("báo cáo"), confidence=0.8)
    match = _PROSE_RHYTHM.search(low)
    if match:
        at, end = match.span("r") if match["r"] else match.span("r2")
        rhythm = recurrence(low[at:end])
        if rhythm is None and "6" in low[at:end]:
            rhythm = "half-yearly" if re.search(r"báo cáo|định kỳ", match.group()) else None
        if rhythm == "regular" and match["r"] and at > LOOK:  # far inside it only colours a verb
            return None
        named = rhythm == "yearly" and _YEARLY_NOUN.search(low[:at][-40:])
        if rhythm and not named and not _BUDGET.search(low[:at][-50:]):
            return When(recurrence=rhythm, start=at, end=end, confidence=0.8)
    rare = _RARE.search(low)
    if rare and not _BUDGET.search(low[: rare.start()][-50:]) and not _YEARLY_NOUN.search(low[: rare.start()][-40:]):
        return When(recurrence=recurrence(rare.group()), start=rare.start(), end=rare.end(), confidence=0.8)
    return None
