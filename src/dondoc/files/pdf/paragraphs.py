"""Lines joined into paragraphs where the layout tells: indents, full lines, gaps."""

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from dondoc.files.pdf.lines import Line

INDENT = 10.0  # points
_MARKER = re.compile(
    r"(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđA-ZĐ])[.)/]\s|[-–+•*▪❖➢]\s?|(?:Điều|Chương|Mục|Phần)\s+[\dIVXLC]+"
)
_LOOSE = 1.1  # a gap this much above the usual one parts paragraphs
_SAMPLE = 3
_FULL_SLACK = 1.5  # points


class Layout:
    """How the body of a document is set: `left` and `right` edge of its text, whether paragraphs begin indented, the
    usual distance between two lines of one paragraph.
    """

    def __init__(self, lines: list[Line]) -> None:
        self.left = _common([line.x0 for line in lines], smallest=True)
        self.right = _common([line.x1 for line in lines], smallest=False)
        gaps = [
            b.top - a.top for a, b in pairwise(lines) if a.page == b.page and self.full(a, b) and not self.centered(b)
        ]
        self.leading = median(gaps) if gaps else 0.0
        starts = [b for a, b in pairwise(lines) if not self.full(a, b) and not self.centered(b)]
        indented = sum(b.x0 - self.left > INDENT for b in starts)
        self.indents = indented > len(starts) / 2
        loose = sum(self.loose(a, b) for a, b in pairwise(lines) if a.page == b.page and not self.full(a, b))
        self.spaced = loose > len(starts) / 2
        self.clear = (self.indents or self.spaced) if len(lines) > _SAMPLE else True

    def full(self, line: Line, below: Line) -> bool:
        """Whether the first word of the next line had no room left on this one."""
        first = below.words[0]
        space = line.height / 4
        return line.x1 + space + (first.x1 - first.x0) > self.right - _FULL_SLACK

    def centered(self, line: Line) -> bool:
        off = abs((line.x0 + line.x1) - (self.left + self.right)) / 2
        return off < INDENT / 2 and line.x0 - self.left > INDENT / 4

    def loose(self, line: Line, below: Line) -> bool:
        return self.leading > 0 and below.top - line.top > self.leading * _LOOSE

    def joins(self, line: Line, below: Line) -> bool:
        """Whether `below` goes on with the paragraph that `line` belongs to."""
        if not self.full(line, below) or (line.bold and not any(word.bold for word in below.words)):
            return False
        if line.page == below.page and self.loose(line, below) and not self.centered(below):
            return False
        if self.centered(below):
            same = line.bold == below.bold and line.italic == below.italic
            return same and (self.centered(line) or line.bold)
        hanging = _MARKER.match(line.text) is not None and abs(below.x0 - line.indented_text()) < INDENT / 2
        if below.x0 - line.x0 > INDENT and not hanging:
            return False
        if self.indents and below.x0 - self.left > INDENT and not hanging:
            return False
        starts_flush = below.x0 - self.left < INDENT
        return not _MARKER.match(below.text) or (self.indents and starts_flush and not below.bold)


def joined(lines: list[Line], layout: Layout) -> list[list[Line]]:
    """Lines by paragraph, in order."""
    out: list[list[Line]] = []
    for line in lines:
        if out and layout.joins(out[-1][-1], line):
            out[-1].append(line)
        else:
            out.append([line])
    return out


def joined_column(lines: list[Line], left: float, right: float) -> list[list[Line]]:
    """Lines of a narrow column by paragraph. Centred ones go on when the next word had no room between the page's edge
    and its mirror; the others only when they go on in lower case.
    """
    out: list[list[Line]] = []
    for line in lines:
        if out and _column_joins(out[-1][-1], line, left, right):
            out[-1].append(line)
        else:
            out.append([line])
    return out


def _column_joins(line: Line, below: Line, left: float, right: float) -> bool:
    if below.top - line.bottom > line.height or _MARKER.match(below.text):
        return False
    middle, other = (line.x0 + line.x1) / 2, (below.x0 + below.x1) / 2
    if abs(middle - other) < INDENT / 2 and abs(line.x0 - below.x0) > 1:
        width = 2 * min(middle - left, right - middle)
        first = below.words[0]
        same = line.bold == below.bold and line.italic == below.italic
        return same and (line.x1 - line.x0) + line.height / 4 + (first.x1 - first.x0) > width
    return below.text[0].islower() and line.text[-1] not in ";:./,"


def _common(values: list[float], *, smallest: bool) -> float:
    """The outermost edge at which at least a twentieth of the lines end."""
    if not values:
        return 0.0
    counts = Counter(round(value / 2) for value in values)
    enough = [edge for edge, count in counts.items() if count >= max(2, len(values) / 20)] or list(counts)
    return 2.0 * (min(enough) if smallest else max(enough))
