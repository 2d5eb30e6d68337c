"""Names in a role: splitting lists as printed, values of role labels, partners in a sentence."""

import re
from collections.abc import Iterator

from dondoc.language.letters import rx
from dondoc.language.text import squeeze
from dondoc.reading.draft import Field
from dondoc.reading.lines import Line
from dondoc.reading.units import OWN, name_end, place_end, starts, starts_in

_PAIR = re.compile(r"(?:hđnd|đbqh|đoàn đại biểu quốc hội|thường trực|đảng ủy|văn phòng|mttq|ubmttq)\s*(?:,|và)\s*$")
_EDGE = " \n\t.;:,-–+*•"
_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đinh|Đoàn|Lâm|Mai|Trịnh|Trương|Tô|Tạ|Hà|Cao|Chu|Lưu|Lương|Vương|Quách|Giàng"
    "|Lò|Sùng|Vàng|Triệu|Thạch|Kim|Châu|Tăng|Thái|Khúc|Kiều|Nông|Ma|Hứa|Phùng|Quàng|Cầm|Nghiêm|Ninh|Doãn|Tống|Từ|Văn|Viên|Ông|La|Lường|Mã|Âu|Bạch|Bế|Hầu|Thân|Tôn|Ứng|Vi|Hán|Cấn|Đồng|Giáp|Khổng|Lại|Lộc|Mạc|Nhữ|Phí|Thiều|Đàm|Điêu|Trà|Hạ|An"
)
PERSON = rx(rf"(?:{_SURNAMES})(?:\s+[A-ZÀ-Ỹ][a-zà-ỹ]*){{1,4}}")
_SEPARATOR = re.compile(
    r"\s*;\s*|\s*\n\s*|\s*,\s*(?:và\s+)?|\s+và\s+|\s*\+\s+|\s+&\s+|\s+-\s+(?=(?:Sở|Phòng|UBND|Ban|Công an|Trung tâm)\b)"
)
_RARE = re.compile(r"[\n+&]| - ")
_HARD = re.compile(r"[;\n]")
_WORD = re.compile(r"\w")
_ROLE_WORD = re.compile(r"\s*\((?:cơ quan |đơn vị )?(?P<role>chủ trì|phối hợp|thực hiện|đầu mối)(?: thực hiện)?\)")
# "…; hoàn thành trong quý II" inside a role label is a time, not a name.
_WHEN = re.compile(
    r"(?:hoàn thành|xong|trước|chậm nhất|thời gian|thời hạn|trong (?:tháng|quý|năm)|đến hết|định kỳ|báo cáo)\b"
)
_GIVEN = re.compile(r"(?:giao|phân công)\s+(?:cho\s+)?(?:đồng chí\s+)?")
_LEADS = re.compile(r"\s*,?\s+(?:là (?:cơ quan|đơn vị) |làm (?:cơ quan|đơn vị) )?chủ trì\b")
_JOINS = re.compile(r"\s+phối hợp(?: thực hiện)?\s*\.?$")
_INNER = re.compile(r"(?:chủ trì|phối hợp|thực hiện|phối hợp thực hiện|chỉ đạo)\s*:\s*")
_NOTE = re.compile(r"\s+theo (?:chức năng|phạm vi|thẩm quyền|lĩnh vực)")
_COOP = re.compile(
    r"(?:phối(?: kết)? hợp|phối,? kết hợp|cùng phối hợp|(?<=chủ trì, )cùng|(?<=chủ trì )cùng)(?:,?\s+(?:chặt chẽ|tốt|thường xuyên|cùng|đồng bộ|hiệu quả|có hiệu quả|kịp thời|tích cực|quyết liệt|nhịp nhàng|giữa|và|,))*\s*(?:(?:cùng )?với|cùng)?\s+"
)
_LEAD_COOP = re.compile(r"chủ trì\s*(?:,|và|;|/)?\s*(?:cùng\s*)?(?:phối|(?=các|sở|phòng|công an|ubnd))")
_POST = re.compile(r"(?:phó |q\.)?(?:chủ tịch|trưởng|giám đốc|chánh|bí thư|chỉ huy|tổ trưởng|ủy viên|thành viên)")
_NAMED = re.compile(rf"(?:{_SURNAMES})(?:\s+[^\W\d_a-z][^\W\d_]*){{1,4}}\s*[-,]")
_NOT_NAME = re.compile(
    r"(?:thực hiện|triển khai|tổ chức|tham mưu|xây dựng|hoạt động|công tác|trong|để|khi|đồng bộ|kiểm tra|theo dõi|giải quyết|xử lý|tuyên truyền|hướng dẫn|giám sát|đôn đốc|rà soát|cung cấp|báo cáo|lồng ghép|vận động|chỉ đạo|các hoạt động|các nhiệm vụ|các nội dung|hiệu quả|liên ngành|chặt chẽ|nhịp nhàng|việc)\b"
)
_TAIL = re.compile(r"(?:\s+(?:thực hiện|triển khai|tổ chức thực hiện|tham mưu|chịu trách nhiệm))+$")


