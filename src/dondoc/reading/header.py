"""The head of a document: agencies, number, place and date, type, title, and the documents it rests on."""

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from dondoc.language.letters import rx
from dondoc.reading.draft import DOUBTFUL, LIKELY, Field, Header
from dondoc.reading.lines import Grid, Item, Line, cut, is_caps, join
from dondoc.reading.numbers import CITED, cited, tidy

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
_NATION = re.compile(
    r"cộng h[òo]a\s+xã\s+hội|chủ nghĩa việt nam|độc lập\s*-\s*tự do|^\s*hội chủ nghĩa|^\s*xã hội chủ nghĩa|đảng cộng sản việt nam"
)
_NATION_FROM = re.compile(r"c[ộô]ng h[òo]a\s+xã|độc lập\s*-\s*tự do|đảng cộng sản việt nam")
_GLUED_NUMBER = re.compile(r"(?<=\s)số\s*:\s*(?=[\d/]|$)|(?<=\s)số\s+(?=\d+\s*-\s*[a-zđ]+/)")
_MOTTO_END = re.compile(r"tự do\s*-\s*hạnh phúc|đảng cộng sản việt nam")
_DATE_REST = re.compile(r"\s*(?:ngày|tháng|năm)\b[\d\s.…thángnăm]*$")
_CAPITALS = rx(r"^(?:[A-ZÀ-Ỹ]{2,}\s+)+(?=[A-ZÀ-Ỹ][a-zà-ỹ])")
_NUMBER_LABEL = re.compile(r"^\s*số\s*[:.]?\s*(?=[\d/….\-_(\s]|$)|\bsố\s*:")
_DATE = re.compile(
    r"(?P<place>[^\n,;:|]*?)[\s,;.]*\bngày\s*(?P<d>[\d.…_\s]*?)\s*tháng\s*(?P<m>[\d.…_\s]*?)\s*năm\s*(?P<y>[\d.…_]*(?:\s\d)?)"
)
_SYMBOL = r"[A-ZĐ][\wĐ&.\-–/() ]*"
_STATE = re.compile(
    r"(?:^|\b)[Ss][ốôỐ]\s*[:.]?\s*(?P<n>\d*[a-zA-Z]?)[\s.…_]*\s*/\s*(?P<s>(?:20\d\d\s*/\s*)?(?:[A-ZĐƯ][\wĐ&]*(?:\s?[-–.]\s?[A-ZĐƯ][\w&()]*)*(?:\s?/\s?[A-ZĐƯ][\w&]*(?:\s?-\s?[A-ZĐƯ][\w&]*)*)*))"
)
_PARTY = re.compile(
    r"\b[Ss][ốô]\s*[:.]?\s*(?P<n>\d*)[\s.…_]*\s*-\s*(?P<s>[A-ZĐ][A-Za-zĐ]{0,5}\s?/\s?[A-ZĐ][\w]*(?:-[A-ZĐ]\w*)*)"
)
_BARE = re.compile(
    r"(?P<n>\d*)\s*/\s*(?P<s>(?:20\d\d/)?(?:KH|QĐ|TB|CTr|CT|NQ|BC|HD|TTr|CĐ|KL|UBND|PA|ĐA|QC)[-–][A-ZĐ][\w\-–&/]*)"
)
_SUBJECT = re.compile(r"^\s*v\s*/\s*v\s*:?\s*|^\s*về việc\s+")
_RULE = re.compile(r"[|\s\-_–—*=•.…]*")
_STAMP = re.compile(
    r"\W*(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|MẬT|TỐI MẬT|TUYỆT MẬT|DỰ THẢO(?:\s+.*)?|BẢN SAO|SAO Y.*|LƯU HÀNH NỘI BỘ|XEM XONG TRẢ LẠI)\W*"
)
_URGENCY = re.compile(r"\W*(HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)\W*")
_BODY_START = re.compile(
    r"\s*(?:căn cứ|thực hiện|để|nhằm|thi hành|xét|theo|trên cơ sở|tiếp theo|triển khai|kính gửi|quyết định\s*:|trong|ngày \d|sau khi|năm 20|phần|chương|mục|điều|i\s*[.)/-]|a\.|1\s*[.)]|hưởng ứng|được sự|qua |hiện nay|thời gian qua|chào mừng)"
)
_AUTHORITY = re.compile(
    r"\s*(?:CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG BAN|CỤC TRƯỞNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|CHÍNH PHỦ|BAN THƯỜNG VỤ|TỔNG CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|BAN QUẢN LÝ|UBND)\b[^.]{0,90}$"
)
_TAIL_AUTHORITY = rx(
    r"\s(?:CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG BAN|CỤC TRƯỞNG|HIỆU TRƯỞNG|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)(?:\s[A-ZÀ-Ỹ,]+)*\s*$"
)
_STARTERS = re.compile(
    r"(?:UBND|ỦY BAN|UỶ BAN|HỘI ĐỒNG|HĐND|SỞ|BỘ|BAN|CỤC|CHI CỤC|TỔNG CỤC|PHÒNG|VĂN PHÒNG|TRUNG TÂM|TRƯỜNG|CÔNG AN|CÔNG TY|TỔNG CÔNG TY|THANH TRA|VIỆN|BỆNH VIỆN|LIÊN ĐOÀN|HỘI|HIỆP HỘI|TỈNH ỦY|HUYỆN ỦY|THÀNH ỦY|THỊ ỦY|QUẬN ỦY|ĐẢNG ỦY"
    r"|BCH|BCĐ|BQL|TRẠM|KHO BẠC|BẢO HIỂM|NGÂN HÀNG|THUẾ|HẢI QUAN|MẶT TRẬN|ĐOÀN|TỈNH ĐOÀN|HUYỆN ĐOÀN|TÒA ÁN|VIỆN KIỂM SÁT|TỔ CÔNG TÁC|CHI NHÁNH|ĐẠI HỌC|HỌC VIỆN|BÁO|ĐÀI|TẬP ĐOÀN|CÔNG ĐOÀN|TIỂU BAN|ĐẢNG BỘ|HẠT|ĐỘI|TỔNG LIÊN ĐOÀN)(?=\s|$)"
)
_NEEDS_MORE = re.compile(
    r"(?:VĂN PHÒNG|BAN CHỈ ĐẠO|BAN QUẢN LÝ|BAN CHỈ HUY|THANH TRA|CHỦ TỊCH|ỦY BAN|UỶ BAN|HỘI ĐỒNG|BAN|BỘ|SỞ|PHÒNG|CÔNG AN|TRUNG TÂM|BAN THƯỜNG TRỰC|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|ĐOÀN|TRƯỜNG|LIÊN ĐOÀN|BAN CHỈ HUY PHÒNG THỦ|CỤC|CHI CỤC|TỔNG CỤC|BỘ CHỈ HUY|VIỆN|HỘI|LIÊN HIỆP|VĂN PHÒNG ĐOÀN ĐBQH VÀ|VĂN PHÒNG HĐND VÀ)\s*$|\b(?:VÀ|CÁC|CỦA|-|,)\s*$"
)
_PLACE_ONLY = re.compile(
    r"(?!(?:TỈNH|HUYỆN|QUẬN|THÀNH|THỊ)\s+(?:ỦY|UỶ|ĐOÀN))(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU|KHU VỰC|CẤP)\s"
)
_JOINING = re.compile(r"(?:[,-]|\b(?:và|của|các|số|về|với|tại|theo|cho|trong|từ|đến))\s*$")
MAX_HEAD = 45
TITLE_LINES = 9
SENTENCE = 130  # longer than a line of a title


