"""Lists of names, split as printed."""

import re

from dondoc.language.letters import rx
from dondoc.language.text import squeeze
from dondoc.reading.draft import Field
from dondoc.reading.lines import Line
from dondoc.reading.units import OWN, starts

_PAIR = re.compile(r"(?:hđnd|đbqh|đoàn đại biểu quốc hội|thường trực|đảng ủy|văn phòng|mttq|ubmttq)\s*(?:,|và)\s*$")

EDGE = " \n\t.;:,-–+*•"

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

_POST = re.compile(r"(?:phó |q\.)?(?:chủ tịch|trưởng|giám đốc|chánh|bí thư|chỉ huy|tổ trưởng|ủy viên|thành viên)")

_NAMED = re.compile(rf"(?:{_SURNAMES})(?:\s+[^\W\d_a-z][^\W\d_]*){{1,4}}\s*[-,]")

# "các Bộ: Quốc phòng, Công an, Xây dựng": after the colon stand the fields of ministries, not units of their own.
_ONE_OF = re.compile(r"(?:bộ trưởng |giám đốc |thủ trưởng )?(?:các|những) (?:bộ|sở)\s*:")

_FIELD = rx(r"(?:Công an|Thanh tra)(?!\s+(?:tỉnh|thành phố|xã|phường|huyện|[A-ZÀ-Ỹ]))")

_BARE_HEAD = re.compile(r"\s*(?:Báo|Đài|Sở|Phòng|Ban|Hội|Đoàn|Trung tâm)\s*")

# A small head noun before a name of its own, and bodies that no plural word opens.
_SMALL_UNIT = rx(
    r"(?:(?:phòng|sở|chi cục|trung tâm|công an|bộ chỉ huy|hạt|đội|trạm)\s+[A-ZÀ-Ỹ]|doanh nghiệp(?=\s*(?:$|[.;,)]|và\s|chủ\s|trên))|viện nghiên cứu|trường đại học|cơ sở đào tạo)"
)

# "các cơ quan liên quan và doanh nghiệp": the group is closed by its own words.
_CONCERNED = re.compile(r"liên quan,? và $")

_MANY = re.compile(r"\s*(?:[Cc]ác|[Nn]hững|[Mm]ọi|[Tt]oàn|[Mm]ột số)\s")


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
    found = line.field(start, end, confidence, strip=EDGE)
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
        if _SMALL_UNIT.match(text, after, stop) and (not _MANY.match(text, begin) or _CONCERNED.search(left)):
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
    return len(lines) > 1 and all(PERSON.fullmatch(line.text.strip(EDGE)) for line in lines if line.text.strip())


def printed(names: list[Field[str]]) -> str:
    return squeeze("; ".join(name.value for name in names))
