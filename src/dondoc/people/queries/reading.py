"""The directory as the reading library takes it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from dondoc.people.models import Alias, Body, BodyGroup, BodyName, Post, Succession, Tenure
from dondoc.people.queries import in_force
from dondoc.reading.directory import Directory, Entry


def directory_for_reading(on: date) -> Directory:
    """The directory of a day as the reading library takes it: bodies with short, other and former names, groups, posts,
    and persons in post with what they are. A body that one other took over whole is
    meant by that one, from the day on. Seven queries, whatever its size (one more once bodies were reorganised); `entry_id` is the primary key within `kind`.
    """
    names = _other_names()
    _pass_to_heirs(names, on)
    bodies = [
        Entry(b.pk, "body", (b.name, b.short_name, *names["body", b.pk]))
        for b in Body.objects.filter(in_force(on)).only("id", "name", "short_name").order_by("id")
    ]
    groups = [Entry(g.pk, "group", (g.name, *names["group", g.pk])) for g in BodyGroup.objects.order_by("id")]
    posts = [Entry(p.pk, "post", (p.title, *names["post", p.pk])) for p in Post.objects.order_by("id")]
    return Directory([*bodies, *groups, *posts, *_persons_in_post(on, names)])


def _other_names() -> defaultdict[tuple[str, int], list[str]]:
    """Aliases and former names by (kind, primary key)."""
    names: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for alias in Alias.objects.order_by("id"):
        for kind in ("body", "group", "post", "person"):
            owner = getattr(alias, f"{kind}_id")
            if owner is not None:
                names[kind, owner].append(alias.text)
    for body_id, name in BodyName.objects.order_by("id").values_list("body_id", "name"):
        names["body", body_id].append(name)
    return names


def _pass_to_heirs(names: defaultdict[tuple[str, int], list[str]], on: date) -> None:
    """Documents that still name a body which has one heir mean the heir; where several took over by field, nobody surely."""
    heirs: dict[int, list[int | None]] = {}
    made = Succession.objects.filter(reorganisation__on__lte=on, former__valid_to__lte=on)
    for pk, heir in made.order_by("reorganisation__on", "id").values_list("former_id", "successor_id"):
        heirs.setdefault(pk, []).append(heir)
    formers = Body.objects.filter(pk__in=heirs).only("id", "name", "short_name").in_bulk()
    for former_id, own in heirs.items():  # in the order of the changes, so that names go on from heir to heir
        if len(own) == 1 and own[0] is not None:
            former = formers[former_id]
            names["body", own[0]] += [former.name, former.short_name, *names["body", former_id]]


def _persons_in_post(on: date, names: defaultdict[tuple[str, int], list[str]]) -> list[Entry]:
    held: defaultdict[int, list[Tenure]] = defaultdict(list)
    for tenure in Tenure.objects.filter(in_force(on)).select_related("person", "post", "body").order_by("id"):
        held[tenure.person_id].append(tenure)
    return [
        Entry(
            person_id,
            "person",
            (tenures[0].person.name, *names["person", person_id]),
            within=tuple(dict.fromkeys(_said_of(tenures, names))),
        )
        for person_id, tenures in held.items()
    ]


def _said_of(tenures: list[Tenure], names: defaultdict[tuple[str, int], list[str]]) -> Iterator[str]:
    """The ways in which documents say what somebody is: the post, its other names, the post with its unit."""
    for tenure in tenures:
        yield tenure.post.title
        yield from names["post", tenure.post_id]
        yield tenure.printed_title
        yield tenure.body.name
