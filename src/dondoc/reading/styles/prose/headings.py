"""Headings under which a unit's work stands, and sentences that open a list."""

import re
from dataclasses import dataclass

from dondoc.reading.draft import Field
from dondoc.reading.lines import Line
from dondoc.reading.roles import cooperating, split_names
from dondoc.reading.styles.prose.assignments import ADVERB, COMMA, PASSES
from dondoc.reading.units import name_end, starts_in, strip_lead

_ANNOUNCES = re.compile(
    r"\s*,?\s*(?:(?:tập trung|tiếp tục|chủ động|khẩn trương|có trách nhiệm|trực tiếp)\s+)?"
    r"(?:lãnh đạo|chỉ đạo|thực hiện|triển khai|tổ chức thực hiện|triển khai thực hiện)(?:\s*,\s*(?:chỉ đạo|thực hiện|triển khai|tổ chức thực hiện))*(?:\s+(?:các|những)\s[^.;:]{3,80})?\s*:\s*"
)
_GENERIC_TAIL = re.compile(
    r"\s*,?\s*(?:(?:là [^:.]{4,120},?\s*)?(?:có|chịu) trách nhiệm|có nhiệm vụ|chủ trì|(?:chủ động |tập trung |tiếp tục |nghiêm túc )*(?:triển khai|thực hiện|tổ chức thực hiện|triển khai thực hiện|thực hiện tốt)?[^.:]{0,90}(?:nhiệm vụ|nội dung|công việc|việc|công tác|giải pháp|yêu cầu)(?:\s+(?:sau|cụ thể|sau đây|như sau|liên quan|trọng tâm|chủ yếu|được giao|chính))+|[^.:]{0,160}(?:như sau|sau đây|các việc sau|công việc liên quan|nhiệm vụ liên quan))[^.:]{0,12}\s*[:.]?\s*$"
)
# A heading that names its partners after a colon of their own and announces a list.
_NAMED_TAIL = re.compile(
    r"[^.]{0,400}\b(?:các |những |một số )?(?:nhiệm vụ|nội dung|công việc|giải pháp|yêu cầu|việc)(?: cụ thể| chủ yếu| trọng tâm)* (?:sau|sau đây|như sau)\s*:\s*$"
)
# Opening words: "Việc … được phân công như sau", "… ban hành Kế hoạch với các nội dung sau".
_AS_FOLLOWS = re.compile(
    r"\b(?:việc|ban hành (?:kế hoạch|chương trình|phương án|đề án)) [^.;:]{4,300}(?:như sau|sau đây|nội dung sau)\s*:\s*$"
)
_COOP_TAIL = re.compile(r"\s*,?\s*(?:chủ trì|phối hợp)(?:[^:.]|\.(?!\s+[a-zđ]+\s[^:]{0,20}:)){0,220}:\s*$")
_WITH = re.compile(r"\s*,?\s*chủ trì,?\s+phối hợp (?:chặt chẽ )?với\s+")
UNIT_WORDS = 10
# Headings of content among units.
_NO_UNIT = re.compile(
    r"(?:về|công tác|nội dung|nhiệm vụ|giải pháp|kinh phí|thời gian|chế độ|mục|các (?:nội dung|nhiệm vụ|giải pháp|hoạt động|biện pháp|chỉ tiêu|bước|yêu cầu)|yêu cầu|hình thức|tuyên truyền|đối với (?!các)|khen thưởng|tổ chức thực hiện|một số)\b"
)


@dataclass(slots=True)
class Heading:
    """A heading under which a unit's own work stands."""

    lead: list[Field[str]]
    cooperating: list[Field[str]]


def announces(line: Line) -> bool:
    """A sentence that only opens the list after it: "… cần thực hiện các nhiệm vụ, giải pháp sau đây:"."""
    return line.text.rstrip().endswith(":") and bool(_NAMED_TAIL.match(line.low) or _AS_FOLLOWS.search(line.low))


def addressed(line: Line) -> list[Field[str]]:
    """Whom the sentence before a list asks: "Sở A đề nghị các phòng, đơn vị thực hiện các nội dung sau:"."""
    if not line.text.rstrip().endswith(":"):
        return []
    for match in PASSES.finditer(line.low):
        if starts_in(line.text, line.low, match.end()):
            stop, verb = name_end(line.text, match.end())
            if verb or not line.text[stop:].strip(" :"):
                return split_names(line, match.end(), stop, 0.7)
    return []


