"""How wide a text is in Times New Roman: for rules that must be as long as the text, and lines broken in balance.

The table holds the advance widths of the typeface, in thousandths of its size; a tone mark or a hat adds no width.
"""

import math
import unicodedata

_REGULAR = {
    180: "'", 200: "|", 250: " ,.", 278: "/:;\\ijlt", 333: "!()-I[]`fr", 389: "Js", 408: '"', 444: "?acez“”", 469: "^", 480: "{}",
    500: "#$*0123456789_bdghknopquvxyđ–", 529: "ơ", 541: "~", 542: "ư", 556: "FPS", 564: "+<=>", 611: "ELTZ", 667: "BCR",
    722: "ADGHKNOQUVXYwĐƠ", 776: "Ư", 778: "&m", 833: "%", 889: "M", 921: "@", 944: "W", 1000: "…",
}  # fmt: skip
_BOLD = {
    220: "|", 250: " ,.", 278: "'/\\il", 333: "!()-:;[]`fjt", 389: "Is", 394: "{}", 444: "cerz", 500: "#$*0123456789?J_agovxy“”–",
    520: "~", 554: "ơ", 555: '"', 556: "Sbdhknpquđ", 570: "+<=>", 581: "^", 600: "ư", 611: "FP", 667: "BELTZ", 722: "ACDNRUVXYwĐ",
    778: "GHKOQƠ", 796: "Ư", 833: "&m", 930: "@", 944: "M", 1000: "%W…",
}  # fmt: skip
_HORN = "\u031b"
_UNKNOWN = 600

MM_PER_PT = 25.4 / 72


def _table(widths: dict[int, str]) -> dict[str, int]:
    return {char: width for width, chars in widths.items() for char in chars}


_TABLES = {False: _table(_REGULAR), True: _table(_BOLD)}


def _base(char: str) -> str:
    """The letter without tone and hat; a horn stays, it is part of another letter's width."""
    decomposed = unicodedata.normalize("NFD", char)
    return unicodedata.normalize("NFC", decomposed[0] + (_HORN if _HORN in decomposed else ""))


def width_mm(text: str, *, size: float, bold: bool) -> float:
    """The width of `text` on one line, in millimetres, without kerning (as Word sets it); `size` in points."""
    table = _TABLES[bold]
    units = sum(table.get(c) or table.get(_base(c), _UNKNOWN) for c in text)
    return units / 1000 * size * MM_PER_PT


def balanced(text: str, *, size: float, bold: bool, within: float) -> list[str]:
    """`text` broken between words into the fewest lines that fit `within` millimetres, their lengths as even as may be.
    A word wider than that stands alone.
    """

    def fill(limit: float) -> list[str]:
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and width_mm(longer, size=size, bold=bold) <= limit:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    count = len(fill(within))
    if count <= 1:
        return fill(within)
    low, high = 0.0, within
    for _ in range(math.ceil(math.log2(max(within, 2))) + 2):
        middle = (low + high) / 2
        if len(fill(middle)) <= count:
            high = middle
        else:
            low = middle
    return fill(high)
