"""Two stored columns make search and order the same on every server: `fold` and `sort_key`."""

import re
import unicodedata

from dondoc.language.text import LOOKALIKES, clean

_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"\S+")

# The alphabet's letters that follow their plain sister: "~" sorts after every ASCII letter.
_LETTERS = {"ă": "a~", "â": "a~~", "đ": "d~", "ê": "e~", "ô": "o~", "ơ": "o~~", "ư": "u~"}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_SHAPES = {"\u0306", "\u0302", "\u031b"}


def _tables() -> tuple[dict[int, str], dict[int, str], dict[int, str]]:
    plain: dict[int, str] = {ord(k): v.lower() for k, v in LOOKALIKES.items()}
    letters: dict[int, str] = {}
    tones: dict[int, str] = {}
    for base in "aăâeêioôơuưy":
        for mark in ("", *_TONES):
            char = unicodedata.normalize("NFC", base + mark)
            bare = unicodedata.normalize("NFD", base)[0]
            letters[ord(char)] = _LETTERS.get(base, base)
            if mark:
                tones[ord(char)] = _TONES[mark]
            if char != bare:
                plain[ord(char)] = bare
                plain[ord(char.upper())] = bare
    plain[ord("đ")] = plain[ord("Đ")] = plain[ord("ð")] = plain[ord("Ð")] = "d"
    letters[ord("đ")] = "d~"
    return plain, letters, tones


_PLAIN, _ORDER, _TONE = _tables()


def fold(text: str) -> str:
    """The accent-free search key: lower case, "đ" → "d", marks off (so hoà = hòa), look-alikes mapped, spaces squeezed.
    Text already typed without accents folds to itself.
    """
    if text.isascii():
        return _SPACE.sub(" ", text).strip().lower()
    low = clean(text).translate(_PLAIN).lower()
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))
    return low


def sort_key(text: str) -> str:
    """A string whose plain byte order is the Vietnamese alphabetical order: a ă â b c d đ e ê …; tones (ngang, huyền,
    hỏi, ngã, sắc, nặng) decide only between words of the same letters; numbers sort by value up to nine digits.
    """
    low = clean(text).lower()
    letters = _NUMBER.sub(lambda m: m.group().zfill(9), low.translate(_ORDER))
    tones = "".join("".join(filter(None, map(_TONE.get, map(ord, word)))) or "0" for word in _WORD.findall(low))
    return f"{letters}\t{tones}"


def person_sort_key(name: str) -> str:
    """Persons stand by given name (the last word), then by the rest of the name."""
    words = clean(name).split(" ")
    return sort_key(" ".join([words[-1], *words[:-1]]))