def unknown_unit(line: Line) -> Heading | None:
    """A short name in a list of units, though its head noun is not known: "Các chủ phương tiện thủy", "Tổ bảo vệ"."""
    text = line.text.strip(" :.;")
    at, given = strip_lead(line.low)
    if not text or len(text.split()) > UNIT_WORDS or not line.text[at : at + 1].isupper():
        return None
    if not given and _NO_UNIT.match(line.low.lstrip()):
        return None
    stop, verb = name_end(line.text, at)
    if verb or line.text[stop:].strip(" :.;"):
        return None
    return Heading(split_names(line, at, stop, 0.7), [])


def _only_names(line: Line, start: int) -> bool:
    """Do names stand from `start` to the line's end, and nothing else?"""
    at = start + len(line.text[start:]) - len(line.text[start:].lstrip())
    if not starts_in(line.text, line.low, at):
        return False
    stop, verb = name_end(line.text, at)
    return not verb and not line.text[stop:].strip(" .")


def heading(line: Line, *, has_children: bool) -> Heading | None:  # noqa: C901, PLR0912 - rules in order, one branch each
    """A unit's heading: its name alone ("1. Sở Nội vụ:"), or with words that announce a list ("… có trách nhiệm:", "Giao X thực
    hiện các nội dung sau:", "X chủ trì, phối hợp với Y:"). Without children only words that announce count.
    """
    low, text = line.low, line.text
    at = len(text) - len(text.lstrip())
    begin = at
    if ADVERB.match(low, at):
        for comma in COMMA.finditer(low, at, at + 200):
            inner, given = strip_lead(low, comma.end())
            if given and starts_in(text, low, inner):
                begin = comma.end()
                break
    name, given = strip_lead(low, begin)
    if not starts_in(text, low, name):
        return None
    stop, verb = name_end(text, name)
    rest = text[stop:].strip()
    passed = PASSES.match(low, stop) if verb else None
    if passed:
        inner, _ = strip_lead(low, stop)
        if starts_in(text, low, inner):
            name, given = inner, True
            stop, verb = name_end(text, name)
            rest = text[stop:].strip()
    if not verb and not rest.strip(" :.;"):
        if has_children and len(text) < 260:  # noqa: PLR2004 - a heading, at most two lines
            return Heading(split_names(line, name, stop), [])
        return None
    colon = low[stop : stop + 1] == ":" and bool(rest.strip(" :.;"))
    if has_children and len(text) < 260:  # noqa: PLR2004 - a heading, at most two lines
        partners = _WITH.match(low, stop) if verb else None
        if partners and _only_names(line, partners.end()):
            return Heading(
                split_names(line, name, stop), cooperating(line, stop)
            )  # "2. Sở A chủ trì, phối hợp với Sở B"
        if colon and not verb and _only_names(line, stop + 1):
            return Heading(split_names(line, name), [])  # "3. Các đơn vị chuyên môn: Khoa A, Khoa B"
    if text.rstrip().endswith((":", ": .")) and (verb or colon):
        tail = low[stop + colon :]
        if _COOP_TAIL.fullmatch(tail) and has_children and len(tail) < 240:  # noqa: PLR2004 - a length by eye
            return Heading(split_names(line, name, stop), cooperating(line, stop))
        if _GENERIC_TAIL.match(tail) or (has_children and _NAMED_TAIL.match(tail)):
            return Heading(split_names(line, name, stop), cooperating(line, stop))
    if has_children and verb and _ANNOUNCES.fullmatch(low, stop):
        return Heading(split_names(line, name, stop), [])
    if has_children and verb and re.fullmatch(r"\s*(?:có|chịu) trách nhiệm\s*[.:]?\s*", low[stop:]):
        return Heading(split_names(line, name, stop), [])
    if has_children and verb and not given and re.fullmatch(r"[^.;:,]{0,70}", text[stop:].rstrip()):
        return Heading(split_names(line, name, len(text.rstrip())), [])  # "Các doanh nghiệp tham gia chương trình"
    return None
