"""Do two printed names mean the same body or person?"""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from dondoc.language.abbreviations import expand
from dondoc.language.text import clean

_NOISE = re.compile(r"[^\w\s]|\b(?:va|cac|dong chi|d/c|ong|ba)\b")
_SPACE = re.compile(r"\s+")
_TITLE = re.compile(r"\s+[-:]\s+|\s*[:]\s+")
_PERSON = re.compile(r"(?:[^\W\d_]+\s+){1,5}[^\W\d_]+")
_HONORIFIC = re.compile(r"^(?:đồng chí|đ/c|ông|bà)\s+", re.IGNORECASE)


def name_key(text: str) -> str:
    """The folded name with abbreviations written out, and without punctuation, "và", "các", "đồng chí"."""
    return _SPACE.sub(" ", _NOISE.sub(" ", expand(text))).strip()


def similarity(one: str, other: str) -> float:
    """0..1 between two printed names; 1.0 when their `name_key` is the same; word order and letter slips cost little."""
    a, b = name_key(one), name_key(other)
    if a == b:
        return 1.0 if a else 0.0
    return _score(a, b)


def _score(a: str, b: str) -> float:
    ratio: float = fuzz.ratio(a, b)
    tokens: float = fuzz.token_sort_ratio(a, b)
    return max(ratio, tokens * 0.97) / 100


def best_matches(name: str, keys: Sequence[str], *, limit: int = 2, floor: float = 0.6) -> list[tuple[int, float]]:
    """The best `limit` of `keys` (already `name_key`s) for a printed name, as (position, similarity), best first."""
    key = name_key(name)
    if not key or not keys:
        return []
    found: Iterable[tuple[str, float, int]] = process.extract(
        key, keys, scorer=fuzz.token_sort_ratio, limit=max(limit * 4, 8), score_cutoff=floor * 85
    )
    scored = [(index, 1.0 if keys[index] == key else _score(key, keys[index])) for _, _, index in found]
    scored.sort(key=lambda pair: (-pair[1], pair[0]))
    return [pair for pair in scored[:limit] if pair[1] >= floor]


def split_title(text: str) -> tuple[str, str]:
    """(post, person) of "Phó Trưởng Ban - Nguyễn Văn A"; the person is "" when only a post is named, the post is "" for a
    bare person's name with an honorific ("Đ/c Nguyễn Văn A").
    """
    plain = clean(text).strip(" .;,")
    bare = _HONORIFIC.sub("", plain)
    parts = _TITLE.split(bare, maxsplit=1)
    if len(parts) > 1 and _is_person(_HONORIFIC.sub("", parts[1].strip())):
        return parts[0].strip(), _HONORIFIC.sub("", parts[1].strip())
    if "," in bare:
        left, _, right = bare.partition(",")
        if _is_person(left.strip()) and not _is_person(right.strip()):
            return right.strip(), left.strip()
    if bare != plain and _is_person(bare):
        return "", bare
    return bare, ""


def _is_person(text: str) -> bool:
    return bool(_PERSON.fullmatch(text)) and all(word[0].isupper() for word in text.split())
