"""Who does the work of a sentence: "Giao X chủ trì, phối hợp với Y …", "X có trách nhiệm …", "Đề nghị A và B …", in any place of it."""

import itertools
import re
from dataclasses import dataclass, field

from dondoc.language.letters import rx
from dondoc.reading.draft import Field
from dondoc.reading.lines import Line
from dondoc.reading.roles import cooperating, split_names
from dondoc.reading.units import name_end, starts_in, strip_lead

_CLOSING = re.compile(
    r"\s*(?:trên đây là|trên cơ sở kế hoạch này|(?:trong )?quá trình (?:tổ chức |triển khai )*(?:thực hiện|triển khai)?[^.]{0,80}(?:nếu|khó khăn|vướng mắc|phát sinh|phản ánh)|nếu có (?:khó khăn|vướng mắc|vấn đề)|mọi (?:khó khăn|vướng mắc|thông tin)|nơi nhận|\(\s*ký\b|\([^()]{0,120}(?:kèm theo|đính kèm)[^()]{0,20}\)\W*$|kính gửi|rất mong|trân trọng)"
)
_TELLS = re.compile(r"thông báo (?:để|đến|kết luận|cho)[^.]{0,80}(?:biết|thực hiện|triển khai)")
_ENACTS = re.compile(r"(?<!việc )(?:thi hành|thực hiện) (?:quyết định|nghị quyết|chỉ thị|thông tư|nghị định) này")
_SPLIT = re.compile(r"(?:[;.]|,\s*đồng thời)\s+(?:đồng thời,?\s+)?(?=(?:giao|phân công|đề nghị)\s)")
_ABOUT = re.compile(r"\s*(?:về|đối với|liên quan đến|riêng)\s[^:.;]{4,160}:\s*")
_HEADED = re.compile(r"\s*[^:.;,]{4,60}:\s+")
# "Kinh phí: mỗi xã tự lo" tells where money comes from.
_MONEY = re.compile(r"\s*(?:nguồn )?kinh phí(?: thực hiện)?\s*:")
_GIVEN = re.compile(r"(?<!được )giao |chủ trì|tham mưu|đề nghị |trách nhiệm")
ADVERB = re.compile(
    r"\s*(?:căn cứ|trên cơ sở|sau khi|trước|trong|đối với|định kỳ|h[ằà]ng|khi|để|nhằm|thực hiện|theo|từ|đến|vào|ngoài|bên cạnh|song song|tùy|kết thúc|ngay|về|năm|quý|tháng|qua|đồng thời|riêng|chậm nhất|ngày|với|tại|xuất phát|bám sát|thời gian tới|nhận được)\b"
)
_MID = re.compile(r"(?:[;,.:(]|\bvà|\bđồng thời|\s-)\s*(?P<g>giao|phân công)\s+")
_SENTENCE = rx(r"[.;]\s+(?=[A-ZÀ-Ỹ])")
_BY = re.compile(r"(?:^|\s)do\s+")
_BRACKET = re.compile(r"\(\s*(?:giao\s+|do\s+)?")
_DOES = re.compile(r"(?:chủ trì|thực hiện|phụ trách|đảm nhiệm|làm)\b")
_STRONG = re.compile(
    r"\s*,?\s*(?:chủ trì|chịu trách nhiệm|có trách nhiệm|là (?:cơ quan|đơn vị|đầu mối)|làm (?:đầu mối|cơ quan)|có nhiệm vụ)"
)
PASSES = re.compile(r"(?:yêu cầu|đề nghị|giao|phân công|chỉ đạo)\s+")
_LAST_BRACKET = re.compile(r"\((?P<in>[^()]{6,160})\)\s*[.;]?\s*$")
_TIME_AFTER = re.compile(
    r"\s*[,;]\s*(?=(?:hoàn thành|xong|trước|chậm nhất|trong|đến|thời gian|thường xuyên|h[ằà]ng|mỗi|quý|tháng|năm|\d{1,2}/)\b)"
)
# "Ban A yêu cầu nhà thầu …": whom an agency orders about without being able to set it a task.
_OUTSIDER = re.compile(
    r"(?:các |những )?(?:nhà thầu|nhà đầu tư|chủ hộ|hộ |người dân|doanh nghiệp|đơn vị (?:thi công|tư vấn|vận chuyển)|tổ chức, cá nhân)"
)
# "Các đơn vị … khi mua xăng dầu phải lấy hóa đơn": the duty stands after a clause.
_MUST = re.compile(r"\s*,?\s*(?:khi|nếu|trong quá trình)\s[^.;:]{3,80}?\s(?:phải|có trách nhiệm)\s")
_BUDGET_VERB = re.compile(
    r"\s*,?\s*(?:chủ trì|chịu trách nhiệm|có trách nhiệm|tham mưu|tổng hợp|bố trí|cân đối|lập dự toán|thẩm định|chủ động|hướng dẫn|căn cứ|phân bổ)"
)
_DATED = re.compile(r"ngày \d{1,2}(?:/\d{1,2}/| tháng \d{1,2} năm )\d{4}")
_RHYTHM_FIRST = re.compile(r"(?:định kỳ\s+)?h[ằà]ng (?:tuần|tháng|quý|năm)\s+")
# A later sentence of a paragraph names who does its work: "… Phòng A tham mưu, Giám đốc quyết định".
_ADVISES = re.compile(r"\s*(?:tham mưu|phụ trách|đảm nhiệm|làm đầu mối|thực hiện)\b")
_DIRECTS = re.compile(
    r"(?:^|[:;.]\s+)(?:giao\s+)?(?:đồng chí|đ/c|ông|bà)\s+(?P<who>[^:;.]{4,90}?)\s+(?:trực tiếp\s+|chịu trách nhiệm\s+)?(?:phụ trách|chỉ đạo)[^:;.]{0,40};\s"
)
_STOP = rx(r"[.;]\s+(?=[A-ZÀ-Ỹ])")
_UNIT = re.compile(
    r"(?:Sở|Phòng|Ban|Công an|UBND|Ủy ban|Uỷ ban|Văn phòng|Trung tâm|Đội|Trạm|Hội|Đoàn|Chi cục|Bộ|Cục|Chủ tịch|Đảng ủy|Thường trực)\s"
)
COMMA = re.compile(r",\s+")
# "phân công cơ quan chủ trì" names nobody.
_BARE_NOUN = re.compile(r"(?:cơ quan|đơn vị|bộ phận|phòng|ban|ngành|người|cá nhân|tổ chức|cán bộ)")
MAX_SUBJECT = 400


