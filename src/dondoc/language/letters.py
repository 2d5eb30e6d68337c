"""The Vietnamese alphabet in regular expressions, where no range covers it: "À-Ỹ" holds small letters too."""

import re
import unicodedata
from functools import cache


def _letters() -> str:
    marks = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    vowels = "aăâeêioôơuưy"
    return "".join(unicodedata.normalize("NFC", vowel + mark) for vowel in vowels for mark in marks) + "đ"


SMALL = "a-z" + "".join(c for c in _letters() if not c.isascii())
CAPITAL = "A-Z" + "".join(c for c in _letters().upper() if not c.isascii())


@cache
def rx(pattern: str) -> re.Pattern[str]:
    """A compiled pattern in which "A-ZÀ-Ỹ" and "a-zà-ỹ" inside brackets stand for the capital and small letters."""
    return re.compile(pattern.replace("A-ZÀ-Ỹ", CAPITAL).replace("a-zà-ỹ", SMALL))
