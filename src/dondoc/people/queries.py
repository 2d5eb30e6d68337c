"""Reads of people and bodies. `standing_of` is what every access rule asks first."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from dondoc.people.models import Body, BodyGroup, Person, Tenure, User
from dondoc.people.rules import BodyKind, Role, Standing

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
    tenures = list(
        Tenure.objects.filter(in_force(day), person_id=user.person_id)
        .select_related("post", "body", "person")
        .order_by("post__rank", "id")
    )
    standing = _standing(user.person_id, tenures)
    user.standing_today = (day, standing)
    return standing


def _standing(person_id: int, tenures: list[Tenure]) -> Standing:
    if not tenures:
        return Standing(person_id=person_id)
    own = {t.body_id for t in tenures}
    headed = {
        t.body_id for t in tenures if t.post.role in {Role.HEAD, Role.CHIEF_OF_OFFICE, Role.UNIT_HEAD, Role.ENTERPRISE}
    }
    first = tenures[0]
    agency_id = next((t.body_id if t.body.kind == BodyKind.BOARD else t.body.parent_id for t in tenures), None)
    return Standing(
        person_id=person_id,
        name=first.person.name,
        title=printed_title(first),
        roles=frozenset(t.post.role for t in tenures),
        body_ids=frozenset(own),
        headed_ids=frozenset(headed),
        agency_id=agency_id,
        field_text="; ".join(t.field_text for t in tenures if t.field_text),
    )


def printed_title(tenure: Tenure) -> str:
    """The post as documents print it: with its unit, unless it has one holder or is the agency's own. The unit's first
    word is not said twice: "Trưởng phòng Quản lý Lao động".
    """
    title, body = tenure.post.title, tenure.body
    if tenure.post.single or body.kind == BodyKind.BOARD:
        return title
    first, _, rest = body.name.partition(" ")
    return f"{title} {rest}" if title.lower().endswith(first.lower()) else f"{title} {body.name}"


def members_of(group: BodyGroup, on: date) -> QuerySet[Body]:
    """The bodies of a group on a day: all of its kind, or those listed."""
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
