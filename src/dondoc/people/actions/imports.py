"""A whole directory entered at once, as when an agency begins."""

from datetime import date

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.language import clean, fold, person_sort_key, sort_key
from dondoc.people.access import Doer, can_edit_directory
from dondoc.people.actions.writing import note
from dondoc.people.models import Alias, Body, BodyGroup, GroupMember, Person, Post, Tenure, User
from dondoc.people.rules import BodyLine, Outline, PersonLine, PostLine


@transaction.atomic
def import_directory(*, actor: Doer, outline: Outline, since: date, password: str = "") -> Body:
    """Enters everything of `outline` into an empty directory, posts held since `since`; returns its first body. With
    `password` the persons with a username get accounts that share it. One journal entry tells the figures.

    Raises:
        ValidationError: when the directory already holds a body.
        KeyError: when the outline names a key that it does not have.
    """
    ensure(can_edit_directory(actor))
    if Body.objects.exists():
        raise ValidationError(_("Danh bạ đã có dữ liệu. Chỉ nạp cả danh bạ khi còn trống."))
    bodies = _bodies(outline.bodies)
    posts = _posts(outline.posts)
    groups = _groups(outline, bodies)
    _aliases(outline, bodies, groups, posts)
    _persons(outline.persons, bodies, posts, since, password)
    first = bodies[outline.bodies[0].key]
    sentence = f"Nạp danh bạ {outline.label}: {len(bodies)} cơ quan, đơn vị, {len(outline.persons)} người"
    note(actor=actor, verb="body.import", thing=first, sentence=sentence)
    return first


def _bodies(lines: tuple[BodyLine, ...]) -> dict[str, Body]:
    """Level by level, so that each body finds the one above it already written."""
    made: dict[str, Body] = {}
    waiting = list(lines)
    while waiting:
        level = [line for line in waiting if not line.above or line.above in made]
        if not level:
            raise KeyError(waiting[0].above)
        written = Body.objects.bulk_create([_body(line, made.get(line.above)) for line in level])
        made.update(zip((line.key for line in level), written, strict=True))
        waiting = [line for line in waiting if line.key not in made]
    return made


def _body(line: BodyLine, parent: Body | None) -> Body:
    name = clean(line.name)
    return Body(
        name=name,
        fold=fold(name),
        sort_key=sort_key(name),
        kind=line.kind,
        parent=parent,
        short_name=line.short_name,
        code=line.code,
        address=line.address,
    )


def _posts(lines: tuple[PostLine, ...]) -> dict[str, Post]:
    made = Post.objects.bulk_create(
        [Post(title=line.title, role=line.role, single=line.single, rank=line.rank) for line in lines]
    )
    return dict(zip((line.key for line in lines), made, strict=True))


def _groups(outline: Outline, bodies: dict[str, Body]) -> dict[str, BodyGroup]:
    made = BodyGroup.objects.bulk_create(
        [BodyGroup(name=g.name, fold=fold(g.name), sort_key=sort_key(g.name), kind=g.kind) for g in outline.groups]
    )
    groups = {group.name: group for group in made}
    GroupMember.objects.bulk_create(
        [GroupMember(group=groups[g.name], body=bodies[key]) for g in outline.groups for key in g.members]
    )
    return groups


def _aliases(outline: Outline, bodies: dict[str, Body], groups: dict[str, BodyGroup], posts: dict[str, Post]) -> None:
    made = [Alias(text=text, body=bodies[line.key]) for line in outline.bodies for text in line.aliases]
    made += [Alias(text=text, group=groups[line.name]) for line in outline.groups for text in line.aliases]
    made += [Alias(text=text, post=posts[line.key]) for line in outline.posts for text in line.aliases]
    for alias in made:
        alias.fold = fold(alias.text)
    Alias.objects.bulk_create(made)


def _persons(
    lines: tuple[PersonLine, ...], bodies: dict[str, Body], posts: dict[str, Post], since: date, password: str
) -> None:
    persons = Person.objects.bulk_create(
        [Person(name=p.name, fold=fold(p.name), sort_key=person_sort_key(p.name), phone=p.phone) for p in lines]
    )
    pairs = list(zip(lines, persons, strict=True))
    Tenure.objects.bulk_create(
        [
            Tenure(
                person=person,
                post=posts[line.post],
                body=bodies[line.body],
                valid_from=since,
                field_text=line.field_text,
            )
            for line, person in pairs
        ]
    )
    if password:
        encoded = make_password(password)
        User.objects.bulk_create(
            [User(username=line.username, person=person, password=encoded) for line, person in pairs if line.username]
        )
