"""Which entry of a directory a printed name means. The directory comes in as data; an unsure name stays unresolved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dondoc.language import best_matches, name_key, split_title

Kind = Literal["body", "group", "post", "person"]

SURE = 0.86  # below this similarity a name is not resolved, only its runner-up is told
SURE_PERSON = 0.93  # people's names differ by little: nearly the same is not the same
NEAR = 0.7  # below this not even worth telling
MARGIN = 0.02  # two entries closer than this are equally likely


@dataclass(frozen=True, slots=True)
class Entry:
    """One body, group, post or person with every name it goes by; `names[0]` is how it is printed. `within` names the
    post and body of a person ("Phó Trưởng Ban"), so that a title can tell two people of one name apart.
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
        self._entries = list(entries)
        self._exact: dict[str, list[Entry]] = {}
        self._keys: list[str] = []
        self._owners: list[Entry] = []
        for entry in self._entries:
            for key in dict.fromkeys(name_key(name) for name in entry.names if name):
                self._exact.setdefault(key, []).append(entry)
                self._keys.append(key)
                self._owners.append(entry)

    def resolve(self, text: str) -> Match:
        """Who is meant by a printed name: exact (abbreviations and accents apart), else near enough and alone. A title
        with a person's name ("Phó Trưởng Ban - …") means that person or nobody, never just the post.
        """
        post, person = split_title(text)
        if person:
            return self._person(person, post)
        exact = self._exact.get(name_key(text), [])
        if exact:
            return _chosen(exact, 1.0)
        return self._near(text, self._owners, self._keys, SURE)

    def _person(self, name: str, post: str) -> Match:
        exact = [entry for entry in self._exact.get(name_key(name), []) if entry.kind == "person"]
        if post and len(exact) > 1:
            exact = [e for e in exact if any(name_key(w) == name_key(post) for w in e.within)] or exact
        if exact:
            return _chosen(exact, 1.0)
        places = [n for n, entry in enumerate(self._owners) if entry.kind == "person"]
        return self._near(name, [self._owners[n] for n in places], [self._keys[n] for n in places], SURE_PERSON)

    @staticmethod
    def _near(text: str, owners: Sequence[Entry], keys: Sequence[str], sure: float) -> Match:
        near: list[tuple[Entry, float]] = []
        for place, score in best_matches(text, keys, limit=6):
            if score >= NEAR and all(owners[place] is not entry for entry, _ in near):
                near.append((owners[place], score))
        if not near:
            return UNKNOWN
        best, score = near[0]
        second = near[1] if len(near) > 1 else None
        if score < sure or (second is not None and score - second[1] < MARGIN):
            return Match(None, "", score, best.names[0])
        return Match(best.entry_id, best.kind, score, second[0].names[0] if second else "")


def _chosen(entries: Sequence[Entry], confidence: float) -> Match:
    """One entry is meant; of several with the same name the first is offered as the runner-up and nobody chosen."""
    if len(entries) > 1:
        return Match(None, "", 0.5, entries[0].names[0])
    return Match(entries[0].entry_id, entries[0].kind, confidence)
