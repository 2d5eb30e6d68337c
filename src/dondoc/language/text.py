"""Cleaning that keeps the accents: what a careful typist would have typed."""

import re
import unicodedata

# Letters of other scripts that look like Latin ones and slip in from foreign keyboards.
LOOKALIKES = {
    **dict(zip("аеорсухіјѕԁһӏ", "aeopcyxijsdhl", strict=True)),
    **dict(zip("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS", strict=True)),
    **dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True)),
    "ð": "đ",
    "Ð": "Đ",
    "Ɖ": "Đ",
    "ƣ": "ơ",
    "Ƣ": "Ơ",
}
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f\r"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uf02d"
GONE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"

_SAME = str.maketrans({**LOOKALIKES, **dict.fromkeys(SPACES, " "), **dict.fromkeys(DASHES, "-")})
_ODD = re.compile(f"[{''.join(map(re.escape, map(chr, _SAME)))}]")
_CLEAN = str.maketrans({**LOOKALIKES, **dict.fromkeys(SPACES, " "), **dict.fromkeys(GONE)})

# "hoà" and "hòa" are one word: the mark goes to the first vowel of an open oa, oe, uy.
_PAIRS = {
    **dict(zip(("oà", "oá", "oả", "oã", "oạ"), ("òa", "óa", "ỏa", "õa", "ọa"), strict=True)),
    **dict(zip(("oè", "oé", "oẻ", "oẽ", "oẹ"), ("òe", "óe", "ỏe", "õe", "ọe"), strict=True)),
    **dict(zip(("uỳ", "uý", "uỷ", "uỹ", "uỵ"), ("ùy", "úy", "ủy", "ũy", "ụy"), strict=True)),
}
_MAYBE = re.compile("[ou][àáảãạèéẻẽẹỳýỷỹỵ]")
_TONE = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_])")


def nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def same_length(text: str) -> str:
    """NFC text with look-alikes, odd spaces and odd dashes made plain, character for character: an offset in the
    result is an offset in `text` (which must be NFC already).
    """
    return text.translate(_SAME) if _ODD.search(text) else text


def lower(text: str) -> str:
    """`same_length` in lower case with one tone-mark placement ("uỷ" → "ủy"), still character for character: the
    form that rules are matched against.
    """
    return lower_plain(same_length(text))


def lower_plain(plain: str) -> str:
    """`lower` of a text that `same_length` has cleaned already."""
    small = plain.lower()
    if len(small) != len(plain):  # a letter whose lower case is longer, as the Turkish dotted capital I
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    if _MAYBE.search(small):
        return _TONE.sub(lambda m: _PAIRS[m.group()], small)
    return small


def squeeze(text: str) -> str:
    return " ".join(text.split())


def clean(text: str) -> str:
    """NFC, look-alikes mapped, soft hyphens and zero-width characters dropped, every run of spaces one space."""
    return squeeze(nfc(text).translate(_CLEAN))
