"""Who a line of Nơi nhận means on a day, and by which way the document reaches them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dondoc.language import best_matches, fold, name_key
from dondoc.people.models import Alias, Body, BodyGroup, Person, Post, Tenure
from dondoc.people.queries import in_force, members_of
from dondoc.people.rules import BodyKind
from dondoc.records.rules import Way

SURE = 0.86  # below this similarity a name is left as printed: never guessed

_BY_PROVINCE_SYSTEM = frozenset(
    {BodyKind.PROVINCE, BodyKind.PROVINCE_DEPARTMENT, BodyKind.COMMUNE, BodyKind.MINISTRY, BodyKind.PARTY}
)
_FILE_COPY = re.compile(r"luu\b")
_BULLET = re.compile(r"^[\s\-–—+•*]+")
_PURPOSE = re.compile(r"\s*[(（][^()]*(?:[)）]|$)")
_END = " .;,:"

Target = Body | BodyGroup | Post | Person


@dataclass(frozen=True, slots=True)
class Addressee:
    """One that gets the document: a body, a person, or neither (only the printed words), and the way that fits."""

    way: Way
    body: Body | None = None
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class ResolvedLine:
    """A line of Nơi nhận: the printed text, what it was resolved to, how surely, and who gets the document."""

    text: str
    way: Way
    target: Target | None = None
    confidence: float = 0.0
    runner_up: str = ""
    addressees: list[Addressee] = field(default_factory=list)


def resolve_lines(lines: Iterable[str], on: date) -> list[ResolvedLine]:
    """Each line of Nơi nhận on a day. A constant number of queries, whatever the number of lines, apart from the
    members of each group named.
    """
    directory = _Directory.of(on)
    return [directory.line(text.strip()) for text in lines if text.strip()]


def _bare(text: str) -> str:
    """The name in a line: without its dash, its purpose in brackets and its closing sign."""
    return _PURPOSE.sub("", _BULLET.sub("", text)).strip(_END)


@dataclass(frozen=True, slots=True)
class _Directory:
    on: date
    targets: Sequence[Target]
    keys: Sequence[str]
    exact: dict[str, Target]
    with_account: frozenset[int]
    holders: dict[int, list[Tenure]]  # by post

    @classmethod
    def of(cls, on: date) -> "_Directory":
        bodies = list(Body.objects.filter(in_force(on)).order_by("id"))
        groups = list(BodyGroup.objects.order_by("id"))
        tenures = list(
            Tenure.objects.filter(in_force(on))
            .select_related("person__user", "post", "body")
            .order_by("post__rank", "id")
        )
        by_key: dict[tuple[type[Target], int], Target] = {(Body, body.pk): body for body in bodies}
        by_key |= {(BodyGroup, group.pk): group for group in groups}
        holders: dict[int, list[Tenure]] = {}
        for tenure in tenures:
            holders.setdefault(tenure.post_id, []).append(tenure)
            by_key.setdefault((Post, tenure.post_id), tenure.post)
            by_key.setdefault((Person, tenure.person_id), tenure.person)
        named = [(text, target) for target in by_key.values() for text in _own_names(target)]
        named += [
            (alias.text, by_key[key])
            for alias in Alias.objects.order_by("id")
            if (key := _alias_key(alias)) is not None and key in by_key
        ]
        keys = [name_key(text) for text, _ in named]
        exact: dict[str, Target] = {}
        for text_key, (_, target) in zip(keys, named, strict=True):
            exact.setdefault(text_key, target)
        accounts = frozenset(t.body_id for t in tenures if _has_account(t.person))
        return cls(on, [target for _, target in named], keys, exact, accounts, holders)

    def line(self, text: str) -> ResolvedLine:
        name = _bare(text)
        if _FILE_COPY.match(fold(name)):
            return ResolvedLine(text, Way.FILE_COPY, confidence=1.0, addressees=[Addressee(Way.FILE_COPY)])
        target, confidence, runner_up = self._find(name)
        if target is None:
            return ResolvedLine(text, Way.PAPER, runner_up=runner_up, addressees=[Addressee(Way.PAPER)])
        addressees = self._addressees(target) or [Addressee(Way.PAPER)]
        ways = {a.way for a in addressees}
        way = ways.pop() if len(ways) == 1 else Way.IN_APP
        return ResolvedLine(text, way, target, confidence, runner_up, addressees)

    def _find(self, name: str) -> tuple[Target | None, float, str]:
        """(what is meant, how surely, the next best): nothing when no name is near enough or two are equally near."""
        found = self.exact.get(name_key(name))
        if found is not None:
            return found, 1.0, ""
        near: list[tuple[Target, float]] = []
        for index, score in best_matches(name, self.keys, limit=6):
            if all(self.targets[index] != target for target, _ in near):
                near.append((self.targets[index], score))
        if not near:
            return None, 0.0, ""
        second = str(near[1][0]) if len(near) > 1 else ""
        if near[0][1] < SURE or (len(near) > 1 and near[1][1] == near[0][1]):
            return None, near[0][1], str(near[0][0])
        return near[0][0], near[0][1], second

    def _addressees(self, target: Target) -> list[Addressee]:
        if isinstance(target, Body):
            return [self._body(target)]
        if isinstance(target, BodyGroup):
            return [self._body(body) for body in members_of(target, self.on)]
        if isinstance(target, Post):
            return [self._holder(tenure) for tenure in self.holders.get(target.pk, [])]
        if _has_account(target):
            return [Addressee(Way.IN_APP, person=target)]
        return [Addressee(Way.EMAIL if target.email else Way.PAPER, person=target)]

    def _body(self, body: Body) -> Addressee:
        if body.is_internal or body.pk in self.with_account:
            return Addressee(Way.IN_APP, body=body)
        if body.kind in _BY_PROVINCE_SYSTEM:
            return Addressee(Way.PROVINCE_SYSTEM, body=body)
        return Addressee(Way.EMAIL if body.email else Way.PAPER, body=body)

    def _holder(self, tenure: Tenure) -> Addressee:
        """Whoever holds a post: a member of the agency in the program, an office-holder outside through their body."""
        if tenure.body.is_internal:
            return Addressee(Way.IN_APP if _has_account(tenure.person) else Way.PAPER, person=tenure.person)
        return Addressee(self._body(tenure.body).way, body=tenure.body, person=tenure.person)


def _has_account(person: Person) -> bool:
    user = getattr(person, "user", None)
    return user is not None and user.is_active


def _own_names(target: Target) -> list[str]:
    if isinstance(target, Body):
        return [name for name in (target.name, target.short_name) if name]
    return [target.title] if isinstance(target, Post) else [target.name]


def _alias_key(alias: Alias) -> tuple[type[Target], int] | None:
    if alias.body_id:
        return Body, alias.body_id
    if alias.group_id:
        return BodyGroup, alias.group_id
    if alias.post_id:
        return Post, alias.post_id
    return (Person, alias.person_id) if alias.person_id else None
