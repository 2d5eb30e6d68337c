"""Whom a plan concerns on the day of its issue: groups and posts spelled out, and who hears of it."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dondoc.people.models import Body, Tenure
from dondoc.people.queries import in_force, leaders, members_of
from dondoc.people.rules import ANSWERABLE, BodyKind, Role
from dondoc.plans.models import Assignment, Task
from dondoc.plans.rules import Part
from dondoc.records.models import Delivery, Document
from dondoc.records.rules import Direction, Way

_NUMBER = re.compile(r"0{0,2}[1-9][0-9]{0,5}[a-zđ]?", re.IGNORECASE)


def is_number(text: str) -> bool:
    """A number that a document can bear: from 1, at most six digits, a letter where one was slipped in ("15a")."""
    return bool(_NUMBER.fullmatch(text.strip()))


def next_number(document: Document, year: int) -> int | None:
    """One more than the highest number that the agency's documents of that symbol bear in a year; None for a document
    that another authority has numbered. A hint: nothing is reserved.
    """
    if document.direction != Direction.OUTGOING:
        return None
    same = Document.objects.filter(
        direction=Direction.OUTGOING, symbol=document.symbol, issued_on__year=year, draft=False
    )
    given = [
        int(found.group()) for text in same.values_list("number", flat=True) if (found := re.match(r"[0-9]+", text))
    ]
    return max(given, default=0) + 1


@dataclass(frozen=True, slots=True)
class Lead:
    """A body that answers for a task, and the member of it whom the document names, if any."""

    task_id: int
    body_id: int
    handler_id: int | None = None


@dataclass(frozen=True, slots=True)
class SpelledOut:
    """Bodies and persons by task and part: (task, part, body or person), and the bodies that answer for each task."""

    bodies: frozenset[tuple[int, str, int]]
    persons: frozenset[tuple[int, str, int]]
    leads: tuple[Lead, ...]

    @property
    def lead_body_ids(self) -> frozenset[int]:
        return frozenset(lead.body_id for lead in self.leads)

    def of(self, task_ids: Collection[int]) -> "SpelledOut":
        """The parts of these tasks only."""
        return SpelledOut(
            frozenset(row for row in self.bodies if row[0] in task_ids),
            frozenset(row for row in self.persons if row[0] in task_ids),
            tuple(lead for lead in self.leads if lead.task_id in task_ids),
        )

    @property
    def body_ids(self) -> frozenset[int]:
        """Of every part but that of a partner, who needs no account and gets no work."""
        return frozenset(body for _, part, body in self.bodies if part != Part.PARTNER)


@dataclass(slots=True)
class _Directory:
    """Members of the groups and holders of the posts that a plan names, on its day."""

    members: dict[int, list[int]] = field(default_factory=dict)
    led: list[Tenure] = field(default_factory=list)
    by_post: dict[int, list[Tenure]] = field(default_factory=dict)
    by_person: dict[int, list[Tenure]] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Sequence[Assignment], on: date) -> "_Directory":
        found = cls()
        for name in names:
            if name.group is not None and name.group.pk not in found.members:
                found.members[name.group.pk] = list(members_of(name.group, on).values_list("pk", flat=True))
        if any(name.group is not None and name.group.is_leaders for name in names):
            found.led = leaders(on)
        held = Tenure.objects.filter(in_force(on)).select_related("post", "body").order_by("post__rank", "id")
        posts = {n.post_id for n in names if n.post_id}
        persons = {n.person_id for n in names if n.person_id}
        for tenure in held.filter(post_id__in=posts) | held.filter(person_id__in=persons):
            found.by_post.setdefault(tenure.post_id, []).append(tenure)
            found.by_person.setdefault(tenure.person_id, []).append(tenure)
        return found

    def tenures(self, name: Assignment) -> list[Tenure]:
        """Who holds the post named, the first post of the person named, or the leaders of the agency."""
        if name.group is not None and name.group.is_leaders:
            return self.led
        if name.post_id:
            return self.by_post.get(name.post_id, [])
        return self.by_person.get(name.person_id or 0, [])[:1]


def spell_out(tasks: Sequence[Task], on: date) -> SpelledOut:
    """The parts of loaded tasks (`draft_tasks`) on a day. A directing post means its holder; a post or person that leads
    or cooperates brings in their body too. Open roles and names outside the directory bring in nobody.
    """
    names = [name for task in tasks for name in task.assignments.all()]
    directory = _Directory.of(names, on)
    bodies: set[tuple[int, str, int]] = set()
    persons: set[tuple[int, str, int]] = set()
    leads: dict[tuple[int, int], Lead] = {}
    for name in names:
        found: list[tuple[int, int | None]] = []
        if name.body_id:
            found.append((name.body_id, None))
        found += [(body_id, None) for body_id in directory.members.get(name.group_id or 0, [])]
        held = directory.tenures(name)
        persons |= {(name.task_id, name.part, t.person_id) for t in held}
        if name.person_id:
            persons.add((name.task_id, name.part, name.person_id))
        if name.part != Part.DIRECTS:
            found += [(t.body_id, t.person_id if name.person_id else None) for t in held]
        for body_id, handler_id in found:
            bodies.add((name.task_id, name.part, body_id))
            if name.part == Part.LEADS:
                leads.setdefault((name.task_id, body_id), Lead(name.task_id, body_id, handler_id))
    return SpelledOut(frozenset(bodies), frozenset(persons), tuple(leads.values()))


@dataclass(slots=True)
class Share:
    """What is somebody's: the tasks that they direct, that their body leads, in which it cooperates; `outside` for the
    account of an enterprise or partner; `reads` when the plan is only sent to their body.
    """

    directs: set[int] = field(default_factory=set)
    leads: set[int] = field(default_factory=set)
    cooperates: set[int] = field(default_factory=set)
    outside: bool = False
    body_kind: str = ""

    @property
    def has_work(self) -> bool:
        return bool(self.directs or self.leads or self.cooperates)


@dataclass(frozen=True, slots=True)
class Reached:
    """Who gets a document in the program: whole bodies, and persons by name or by post."""

    body_ids: frozenset[int]
    person_ids: frozenset[int]


def shares_of(parts: SpelledOut, reached: Reached, on: date) -> dict[int, Share]:
    """By person with an account: their share of the plan."""
    wanted = parts.body_ids | reached.body_ids
    persons = reached.person_ids | frozenset(p for _, part, p in parts.persons if part != Part.PARTNER)
    held = (
        Tenure.objects.filter(in_force(on), person__user__is_active=True)
        .select_related("body", "post")
        .order_by("post__rank", "id")
    )
    shares: dict[int, Share] = {}
    answerable: dict[int, list[int]] = {}
    for tenure in held.filter(body_id__in=wanted, post__role__in=ANSWERABLE) | held.filter(person_id__in=persons):
        share = shares.setdefault(tenure.person_id, Share(body_kind=tenure.body.kind))
        share.outside = share.outside or tenure.post.role in {Role.ENTERPRISE, Role.PARTNER}
        if tenure.body_id in wanted and tenure.post.role in ANSWERABLE:
            answerable.setdefault(tenure.body_id, []).append(tenure.person_id)
    for task_id, part, body_id in parts.bodies:
        for person_id in answerable.get(body_id, []):
            _add(shares[person_id], part, task_id)
    for task_id, part, person_id in parts.persons:
        if person_id in shares:
            _add(shares[person_id], part, task_id)
    return shares


def _add(share: Share, part: str, task_id: int) -> None:
    {Part.DIRECTS: share.directs, Part.LEADS: share.leads, Part.COOPERATES: share.cooperates}.get(
        Part(part), set()
    ).add(task_id)


def reached_in_app(document: Document) -> Reached:
    got = Delivery.objects.filter(recipient__document=document, way=Way.IN_APP).values_list("body_id", "person_id")
    bodies, persons = zip(*got, strict=True) if got else ((), ())
    return Reached(frozenset(bodies) - {None}, frozenset(persons) - {None})


def internal_bodies(body_ids: Iterable[int]) -> frozenset[int]:
    """Those of the agency itself."""
    kinds = (BodyKind.BOARD, BodyKind.OFFICE, BodyKind.DEPARTMENT, BodyKind.ATTACHED)
    return frozenset(Body.objects.filter(pk__in=list(body_ids), kind__in=kinds).values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class Preview:
    """What the issue will do, in figures: tasks, lead units, persons told, lines of Nơi nhận."""

    tasks: int
    units: int
    people: int
    recipients: int

    @property
    def sentence(self) -> str:
        return (
            f"{self.tasks} nhiệm vụ cho {self.units} đơn vị; {self.people} người được thông báo; "
            f"{self.recipients} nơi nhận."
        )


def preview(document: Document, tasks: Sequence[Task], parts: SpelledOut, on: date) -> Preview:
    """`parts`: the names of `tasks` spelled out on that day."""
    told = shares_of(parts, reached_in_app(document), on)
    return Preview(len(tasks), len(parts.lead_body_ids), len(told), document.recipients.count())