@dataclass(slots=True)
class Head:
    """What the head gave: the header, and the index of the first item after the title."""

    header: Header
    after: int
    bases: list[Field[str]] = field(default_factory=list)


def lift_type(items: list[Item]) -> None:
    """Takes the type out of the head's table, where a PDF's columns may catch it."""
    for i, item in enumerate(items[:6]):
        if not isinstance(item, Grid) or not _is_head_table(item):
            continue
        for row in item.rows:
            for cell in row:
                for line in cell[1:]:
                    match = _TYPE.match(line.text.strip())
                    if match and is_caps(line.text) and not _STATE.search(line.text):
                        rest = cell[cell.index(line) :]
                        del cell[cell.index(line) :]
                        items[i + 1 : i + 1] = rest
                        return


def read_head(items: list[Item], year: int | None) -> Head:
    """Reads items up to the title's end. Everything absent stays None."""
    header = Header(year=year)
    at = _type_index(items)
    limit = at if at is not None else _letter_end(items)
    left, right = _columns(items[:limit])
    _number(header, left, right)
    _date_place(header, left, right)
    if header.place is None:
        _lone_place(header, left + right)
    _issuer(header, left)
    for line in left + right:
        match = _URGENCY.fullmatch(line.text)
        if match:
            header.urgency = line.field(*match.span(1))
    after = _subject(header, left, limit) if at is None else _title(header, items, at)
    header.year = year or _year(header, left + right)
    return Head(header, after)


