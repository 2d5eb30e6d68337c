"""The type of a document, its title, and where the head ends."""

import re

from dondoc.language.letters import rx
from dondoc.reading.draft import DOUBTFUL, LIKELY, Field, Header
from dondoc.reading.header.columns import NATION, NUMBER_LABEL, RULE, STATE, is_head_table
from dondoc.reading.header.fields import DATE
from dondoc.reading.header.issuer import STAMP, SUBJECT
from dondoc.reading.lines import Grid, Item, Line, cut, is_caps, join

TYPES = (
    "KẾ HOẠCH HÀNH ĐỘNG|KẾ HOẠCH LIÊN TỊCH|KẾ HOẠCH PHỐI HỢP|KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ|CHỈ THỊ|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH CÔNG TÁC|CHƯƠNG TRÌNH PHỐI HỢP|CHƯƠNG TRÌNH"
    "|THÔNG BÁO|KẾT LUẬN|HƯỚNG DẪN|PHƯƠNG ÁN|ĐỀ ÁN|BÁO CÁO|TỜ TRÌNH|CÔNG ĐIỆN|QUY CHẾ|QUY ĐỊNH|BIÊN BẢN|GIẤY MỜI|CÔNG VĂN|THÔNG CÁO|DỰ ÁN|LỊCH CÔNG TÁC"
)

# Type codes of Nghị định 30/2020/NĐ-CP, Annex III: they name the type where its line is lost.
CODES = {
    "KH": "KẾ HOẠCH",
    "QĐ": "QUYẾT ĐỊNH",
    "CT": "CHỈ THỊ",
    "TB": "THÔNG BÁO",
    "NQ": "NGHỊ QUYẾT",
    "CTr": "CHƯƠNG TRÌNH",
    "HD": "HƯỚNG DẪN",
    "BC": "BÁO CÁO",
    "TTr": "TỜ TRÌNH",
    "CĐ": "CÔNG ĐIỆN",
    "PA": "PHƯƠNG ÁN",
    "ĐA": "ĐỀ ÁN",
}

_TYPE = re.compile(rf"\W*(?P<type>{TYPES})(?P<rest>(?:\W.*)?)\s*$")

_BODY_START = re.compile(
    r"\s*(?:căn cứ|thực hiện|để|nhằm|thi hành|xét|theo|trên cơ sở|tiếp theo|triển khai|kính gửi|quyết định\s*:|trong|ngày \d|sau khi|năm 20|phần|chương|mục|điều|i\s*[.)/-]|a\.|1\s*[.)]|hưởng ứng|được sự|qua |hiện nay|thời gian qua|chào mừng)"
)

_AUTHORITY = re.compile(
    r"\s*(?:CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG BAN|CỤC TRƯỞNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|CHÍNH PHỦ|BAN THƯỜNG VỤ|TỔNG CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|BAN QUẢN LÝ|UBND)\b[^.]{0,90}$"
)

_TAIL_AUTHORITY = rx(
    r"\s(?:CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG BAN|CỤC TRƯỞNG|HIỆU TRƯỞNG|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)(?:\s[A-ZÀ-Ỹ,]+)*\s*$"
)

_JOINING = re.compile(r"(?:[,-]|\b(?:và|của|các|số|về|với|tại|theo|cho|trong|từ|đến))\s*$")

MAX_HEAD = 45

TITLE_LINES = 9

SENTENCE = 130  # longer than a line of a title


def lift_type(items: list[Item]) -> None:
    """Takes the type out of the head's table, where a PDF's columns may catch it."""
    for i, item in enumerate(items[:6]):
        if not isinstance(item, Grid) or not is_head_table(item):
            continue
        for row in item.rows:
            for cell in row:
                for line in cell[1:]:
                    match = _TYPE.match(line.text.strip())
                    if match and is_caps(line.text) and not STATE.search(line.text):
                        rest = cell[cell.index(line) :]
                        del cell[cell.index(line) :]
                        items[i + 1 : i + 1] = rest
                        return


