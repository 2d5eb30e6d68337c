"""What a person typed, made safe to print: it prints as itself or is dropped, it never acts."""

import re
import unicodedata

_LINE = re.compile(r"[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
# Controls, lone surrogates, private use, unassigned; "Cf" are the invisible marks: direction, zero width, soft hyphen, tags.
_DROPPED = frozenset({"Cc", "Cs", "Co", "Cn", "Cf"})


def clean(text: str) -> str:
    """`text` in NFC on one line: line ends and tabs become one space, control characters, marks of direction and other
    invisible characters are dropped. Markup and formulas stay: the writers print them as letters.
    """
    if text.isascii() and text.isprintable():
        return text
    one_line = _LINE.sub(" ", text)
    kept = "".join(c for c in one_line if c.isprintable() or unicodedata.category(c) not in _DROPPED)
    return unicodedata.normalize("NFC", kept)
