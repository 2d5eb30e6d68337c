"""Printed names → entries of a directory handed in as data: exact, by alias, by abbreviation, accent-free and fuzzy; below the
threshold a name stays unresolved, it is never guessed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from dondoc.language import best_matches, fold, name_key, split_title

Kind = Literal["body", "group", "post", "person"]
How = Literal["exact", "alias", "abbreviation", "fuzzy", "person", "open", "none"]

THRESHOLD = 0.86  # below it nothing is resolved
AMBIGUOUS = 0.03  # two candidates closer than this are both shown, and the confidence is halved
_OPEN = re.compile(r"\b(?:có )?liên quan\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:cac|nhung|tat ca|toan the)\b")


@dataclass(slots=True, frozen=True)
class Entry:
    """One name of the agency's world. `aliases` are other full names, `abbreviations` short forms ("QLLĐ"); `parent` is
    the id of the body above; a person's `post` is the printed post ("Phó Trưởng Ban").
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    parent: str | None = None
    post: str = ""


@dataclass(slots=True, frozen=True)
class Match:
    """What a printed name resolves to. `entry_id` is None when nothing is sure enough; then `runner_up` may still show
    the nearest entry. `open_role`: "… liên quan" names nobody until the lead unit does. `person_id`: the person named
    beside a post.
    """

    entry_id: str | None
    kind: Kind | None
    confidence: float
    how: How
    runner_up: str | None = None
    open_role: bool = False
    person_id: str | None = None


@dataclass(slots=True)
class Directory:
    """Entries, indexed once. `resolve` is pure."""

    entries: tuple[Entry, ...]
    _keys: list[str] = field(default_factory=list)
    _owners: list[tuple[Entry, How]] = field(default_factory=list)
    _exact: dict[str, list[tuple[Entry, How]]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Directory":
        made = cls(tuple(entries))
        names = {entry.id: entry.name for entry in made.entries}
        for entry in made.entries:
            made._add(entry.name, entry, "exact")
            for alias in entry.aliases:
                made._add(alias, entry, "alias")
            for short in entry.abbreviations:
                made._add(short, entry, "abbreviation")
            if entry.parent in names:
                made._add(f"{entry.name} {names[entry.parent]}", entry, "alias")
        return made

    def _add(self, name: str, entry: Entry, how: How) -> None:
        key = name_key(name)
        if not key:
            return
        self._exact.setdefault(key, []).append((entry, how))
        self._keys.append(key)
        self._owners.append((entry, how))

    def resolve(self, printed: str) -> Match:
        """The entry that a printed name means."""
        post, person = split_title(printed)
        if person:
            return self._person(post, person)
        if _OPEN.search(printed):
            found = self._find(printed, kinds={"group"})
            known = found.how in {"exact", "alias"}
            entry_id, kind = (found.entry_id, found.kind) if known else (None, None)
            return Match(entry_id, kind, found.confidence, "open", found.runner_up, open_role=True)
        many = bool(_COUNTED.search(fold(printed)))
        return self._find(printed, prefer="group" if many else None)

    def _person(self, post: str, person: str) -> Match:
        who = self._find(person, kinds={"person"})
        seat = self._find(post, kinds={"post", "body"}) if post else Match(None, None, 0.0, "none")
        if who.entry_id is not None:
            return Match(
                who.entry_id, "person", who.confidence, "person", seat.entry_id or who.runner_up, person_id=who.entry_id
            )
        return Match(seat.entry_id, seat.kind, seat.confidence * 0.9, seat.how, who.runner_up or seat.runner_up)

    def _find(self, printed: str, *, kinds: set[str] | None = None, prefer: str | None = None) -> Match:
        key = name_key(printed)
        exact = [(entry, how) for entry, how in self._exact.get(key, []) if kinds is None or entry.kind in kinds]
        if exact:
            exact.sort(
                key=lambda pair: (pair[0].kind != prefer if prefer else pair[0].kind == "group", pair[1] != "exact")
            )
            entry, how = exact[0]
            others = [
                other.id
                for other, _ in exact[1:]
                if other.id != entry.id and (prefer is None or other.kind == entry.kind)
            ]
            sure = {"exact": 1.0, "alias": 0.98, "abbreviation": 0.95}.get(how, 0.9)
            return Match(entry.id, entry.kind, sure / 2 if others else sure, how, others[0] if others else None)
        found: list[tuple[Entry, float]] = []
        for position, score in best_matches(printed, self._keys, limit=6):
            entry = self._owners[position][0]
            if kinds is not None and entry.kind not in kinds:
                continue
            if all(entry.id != other.id for other, _ in found):
                found.append((entry, score))
        if not found:
            return Match(None, None, 0.0, "none")
        best, score = found[0]
        second = found[1] if len(found) > 1 else None
        runner = second[0].id if second else None
        if score < THRESHOLD or not _same_numbers(printed, best.name):
            return Match(None, None, score, "none", best.id)
        if second and score - second[1] < AMBIGUOUS:
            return Match(best.id, best.kind, score / 2, "fuzzy", runner)
        return Match(best.id, best.kind, score, "fuzzy", runner)


def _same_numbers(one: str, other: str) -> bool:
    """ "Tổ 1" is never "Tổ 2", however near."""
    return re.findall(r"\d+", one) == re.findall(r"\d+", other)