@dataclass(slots=True)
class Assignment:
    """Who does it, found in line.text[start:end] (the whole sentence or piece of it); `body` is where the work begins
    when the unit stands before a colon, else `start`. `strong`: the sentence says so in so many words.
    """

    start: int
    end: int
    lead: list[Field[str]]
    cooperating: list[Field[str]] = field(default_factory=list)
    body: int = 0
    strong: bool = False
    after: int = 0  # where the subject ends
    colon: bool = False


def directing(line: Line, one: Assignment) -> list[Field[str]]:
    """The person who directs before the unit is named: "đồng chí A, Phó Giám đốc chỉ đạo; Sở B chủ trì …"."""
    match = (
        _DIRECTS.search(line.low, one.start, one.after) if "chỉ đạo" in line.low or "phụ trách" in line.low else None
    )
    return split_names(line, *match.span("who"), 0.85) if match else []


def closing(line: Line) -> bool:
    """Closing words of a document: they assign nothing."""
    return bool(_CLOSING.match(line.low)) or (
        "thông báo" in line.low and len(line.text) < 220 and bool(_TELLS.search(line.low))  # noqa: PLR2004 - a length told by eye
    )


def assignments(line: Line, *, budget: bool = False) -> list[Assignment]:
    """The assignments of a paragraph. A second "; giao Y …" is a second one when the piece before it assigns too."""
    low = line.low
    if closing(line):
        return []
    enacts = "này" in low
    cuts = _cuts(line)
    bounds = [0, *cuts, len(line.text)]
    out: list[Assignment] = []
    begin = 0
    for a, b in itertools.pairwise(bounds):
        if enacts and _ENACTS.search(low, a, b):
            begin = b
            continue
        opens = low.startswith("nhận được", begin) and len(cuts) > 0  # "Nhận được Chỉ thị này, yêu cầu …. Giao Sở A …"
        found = None if opens and not a else _find(line, a if out or opens else begin, b, budget=budget)
        if found is None:
            if out:
                out[-1].end = b
            continue
        if out and a in cuts and _same(found, out[-1]):
            out[-1].end = b
            continue
        found.start = begin if not out else a
        if found.body < found.start or not found.colon:
            found.body = found.start
        found.end = b
        out.append(found)
        begin = b
    for one in out:
        one.cooperating = cooperating(line, one.after, one.end)
    return out


