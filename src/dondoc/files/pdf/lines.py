"""The words of a page gathered into lines, and lines into columns where two stand side by side."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

WIDE_GAP = 12.0  # points between words that may part two columns
GUTTER = 8.0  # points that a gutter keeps over its whole height
_COLUMN_FROM, _COLUMN_TO = 0.25, 0.75  # of the text's width: where a gutter may lie
_COLUMN_WIDTH = 40.0
_COLUMN_LETTERS = 5
_AHEAD = 3  # lines in which the gutter may first be seen wide enough
_SAME_LINE = 0.5  # of the height


@dataclass(slots=True)
class Word:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool
    italic: bool


@dataclass(slots=True)
class Line:
    """Words from left to right; coordinates in points from the page's top left."""

    words: list[Word]
    page: int = 0

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        return all(word.italic for word in self.words)

    def indented_text(self) -> float:
        """Where the text after a list marker starts."""
        return self.words[1].x0 if len(self.words) > 1 else self.x0


@dataclass(slots=True)
class Columns:
    """Two columns side by side: the head of a document (agency, nation), its foot (recipients, signature)."""

    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)


def word_of(raw: dict[str, Any]) -> Word:
    """A word as pdfplumber gives it."""
    font = str(raw.get("fontname", "")).lower()
    return Word(
        raw["text"],
        raw["x0"],
        raw["x1"],
        raw["top"],
        raw["bottom"],
        "bold" in font,
        "italic" in font or "oblique" in font,
    )


def lines_of(words: list[Word], page: int) -> list[Line]:
    """Words whose heights overlap by half stand on one line."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda w: (w.bottom + w.top, w.x0)):
        last = lines[-1] if lines else None
        if last is not None and _overlap(last.words[-1], word):
            last.words.append(word)
        else:
            lines.append(Line([word], page))
    for line in lines:
        line.words.sort(key=lambda w: w.x0)
    return sorted(lines, key=lambda line: line.top)


def _overlap(one: Word, other: Word) -> bool:
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common > _SAME_LINE * min(one.bottom - one.top, other.bottom - other.top)


def in_columns(lines: list[Line], left: float, right: float) -> list[Line | Columns]:
    """Lines in reading order, with each stretch of two columns as one thing. `left`, `right` bound the text."""
    out: list[Line | Columns] = []
    at = 0
    while at < len(lines):
        end, middle = _stretch(lines, at, left, right)
        if end > at:
            columns = Columns()
            for line in lines[at:end]:
                for side, words in (
                    (columns.left, [w for w in line.words if w.x1 <= middle]),
                    (columns.right, [w for w in line.words if w.x1 > middle]),
                ):
                    if words:
                        side.append(Line(words, line.page))
            out.append(columns)
            at = end
        else:
            out.append(lines[at])
            at += 1
    return out


def _stretch(lines: list[Line], at: int, left: float, right: float) -> tuple[int, float]:
    """Where the two columns that start at a line end (`at` itself when none start) and the middle of their gutter."""
    gap = next(filter(None, (_gutter(line, left, right) for line in lines[at : at + _AHEAD])), None)
    if gap is None or not _parted(lines[at], (gap[0] + gap[1]) / 2):
        return at, 0.0
    low, high = gap
    end, both = at, 0
    for line in lines[at:]:
        lefts = [w.x1 for w in line.words if (w.x0 + w.x1) / 2 < (low + high) / 2]
        rights = [w.x0 for w in line.words if (w.x0 + w.x1) / 2 >= (low + high) / 2]
        new_low, new_high = max([low, *lefts]), min([high, *rights])
        crossing = new_high - new_low < GUTTER
        centered = not (lefts and rights) and abs((line.x0 + line.x1) - (left + right)) < GUTTER
        if crossing or centered:
            break
        low, high = new_low, new_high
        both += bool(lefts and rights)
        end += 1
    while end > at and both and _one_sided_tail(lines[at:end], (low + high) / 2):
        end -= 1
    return (end, (low + high) / 2) if both and end > at + 1 else (at, 0.0)


def _parted(line: Line, middle: float) -> bool:
    """Whether a line has words on both sides of a gutter and none in it."""
    return line.x0 < middle < line.x1 and not any(word.x0 < middle < word.x1 for word in line.words)


def _one_sided_tail(lines: list[Line], middle: float) -> bool:
    """Whether the stretch ends in a full-sized paragraph that merely stays left of the gutter: it does not belong."""
    last, before = lines[-1], lines[-2] if len(lines) > 1 else None
    return before is not None and last.x1 <= middle and last.top - before.bottom > 3 * last.height


def _gutter(line: Line, left: float, right: float) -> tuple[float, float] | None:
    """The widest gap of a line, if it may part two columns."""
    gaps = [(b.x0 - a.x1, a.x1, b.x0) for a, b in pairwise(line.words)]
    if not gaps:
        return None
    size, low, high = max(gaps)
    place = ((low + high) / 2 - left) / max(right - left, 1.0)
    beginning = [w for w in line.words if w.x1 <= low]
    letters = sum(c.isalpha() for w in beginning for c in w.text)
    wide = low - line.x0 >= _COLUMN_WIDTH and letters >= _COLUMN_LETTERS
    return (low, high) if size >= WIDE_GAP and _COLUMN_FROM < place < _COLUMN_TO and wide else None
