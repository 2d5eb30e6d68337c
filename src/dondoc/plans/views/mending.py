"""What the review page offers to mend the whole plan with: the rhythm, and the names that the directory lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dondoc.people.models import Body, BodyGroup, Person, Post
from dondoc.people.queries import in_force, today
from dondoc.people.rules import INTERNAL_KINDS, BodyKind
from dondoc.plans.models import Plan
from dondoc.plans.queries.printed import PrintedName, guessed_kind
from dondoc.plans.queries.reviewing import Summary, UnknownName, spans_attribute
from dondoc.plans.rules import RHYTHM_WORDS, Rhythm
from dondoc.ui.components.text import said_choices

DATALIST = 600  # names that a field offers while one types; any other name may be typed too


@dataclass(frozen=True, slots=True)
class Unknown:
    """An unknown name with the acts that mend it. `post_id` and `kind` are what the new entry starts from."""

    entry: UnknownName
    printed: PrintedName
    post_id: str
    kind: str
    spans: str

    @property
    def tasks(self) -> str:
        return ", ".join(dict.fromkeys(self.entry.places))


@dataclass(frozen=True, slots=True)
class Directory:
    """What the selects and the datalist offer."""

    names: Sequence[str]
    posts: Sequence[tuple[str, str]]
    bodies: Sequence[tuple[str, str]]


def directory_of() -> Directory:
    on = today()
    bodies = list(
        Body.objects.filter(in_force(on))
        .exclude(kind=BodyKind.ENTERPRISE)
        .order_by("sort_key")
        .values_list("pk", "name", "kind")
    )[:DATALIST]
    groups = BodyGroup.objects.order_by("sort_key").values_list("name", flat=True)
    posts = list(Post.objects.order_by("rank", "id"))
    persons = Person.objects.filter(tenures__body__kind__in=INTERNAL_KINDS).order_by("sort_key").distinct()
    inside = [(str(pk), name) for pk, name, kind in bodies if kind in INTERNAL_KINDS]
    outside = [(str(pk), name) for pk, name, kind in bodies if kind not in INTERNAL_KINDS]
    names = [
        *[name for _, name, _ in bodies],
        *groups,
        *[post.title for post in posts],
        *persons.values_list("name", flat=True)[:DATALIST],
    ]
    return Directory(
        names=list(dict.fromkeys(names)),
        posts=[(str(post.pk), post.title or "") for post in posts],
        bodies=[*inside, *outside],
    )


def rhythms_of(plan: Plan, summary: Summary) -> dict[str, Any]:
    """The part of the page that gives the tasks without a time their rhythm."""
    return {
        "rhythms": list(RHYTHM_WORDS.items()),
        "rhythm_words": RHYTHM_WORDS[Rhythm(plan.rhythm)] if plan.rhythm else "",
        "regular": sum(1 for task in summary.rhythmless if task.recurrence),
    }


def names_of(plan: Plan, summary: Summary) -> dict[str, Any]:
    """The part of the page that mends names which the directory lacks."""
    return {
        "unknown": _unknown(summary),
        "creatable": sum(1 for name in summary.unknown if name.printed.post is not None),
        "agency_id": str(plan.agency_id),
        "body_kinds": said_choices(BodyKind.choices),
        "directory": directory_of(),
    }


def _unknown(summary: Summary) -> list[Unknown]:
    return [
        Unknown(
            entry=entry,
            printed=entry.printed,
            post_id=str(entry.printed.post.pk) if entry.printed.post else "",
            kind=guessed_kind(entry.printed.name) or "",
            spans=spans_attribute(entry.sample.spans),
        )
        for entry in summary.unknown
    ]
