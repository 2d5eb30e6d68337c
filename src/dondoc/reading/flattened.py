"""Text that lost its layout: parts of the form run together on one line, as web pages and copied tables give them."""

import re
from itertools import pairwise

from dondoc.language.letters import rx
from dondoc.reading.lines import Grid, Item, Line, cut, is_caps, join

_HEAD = 20  # items among which the head's parts stand
_TYPES = r"QUYẾT ĐỊNH|KẾ HOẠCH|CHỈ THỊ|THÔNG BÁO|CHƯƠNG TRÌNH|NGHỊ QUYẾT|CÔNG ĐIỆN|HƯỚNG DẪN|PHƯƠNG ÁN"
_SEAMS = tuple(
    rx(pattern)
    for pattern in (
        r"(?<=\S)\s+-{3,}(?=\s|$)",  # the rule under an agency or a motto
        r"(?<=\S)\s+(?=[Kk]ính gửi\s*:)",
        r"(?<=[A-Zđ\dĐ])\s+(?=[Vv]/[Vv]\s)",  # the subject after the number
        r"(?<=[Hh]ạnh phúc)\s+(?=\S)",
        rf"(?<=\sngày)\s+\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+\d{{4}}(?=\s+(?:{_TYPES})\b)",
    )
)
_RULE_LINE = re.compile(r"\s*-{3,}\s*")
_FORM = re.compile(r"cộng h[òo]a xã hội|^\s*số\s*:|kính gửi\s*:")
# The addressees, then the opening sentence without a mark between: "Kính gửi: Các sở Thực hiện …".
_OPENS = rx(
    r"(?<=[a-zà-ỹ.)])\s+(?=(?:Thực hiện|Căn cứ|Triển khai|Để|Nhằm|Theo|Trong thời gian|Thời gian qua|Tiếp theo|Sau khi|Ngày \d)\s)"
)
# "Quyết định 12/QĐ-UBND năm 2024." before a line is the page's name for the document, not its text.
_RUNNING = rx(
    r"\s*(?:[A-ZÀ-Ỹ][a-zà-ỹ]+(?:\s[a-zà-ỹ]+){0,2})\s\d+/[\w\-]+\snăm\s20\d\d(?P<about>\s[^.]{10,260})?\.\s+(?=\S)"
)
_CRUMB = rx(rf"(?:{_TYPES})(?:\s[A-ZÀ-Ỹ]+)*\.\s+(?=[IVX]+\.|[A-ZÀ-Ỹ]+\s)")
# The marker of the next item, left at the end of the line before: "… của các bên 2.1."
_LEFT = re.compile(r"(?:^|(?<=[\w.;)”\"])\s+)(?P<mark>\d{1,2}(?:\.\d{1,2})*\.)\s*$")
_CAPITAL = rx(r"\s*[\"“]?[A-ZÀ-Ỹ]")


def spread(found: list[Item]) -> list[Item]:
    """The items with flattened lines cut apart where the parts of the form meet, and markers beside their text."""
    running = sum(isinstance(item, Line) and _RUNNING.match(item.text) is not None for item in found[:_HEAD])
    out: list[Item] = []
    for i, item in enumerate(found):
        if isinstance(item, Grid):
            out.append(item)
            continue
        line = _named(item) if running else item
        if i < _HEAD and (running or _FORM.search(line.low)):
            out += _apart(line)
        else:
            out.append(line)
    return _marked(out)


def _named(line: Line) -> Line:
    """The line without the page's name for the document, and without the names of the parts above it."""
    match = _RUNNING.match(line.text)
    if match is None:
        return line
    crumb = _CRUMB.match(line.text, match.end())
    return cut(line, crumb.end() if crumb else match.end())


def _apart(line: Line) -> list[Line]:
    cuts = {0, len(line.text)}
    for seam in _SEAMS:
        for match in seam.finditer(line.text):
            cuts |= {match.start(), match.end()} if "-" in match.group() else {match.end()}
    sent = line.low.find("kính gửi")
    if sent >= 0:
        opened = _OPENS.search(line.text, sent)
        if opened:
            cuts.add(opened.end())
    pieces = [cut(line, a, b) for a, b in pairwise(sorted(cuts))]
    return [piece for piece in pieces if piece.text.strip() and not _RULE_LINE.fullmatch(piece.text)] or [line]


def _ends_in_number(text: str) -> bool:
    end = text[-6:].rstrip()
    return end.endswith(".") and end[-2:-1].isdigit()


def _marked(found: list[Item]) -> list[Item]:
    """A marker that stands at the end of the line before goes to the line that it marks."""
    out: list[Item] = []
    waiting: Line | None = None
    for i, item in enumerate(found):
        if waiting is not None and isinstance(item, Line):
            item = join([waiting, item])  # noqa: PLW2901 - the line with its marker
            waiting = None
        after = found[i + 1] if i + 1 < len(found) else None
        left = _LEFT.search(item.text) if isinstance(item, Line) and _ends_in_number(item.text) else None
        if (
            left is not None
            and isinstance(item, Line)
            and isinstance(after, Line)
            and ("." in left["mark"][:-1] or not item.text[: left.start("mark")].strip())
            and _CAPITAL.match(after.text)
            and not is_caps(after.text)
        ):
            waiting = cut(item, left.start("mark"))
            if not item.text[: left.start("mark")].strip():
                continue
            item = cut(item, 0, left.start("mark"))  # noqa: PLW2901 - the line without its neighbour's marker
        out.append(item)
    return out