# "các Bộ: Quốc phòng, Công an, Xây dựng": after the colon stand the fields of ministries, not units of their own.
_ONE_OF = re.compile(r"(?:bộ trưởng |giám đốc |thủ trưởng )?(?:các|những) (?:bộ|sở)\s*:")
_FIELD = rx(r"(?:Công an|Thanh tra)(?!\s+(?:tỉnh|thành phố|xã|phường|huyện|[A-ZÀ-Ỹ]))")
_BARE_HEAD = re.compile(r"\s*(?:Báo|Đài|Sở|Phòng|Ban|Hội|Đoàn|Trung tâm)\s*")
# A small head noun before a name of its own, and bodies that no plural word opens.
_SMALL_UNIT = rx(
    r"(?:(?:phòng|sở|chi cục|trung tâm|công an|bộ chỉ huy|hạt|đội|trạm)\s+[A-ZÀ-Ỹ]|doanh nghiệp(?=\s*(?:$|[.;,)]|và\s|chủ\s|trên))|viện nghiên cứu|trường đại học|cơ sở đào tạo)"
)
_MANY = re.compile(r"\s*(?:[Cc]ác|[Nn]hững|[Mm]ọi|[Tt]oàn|[Mm]ột số)\s")


# A verb inside a label's value ends the name only when a clause of some length follows it.
CLAUSE = 4


def split_names(line: Line, start: int = 0, end: int | None = None, confidence: float = 1.0) -> list[Field[str]]:
    """Names in line.text[start:end] as printed: parted at semicolons always, at commas and "và" only where another
    unit's own name begins ("Các Sở, ban, ngành" stays one).
    """
    stop = len(line.text) if end is None else end
    out: list[Field[str]] = []
    begin = start
    piece = line.text[start:stop]
    if "," not in piece and ";" not in piece and " và " not in piece and not _RARE.search(piece):
        _take(line, start, stop, confidence, out)
        return out
    for match in _SEPARATOR.finditer(line.text, start, stop):
        after = match.end()
        if after >= stop:
            break
        if not _HARD.search(match.group()) and not _parts(line, begin, match.start(), after, stop):
            continue
        _take(line, begin, match.start(), confidence, out)
        begin = after
    _take(line, begin, stop, confidence, out)
    return out


# "các cơ quan chức năng: Sở Y tế, Công an tỉnh", "Giám đốc: Sở A, Sở B": the words before the colon name nobody.
_OPENED = rx(
    r"\s*(?:[Cc]ác (?:cơ quan|đơn vị|sở|ban|ngành)|Giám đốc|Thủ trưởng|Hiệu trưởng)[^:;.()]{0,40}:\s*(?=[A-ZÀ-Ỹ])"
)


def _take(line: Line, start: int, end: int, confidence: float, out: list[Field[str]]) -> None:
    opened = _OPENED.match(line.text, start, end) if line.text.find(":", start, end) >= 0 else None
    if opened and starts(line.low, opened.end()):
        start = opened.end()
    found = line.field(start, end, confidence, strip=_EDGE)
    if _WORD.search(found.value):
        out.append(found)


