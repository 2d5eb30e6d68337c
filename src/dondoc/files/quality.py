"""Whether a text layer is Vietnamese at all, or what a broken font map made of it."""

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
# one written syllable, tone marks taken off: initial, nucleus, final
_SYLLABLE = re.compile(
    r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvxfwjz])?"
    r"(?:i|y)?(?:[aăâeêioôơuưy]{1,3})(?:ch|ng|nh|[cmnptiuoy])?"
)
_ENGLISH = frozenset(["the", "of", "and", "to", "in", "for", "with", "on", "by", "is"])
_ENGLISH_SHARE = 0.08
_FEW_WORDS = 20
_PLAUSIBLE_SHARE = 0.6
_BROKEN_SHARE = 0.02
_ABBREVIATION = 8
_SAMPLE = 20_000  # characters
_VIETNAMESE_SHARE = 0.15  # of the words carry a mark; in real texts two thirds do


def is_garbage(text: str) -> bool:
    """True when characters are replacement, private-use or control ones, or too few words can be Vietnamese syllables.
    Under 20 words only the characters are judged; English passes.
    """
    text = text[:_SAMPLE]
    visible = [c for c in text if not c.isspace()]
    if not visible:
        return False
    broken = sum(unicodedata.category(c) in {"Co", "Cn", "Cc", "Cs"} or c == "\ufffd" for c in visible)
    if broken + 5 * text.count("(cid:") > _BROKEN_SHARE * len(visible):
        return True
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    if len(words) < _FEW_WORDS:
        return False
    if sum(word.lower() in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return False
    marked = sum(not word.isascii() for word in words)
    return sum(map(_plausible, words)) < _PLAUSIBLE_SHARE * len(words) or marked < _VIETNAMESE_SHARE * len(words)


def _plausible(word: str) -> bool:
    if word.isupper() and len(word) <= _ABBREVIATION and word.isascii():
        return True
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES))
    return _SYLLABLE.fullmatch(bare) is not None
