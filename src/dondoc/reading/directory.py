"""Which entry of a directory a printed name means: exact, by another name, by abbreviation, accent-free, nearly. The
directory comes in as data; a name that is not surely one entry stays unresolved, it is never guessed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dondoc.language import best_matches, fold, name_key, split_title

Kind = Literal["body", "group", "post", "person"]

SURE = 0.86  # below this similarity a name is not resolved, only its runner-up is told
SURE_PERSON = 0.93  # people's names differ by little: nearly the same is not the same
NEAR = 0.7  # below this not even worth telling
MARGIN = 0.03  # two entries closer than this are equally likely
_MANY = re.compile(r"\b(?:cac|nhung|tat ca|toan the)\b")
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One body, group, post or person with every name it goes by; `names[0]` is how it is printed. `entry_id` is its
    identity within `kind`. `within` says of a person what they are ("Phó Trưởng Ban"), so that a title can tell two
    people of one name apart.
    """

    entry_id: int
    kind: Kind
    names: tuple[str, ...]
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """`entry_id` None: nobody is surely meant. `runner_up` is the printed name of the next best entry, or of the best
    when it was not sure enough; `confidence` 0..1.
    """

    entry_id: int | None
    kind: str
    confidence: float
    runner_up: str = ""


UNKNOWN = Match(None, "", 0.0)


class Directory:
    """All entries of a day, indexed once for many names."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._exact: dict[str, list[Entry]] = {}
        self._keys: list[str] = []
        self._owners: list[Entry] = []
        for entry in entries:
            for key in dict.fromkeys(name_key(name) for name in entry.names if name):
                if key:
                    self._exact.setdefault(key, []).append(entry)
                    self._keys.append(key)
                    self._owners.append(entry)

    def resolve(self, text: str) -> Match:
        """Who is meant by a printed name. A title with a person's name ("Phó Trưởng Ban - …") means that person or
        nobody, never just the post; "Các …" means a group rather than a body of the same name.
        """
        post, person = split_title(text)
        if person:
            return self._person(person, post)
        exact = self._exact.get(name_key(text), [])
        if len(exact) > 1:
            many = bool(_MANY.search(fold(text)))
            exact = [entry for entry in exact if (entry.kind == "group") == many] or exact
        if exact:
            return _chosen(exact)
        return self._near(text, self._owners, self._keys, SURE)

    def _person(self, name: str, post: str) -> Match:
        exact = [entry for entry in self._exact.get(name_key(name), []) if entry.kind == "person"]
        if post and len(exact) > 1:
            exact = [e for e in exact if any(name_key(said) == name_key(post) for said in e.within)] or exact
        if exact:
            return _chosen(exact)
        places = [place for place, entry in enumerate(self._owners) if entry.kind == "person"]
        return self._near(name, [self._owners[n] for n in places], [self._keys[n] for n in places], SURE_PERSON)

    @staticmethod
    def _near(text: str, owners: Sequence[Entry], keys: Sequence[str], sure: float) -> Match:
        near: list[tuple[Entry, float]] = []
        for place, score in best_matches(text, keys, limit=6):
            same_numbers = _NUMBERS.findall(text) == _NUMBERS.findall(keys[place])  # "Tổ 1" is never "Tổ 2"
            if score >= NEAR and same_numbers and all(owners[place] is not entry for entry, _ in near):
                near.append((owners[place], score))
        if not near:
            return UNKNOWN
        best, score = near[0]
        second = near[1] if len(near) > 1 else None
        if score < sure or (second is not None and score - second[1] < MARGIN):
            return Match(None, "", score, best.names[0])
        return Match(best.entry_id, best.kind, score, second[0].names[0] if second else "")


def _chosen(entries: Sequence[Entry]) -> Match:
    """One entry is meant; of several with the same name nobody is chosen and the first is told."""
    if len(entries) > 1:
        return Match(None, "", 0.5, entries[0].names[0])
    return Match(entries[0].entry_id, entries[0].kind, 1.0)