def _cuts(line: Line) -> list[int]:
    """Where a further assignment of a paragraph may begin: "; giao Y …", "; X yêu cầu Y …", a sentence with a unit of its own."""
    text, low = line.text, line.low
    found: set[int] = set()
    if "giao " in low or "phân công " in low or "đề nghị " in low:
        found = {m.end() for m in _SPLIT.finditer(low) if starts_in(text, low, strip_lead(low, m.end())[0])}
    for match in _STOP.finditer(text):
        at = match.end()
        if at in found or not _UNIT.match(text, at):
            continue
        stop, verb = name_end(text, at)
        if verb and (text[match.start()] == "." or PASSES.match(low, stop)):
            found.add(at)
    return sorted(found)


def _same(one: Assignment, other: Assignment) -> bool:
    return {name.value.lower() for name in one.lead} == {name.value.lower() for name in other.lead}


def _find(line: Line, start: int, end: int, *, budget: bool) -> Assignment | None:  # noqa: C901, PLR0912 - rules in order, one branch each
    if _MONEY.match(line.low, start) and not _GIVEN.search(line.low, start, end):
        return None
    about = _ABOUT.match(line.low, start, end) or _HEADED.match(line.low, start, end)
    begins = [start, about.end()] if about else [start]
    direct = None
    for at in begins:
        direct = direct or _subject(line, at, end, budget=budget, verb_only=at != start)
    adverb = next((at for at in begins if ADVERB.match(line.low, at)), None)
    if direct is None and adverb is not None:
        for count, comma in enumerate(COMMA.finditer(line.low, adverb, min(end, adverb + 400))):
            if count > 7:  # noqa: PLR2004 - a leading clause is no longer
                break
            rhythm = _RHYTHM_FIRST.match(line.low, comma.end())
            found = _subject(line, rhythm.end() if rhythm else comma.end(), end, budget=budget, verb_only=True)
            if found:
                direct = found
                break
    led = _led(line, direct, end, budget=budget) if direct is not None else None
    if led is not None or (direct is not None and direct.strong):
        return led or direct
    given = "giao " in line.low or "phân công " in line.low
    for match in _MID.finditer(line.low, start, end) if given else ():
        found = _subject(line, match.start("g"), end, budget=budget)
        if found and found.after > match.end():
            return direct or found
    if direct is not None:
        return direct
    for match in _SENTENCE.finditer(line.text, start, end):
        found = _subject(line, match.end(), end, budget=budget)
        given = line.low.startswith(("giao ", "đề nghị ", "yêu cầu "), match.end())
        if found and (found.strong or given or _ADVISES.match(line.low, found.after)):
            return found
    for match in _BRACKET.finditer(line.low, start, end):
        if starts_in(line.text, line.low, match.end()):
            stop, verb = name_end(line.text, match.end())
            if verb and _DOES.match(line.low, stop) and not budget:
                return Assignment(start, end, split_names(line, match.end(), stop, 0.8), after=stop)
    for match in _BY.finditer(line.low, start, end) if " do " in line.low else ():
        if starts_in(line.text, line.low, match.end()):
            stop, verb = name_end(line.text, match.end())
            if verb and _DOES.match(line.low, stop) and not budget:
                return Assignment(start, end, split_names(line, match.end(), stop, 0.75), after=stop)
    return None


