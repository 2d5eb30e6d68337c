"""The value of a role's label."""

import re
from collections.abc import Iterator

from dondoc.language.letters import rx
from dondoc.reading.draft import Field
from dondoc.reading.lines import Line
from dondoc.reading.roles.names import EDGE, split_names
from dondoc.reading.roles.partners import COOP
from dondoc.reading.units import name_end, starts_in

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


# A verb inside a label's value ends the name only when a clause of some length follows it.
CLAUSE = 4

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
    at = start + len(line.text[start:end]) - len(line.text[start:end].lstrip(EDGE))
    return not name_end(line.text[:end], at)[1]


def _piece(line: Line, start: int, end: int, low: str, text: str) -> Iterator[tuple[str, list[Field[str]]]]:  # noqa: C901, PLR0912 - rules in order, one branch each
    while start < end and text[start] in EDGE:
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
    coop = COOP.search(low, start, end) if together else None
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