def _type_index(items: list[Item]) -> int | None:
    for i, item in enumerate(items[:MAX_HEAD]):
        if isinstance(item, Grid):
            continue
        text = item.text.strip()
        if item.low.lstrip().startswith("kính gửi"):
            return None
        match = _TYPE.match(text)
        if match and (not match["rest"].strip() or is_caps(text) or _titled(match["rest"])) and not _STATE.search(text):
            return i
    return None


def _titled(rest: str) -> bool:
    """ "KẾ HOẠCH Triển khai …" on one line: the rest begins a title, no sentence follows."""
    return bool(rx(r"\s+[A-ZÀ-Ỹ][a-zà-ỹ]").match(rest)) and len(rest) < 300  # noqa: PLR2004 - a title's length


def _letter_end(items: list[Item]) -> int:
    """Where an official letter's head ends: at "Kính gửi", else after the date line."""
    last = 0
    for i, item in enumerate(items[:MAX_HEAD]):
        if isinstance(item, Grid):
            if _is_head_table(item):
                last = i + 1
            continue
        if item.low.lstrip().startswith("kính gửi"):
            return i
        if (
            _NATION.search(item.low)
            or _NUMBER_LABEL.search(item.low)
            or (_DATE.search(item.low) and len(item.text) < 90)
        ):
            last = i + 1
        if _SUBJECT.match(item.low) and i <= last + 2:
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
        and not _NATION.search(line.low)
        and not _DATE.search(line.low)
    )


def _is_head_table(grid: Grid) -> bool:
    words = " ".join(grid.text(r, c) for r in range(min(len(grid.rows), 4)) for c in range(len(grid.rows[r]))).lower()
    return bool(_NATION.search(words)) or (bool(re.search(r"\bsố\s*:", words)) and "ngày" in words)


def _columns(items: list[Item]) -> tuple[list[Line], list[Line]]:
    """The head's lines as two columns: agencies, number | nation, place and date. Without a table the columns are told by
    what the lines say; lines that hold both (side by side in a PDF) are cut.
    """
    left: list[Line] = []
    right: list[Line] = []
    for item in items:
        if isinstance(item, Grid):
            width = max((len(row) for row in item.rows), default=0)
            for c in range(width):
                for r, row in enumerate(item.rows):
                    if c < len(row) and item.origin[r][c]:
                        for line in row[c]:
                            _sort(line, left, right)
            continue
        _sort(item, left, right)
    return left, right


def _pieces(line: Line) -> list[Line]:
    """A line of the head cut where parts of the form run together, as columns of a PDF do: before "Số:", before the nation's
    name and motto, after the motto, before a number that lost its label.
    """
    cuts = {m.start() for pattern in (_GLUED_NUMBER, _NATION_FROM) for m in pattern.finditer(line.low) if m.start()}
    cuts |= {m.end() for m in _MOTTO_END.finditer(line.low) if line.text[m.end() :].strip()}
    bare = _BARE.search(line.text)
    if bare and not bare["n"] and bare.start() and is_caps(line.text[: bare.start()]):
        cuts.add(bare.start())
    if not cuts:
        return [line]
    bounds = [0, *sorted(cuts), len(line.text)]
    return [cut(line, a, b) for a, b in pairwise(bounds) if line.text[a:b].strip()]


