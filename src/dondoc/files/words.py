"""Characters as every reader of this room hands them on."""

import re
import unicodedata
from collections.abc import Mapping

from dondoc.files.blocks import Change

# zero-width marks, soft hyphen, direction marks and control characters carry no text
_DROP: Mapping[int, None] = dict.fromkeys(
    [
        *range(9),
        0x0B,
        0x0C,
        *range(0x0E, 0x20),
        0x7F,
        0xAD,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        0x2060,
        0xFEFF,
    ]
)
_CLEANING = {
    **_DROP,
    0xA0: " ",
    0x202F: " ",
    0x2007: " ",
    0x2011: "-",
    0x0D: "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
}
_UNCLEAN = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\xa0\xad\u2007\u200b-\u200f\u2011\u2028-\u202f\u2060\ufeff]")


def clean(text: str) -> str:
    """NFC, plain spaces and hyphens, no invisible characters; tabs and line breaks stay."""
    if _UNCLEAN.search(text):
        text = text.translate(_CLEANING)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_changed(raw: str, changes: list[Change]) -> tuple[str, tuple[Change, ...]]:
    """`raw` cleaned and stripped, and the changes with their offsets moved along."""
    text = clean(raw)
    stripped = text.strip()
    if not changes:
        return stripped, ()
    lead = len(text) - len(text.lstrip())
    moved = []
    for change in changes:
        start = min(max(len(clean(raw[: change.start])) - lead, 0), len(stripped))
        moved.append(Change(change.kind, clean(change.text), start, change.author, change.date))
    return stripped, tuple(moved)


# what the private-use codes of symbol fonts look like, from Word's bullets and symbols
_SYMBOLS = {
    0x2D: "-", 0xB7: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xFC: "✓", 0xFE: "☑", 0xFD: "☒", 0xFB: "✗", 0x76: "❖", 0x71: "❑",
    0x6E: "■", 0x6F: "☐", 0x6C: "●", 0x9F: "•", 0xE0: "→", 0xF0: "⇨", 0xAE: "→", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×",
    0xB0: "°", 0xDE: "⇒", 0x2B: "+", 0x2A: "*", 0x3D: "=",
}  # fmt: skip


def symbol(code: int) -> str:
    """A character of Symbol or Wingdings as Unicode; unknown ones become a bullet."""
    return _SYMBOLS.get(code & 0xFF, "•")


def printable_marker(text: str) -> str:
    """A list marker whose private-use characters (U+F000-F0FF of symbol fonts) are made visible."""
    if text.isascii():
        return text.strip()
    return clean("".join(symbol(ord(c)) if "\uf000" <= c <= "\uf0ff" else c for c in text)).strip()
