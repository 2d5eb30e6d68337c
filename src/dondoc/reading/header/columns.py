"""The head of a document as two columns: agencies and number | nation, place and date."""

import re
from itertools import pairwise

from dondoc.reading.lines import Grid, Item, Line, cut, is_caps

NATION = re.compile(
    r"cộng h[òo]a\s+xã\s+hội|chủ nghĩa việt nam|độc lập\s*-\s*tự do|^\s*hội chủ nghĩa|^\s*xã hội chủ nghĩa|đảng cộng sản việt nam"
)

_NATION_FROM = re.compile(r"c[ộô]ng h[òo]a\s+xã|độc lập\s*-\s*tự do|đảng cộng sản việt nam")

_GLUED_NUMBER = re.compile(r"(?<=\s)số\s*:\s*(?=[\d/]|$)|(?<=\s)số\s+(?=\d+\s*-\s*[a-zđ]+/)")

_MOTTO_END = re.compile(r"tự do\s*-\s*hạnh phúc|đảng cộng sản việt nam")

_DATE_REST = re.compile(r"\s*(?:ngày|tháng|năm)\b[\d\s.…thángnăm]*$")

NUMBER_LABEL = re.compile(r"^\s*số\s*[:.]?\s*(?=[\d/….\-_(\s]|$)|\bsố\s*:")

_SYMBOL = r"[A-ZĐ][\wĐ&.\-–/() ]*"

STATE = re.compile(
    r"(?:^|\b)[Ss][ốôỐ]\s*[:.]?\s*(?P<n>\d*[a-zA-Z]?)[\s.…_]*\s*/\s*(?P<s>(?:20\d\d\s*/\s*)?(?:[A-ZĐƯ][\wĐ&]*(?:\s?[-–.]\s?[A-ZĐƯ][\w&()]*)*(?:\s?/\s?[A-ZĐƯ][\w&]*(?:\s?-\s?[A-ZĐƯ][\w&]*)*)*))"
)

PARTY = re.compile(
    r"\b[Ss][ốô]\s*[:.]?\s*(?P<n>\d*)[\s.…_]*\s*-\s*(?P<s>[A-ZĐ][A-Za-zĐ]{0,5}\s?/\s?[A-ZĐ][\w]*(?:-[A-ZĐ]\w*)*)"
)

BARE = re.compile(
    r"(?P<n>\d*)\s*/\s*(?P<s>(?:20\d\d/)?(?:KH|QĐ|TB|CTr|CT|NQ|BC|HD|TTr|CĐ|KL|UBND|PA|ĐA|QC)[-–][A-ZĐ][\w\-–&/]*)"
)

RULE = re.compile(r"[|\s\-_–—*=•.…]*")


def is_head_table(grid: Grid) -> bool:
    words = " ".join(grid.text(r, c) for r in range(min(len(grid.rows), 4)) for c in range(len(grid.rows[r]))).lower()
    return bool(NATION.search(words)) or (bool(re.search(r"\bsố\s*:", words)) and "ngày" in words)


def head_columns(items: list[Item]) -> tuple[list[Line], list[Line]]:
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
    bare = BARE.search(line.text)
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
    if not line.text.strip() or RULE.fullmatch(line.text):
        return
    nation = _NATION_FROM.search(line.low)
    if nation:
        if line.text[: nation.start()].strip(" |-"):
            left.append(cut(line, 0, nation.start()))
        right.append(cut(line, nation.start()))
        return
    if NATION.search(line.low):
        right.append(line)
        return
    day = re.search(r"\bngày\b.*\btháng\b", line.low)
    if day:
        gap = re.search(r"\s{2,}(?=\S[^,]*,\s*ngày)|\t", line.low)
        number = NUMBER_LABEL.search(line.low)
        if number and number.start() < day.start():
            symbol = STATE.search(line.text) or PARTY.search(line.text)
            stop = symbol.end() if symbol and symbol.end() < day.start() else gap.start() if gap else day.start()
            left.append(cut(line, 0, stop))
            right.append(cut(line, stop))
            return
        right.append(line)
        return
    if (
        right
        and _DATE_REST.match(line.low)
        and "ngày" in right[-1].low
        and not re.search(r"năm\s*\d{4}", right[-1].low)
    ):
        right.append(line)
        return
    if right and re.search(r"\bngày\s*[\d.…_]*\s*$", right[-1].low) and re.match(r"\s*[\d.…_]*\s*tháng\b", line.low):
        right.append(line)
        return
    dated = any(re.search(r"ngày\s*[\d.…]+\s*tháng\b", other.low) for other in right)  # a subject may end in "ngày" too
    if right and not dated and re.search(r",\s*ngày\s*[\d.…]*\s*$|\bngày\s*[\d.…]*\s*$", line.low):
        right.append(line)
        return
    left.append(line)
