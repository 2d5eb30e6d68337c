"""The recipients under "Nơi nhận"."""

import re
from itertools import pairwise

from dondoc.reading.ending.found import Ending
from dondoc.reading.ending.signature import NAME, TITLE_WORDS
from dondoc.reading.lines import Line, cut, is_caps, join

NOI_NHAN = re.compile(r"\s*[*\-]?\s*nơi\s+(?:nhận|gửi)\s*(?::|$)")

_BULLET = re.compile(r"\s*[-+*•–]\s*")

_RUN_ON = re.compile(r"[;.:]\s+(?=-\s+\S)")

_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.")

LONGEST = 60  # letters of a line that goes on with the file copy

_PATH = re.compile(r"\s*[a-z]:\\|\s*\S+\.docx?\s*$")  # where the file lay, printed under the recipients


def listed(line: Line) -> list[Line]:
    """A cell whose lines were run together: "Nơi nhận: - Các sở; - Lưu: VT."."""
    cuts = [0, *(match.end() for match in _RUN_ON.finditer(line.text)), len(line.text)]
    return [cut(line, a, b) for a, b in pairwise(cuts)]


def take_recipients(lines: list[Line], start: int, out: Ending) -> int:
    """Takes recipients from lines[start:]; returns how many lines were used."""
    match = NOI_NHAN.match(lines[start].low)
    head = cut(lines[start], match.end() if match else 0)
    groups, used = _grouped(lines, start + 1, [[head]] if head.text.strip() else [])
    for group in groups:
        joined = join(group)
        bullet_end = _BULLET.match(joined.text)
        found = joined.field(bullet_end.end() if bullet_end else 0, len(joined.text), strip=" ;.,")
        if found.value:
            out.recipients.append(found)
    return used


def _grouped(lines: list[Line], at: int, groups: list[list[Line]]) -> tuple[list[list[Line]], int]:
    """The lines of each recipient, and where they end."""
    dashed: bool | None = None
    for i in range(at, len(lines)):
        line = lines[i]
        if not line.text.strip():
            if groups and _last_line(groups[-1]):
                return groups, i + 1
            continue
        if _PATH.match(line.low):
            continue
        bullet = bool(_BULLET.match(line.text)) or (line.marker is not None and line.marker in "-+*•–")
        dashed = bullet if dashed is None else dashed
        last = groups[-1][-1].text.rstrip() if groups else ""
        ended = last.endswith((";", "."))
        if not bullet and _signature_begins(line.text.strip(), groups, last):
            return groups, i
        if bullet or not groups or (ended and (not dashed or last.endswith(";"))):
            groups.append([line])
        elif not ended:
            groups[-1].append(line)
        else:
            return groups, i
    return groups, len(lines)


def _signature_begins(text: str, groups: list[list[Line]], last: str) -> bool:
    """A line without a dash that is no recipient's: who signs, or whatever stands after the file copy."""
    if TITLE_WORDS.match(text) and (is_caps(text) or _AUTHORITY.match(text)) and not last.endswith(","):
        return True
    if not groups or not _last_line(groups[-1]):
        return False
    return last.endswith((".", ")")) or is_caps(text) or bool(NAME.fullmatch(text)) or len(text) > LONGEST


def _last_line(group: list[Line]) -> bool:
    return bool(re.match(r"\s*[-+*•–]?\s*lưu\b", group[0].low))
