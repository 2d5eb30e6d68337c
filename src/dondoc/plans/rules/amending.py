"""An amended plan against the first one: which clause is which, and in what they differ. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain

from django.db import models
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from dondoc.language import fold

ALIKE = 0.66  # of two texts that are taken for the same clause wherever they stand
ALIKE_IN_PLACE = 0.45  # where they also stand under the same number
PART_OF = 0.9  # how much of the shorter text stands word for word in the longer one
LEAST = 0.42  # below it a text is no part worth naming
_WORD = re.compile(r"\w+")
LONG_ENOUGH = 24  # letters: shorter texts stand in any other


class Amending(models.TextChoices):
    """What a plan does to the one before it. What an amendment does not mention stays in force; what a replacement does
    not take over falls away.
    """

    AMENDS = "amends", "Sửa đổi, bổ sung"
    REPLACES = "replaces", "Thay thế"


class ClauseKind(models.TextChoices):
    """What becomes of a clause."""

    SAME = "same", "Giữ nguyên"
    CHANGED = "changed", "Thay đổi"
    ADDED = "added", "Thêm mới"
    DROPPED = "dropped", "Rút"
    KEPT = "kept", "Không nhắc đến, vẫn thực hiện"


@dataclass(frozen=True, slots=True)
class Clause:
    """A task as the comparison sees it: `place` is its ordinal path ("II.3"), "" where none is printed."""

    key: int
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Matching:
    """`pairs`: new clause → old one. `split_from`: a new clause that stands in an old one which another new clause goes on
    with; `merged_into`: an old clause that stands in a new one which goes on with another old one.
    """

    pairs: Mapping[int, int]
    split_from: Mapping[int, int] = field(default_factory=dict)
    merged_into: Mapping[int, int] = field(default_factory=dict)


def likeness(one: str, other: str) -> float:
    """How much of two texts is the same words in the same order, from 0 to 1; marks and case do not count."""
    return Indel.normalized_similarity(_WORD.findall(fold(one)), _WORD.findall(fold(other)))


def _within(one: str, other: str) -> float:
    """How much of the shorter text stands in the longer one, from 0 to 1; 0 for texts too short to tell."""
    if min(len(one), len(other)) < LONG_ENOUGH:
        return 0.0
    return fuzz.partial_ratio(fold(one), fold(other)) / 100


def match_clauses(
    old: Sequence[Clause], new: Sequence[Clause], settled: Mapping[int, int | None] | None = None
) -> Matching:
    """Each old clause goes on in at most one new clause and each new one goes on with at most one old: the most alike
    first. `settled` are pairs that a person has chosen, new → old or None for a clause that is new.
    """
    chosen = dict(settled or {})
    pairs = {n: o for n, o in chosen.items() if o is not None}
    taken = set(pairs.values())
    free_new = [n for n in new if n.key not in chosen]
    scored = sorted(
        (
            (score, o.key, n.key)
            for n in free_new
            for o in old
            if o.key not in taken and (score := _score(o, n)) is not None
        ),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    for _score_of, o_key, n_key in scored:
        if n_key not in pairs and o_key not in taken:
            pairs[n_key] = o_key
            taken.add(o_key)
    return Matching(pairs, _split_from(old, free_new, pairs), _merged_into(old, new, pairs))


def _score(old: Clause, new: Clause) -> float | None:
    """How surely the two are one clause; None where they are not."""
    alike = likeness(old.text, new.text)
    in_place = bool(old.place) and old.place == new.place
    part = alike >= LEAST and _within(old.text, new.text) >= PART_OF
    if alike >= ALIKE or part or (in_place and alike >= ALIKE_IN_PLACE):
        return alike + (0.1 if in_place else 0.0)
    return None


def _split_from(old: Sequence[Clause], new: Iterable[Clause], pairs: Mapping[int, int]) -> dict[int, int]:
    found = {}
    for clause in new:
        if clause.key in pairs:
            continue
        longer = [o for o in old if len(o.text) > len(clause.text) and _within(o.text, clause.text) >= PART_OF]
        if longer:
            found[clause.key] = longer[0].key
    return found


def _merged_into(old: Sequence[Clause], new: Sequence[Clause], pairs: Mapping[int, int]) -> dict[int, int]:
    found = {}
    for clause in old:
        if clause.key in pairs.values():
            continue
        longer = [n for n in new if len(n.text) > len(clause.text) and _within(n.text, clause.text) >= PART_OF]
        if longer:
            found[clause.key] = longer[0].key
    return found


def most_alike(text: str, candidates: Iterable[Clause], *, at_least: float = 0.55) -> Clause | None:
    """The candidate whose words the text shares most, whatever their order; None where none shares enough."""
    scored = [(fuzz.token_set_ratio(fold(text), fold(c.text)) / 100, -c.key, c) for c in candidates]
    best = max(scored, default=None, key=lambda found: found[:2])
    return best[2] if best is not None and best[0] >= at_least else None


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text, and whether the other text has them not."""

    text: str
    differs: bool


def marked(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, with the words that left in the first and those that came in the second."""
    old, new = before.split(), after.split()
    blocks = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    return (
        _pieces(chain((" ".join(old[a:b]), tag != "equal") for tag, a, b, _c, _d in blocks)),
        _pieces(chain((" ".join(new[c:d]), tag != "equal") for tag, _a, _b, c, d in blocks)),
    )


def _pieces(found: Iterable[tuple[str, bool]]) -> list[Piece]:
    return [Piece(text, differs) for text, differs in found if text]
