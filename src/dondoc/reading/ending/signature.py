"""Who signs, and by what authority."""

import re

from dondoc.language.letters import rx
from dondoc.language.text import squeeze
from dondoc.reading.ending.found import Ending
from dondoc.reading.lines import Line, cut, is_caps, join
from dondoc.reading.roles import PERSON

TITLE_WORDS = re.compile(
    r"^(?:TM\b|KT\b|TL\b|TUQ\b|Q\b|T/M|K/T|T/L|CHỦ TỊCH|PHÓ|TRƯỞNG|GIÁM ĐỐC|CHÁNH|BỘ TRƯỞNG|THỦ TƯỚNG|THỨ TRƯỞNG|BÍ THƯ|HIỆU TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|TỔNG|VIỆN TRƯỞNG|CHỦ NHIỆM|CHI CỤC|ỦY VIÊN|UỶ VIÊN|ỦY BAN|UỶ BAN|BAN|CHỈ HUY|QUYỀN|ĐỘI TRƯỞNG|TỔ TRƯỞNG|HỘI ĐỒNG|ĐẢNG ỦY|XÃ ĐỘI|CHÍNH|CÔNG AN)"
)

_SIGNED = re.compile(
    r"\W*(?:\(?\s*(?:đã ký|đã ký(?:,| và) đóng dấu|ký tên|ký, đóng dấu|ký tên, đóng dấu|đã kí|\[daky\]|daky|ký bởi.*|chữ ký.*)\s*\)?)\W*"
)

_RANK = re.compile(
    r"^(?:Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại úy|Thượng úy|ThS\.?|TS\.?|PGS\.?\s*TS\.?|GS\.?\s*TS\.?|BS\.?CKI+\.?|BS\.?|DS\.?|KS\.?|CN\.?|NGƯT\.?|NGND\.?|Ths\.?)\s*(?=[A-ZĐ])"
)

NAME = rx(r"(?:[A-ZÀ-Ỹ][a-zà-ỹ']*\.?)(?:\s+[A-ZÀ-Ỹ][a-zà-ỹ']*){1,5}")

_POST_AND_NAME = rx(
    r"(?P<post>[A-ZÀ-Ỹ][A-ZÀ-Ỹ.,/ -]{5,}?)\s+(?P<name>[A-ZÀ-Ỹ][a-zà-ỹ]+(?:\s+[A-ZÀ-Ỹ][a-zà-ỹ]*){1,4})\s*"
)

# "- Lưu: VT. GIÁM ĐỐC Lê Văn A": the signature on the line of the last recipient.
_UNDER_LAST = rx(
    r"\s*[-+*]?\s*[Ll]ưu\b.*?(?<=[a-zà-ỹ).;])\s+(?P<post>(?:(?:TM|KT|TL|TUQ|Q)\.\s*)?(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|CHÁNH|TRƯỞNG|CHỦ NHIỆM|BÍ THƯ|HIỆU TRƯỞNG|TỔNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|PHÓ|ỦY BAN|UỶ BAN)[A-ZÀ-Ỹ.,/ -]*?)"
    r"\s+(?P<name>[A-ZÀ-Ỹ][a-zà-ỹ]+(?:\s+[A-ZÀ-Ỹ][a-zà-ỹ]*){1,4})\s*"
)


def name_below(rest: list[Line], out: Ending) -> int:
    """The signer's name that slid under the recipients, its post beside them. Returns how many of `rest` it used."""
    for i, line in enumerate(rest[:3]):
        rank = _RANK.match(line.text.strip())
        bare = line.text.strip()[rank.end() if rank else 0 :]
        if PERSON.fullmatch(bare):
            at = line.text.index(bare)
            out.signer = line.field(at, at + len(bare))
            return i + 1
    return 0


_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|DANH SÁCH|BIỂU|MẪU)")

SENTENCE = 90  # letters of a line that is none of a signature's
LINES = 12  # of a signature, at most


def head(lines: list[Line]) -> list[Line]:
    out: list[Line] = []
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        if len(text) > SENTENCE or _ANNEX.match(text):
            break
        out.append(line)
        if len(out) > LINES:
            break
    return out


def sign(lines: list[Line], out: Ending) -> int:
    """Title lines in capitals, then the name. Returns how many of `lines` it used."""
    titles: list[Line] = []
    used = 0
    for i, line in enumerate(lines):
        text = line.text.strip()
        if not text or _SIGNED.fullmatch(line.low):
            continue
        caps = is_caps(text)
        if (
            titles
            and caps
            and rx(r"[A-ZÀ-Ỹ]+(?:\s+[A-ZÀ-Ỹ]+){1,4}").fullmatch(text)
            and not TITLE_WORDS.match(text)
            and _upper_name(text)
            and not _runs_on(titles[-1])
        ):
            out.signer = line.field(0, len(line.text), strip=" .")
            used = i + 1
            break
        if caps and (titles or TITLE_WORDS.match(text)):
            titles.append(line)
            used = i + 1
            continue
        if titles:
            rank = _RANK.match(text)
            bare = text[rank.end() :] if rank else text
            if NAME.fullmatch(bare):
                at = line.text.index(bare)
                out.signer = line.field(at, at + len(bare))
                used = i + 1
            break
        if re.match(r"(?:TM|KT|TL|TUQ|Q)\.\s*\S", text):
            titles.append(line)
            used = i + 1
            continue
        if re.fullmatch(
            r"(?:Phó\s+)?(?:Trưởng|Chánh|Giám đốc|Chủ tịch|Bí thư|Hiệu trưởng)(?:\s+\w+){0,4}", text
        ) and not PERSON.fullmatch(text):
            titles.append(line)
            used = i + 1
            continue
        break
    if titles:
        joined = join(titles)
        out.signer_title = joined.field(0, len(joined.text), strip=" -")
    return used


def _runs_on(line: Line) -> bool:
    return bool(re.search(r"(?:,|\bNHÂN|\bVÀ|\bBAN|\bPHÒNG|\bTHƯỜNG)\s*$", line.text.strip())) and not re.search(
        r"TRƯỞNG BAN$|TRƯỞNG PHÒNG$", line.text.strip()
    )


def name_apart(line: Line) -> list[Line]:
    """Post and name that a PDF cell joined into one line: "CHỦ TỊCH Nguyễn Văn A"."""
    match = None if _RANK.match(line.text) else _POST_AND_NAME.fullmatch(line.text)
    if match:
        return [cut(line, 0, match.end("post")), cut(line, match.start("name"))]
    under = _UNDER_LAST.fullmatch(line.text) if "ưu" in line.text[:10] else None
    if under:
        bounds = [(0, under.start("post")), under.span("post"), under.span("name")]
        return [cut(line, a, b) for a, b in bounds]
    return [line]


def _upper_name(text: str) -> bool:
    return bool(PERSON.fullmatch(squeeze(text).title()))
