"""Roman numbers of sections."""

import re

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_STEPS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def parse_roman(text: str) -> int | None:
    """1 to 3999, or None when `text` is no well-formed Roman number ("IIII" and "" are none)."""
    upper = text.strip().upper()
    if not upper or not _ROMAN.fullmatch(upper):
        return None
    total = 0
    for here, after in zip(upper, [*upper[1:], ""], strict=True):
        value = _VALUES[here]
        total += -value if after and _VALUES[after] > value else value
    return total


def to_roman(number: int) -> str:
    """1 to 3999, else ValueError."""
    if not 1 <= number <= 3999:  # noqa: PLR2004 - the largest number the letters can write
        raise ValueError(f"{number} has no Roman form")
    out = []
    for value, letters in _STEPS:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)