def _parts(line: Line, begin: int, before: int, after: int, stop: int) -> bool:
    text, low = line.text, line.low
    left = low[begin:after]
    if low.count("(", begin, before) > low.count(")", begin, before):
        return False
    if PERSON.match(text, after):
        return True
    if _POST.match(low, after) and _NAMED.search(text, begin, after):
        return False  # "đồng chí A - Chủ tịch, Trưởng ban" is one person in two posts
    own = OWN.match(low, after)
    if own is None or (_ONE_OF.match(low, begin, after) and _FIELD.match(text, after)):
        return False
    if _BARE_HEAD.fullmatch(text, begin, before) and "và" in text[before:after]:
        return False  # "Báo và Đài Phát thanh - Truyền hình" is one body
    if re.match(r"(?:các|những|tất cả|một số|mọi|toàn thể|đồng chí|đ/c)\s", own.group()):
        return True
    if not text[after].isupper():
        if _SMALL_UNIT.match(text, after, stop) and not _MANY.match(text, begin):
            return True
        # "cơ quan ngang bộ", "đơn vị", "địa phương" continue a list; after a proper name some begin a group of their own.
        return (
            bool(re.match(r"(?:doanh nghiệp|cơ quan|đơn vị|địa phương|phòng|sở|trường|lãnh đạo)\s", low[after:]))
            and bool(rx(r"[A-ZÀ-Ỹ]").match(text[begin:]))
            and not re.match(r"(?:Các|Những|Mọi|Toàn|Một số)\s", text[begin:])
            and text[before:after].strip() != ","
            and not re.match(r"(?:doanh nghiệp|đơn vị|cơ quan|địa phương|lao động)(?:\s|$)", low[after:stop])
        )
    return not (_PAIR.search(left) and re.match(r"(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|bch)", low[after:]))


def plain_people(lines: list[Line]) -> bool:
    """Is each line of a cell one person's name?"""
    return len(lines) > 1 and all(PERSON.fullmatch(line.text.strip(_EDGE)) for line in lines if line.text.strip())


def cooperating(line: Line, start: int = 0, end: int | None = None) -> list[Field[str]]:
    """Whom a sentence names after "phối hợp với". In "chủ trì, phối hợp với Y" only that one counts: later ones in the
    same sentence belong to details.
    """
    stop = len(line.text) if end is None else end
    if "phối" not in line.low and "cùng" not in line.low:
        return []
    lead = _LEAD_COOP.search(line.low, start, stop) if "chủ trì" in line.low else None
    out = _joining(line, start, stop) if lead is None else []
    for match in _COOP.finditer(line.low, start, stop):
        if lead and not lead.start() <= match.start() <= lead.end():
            if match.start() > lead.end():
                break
            continue
        at = match.end()
        if _NOT_NAME.match(line.low, at):
            continue
        finish, _ = name_end(line.text, at)
        finish = place_end(line.text, at, _comma_verb(line, at, min(finish, stop)))
        if finish > at:
            out += split_names(line, at, finish, 0.9)
    return _unique(out)


# "(Sở A chủ trì; Sở B, các xã phối hợp)": partners named before the word.
_JOINED = re.compile(r"chủ trì\s*[;,]\s+(?P<who>[^();:]{4,160}?)\s+phối hợp\s*(?=[;,.)]|$)")


def _joining(line: Line, start: int, stop: int) -> list[Field[str]]:
    match = _JOINED.search(line.low, start, stop) if "chủ trì" in line.low else None
    if match is None or not starts_in(line.text, line.low, match.start("who")):
        return []
    return split_names(line, *match.span("who"), 0.85)


_BREAK = rx(r",\s+(?=[a-zà-ỹ])")
_LIST_WORD = re.compile(
    r"(?:các|những|đơn vị|cơ quan|ban|ngành|sở|phòng|địa phương|tổ chức|đoàn thể|cá nhân|doanh nghiệp|xã|phường|thị trấn|huyện|thành phố|thôn|bản|hội|tổ|khu|người|bộ|đồng chí|trường|chính quyền|nhân dân|mặt trận|công an|quân sự|lãnh đạo|chủ|nhà|cán bộ|công chức|viên chức|cấp|lực lượng|y tế|giáo dục|trạm|trung tâm|báo chí|phát thanh|xuất bản|thông tấn|hiệp hội|hội viên|biên phòng|quân đội|văn hóa|thể thao|thông tin|thương binh|truyền hình|tài chính|du lịch|môi trường|tôn giáo|cháy|chữa|chống|khối|xóm|ấp|tỉnh|quận|thị xã)\b"
)


def _comma_verb(line: Line, start: int, end: int) -> int:
    """A name list ends at a comma after which no name word follows."""
    for match in _BREAK.finditer(line.text, start, end):
        if not _LIST_WORD.match(line.low, match.end()) and not OWN.match(line.low, match.end()):
            return match.start()
    return end


def _unique(names: list[Field[str]]) -> list[Field[str]]:
    seen: set[str] = set()
    out = []
    for name in names:
        key = name.value.lower()
        if key not in seen:
            seen.add(key)
            out.append(name)
    return out


# A sentence ends in a label's value: "Phòng Kinh tế. Báo cáo hằng quý" (not the stop of "TP. Hà Nội").
_NEW_SENTENCE = rx(r"[a-zà-ỹ]{2,}(?P<stop>\.)\s+(?=[A-ZÀ-Ỹ])")


