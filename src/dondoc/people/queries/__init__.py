"""Reads of people and bodies. `standing_of` is what every access rule asks first."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.language import fold
from dondoc.notices.hooks import Mailbox
from dondoc.people.models import Alias, Body, BodyGroup, DirectoryMark, Person, Substitution, Tenure, User
from dondoc.people.rules import ANSWERABLE, INTERNAL_KINDS, LEADERS, BodyKind, Role, Standing

T = TypeVar("T")
NOBODY = Standing()


def today() -> date:
    """The agency's day (Asia/Ho_Chi_Minh)."""
    return timezone.localdate()


def in_force(on: date) -> Q:
    """Rows whose dates hold `on`: from valid_from (or always) up to the day before valid_to (or for ever)."""
    started = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    not_ended = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    return started & not_ended


def standing_of(user: User | AnonymousUser, on: date | None = None) -> Standing:
    """The roles, bodies and printed post of a user on a day (today by default: kept on the user for the request).
    Nobody's standing for whoever is not signed in, not active, or holds no post that day.
    """
    if not isinstance(user, User) or not user.is_active or user.person_id is None:
        return NOBODY
    day = on or today()
    if user.standing_today is not None and user.standing_today[0] == day:
        return user.standing_today[1]
    person_id, by = user.person_id, user.stands_in_by
    standing = kept(user, ("standing", person_id, day, by), lambda: _standing_on(person_id, day, by))
    user.standing_today = (day, standing)
    return standing


def _standing_on(person_id: int, day: date, by: int | None) -> Standing:
    """One's own standing, or that of whoever is away where the substitution `by` holds on that day."""
    held = (
        Substitution.objects.filter(in_force(day), pk=by, substitute=person_id) if by else Substitution.objects.none()
    )
    substitution = held.select_related("away", "substitute").first()
    if substitution is None:
        return _own_standing(person_id, day)
    theirs = _own_standing(substitution.away_id, day)
    return replace(
        theirs,
        name=substitution.substitute.name,
        title=_("xử lý thay %(title)s %(name)s") % {"title": theirs.title, "name": substitution.away},
        roles=theirs.roles - {Role.ADMINISTRATOR},
        in_place_of=substitution.away.name,
    )


def _own_standing(person_id: int, day: date) -> Standing:
    tenures = Tenure.objects.filter(in_force(day), person_id=person_id).select_related("post", "body", "person")
    return _standing(person_id, list(tenures.order_by("post__rank", "id")))


_kept: dict[UUID, dict[Hashable, Any]] = {}
_seen: ContextVar[UUID | None] = ContextVar("directory_mark", default=None)
MARKS_KEPT = 2
ANSWERS_KEPT = 5000


