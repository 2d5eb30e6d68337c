"""What a text prints of the documents that it cites: type, date, issuer, subject; and which of them carries out which."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.language import fold, squeeze
from dondoc.official.rules import TYPES

# Kinds that the agency itself does not issue, by the code of their symbol.
_HIGHER = {"NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "KL": "Kết luận", "PL": "Pháp lệnh"}
_NAMES = {
    fold(name): name
    for name in (
        *(kind.name for kind in TYPES.values()),
        *_HIGHER.values(),
        *("Công văn", "Luật", "Bộ luật", "Hiến pháp"),
    )
}
_BY_CODE = {code.casefold(): name for code, name in (*((c, t.name) for c, t in TYPES.items()), *_HIGHER.items())}
_BY_TAIL = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "QH": "Quốc hội",
}
_TYPE = "|".join(sorted(map(re.escape, [*set(_NAMES.values()), "Văn bản"]), key=len, reverse=True))
_BEFORE = re.compile(rf"(?P<type>{_TYPE})\s+(?:số\s*:?\s*)?$", re.IGNORECASE)
_BY_BEFORE = re.compile(rf"của\s+(?P<by>[^,;.]{{3,80}}?)\s+tại\s+(?:{_TYPE})\s+(?:số\s*:?\s*)?$", re.IGNORECASE)
_DAY = re.compile(
    r"\s*,?\s*(?:ban hành )?ngày\s+(?P<d>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<m>\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(?P<y>\d{4})"
)
_STARTS_SUBJECT = r"về|v/v|ban hành|quy định|hướng dẫn|phê duyệt|triển khai|thực hiện|sửa đổi|giao|công bố"
_BY = re.compile(
    rf"\s*,?\s*của\s+(?P<by>[^,;.:()]{{3,120}}?)(?=\s+(?:{_STARTS_SUBJECT}|tại|như sau|và\s+(?:{_TYPE}))\b|[,;.:()]|\s*$)",
    re.IGNORECASE,
)
_SPEAKERS = "Ủy ban|UBND|Ban|Sở|Bộ|Văn phòng|Phòng|Tỉnh|Công an"  # after a comma the text itself goes on
_SUBJECT = re.compile(
    rf"\s*,?\s*(?P<what>(?:{_STARTS_SUBJECT})\b.+?)(?=,?\s+và\s+(?:{_TYPE})\s+số|,\s+(?-i:{_SPEAKERS})\b|\s+như sau|[;:]|\.(?:\s|$)|\s*$)",
    re.IGNORECASE,
)
_LONGEST_SUBJECT = 500


@dataclass(frozen=True, slots=True)
class Cited:
    """A document as another prints it; `number` and `symbol` are the parts of its printed number, the rest is empty
    where it is not printed.
    """

    number: str
    symbol: str
    is_party: bool = False
    type_name: str = ""
    issued_on: date | None = None
    issuer: str = ""
    subject: str = ""


def parts_of(text: str) -> tuple[str, str, bool]:
    """(number, symbol, whether the Party numbers so): "590/KH-UBND" → 590, KH-UBND; "05-CT/TW" → 05, CT/TW."""
    is_party = "/" in text and "-" in text.split("/", 1)[0]
    number, _joint, symbol = text.strip().partition("-" if is_party else "/")
    return number.strip(), symbol.strip(), is_party


def cited_in(text: str, paragraphs: Iterable[str]) -> Cited:
    """What the paragraphs say of the document numbered `text`: of each part the first that is printed; the type, and an
    issuer that stands in the symbol, from the number itself when nothing else says it.
    """
    number, symbol, is_party = parts_of(text)
    type_name, issued_on, issuer, subject = "", None, "", ""
    mention = re.compile(rf"(?<![\w/-]){re.escape(text.strip())}(?![\w/-])")
    for paragraph in paragraphs:
        for found in mention.finditer(paragraph):
            before, after = paragraph[: found.start()], paragraph[found.end() :]
            type_name = type_name or _type_before(before)
            if day := _DAY.match(after):
                issued_on = issued_on or _date(day)
                after = after[day.end() :]
            if by := _BY.match(after):
                issuer = issuer or squeeze(by["by"])
                after = after[by.end() :]
            elif by := _BY_BEFORE.search(before):
                issuer = issuer or squeeze(by["by"])
            if what := _SUBJECT.match(after):
                subject = subject or squeeze(what["what"])[:_LONGEST_SUBJECT]
    return Cited(
        number=number,
        symbol=symbol,
        is_party=is_party,
        type_name=type_name or type_by_symbol(symbol),
        issued_on=issued_on,
        issuer=issuer or _issuer_by_symbol(symbol),
        subject=subject[:1].upper() + subject[1:],
    )


def type_by_symbol(symbol: str) -> str:
    """By its code: "KH-UBND" is a Kế hoạch, "2020/NĐ-CP" a Nghị định, "2019/QH14" a Luật; "" for a letter and what is unknown."""
    last = symbol.rsplit("/", 1)[-1] if re.match(r"\d{4}/", symbol) else symbol
    if re.match(r"QH\d", last):
        return "Luật"
    return _BY_CODE.get(re.split(r"[-/]", last)[0].casefold(), "")


def authority_of(symbol: str, *, type_name: str = "", issuer: str = "") -> int:
    """How high a document stands, 0 the highest: the Party's centre, the National Assembly, the Government, a ministry, the
    province's Party committee, its council, its people's committee, all others.
    """
    tail, by = _tail(symbol), fold(issuer)
    levels = (
        tail == "TW" or re.search(r"\b(?:trung uong dang|ban bi thu|bo chinh tri)\b", by),
        re.match(r"(?:UBTV)?QH", tail) or "quoc hoi" in by or type_name in {"Luật", "Bộ luật", "Hiến pháp"},
        tail in {"CP", "TTg"} or re.search(r"\b(?:chinh phu|thu tuong)\b", by),
        by.startswith("bo ") or re.fullmatch(r"B(?!QL|CĐ|TV)[A-ZĐ]{1,7}", tail),
        tail in {"TU", "TƯ"} or re.match(r"(?:ban thuong vu )?(?:tinh|thanh) uy\b", by),
        tail == "HĐND",
        tail in {"UBND", "CTUBND"} and not re.search(r"\b(?:huyen|xa|phuong|thi tran|thi xa)\b", by),
    )
    return next((rank for rank, holds in enumerate(levels) if holds), len(levels))


def carried_out_by(grounds: Sequence[tuple[int, date | None, bool]]) -> list[list[int]]:
    """For each ground that one text carries out, given as (authority, day, whether others may be hung on it), the places
    of those that carry it out in turn: the next lower authority that speaks no earlier; empty: the text itself does.
    """
    below = []
    for rank, day, _open in grounds:
        later = [
            (other_rank, place)
            for place, (other_rank, other_day, is_open) in enumerate(grounds)
            if is_open and other_rank > rank and (day is None or other_day is None or other_day >= day)
        ]
        nearest = min((other_rank for other_rank, _place in later), default=None)
        below.append([place for other_rank, place in later if other_rank == nearest])
    return below


def _type_before(before: str) -> str:
    found = _BEFORE.search(before)
    return _NAMES.get(fold(found["type"]), "") if found else ""


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _tail(symbol: str) -> str:
    return re.split(r"[-/]", symbol)[-1]


def _issuer_by_symbol(symbol: str) -> str:
    return _BY_TAIL.get(re.sub(r"\d+$", "", _tail(symbol)), "")
