"""The recipients under "Nơi nhận"."""

import re
from itertools import pairwise

from dondoc.reading.ending.found import Ending
from dondoc.reading.ending.signature import NAME, TITLE_WORDS
from dondoc.reading.lines import Line, cut, is_caps, join

NOI_NHAN = re.compile(r"\s*[*\-]?\s*nơi\s+(?:nhận|gửi)\s*(?::|$)")

_BULLET = re.compile(r"\s*[-+*•–]\s*")

_RUN_ON = re.compile(r"[;.:]\s+(?=-\s+\S)")

_PATH = re.compile(r"\s*[a-z]:\\|\s*\S+\.docx?\s*$")  # where the file lay, printed under the recipients


def listed(line: Line) -> list[Line]:
    """A cell whose lines were run together: "Nơi nhận: - Các sở; - Lưu: VT."."""
    cuts = [0, *(match.end() for match in _RUN_ON.finditer(line.text)), len(line.text)]
    return [cut(line, a, b) for a, b in pairwise(cuts)] if len(cuts) > 2 else [line]  # noqa: PLR2004 - both ends


def take_recipients(lines: list[Line], start: int, out: Ending) -> int:  # noqa: C901, PLR0912 - rules in order, one branch each
    """Takes recipients from lines[start:]; returns how many lines were used."""
    match = NOI_NHAN.match(lines[start].low)
    head = cut(lines[start], match.end() if match else 0)
    groups: list[list[Line]] = []
    if head.text.strip():
        groups.append([head])
    i = start + 1
    dashed: bool | None = None
    while i < len(lines):
        line = lines[i]
        text = line.text.strip()
        if not text:
            i += 1
            if groups and _last_line(groups[-1]):
                break
            continue
        if _PATH.match(line.low):
            i += 1
            continue
        bullet = bool(_BULLET.match(line.text)) or (line.marker is not None and line.marker in "-+*•–")
        if dashed is None:
            dashed = bullet
        last = groups[-1][-1].text.rstrip() if groups else ""
        if (
            not bullet
            and TITLE_WORDS.match(text)
            and (is_caps(text) or re.match(r"(?:TM|KT|TL|TUQ|Q)\.", text))
            and not last.endswith(",")
        ):
            break
        if not bullet and groups and _last_line(groups[-1]) and last.endswith((".", ")")):
            break
        if (
            not bullet
            and groups
            and _last_line(groups[-1])
            and (is_caps(text) or NAME.fullmatch(text) or len(text) > 60)  # noqa: PLR2004 - a length told by eye
        ):
            break
        if bullet or not groups or (not dashed and last.endswith((";", "."))):
            groups.append([line])
        elif not bullet and not last.endswith((";", ".")):
            groups[-1].append(line)
        elif bullet is False and last.endswith(";") and dashed:
            groups.append([line])
        else:
            break
        i += 1
    for group in groups:
        joined = join(group)
        bullet_end = _BULLET.match(joined.text)
        found = joined.field(bullet_end.end() if bullet_end else 0, len(joined.text), strip=" ;.,")
        if found.value:
            out.recipients.append(found)
    return i


def _last_line(group: list[Line]) -> bool:
    return bool(re.match(r"\s*[-+*•–]?\s*lưu\b", group[0].low))
