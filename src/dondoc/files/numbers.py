"""Counting as word processors print it: the number formats of lists."""

from collections.abc import Callable

from dondoc.language import number_in_words, to_roman

_ALPHABET = 26
_CIRCLED = 20
_LAST_ROMAN = 3999


def roman(n: int) -> str:
    """4 → "IV"; outside 1-3999 the plain digits."""
    return to_roman(n) if 1 <= n <= _LAST_ROMAN else str(n)


def letters(n: int) -> str:
    """1 → "a", 26 → "z", 27 → "aa", 28 → "bb", as Word does."""
    if n < 1:
        return str(n)
    turns, place = divmod(n - 1, _ALPHABET)
    return chr(ord("a") + place) * (turns + 1)


def spreadsheet_letters(n: int) -> str:
    """1 → "a", 27 → "aa", 28 → "ab", as HTML and OpenDocument do."""
    out = ""
    while n > 0:
        n, place = divmod(n - 1, _ALPHABET)
        out = chr(ord("a") + place) + out
    return out


def english_ordinal(n: int) -> str:
    """21 → "21st", the form Word prints."""
    suffix = "th" if n % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def _circled(first: int) -> Callable[[int], str]:
    return lambda n: chr(first + n - 1) if 0 < n <= _CIRCLED else str(n)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": lambda n: letters(n).upper(),
    "lowerLetter": letters,
    "ordinal": english_ordinal,
    "vietnameseCounting": number_in_words,
    "numberInDash": lambda n: f"- {n} -",
    "hex": lambda n: f"{n:X}",
    "decimalEnclosedCircle": _circled(0x2460),
    "decimalEnclosedParen": _circled(0x2474),
    "decimalEnclosedFullstop": _circled(0x2488),
    "chicago": lambda n: "*†‡§"[(n - 1) % 4] * ((n - 1) // 4 + 1) if n > 0 else str(n),
    "none": lambda _: "",
}


def formatted(n: int, fmt: str) -> str:
    """`n` in an OOXML number format (ECMA-376 part 1, 17.18.59); formats of other scripts fall back to digits."""
    return _FORMATS.get(fmt, str)(n)