def _sort(line: Line, left: list[Line], right: list[Line]) -> None:
    for piece in _pieces(line):
        _place(piece, left, right)


def _place(line: Line, left: list[Line], right: list[Line]) -> None:
    if not line.text.strip() or _RULE.fullmatch(line.text):
        return
    nation = _NATION_FROM.search(line.low)
    if nation:
        if line.text[: nation.start()].strip(" |-"):
            left.append(cut(line, 0, nation.start()))
        right.append(cut(line, nation.start()))
        return
    if _NATION.search(line.low):
        right.append(line)
        return
    day = re.search(r"\bngày\b.*\btháng\b", line.low)
    if day:
        gap = re.search(r"\s{2,}(?=\S[^,]*,\s*ngày)|\t", line.low)
        number = _NUMBER_LABEL.search(line.low)
        if number and number.start() < day.start():
            symbol = _STATE.search(line.text) or _PARTY.search(line.text)
            stop = symbol.end() if symbol and symbol.end() < day.start() else gap.start() if gap else day.start()
            left.append(cut(line, 0, stop))
            right.append(cut(line, stop))
            return
        right.append(line)
        return
    if right and _DATE_REST.match(line.low) and "ngày" in right[-1].low and not re.search(r"năm\s*\d{4}", right[-1].low):
        right.append(line)
        return
    if right and re.search(r"\bngày\s*[\d.…_]*\s*$", right[-1].low) and re.match(r"\s*[\d.…_]*\s*tháng\b", line.low):
        right.append(line)
        return
    if right and re.search(r",\s*ngày\s*[\d.…]*\s*$|\bngày\s*[\d.…]*\s*$", line.low):
        right.append(line)
        return
    left.append(line)


def _number(header: Header, left: list[Line], right: list[Line]) -> None:
    for lines in (left, right):
        for i, line in enumerate(lines):
            if not _NUMBER_LABEL.search(line.low):
                continue
            joined = join([line, *lines[i + 1 : i + 3]])
            for pattern in (_STATE, _PARTY):
                match = pattern.search(joined.text)
                if match and match.start() <= len(line.text):
                    _put_number(header, joined, match)
                    return
            number = re.search(r"[Ss][ốô]\s*[:.]?\s*(\d+)\s*$", line.text)
            if number:
                header.number = line.field(*number.span(1), confidence=DOUBTFUL)
    for line in left:
        match = _BARE.search(line.text)
        if match and len(line.text) < 40 and header.symbol is None:  # noqa: PLR2004 - a number line is short
            _put_number(header, line, match)


def _put_number(header: Header, line: Line, match: re.Match[str]) -> None:
    if match["n"]:
        header.number = line.field(*match.span("n"))
    symbol = line.field(*match.span("s"))
    symbol.value = tidy(symbol.value.replace("–", "-"))
    header.symbol = symbol


def _date_place(header: Header, left: list[Line], right: list[Line]) -> None:
    for lines in (right, left):
        joined = join(lines, "\n") if lines else None
        if joined is None:
            continue
        for match in _DATE.finditer(joined.low):
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


def _lone_place(header: Header, lines: list[Line]) -> None:
    """ "Hưng Yên, ngày" when the rest of the date fell into another column."""
    for line in lines:
        match = re.match(r"\s*(?P<place>[^,\d]{2,40}),\s*ngày\s*$", line.text)
        if match:
            header.place = line.field(*match.span("place"))


