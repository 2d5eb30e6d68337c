"""Who a line of Nơi nhận means on a day, and by which way the document reaches them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dondoc.language import fold
from dondoc.people.models import Body, BodyGroup, Person, Post, Tenure
from dondoc.people.queries import in_force, leaders, members_of
from dondoc.people.queries.reading import directory_for_reading
from dondoc.people.rules import BodyKind
from dondoc.reading.directory import Match
from dondoc.records.rules import Way

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
    """One that gets the document: a body, a person, both for an office-holder outside, or neither (only the printed
    words); and the way that fits.
    """

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
    """Each line of Nơi nhận on a day. A constant number of queries, whatever the number of lines, apart from one for the
    members of each group named.
    """
    texts = [text.strip() for text in lines if text.strip()]
    directory = directory_for_reading(on)
    matches = [None if _is_file_copy(text) else directory.resolve(named_in(text)) for text in texts]
    meant = _Meant.of([match for match in matches if match is not None], on)
    return [_line(text, match, meant) for text, match in zip(texts, matches, strict=True)]


def named_in(text: str) -> str:
    """The name in a line: without its dash, its purpose in brackets and its closing sign."""
    return _PURPOSE.sub("", _BULLET.sub("", text)).strip(_END)


def _is_file_copy(text: str) -> bool:
    return bool(_FILE_COPY.match(fold(named_in(text))))


def _line(text: str, match: Match | None, meant: "_Meant") -> ResolvedLine:
    if match is None:
        return ResolvedLine(text, Way.FILE_COPY, confidence=1.0, addressees=[Addressee(Way.FILE_COPY)])
    target = meant.target(match)
    addressees = meant.addressees(target) if target else []
    addressees = addressees or [Addressee(Way.PAPER)]
    ways = {addressee.way for addressee in addressees}
    way = ways.pop() if len(ways) == 1 else Way.IN_APP
    return ResolvedLine(text, way, target, match.confidence, match.runner_up, addressees)


@dataclass(frozen=True, slots=True)
class _Meant:
    """All that the lines of one document mean, fetched together."""

    bodies: dict[int, Body]
    groups: dict[int, BodyGroup]
    members: dict[int, list[Body]]
    leaders: list[Tenure]
    persons: dict[int, Person]
    posts: dict[int, Post]
    holders: dict[int, list[Tenure]]
    with_account: frozenset[int]  # bodies outside the agency of which somebody signs in

    @classmethod
    def of(cls, matches: Sequence[Match], on: date) -> "_Meant":
        ids: dict[str, set[int]] = {"body": set(), "group": set(), "post": set(), "person": set()}
        for match in matches:
            if match.entry_id is not None:
                ids[match.kind].add(match.entry_id)
        bodies = Body.objects.in_bulk(ids["body"])
        groups = BodyGroup.objects.in_bulk(ids["group"])
        members = {pk: list(members_of(group, on)) for pk, group in groups.items()}
        holders: dict[int, list[Tenure]] = {}
        for tenure in (
            Tenure.objects.filter(in_force(on), post_id__in=ids["post"])
            .select_related("person__user", "body")
            .order_by("post__rank", "id")
        ):
            holders.setdefault(tenure.post_id, []).append(tenure)
        led = leaders(on) if any(group.is_leaders for group in groups.values()) else []
        reached = {*bodies, *(b.pk for found in members.values() for b in found)}
        reached |= {tenure.body_id for found in holders.values() for tenure in found}
        signing_in = Tenure.objects.filter(in_force(on), body_id__in=reached, person__user__is_active=True)
        return cls(
            bodies=bodies,
            groups=groups,
            members=members,
            leaders=led,
            persons=Person.objects.select_related("user").in_bulk(ids["person"]),
            posts=Post.objects.in_bulk(ids["post"]),
            holders=holders,
            with_account=frozenset(signing_in.values_list("body_id", flat=True)),
        )

    def target(self, match: Match) -> Target | None:
        if match.entry_id is None:
            return None
        if match.kind == "body":
            return self.bodies[match.entry_id]
        if match.kind == "group":
            return self.groups[match.entry_id]
        return self.posts[match.entry_id] if match.kind == "post" else self.persons[match.entry_id]

    def addressees(self, target: Target) -> list[Addressee]:
        if isinstance(target, Body):
            return [self._body(target)]
        if isinstance(target, BodyGroup) and target.is_leaders:
            return [self._holder(tenure) for tenure in self.leaders]
        if isinstance(target, BodyGroup):
            return [self._body(body) for body in self.members[target.pk]]
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
        """Whoever holds a post: a member of the agency in person, an office-holder outside through their body."""
        if tenure.body.is_internal:
            return Addressee(Way.IN_APP if _has_account(tenure.person) else Way.PAPER, person=tenure.person)
        return Addressee(self._body(tenure.body).way, body=tenure.body, person=tenure.person)


def _has_account(person: Person) -> bool:
    user = getattr(person, "user", None)
    return user is not None and user.is_active