def type_index(items: list[Item]) -> int | None:
    for i, item in enumerate(items[:MAX_HEAD]):
        if isinstance(item, Grid):
            continue
        text = item.text.strip()
        if item.low.lstrip().startswith("kính gửi"):
            return None
        match = _TYPE.match(text)
        if match and (not match["rest"].strip() or is_caps(text) or _titled(match["rest"])) and not STATE.search(text):
            return i
    return None


def _titled(rest: str) -> bool:
    """Does a title follow the type on its line ("KẾ HOẠCH Triển khai …")?"""
    return bool(rx(r"\s+[A-ZÀ-Ỹ][a-zà-ỹ]").match(rest)) and len(rest) < 300  # noqa: PLR2004 - a title's length


def letter_end(items: list[Item]) -> int:
    """Where an official letter's head ends: at "Kính gửi", else after the date line."""
    last = 0
    for i, item in enumerate(items[:MAX_HEAD]):
        if isinstance(item, Grid):
            if is_head_table(item):
                last = i + 1
            continue
        if item.low.lstrip().startswith("kính gửi"):
            return i
        if NATION.search(item.low) or NUMBER_LABEL.search(item.low) or (DATE.search(item.low) and len(item.text) < 90):  # noqa: PLR2004 - a length told by eye
            last = i + 1
        if SUBJECT.match(item.low) and i <= last + 2:
            last = i + 1
            while last < len(items) and isinstance(items[last], Line) and _goes_on(items, last):
                last += 1
    return last


def _goes_on(items: list[Item], at: int) -> bool:
    line = items[at]
    return (
        isinstance(line, Line)
        and bool(line.text.strip())
        and len(line.text) < 80  # noqa: PLR2004 - lines of a subject are short
        and not _BODY_START.match(line.low)
        and not NATION.search(line.low)
        and not DATE.search(line.low)
    )


def read_subject(header: Header, left: list[Line], limit: int) -> int:
    """An official letter: its subject stands after V/v."""
    header.type = Field("CÔNG VĂN", (), LIKELY)
    for i, line in enumerate(left):
        match = SUBJECT.match(line.low)
        if not match:
            continue
        parts = [cut(line, match.end())]
        for other in left[i + 1 :]:
            if not other.text.strip() or STAMP.fullmatch(other.text.strip()) or _numbers(other):
                break
            parts.append(other)
        joined = join(parts)
        header.title = joined.field(0, len(joined.text), strip=" .")
        break
    if header.title is None:
        code = re.match(r"(?:20\d\d/)?(\w+)[-/]", header.symbol.value) if header.symbol else None
        name = CODES.get(code[1]) if code else None
        if name or (header.symbol is None and header.number is None):
            header.type = Field(name, header.symbol.spans, DOUBTFUL) if name and header.symbol else None
    return limit


def _numbers(line: Line) -> bool:
    """The number's own line, not a subject that goes on with "số 12-CTr/TU …"."""
    return NUMBER_LABEL.search(line.low) is not None and not line.text.lstrip().startswith("số")


def read_title(header: Header, items: list[Item], at: int) -> int:  # noqa: C901 - rules in order, one branch each
    line = items[at]
    assert isinstance(line, Line)  # noqa: S101 - type_index gives lines only
    match = _TYPE.match(line.text.strip())
    assert match is not None  # noqa: S101 - see type_index
    shift = len(line.text) - len(line.text.lstrip())
    header.type = line.field(match.start("type") + shift, match.end("type") + shift)
    parts: list[Line] = []
    if match["rest"].strip(" .:-"):
        parts.append(cut(line, match.start("rest") + shift))
    i = at + 1
    while i < len(items) and isinstance(items[i], Line) and _blank(items[i]):
        i += 1
    while i < len(items) and len(parts) < TITLE_LINES:
        item = items[i]
        if isinstance(item, Grid) or item.marker is not None:
            break
        if RULE.fullmatch(item.text) and item.text.strip():
            i += 1
            break
        if not item.text.strip():
            if not parts:
                i += 1
                continue
            after = _next_line(items, i)
            if after is None or not (_is_cont(parts[-1], after) and not _AUTHORITY.match(after.text)):
                break
            i += 1
            continue
        if item.low.lstrip().startswith("(kèm theo") or item.low.lstrip().startswith("(ban hành kèm"):
            i += 1
            break
        if parts and not _title_goes_on(parts, item):
            break
        parts.append(item)
        i += 1
    if parts:
        joined = join(parts)
        tail = _tail_authority(header, joined)
        header.title = joined.field(0, tail.start() if tail else len(joined.text), strip=" .;")
    return i


