"""Fills the registries below: the sidebar, the top bar, the search page, who reads the journal, who stands in for whom; listens
at the door.
"""

from typing import Any

from allauth.mfa.signals import authentication_failed
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.frame.registries import Decision, NavItem, SearchHit, SearchSource, errands, navigation, search_sources
from dondoc.journal.rules import Scope, readers
from dondoc.notices import hooks
from dondoc.people import queries
from dondoc.people.actions.reorganising import move_holders, move_memberships, move_units
from dondoc.people.adapter import second_factor_failed
from dondoc.people.hooks import ApiRoom, Handover, api_rooms, handovers
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.people.queries.reorganising import holders, memberships, units_below
from dondoc.people.queries.standing_in import offered_to, stand_ins
from dondoc.ui.components.text import said
from dondoc.ui.slots import Banner, PersonLink, top_bar


def sees_directory(user: Any) -> bool:
    standing = standing_of(user)
    return standing.is_internal or standing.is_administrator


def describe(user: User) -> tuple[str, str]:
    """Name and post for the person menu, from the standing of the day."""
    standing = standing_of(user)
    return standing.name or str(user), standing.title


def journal_scope(user: Any) -> Scope:
    """The Chief of Office reads all; an administrator only what concerns people and accounts, never the work."""
    standing = standing_of(user)
    if standing.is_chief_of_office or standing.is_head:
        return Scope.ALL
    return Scope.DIRECTORY if standing.is_administrator else Scope.NOTHING


def find_bodies(user: Any, words: str, limit: int) -> list[SearchHit]:
    found = queries.bodies_found(queries.directory_visible_to(user), words).order_by("sort_key")[:limit]
    return [
        SearchHit(body.name, said(body.get_kind_display()), reverse("people:body", args=[body.pk])) for body in found
    ]


def find_persons(user: Any, words: str, limit: int) -> list[SearchHit]:
    found = queries.persons_found(queries.persons_visible_to(user), words).order_by("sort_key")
    return [
        SearchHit(person.name, posts, reverse("people:person", args=[person.pk]))
        for person, posts in queries.named_with_posts(found, queries.today(), limit)
    ]


def banner(user: User) -> Banner | None:
    """Says over every page whose work is being handled."""
    name = standing_of(user).in_place_of
    if not name:
        return None
    text = gettext("Đang xử lý thay %(name)s. Không gồm quyền ký văn bản.") % {"name": name}
    return Banner(text, reverse("people:stand_back"), gettext("Thôi xử lý thay"))


def offered(user: User) -> list[Decision]:
    """Whose work the user is asked to handle, until they choose to."""
    if user.stands_in_by or not standing_of(user).is_internal:
        return []
    return [
        Decision(
            label=gettext("Xử lý thay %(name)s") % {"name": one.away},
            detail=one.reason,
            url=reverse("people:substitutions"),
            since=one.valid_from,
            due=one.last_day,
        )
        for one in offered_to(user, queries.today())
    ]


navigation.add(
    "people",
    NavItem(_("Danh bạ"), "people:bodies", "address-book", sees_directory, phone=True, section="people"),
    order=80,
)
navigation.add(
    "accounts",
    NavItem(
        _("Tài khoản"), "people:accounts", "user-circle", lambda user: standing_of(user).is_administrator, phone=True
    ),
    order=91,
)
search_sources.add("people.bodies", SearchSource(_("Cơ quan, đơn vị"), find_bodies), order=80)
search_sources.add("people.persons", SearchSource(_("Người"), find_persons), order=81)
authentication_failed.connect(second_factor_failed, dispatch_uid="people.second_factor_failed")
readers.add("people", journal_scope)
hooks.post.mailboxes = queries.mailboxes
top_bar.describe = describe
top_bar.banner = banner
top_bar.person_links.append(PersonLink(_("Đi vắng, xử lý thay"), "people:substitutions", "user-check"))
hooks.stand_ins.add("people", stand_ins)
handovers.add("people.units", Handover(_("Đơn vị trực thuộc"), units_below, move_units), order=80)
handovers.add("people.holders", Handover(_("Người giữ chức vụ"), holders, move_holders, keeps=True), order=90)
handovers.add("people.groups", Handover(_("Thành viên nhóm"), memberships, move_memberships, keeps=True), order=95)
errands.add("people.substitutions", offered)
api_rooms.add("people", ApiRoom(_("Danh bạ")), order=80)
top_bar.person_links.append(PersonLink(_("Tài khoản của tôi"), "people:me", "user"))