def _issuer(header: Header, left: list[Line]) -> None:
    agency: list[Line] = []
    for line in left:
        text = line.text.strip()
        bare = _BARE.match(text)
        if bare and not bare["n"]:
            continue  # a number's symbol that fell out of its line
        if _NUMBER_LABEL.search(line.low) or bare or _SUBJECT.match(line.low):
            break
        if _STAMP.fullmatch(text) or not re.search(r"\w", text) or re.fullmatch(r"\W*\d*\W*", text):
            continue
        agency.append(line)
    agency = [part for line in agency[:8] for part in _bodies(line)]
    while agency and not is_caps(agency[0].text) and not _STARTERS.match(agency[0].text.strip().upper()):
        agency.pop(0)
    if not agency:
        return
    groups: list[list[Line]] = []
    for line in agency:
        text = line.text.strip().upper()
        whole = " ".join(part.text.strip().upper() for part in groups[-1]) if groups else ""
        fresh = bool(_STARTERS.match(text)) and not _PLACE_ONLY.match(text) and not _NEEDS_MORE.search(whole)
        if whole in {"VĂN PHÒNG", "THANH TRA"} and re.match(r"(?:PHÒNG|BAN CHỈ ĐẠO)\b", text):
            fresh = True
        if groups and not fresh:
            groups[-1].append(line)
        else:
            groups.append([line])
    bold = [line.bold for line in agency]
    if any(bold) and not all(bold) and bold[-1] and len(groups) == 1:
        first = len(bold) - bold[::-1].index(False)
        if first < len(agency) and _STARTERS.match(agency[first].text.strip().upper()):
            groups = [agency[:first], agency[first:]]
    issuer = join(groups[-1])
    header.issuer = issuer.field(0, len(issuer.text), strip=" *-_|.")
    if len(groups) > 1:
        parent = join(groups[-2])
        header.parent_issuer = parent.field(0, len(parent.text), strip=" *-_|.")


def _bodies(line: Line) -> list[Line]:
    """Two agencies on one line, as columns of a PDF join them: "UBND HUYỆN A PHÒNG NỘI VỤ"."""
    text = line.text.upper()
    cuts = [0]
    for match in _STARTERS.finditer(text):
        at = match.start()
        whole = text[cuts[-1] : at].strip()
        if at == 0 or not text[at - 1].isspace() or len(whole.split()) < 2:  # noqa: PLR2004 - "SỞ" alone is no body
            continue
        if whole.endswith(" XÃ") or not _STARTERS.match(whole) or _NEEDS_MORE.search(whole):
            continue
        if re.fullmatch(r"(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|CHI CỤC|CÔNG AN|TRUNG TÂM|BẢO HIỂM)", whole):
            continue
        cuts.append(at)
    return [cut(line, a, b) for a, b in pairwise([*cuts, len(text)])]


def _subject(header: Header, left: list[Line], limit: int) -> int:
    """An official letter: its subject stands after V/v."""
    header.type = Field("CÔNG VĂN", (), LIKELY)
    for i, line in enumerate(left):
        match = _SUBJECT.match(line.low)
        if not match:
            continue
        parts = [cut(line, match.end())]
        for other in left[i + 1 :]:
            if not other.text.strip() or _STAMP.fullmatch(other.text.strip()) or _NUMBER_LABEL.search(other.low):
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


def _title(header: Header, items: list[Item], at: int) -> int:
    line = items[at]
    assert isinstance(line, Line)  # noqa: S101 - _type_index gives lines only
    match = _TYPE.match(line.text.strip())
    assert match is not None  # noqa: S101 - see _type_index
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
        if _RULE.fullmatch(item.text) and item.text.strip():
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
        tail = _TAIL_AUTHORITY.search(joined.text) if not is_caps(joined.text) else None
        header.title = joined.field(0, tail.start() if tail else len(joined.text), strip=" .;")
    return i


def _blank(item: Item) -> bool:
    return (
        isinstance(item, Line) and item.marker is None and (not item.text.strip() or bool(_RULE.fullmatch(item.text)))
    )


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


def _title_goes_on(parts: list[Line], line: Line) -> bool:
    last = parts[-1]
    if line.text.rstrip().endswith((":", ";")) or line.low.lstrip().startswith("căn cứ"):
        return False  # a title is no sentence
    if _BODY_START.match(line.low) and len(line.text) > SENTENCE and rx(r"\s*[A-ZÀ-Ỹ]").match(line.text):
        return False
    if line.low.lstrip().startswith("quyết định:") or line.low.strip() == "quyết định":
        return False
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


def _year(header: Header, lines: list[Line]) -> int | None:
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
