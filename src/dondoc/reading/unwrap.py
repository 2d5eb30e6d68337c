"""Hard-wrapped lines joined into paragraphs again."""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from dondoc.language.letters import rx
from dondoc.reading.lines import Grid, Item, Line, cut, is_caps, join

# What begins a paragraph in a text whose lines are those of a page.
_MARK = rx(
    r"\s*(?:[-+*•·●▪]\s+(?!\d{4}\b)(?=\S)|[-+*•](?=[A-ZÀ-Ỹ])|\d{1,2}[.)/]\s*(?=[A-ZÀ-Ỹ\"“(])|\d{1,2}-\s+(?=[A-ZÀ-Ỹ])"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s+(?=[A-ZÀ-Ỹ\"“])|\(\d{1,2}\)\s|[a-hiklmnopqđ][)]\s|[a-hiklmnđ]\.\s+(?=[A-ZÀ-Ỹ])"
    r"|[IVX]{1,5}\s*[.)/-]\s*(?=[A-ZÀ-Ỹ])|[A-H]\.\s+(?=[A-ZÀ-Ỹ])"
    r"|(?:Điều|Chương|Phần|Mục|PHẦN|CHƯƠNG|MỤC|PHỤ LỤC|Phụ lục)\s+[\dIVX]+)"
)

_END = re.compile(r"[.;:!?…]\s*[)\"”]?\s*$")

_STOPPED = re.compile(r"[.;:!?…,)”\"]\s*$")

_OPEN_END = re.compile(
    r"(?:[,(/-]|\b(?:và|của|các|số|ngày|tháng|năm|về|với|tại|theo|cho|trong|từ|đến|do|là|để|hoặc|khoản|điều|điểm"
    r"|(?<!cơ )sở|bộ|ủy ban|ubnd|phòng|ban|cấp|khóa|kỳ|thứ|luật|ông|bà|tỉnh|huyện|xã|phường|thôn|quý|giai đoạn|trước|chậm nhất|hội đồng|văn phòng|những|một|được|không|có|thành|nhân))\s*$"
)

_BROKEN = re.compile(r"\b(?:và|của|các|số|ngày|tháng|với|tại|theo|từ|hoặc|những|trước ngày)\s*$")

_CARRIES_ON = rx(r"\s*(?:[a-zà-ỹ]+\s|\d{1,2}/\d)")

_STARTS_LOWER = rx(r"\s*[a-zà-ỹ]")

_PLACE = rx(r"\s*[A-ZÀ-Ỹ][a-zà-ỹ]+(?:\s[A-ZÀ-Ỹ][a-zà-ỹ]+){1,2}\s*")

_HANGING = re.compile(
    r",\s*(?:chủ tịch|giám đốc|bộ trưởng|thủ trưởng|trưởng|bí thư|lãnh đạo|phòng|sở|bộ|ban|hội|ủy ban|trung tâm)\s*$"
)

_NAMELESS = re.compile(r"\b(?:(?<!văn )phòng|sở|trung tâm|chi cục|khu)\s*$")  # its own name must follow

_LETTER_MARK = re.compile(r"\s*[a-zđ]\s*[).]\s")

_JOINING = re.compile(
    r"(?:[,(/-]|\b(?:và|của|các|số|ngày|tháng|năm|về|với|tại|theo|cho|trong|từ|đến|do|là|để|hoặc|khoản|điều|điểm|những|một))\s*$"
)

RAGGED = 4
INDENT = 6  # letters that a paragraph's first line is set in
SHORT = 30  # a line of fewer letters was not broken at an edge

_ANNEX = re.compile(r"\s*(?:phụ lục|biểu|mẫu)(?:\s+số)?(?:\s+[\divx]+)?\s*$")


def page_width(lines: Iterable[Line]) -> int:
    """The usual length of a full line."""
    lengths = sorted(len(line.text.rstrip()) for line in lines if line.text.strip())
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def unwrap(found: list[Item], is_label: re.Pattern[str], is_heading: Callable[[Line], bool]) -> list[Item]:
    """Joins the lines of a hard-wrapped text into paragraphs. Blank lines part paragraphs where the text has them; where
    it has none, markers, labels, sentence ends and short lines do. `is_label` tells a line that begins with a label,
    `is_heading` one that is a unit's name.
    """
    lines = [item for item in found if isinstance(item, Line)]
    width = page_width(lines)
    blanks = sum(1 for line in lines if not line.text.strip())
    spaced = blanks * 5 > len(lines)
    ragged = _ragged(lines, width)
    out: list[Item] = []
    group: list[Line] = []
    gap = False
    page = 1
    for item in found:
        if isinstance(item, Line) and item.text.strip() == str(page + 1):  # the number of a page
            page += 1
            continue
        if isinstance(item, Grid):
            _close(group, out)
            out.append(item)
            gap = False
            continue
        if not item.text.strip() and item.marker is None:
            gap = True
            continue
        if group and _END.search(group[-1].text) and is_heading(item):
            _close(group, out)
        if group and not _continues(
            group[-1],
            group[0],
            item,
            gap=gap,
            width=width,
            spaced=spaced,
            ragged=ragged,
            label=is_label,
            alone=is_heading,
        ):
            _close(group, out)
        group.append(item)
        gap = False
    _close(group, out)
    return out


def rejoin(found: list[Item], is_label: re.Pattern[str]) -> list[Item]:
    """A text of whole paragraphs may still hold a broken line: "… trước ngày⏎10/12/2025", "… Thủ trưởng cơ⏎quan". Joined
    where the words cannot end there and the next line carries them on, or where it goes on in small letters.
    """
    out: list[Item] = []
    for item in found:
        last = out[-1] if out else None
        if (
            isinstance(item, Line)
            and item.marker is None
            and isinstance(last, Line)
            and (first := item.text.lstrip()[:1])
            and (first.islower() or first.isdigit())
            and (
                (_CARRIES_ON.match(item.text) and _BROKEN.search(last.low))
                or (_STARTS_LOWER.match(item.text) and _goes_on(last, item, is_label))
            )
        ):
            out[-1] = join([last, item])
        else:
            out.append(item)
    return out


def _goes_on(last: Line, line: Line, is_label: re.Pattern[str]) -> bool:
    return (
        len(last.text) > SHORT
        and not _STOPPED.search(last.text)
        and not is_caps(last.text)
        and not _LETTER_MARK.match(line.text)
        and is_label.match(line.low) is None
    )


def _ragged(lines: list[Line], width: int) -> bool:
    """Are lines often broken long before the edge, as in texts taken from web pages?"""
    early = sum(
        1
        for one, two in pairwise(lines)
        if one.text.strip()
        and len(one.text) < width * 0.6
        and _STARTS_LOWER.match(two.text)
        and not _LETTER_MARK.match(two.text)
    )
    return early >= RAGGED


def _close(group: list[Line], out: list[Item]) -> None:
    if group:
        out.append(join(group))
        group.clear()


def _continues(  # noqa: C901, PLR0913 - rules in order, one branch each
    last: Line,
    first: Line,
    line: Line,
    *,
    gap: bool,
    width: int,
    spaced: bool,
    ragged: bool,
    label: re.Pattern[str],
    alone: Callable[[Line], bool],
) -> bool:
    if line.marker is not None:
        return False
    ended = bool(_END.search(last.text))
    small = bool(_STARTS_LOWER.match(line.text)) and not _LETTER_MARK.match(line.text)
    if gap:
        return small and not ended and not is_caps(last.text)
    marked = bool(_MARK.match(line.text))
    indent = INDENT if first is last and not ended and not marked else 0  # stripped off a line as long as the others
    full = len(last.text.rstrip()) + len(line.text.lstrip().split(" ", 1)[0]) + 1 >= width - 3 - indent
    if re.match(r"\s*-\s*\d", line.text) and re.search(r"\d\s*$", last.text):
        return True  # "2026⏎- 2030" is a range, not a bullet
    labelled = not small and bool(label.match(line.low))
    if labelled:
        return False
    if marked:
        dash = line.text.lstrip().startswith("-")
        return full and not ended and (dash or bool(_JOINING.search(last.low)))
    if small or _HANGING.search(last.low):
        return True
    head = _MARK.match(first.text)
    room = len(last.text.rstrip()) + len(line.text.lstrip().split(" ", 1)[0]) + 1 <= width
    if first is last and _PLACE.fullmatch(line.text) and alone(cut(first, head.end() if head else 0)):
        return True  # the place of a unit's name: "Đài Phát thanh và Truyền hình⏎An Mẫu"
    if (
        first is last
        and room
        and not ragged
        and alone(cut(first, head.end() if head else 0))
        and not last.text.rstrip().endswith(",")
        and not _NAMELESS.search(last.low)
    ):
        return False  # a unit's name alone on its line, with room left for the next word
    caps = is_caps(last.text) and is_caps(line.text)
    if is_caps(first.text) != is_caps(line.text) and is_caps(last.text):
        return bool(_OPEN_END.search(last.low)) and not is_caps(first.text)
    if _ANNEX.match(last.low):
        return False
    if spaced:
        return full or (not ended and (ragged or caps or bool(_OPEN_END.search(last.low))))
    if ended:
        return full and not last.text.rstrip().endswith((":", ";"))
    return full or bool(_OPEN_END.search(last.low)) or caps