def _led(line: Line, person: Assignment, end: int, *, budget: bool) -> Assignment | None:
    """The unit that leads after a person who directs: "đồng chí A chỉ đạo; Sở B chủ trì …"."""
    at = max(0, person.start - 3)  # the mark before it
    directs = _DIRECTS.search(line.low, at, end) if "chỉ đạo" in line.low or "phụ trách" in line.low else None
    if directs is None or not directs.start() <= person.after <= directs.end():
        return None
    return _subject(line, directs.end(), end, budget=budget)


def _subject(line: Line, at: int, end: int, *, budget: bool, verb_only: bool = False) -> Assignment | None:  # noqa: C901 - rules in order, one branch each
    text, low = line.text, line.low
    while at < end and text[at] in ' "“(-':
        at += 1
    begin = at
    name, given = strip_lead(low, at)
    if not starts_in(text, low, name):
        return None
    stop, verb = name_end(text, name)
    stop = min(stop, end)
    if stop - name > MAX_SUBJECT or stop <= name:
        return None
    passed = PASSES.match(low, stop) if verb and not given else None
    if passed:
        inner, _ = strip_lead(low, stop)
        if starts_in(text, low, inner) and not _OUTSIDER.match(low, inner):
            name, given = inner, True
            stop, verb = name_end(text, name)
            stop = min(stop, end)
    if not verb and not given and _MUST.match(low, stop, end):
        verb = True
    colon = text[stop : stop + 1] == ":"
    if not (verb or (given and not verb_only) or (colon and not verb_only)):
        return None
    if colon and not given and not verb and not text[stop + 1 : end].strip():
        return None
    rest = low[stop:end]
    strong = given or bool(_STRONG.match(rest))
    if budget and not given and not _BUDGET_VERB.match(rest):
        return None
    if re.match(r"\s*,?\s*(?:được|bị)\s", rest) or (not given and _DATED.search(low, name, stop)):
        return None  # "Báo A ngày 3/4/2025 đưa tin …" tells what was
    lead = split_names(line, name, stop, 0.95 if strong else 0.85)
    if not lead or (len(lead) == 1 and _BARE_NOUN.fullmatch(lead[0].value.lower())):
        return None
    body = stop + 1 if colon else begin
    while colon and body < end and text[body] in " \t":
        body += 1
    return Assignment(begin, end, lead, body=body, strong=strong, after=stop, colon=colon)


@dataclass(slots=True)
class Bracket:
    """Who and when in a bracket that ends a line: where it opens, where its time begins and ends."""

    open: int
    lead: list[Field[str]]
    time: int
    close: int


def bracket(line: Line) -> Bracket | None:
    """A bracket at the end that holds a unit's name, a mark and a time: "… (Văn phòng, trước ngày 05/12)"."""
    found = _LAST_BRACKET.search(line.low)
    if found is None or not starts_in(line.text, line.low, found.start("in")):
        return None
    for part in _TIME_AFTER.finditer(line.low, found.start("in"), found.end("in")):
        stop, verb = name_end(line.text[: part.start()], found.start("in"))
        if verb or stop < part.start():
            return None
        return Bracket(
            found.start(), split_names(line, found.start("in"), part.start(), 0.85), part.end(), found.end("in")
        )
    return None