def _tail_authority(header: Header, title: Line) -> re.Match[str] | None:
    """Who issues, printed after the title on its line: any authority after small letters, the issuer itself after capitals."""
    if not is_caps(title.text):
        return _TAIL_AUTHORITY.search(title.text)
    if header.issuer is None:
        return None
    return re.search(rf"(?<!CỦA)(?<!VÀ)(?<!,)\s+{re.escape(header.issuer.value)}\s*$", title.text)


def _blank(item: Item) -> bool:
    return isinstance(item, Line) and item.marker is None and (not item.text.strip() or bool(RULE.fullmatch(item.text)))


def _next_line(items: list[Item], at: int) -> Line | None:
    for item in items[at : at + 4]:
        if isinstance(item, Grid):
            return None
        if not _blank(item):
            return item
    return None


def _is_cont(last: Line, line: Line) -> bool:
    if is_caps(last.text) and is_caps(line.text):
        return not re.match(r"\s*(?:I|A|PHẦN|CHƯƠNG|MỤC)\b[\s.]", line.text)
    return bool(rx(r"\s*[a-zà-ỹ]").match(line.text)) and not re.search(r"[.:]\s*$", last.text)


def _title_goes_on(parts: list[Line], line: Line) -> bool:  # noqa: C901 - rules in order, one branch each
    last = parts[-1]
    if line.text.rstrip().endswith((":", ";")) or line.low.lstrip().startswith("căn cứ"):
        return False  # a title is no sentence
    if _BODY_START.match(line.low) and len(line.text) > SENTENCE and rx(r"\s*[A-ZÀ-Ỹ]").match(line.text):
        return False
    if line.low.lstrip().startswith("quyết định:") or line.low.strip() == "quyết định":
        return False
    if rx(r"\s*[a-zà-ỹ]+\s").match(line.text) and len(line.text) < SENTENCE:
        return True  # no paragraph of the body begins with a small letter
    if is_caps(last.text):
        if not is_caps(line.text):
            return bool(re.search(r"[,\-]\s*$", last.text)) and line.bold
        return not _AUTHORITY.match(line.text) or bool(re.search(r"\b(?:CỦA|VÀ|VỀ|CHO)\s*$|,\s*$", last.text.strip()))
    if is_caps(line.text) and (_AUTHORITY.match(line.text) or re.match(r"\s*(?:I|A|PHẦN|CHƯƠNG)\b", line.text)):
        return False
    small = bool(rx(r"\s*[a-zà-ỹ0-9\"“(]").match(line.text)) and not re.match(r"\s*(?:\d+[.)]|[a-e][.)])\s", line.text)
    open_end = bool(
        re.search(
            r"(?:[,\-;]|\b(?:và|của|các|số|ngày|tháng|năm|về|với|tại|theo|cho|trong|từ|đến|nhân|giai đoạn|tỉnh|huyện|xã|thành phố|phường|ban))\s*$",
            last.low,
        )
    )
    if line.bold != last.bold:
        return False
    if line.bold and last.bold and line.centered == last.centered:
        return not _BODY_START.match(line.low) or line.centered
    if line.centered and last.centered and not _BODY_START.match(line.low):
        return True
    if rx(r"\s*[A-ZÀ-Ỹ]").match(line.text) and _BODY_START.match(line.low) and not _JOINING.search(last.low):
        return False
    return small or open_end