def kept(user: User | AnonymousUser, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` reads of the directory alone, kept in the process under `key` until the directory changes. It is read
    anew inside a transaction, which may have changed it, and for an account that was not fetched with its mark.
    """
    mark = user.directory_mark if isinstance(user, User) else None
    if mark is None or connection.in_atomic_block:
        return make()
    return kept_under(mark, key, make)


def kept_under(mark: UUID, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` reads of the tables that change that mark, kept in the process as long as the mark is asked for."""
    answers = _kept.get(mark)
    if answers is None:
        for old in list(_kept)[: 1 - MARKS_KEPT]:
            _kept.pop(old, None)
        answers = _kept.setdefault(mark, {})
    if key in answers:
        found: T = answers[key]
        return found
    if len(answers) >= ANSWERS_KEPT:
        answers = _kept[mark] = {}
    made = answers[key] = make()
    return made


@contextmanager
def mark_seen(mark: UUID | None) -> Iterator[None]:
    """Within it `current_mark` asks nothing: a request is answered by the mark that came with its account."""
    token = _seen.set(mark)
    try:
        yield
    finally:
        _seen.reset(token)


def see_mark(mark: UUID | None) -> None:
    """Within `mark_seen`, where whose request it is comes out on the way: from here on this mark."""
    _seen.set(mark)


def forget_mark() -> None:
    """Whoever changes a table of the mark asks anew from here on."""
    _seen.set(None)


def current_mark() -> UUID | None:
    """The mark that this request came with; in jobs, commands and after `forget_mark` the database's own."""
    return _seen.get() or DirectoryMark.objects.values_list("mark", flat=True).first()


def _standing(person_id: int, tenures: list[Tenure]) -> Standing:
    if not tenures:
        return Standing(person_id=person_id)
    own = {t.body_id for t in tenures}
    headed = {t.body_id for t in tenures if t.post.role in ANSWERABLE}
    first = tenures[0]
    return Standing(
        person_id=person_id,
        name=first.person.name,
        title=first.printed_title,
        roles=frozenset(t.post.role for t in tenures),
        body_ids=frozenset(own),
        headed_ids=frozenset(headed),
        field_text="; ".join(t.field_text for t in tenures if t.field_text),
    )


def members_of(group: BodyGroup, on: date) -> QuerySet[Body]:
    """The bodies of a group on a day: all of its kind, or those listed; none of the group of leaders (`leaders`)."""
    if group.kind:
        return Body.objects.filter(in_force(on), kind=group.kind).order_by("sort_key")
    listed = group.members.filter(in_force(on)).values("body_id")
    return Body.objects.filter(in_force(on), pk__in=listed).order_by("sort_key")


def people_of(body_ids: Iterable[int], on: date, *, roles: Iterable[Role] | None = None) -> QuerySet[Person]:
    """Persons in post at any of the bodies on a day, those of the given roles only when given."""
    tenures = Tenure.objects.filter(in_force(on), body_id__in=list(body_ids))
    if roles is not None:
        tenures = tenures.filter(post__role__in=list(roles))
    return Person.objects.filter(pk__in=tenures.values("person_id")).order_by("sort_key")


def leaders(on: date) -> list[Tenure]:
    """Who leads the agency on a day: its head and the deputies, each once, by their first post."""
    held = Tenure.objects.filter(in_force(on), post__role__in=list(LEADERS))
    first: dict[int, Tenure] = {}
    for tenure in held.select_related("person__user", "post", "body").order_by("post__rank", "person__sort_key"):
        first.setdefault(tenure.person_id, tenure)
    return list(first.values())


def leaders_visible_to(user: User | AnonymousUser, on: date) -> list[Tenure]:
    """The leaders of a day for whoever may look up the directory, nobody for others."""
    standing = standing_of(user)
    return leaders(on) if standing.is_internal or standing.is_administrator else []


def holders_of(role: Role, on: date) -> QuerySet[Tenure]:
    """Who holds a post of that role on a day."""
    return (
        Tenure.objects.filter(in_force(on), post__role=role)
        .select_related("person", "post", "body")
        .order_by("post__rank", "person__sort_key")
    )


def agency() -> Body:
    """The agency that this installation serves: the one body of kind BOARD in force today.

    Raises:
        Body.DoesNotExist: before the agency has been entered.
    """
    return Body.objects.filter(in_force(today()), kind=BodyKind.BOARD).order_by("id")[:1].get()


def directory_visible_to(user: User | AnonymousUser) -> QuerySet[Body]:
    """The bodies that a user may look up: all for members of the agency and administrators, their own for others."""
    standing = standing_of(user)
    if standing.is_internal or standing.is_administrator:
        return Body.objects.all()
    return Body.objects.filter(pk__in=standing.body_ids)


def persons_visible_to(user: User | AnonymousUser) -> QuerySet[Person]:
    """The persons that a user may look up: all for members of the agency and administrators; for others those in post
    at their own bodies.
    """
    standing = standing_of(user)
    if standing.is_internal or standing.is_administrator:
        return Person.objects.all()
    return people_of(standing.body_ids, today())


def groups_visible_to(user: User | AnonymousUser) -> QuerySet[BodyGroup]:
    """All for members of the agency and administrators, none for others."""
    standing = standing_of(user)
    if standing.is_internal or standing.is_administrator:
        return BodyGroup.objects.all()
    return BodyGroup.objects.none()


def accounts_visible_to(user: User | AnonymousUser) -> QuerySet[User]:
    """Every account for administrators, none for others."""
    return User.objects.all() if standing_of(user).is_administrator else User.objects.none()


def bodies_found(bodies: QuerySet[Body], words: str) -> QuerySet[Body]:
    """Those whose name, short name, code, alias or former name holds `words`, accents aside."""
    key = fold(words)
    if not key:
        return bodies
    named = Q(fold__contains=key) | Q(code__icontains=words.strip()) | Q(short_name__icontains=words.strip())
    aliased = Q(pk__in=Alias.objects.filter(fold__contains=key, body__isnull=False).values("body_id"))
    return bodies.filter(named | aliased)


def persons_found(persons: QuerySet[Person], words: str) -> QuerySet[Person]:
    """Those whose name holds `words`, accents aside, or whose telephone holds them."""
    key = fold(words)
    return persons.filter(Q(fold__contains=key) | Q(phone__contains=words.strip())) if key else persons


def _held(on: date) -> QuerySet[Tenure]:
    return Tenure.objects.filter(in_force(on)).select_related("post", "body").order_by("post__rank", "id")


def with_posts(persons: QuerySet[Person], on: date) -> QuerySet[Person]:
    """Persons with `posts_today`, the tenures of the day, in one query more."""
    return persons.prefetch_related(Prefetch("tenures", queryset=_held(on), to_attr="posts_today"))


def named_with_posts(persons: QuerySet[Person], on: date, limit: int) -> list[tuple[Person, str]]:
    """The first `limit` persons, each with the posts of the day as one line."""
    found = persons.prefetch_related(Prefetch("tenures", queryset=_held(on), to_attr="posts_today"))
    return [(person, "; ".join(t.printed_title for t in person.posts_today)) for person in found[:limit]]


def mailboxes(person_ids: Iterable[int]) -> dict[int, Mailbox]:
    """Where each of the persons is written to: those in post today, with an account that is open and an address of their
    own or of the account. One query.
    """
    held = Tenure.objects.filter(in_force(today()), person_id__in=list(person_ids), person__user__is_active=True)
    found: dict[int, Mailbox] = {}
    for tenure in held.select_related("person__user", "post").order_by("person_id"):
        address = tenure.person.email or tenure.person.user.email
        leads = tenure.post.role in LEADERS or (tenure.person_id in found and found[tenure.person_id].is_leader)
        if address:
            found[tenure.person_id] = Mailbox(address, is_leader=leads)
    return found


def tree_of(root: Body, on: date) -> list[tuple[int, Body]]:
    """The agency's own bodies below `root` as (depth, body), each followed by those under it; one query."""
    below: dict[int | None, list[Body]] = {}
    for body in Body.objects.filter(in_force(on), kind__in=INTERNAL_KINDS).order_by("id"):
        below.setdefault(body.parent_id, []).append(body)

    def walk(body: Body, depth: int) -> Iterator[tuple[int, Body]]:
        yield depth, body
        for child in below.get(body.pk, ()):
            yield from walk(child, depth + 1)

    return list(walk(root, 0))


def tenures_at(body_ids: Iterable[int], on: date) -> QuerySet[Tenure]:
    """Who holds which post at any of the bodies on a day, by rank."""
    held = Tenure.objects.filter(in_force(on), body_id__in=list(body_ids))
    return held.select_related("person", "post", "body").order_by("post__rank", "id")


def tenures_of(person_id: int | None, on: date) -> QuerySet[Tenure]:
    """The posts of somebody on a day; none for None."""
    held = Tenure.objects.filter(in_force(on), person_id=person_id) if person_id else Tenure.objects.none()
    return held.select_related("person", "post", "body").order_by("post__rank", "id")


def groups_found(groups: QuerySet[BodyGroup], words: str) -> QuerySet[BodyGroup]:
    """Those whose name or alias holds `words`, accents aside."""
    key = fold(words)
    aliased = Alias.objects.filter(fold__contains=key, group__isnull=False).values("group_id")
    return groups.filter(Q(fold__contains=key) | Q(pk__in=aliased)).order_by("sort_key")


def accounts_found(accounts: QuerySet[User], words: str) -> QuerySet[User]:
    """Those whose name, or whose person's name, holds `words`, accents aside."""
    key = fold(words)
    return accounts.filter(Q(username__icontains=key) | Q(person__fold__contains=key)) if key else accounts


def accounts_with_posts(accounts: QuerySet[User], on: date) -> QuerySet[User]:
    """Accounts with their person and the person's `posts_today`, in one query more."""
    return accounts.select_related("person").prefetch_related(
        Prefetch("person__tenures", queryset=_held(on), to_attr="posts_today")
    )


def accounts_named_with_posts(accounts: QuerySet[User], on: date, limit: int) -> list[tuple[User, str]]:
    """The first `limit` accounts, each with the posts of its person on the day as one line."""
    found = accounts.select_related("person").prefetch_related(
        Prefetch("person__tenures", queryset=_held(on), to_attr="posts_today")
    )
    return [(a, "; ".join(t.printed_title for t in getattr(a.person, "posts_today", ()))) for a in found[:limit]]
