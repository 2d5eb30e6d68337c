"""Who may sign for the head, in which way, by which document (Nghị định 30/2020/NĐ-CP, Điều 13)."""

from datetime import date

from django.db.models import QuerySet

from dondoc.people.models import SigningAuthority, User
from dondoc.people.queries import in_force, standing_of


def authorities_on(on: date) -> QuerySet[SigningAuthority]:
    """The authorities that hold on a day, of whoever holds their post that day, by rank."""
    held = SigningAuthority.objects.filter(in_force(on), tenure__valid_from__lte=on)
    held = held.exclude(tenure__valid_to__lte=on).select_related("tenure__person", "tenure__post", "tenure__body")
    return held.order_by("tenure__post__rank", "id")


def authorities_visible_to(user: User, on: date) -> QuerySet[SigningAuthority]:
    """The table of a day for members of the agency and administrators, nothing for others."""
    standing = standing_of(user)
    return authorities_on(on) if standing.is_internal or standing.is_administrator else SigningAuthority.objects.none()