def label_value(line: Line, start: int, end: int) -> Iterator[tuple[str, list[Field[str]]]]:
    """The value of a role label as (role, names): role "" is the label's own; prose inside the label ("Sở A chủ trì, phối
    hợp với Sở B", "Sở A (chủ trì), Sở B (phối hợp)", "Sở A rà soát …; các bộ rà soát …") names others.
    """
    text, low = line.text, line.low
    begin = start
    sentence = _NEW_SENTENCE.search(text, start, end) if ". " in text else None
    if sentence:
        yield from label_value(line, start, sentence.start("stop"))
        if starts_in(text, low, sentence.end()):
            yield from label_value(line, sentence.end(), end)
        return
    if ";" not in text:
        yield from _piece(line, start, end, low, text)
        return
    partners = False
    for stop in [*(m.start() for m in re.finditer(r";", text[start:end])), end - start]:
        finish = start + stop
        for role, names in _piece(line, begin, finish, low, text):
            yield ("cooperating" if partners and not role and _bare(line, begin, finish) else role), names
            partners = partners or role == "cooperating"
        begin = finish + 1


def _bare(line: Line, start: int, end: int) -> bool:
    """Names only: "…, phối hợp với Sở B; các sở; UBND các xã" goes on with partners."""
    at = start + len(line.text[start:end]) - len(line.text[start:end].lstrip(_EDGE))
    return not name_end(line.text[:end], at)[1]


def _piece(line: Line, start: int, end: int, low: str, text: str) -> Iterator[tuple[str, list[Field[str]]]]:  # noqa: C901, PLR0912 - rules in order, one branch each
    while start < end and text[start] in _EDGE:
        start += 1
    if start >= end or _WHEN.match(low, start, end):
        return
    roles = list(_ROLE_WORD.finditer(low, start, end)) if low.find("(", start, end) >= 0 else []
    if roles:
        at = start
        for match in roles:
            yield ("cooperating" if match["role"] == "phối hợp" else "lead"), split_names(line, at, match.start())
            at = match.end()
        left = split_names(line, at, end)
        if left:
            yield "", left
        return
    lead = _GIVEN.match(low, start, end)
    if lead and starts_in(text, low, lead.end()):
        start = lead.end()
    given = _INNER.match(low, start, end)
    if given:
        role = (
            "cooperating"
            if given.group().startswith("phối")
            else "directing"
            if given.group().startswith("chỉ")
            else "lead"
        )
        yield role, split_names(line, given.end(), end)
        return
    found = _LEADS.search(low[start:end]) if low.find("chủ trì", start, end) >= 0 else None
    together = "hợp" in low and (low.find("phối", start, end) >= 0 or low.find("cùng", start, end) >= 0)
    coop = _COOP.search(low, start, end) if together else None
    if found and (coop is None or found.start() + start < coop.start()):
        yield "lead", split_names(line, start, start + found.start())
        rest = start + found.end()
        if coop and coop.end() < end:
            finish, _ = name_end(text, coop.end())
            yield "cooperating", split_names(line, coop.end(), min(finish, end))
        else:
            other = re.search(r"(?:,|và)\s*(.+?)\s+phối hợp", low[rest:end])
            if other:
                yield "cooperating", split_names(line, rest + other.start(1), rest + other.end(1))
        return
    if coop and coop.start() > start and low[start : coop.start()].strip(" ,;-"):
        yield "", split_names(line, start, coop.start())
        finish, _ = name_end(text, coop.end())
        yield "cooperating", split_names(line, coop.end(), min(finish, end))
        return
    if coop and not low[start : coop.start()].strip(" ,;-"):
        yield "", split_names(line, coop.end(), end)
        return
    tail = _JOINS.search(low[start:end]) if low.find("phối hợp", start, end) >= 0 else None
    if tail and tail.start() > 0:
        yield "cooperating", split_names(line, start, start + tail.start())
        return
    if low.count(" ", start, end) <= CLAUSE:
        yield "", split_names(line, start, end)
        return
    finish, verb = name_end(text, start)
    clause = low[finish:end]
    if (
        verb
        and clause.count(" ") >= CLAUSE
        and not text[:finish].rstrip().endswith("(")
        and starts_in(text, low, start)
    ):
        yield "", split_names(line, start, finish)
        return
    note = _NOTE.search(low, start, end)
    yield "", split_names(line, start, note.start() if note else end)


def printed(names: list[Field[str]]) -> str:
    return squeeze("; ".join(name.value for name in names))
