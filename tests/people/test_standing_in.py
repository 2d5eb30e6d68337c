"""Xử lý thay: everything of whoever is away, said on every line, and no right to sign."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.test import Client

from cast import Cast
from dondoc.journal.models import Entry
from dondoc.notices.actions import notify
from dondoc.notices.models import Notice
from dondoc.people.actions import end_substitution, set_substitute
from dondoc.people.models import Substitution, User
from dondoc.people.queries import standing_of, today
from dondoc.people.queries.standing_in import may_stand_in_for, substitutions_visible_to
from dondoc.people.rules import Role
from dondoc.plans import actions as work
from issued import issued_plan, issued_task

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def away(cast: Cast, who: str, substitute: str, *, actor: str | None = None, first: date | None = None) -> Substitution:
    day = first or today()
    return set_substitute(
        actor=cast.users[actor or who],
        away=cast.users[who].person,
        substitute=cast.users[substitute].person,
        first_day=day,
        last_day=day + timedelta(days=3),
        reason="Đi công tác",
    )


def under(substitution: Substitution, user: User) -> User:
    """The account as a request brings it whose session has chosen the substitution."""
    fresh = User.objects.get(pk=user.pk)
    fresh.stands_in_by = substitution.pk
    return fresh


def test_the_substitute_has_the_standing_of_whoever_is_away_under_a_title_that_says_so(cast: Cast):
    one = away(cast, "head", "deputy_labour")
    standing = standing_of(under(one, cast.users["deputy_labour"]))
    assert (standing.person_id, standing.name) == (cast.users["head"].person_id, "Trần Thị Mẫu Lao")
    assert (standing.title, standing.in_place_of) == ("xử lý thay Trưởng Ban Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu")
    assert (standing.is_head, standing.may_sign) == (True, False)


def test_without_choosing_it_the_substitute_stays_themself(cast: Cast):
    away(cast, "head", "deputy_labour")
    standing = standing_of(cast.users["deputy_labour"])
    assert (standing.is_head, standing.may_sign, standing.in_place_of) == (False, True, "")


def test_a_choice_of_another_ones_or_an_ended_substitution_counts_for_nothing(cast: Cast):
    one = away(cast, "head", "deputy_labour")
    assert standing_of(under(one, cast.users["deputy_enterprise"])).is_head is False
    assert standing_of(under(one, cast.users["deputy_labour"]), today() + timedelta(days=4)).is_head is False
    end_substitution(actor=cast.users["head"], substitution=one)
    assert standing_of(under(one, cast.users["deputy_labour"])).is_head is False


def test_what_is_done_so_is_journalled_under_both_names(cast: Cast):
    one = away(cast, "labour_head", "labour_staff")
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"])
    work.accept(actor=under(one, cast.users["labour_staff"]), duty=duty)
    entry = Entry.objects.latest("id")
    assert (entry.actor_name, entry.actor_post) == (
        "Bùi Thị Mẫu Viên",
        "xử lý thay Trưởng phòng Quản lý Lao động Đặng Văn Mẫu Trưởng",
    )


def test_only_a_leader_stands_in_for_a_leader_and_only_ones_own_unit_for_a_unit_head(cast: Cast):
    names = {
        who: [p.name for p in may_stand_in_for(cast.users[who].person, today())] for who in ("head", "labour_head")
    }
    assert names == {
        "head": ["Trần Thị Mẫu Lao", "Phạm Văn Mẫu Môi", "Lê Văn Mẫu Nghiệp"],
        "labour_head": ["Bùi Thị Mẫu Viên"],
    }
    with pytest.raises(ValidationError):
        away(cast, "head", "labour_head")
    assert Substitution.objects.count() == 0


def test_nobody_says_it_for_another_but_the_chief_and_the_administrator(cast: Cast):
    for other in ("deputy_enterprise", "office_clerk", "labour_head", "enterprise_user", "stranger"):
        with pytest.raises(PermissionDenied):
            away(cast, "head", "deputy_labour", actor=other)
    away(cast, "head", "deputy_labour", actor="chief_of_office")
    away(cast, "labour_head", "labour_staff", actor="administrator")
    assert Substitution.objects.count() == 2


def test_nobody_hands_on_what_they_only_stand_in_for(cast: Cast):
    one = away(cast, "head", "deputy_labour")
    with pytest.raises(PermissionDenied):
        set_substitute(
            actor=under(one, cast.users["deputy_labour"]),
            away=cast.users["head"].person,
            substitute=cast.users["deputy_enterprise"].person,
            first_day=today() + timedelta(days=9),
            last_day=today() + timedelta(days=9),
            reason="Nghỉ phép",
        )


def test_two_cannot_stand_in_for_one_on_the_same_day(cast: Cast):
    one = away(cast, "head", "deputy_labour")
    with pytest.raises(ValidationError):
        away(cast, "head", "deputy_enterprise", first=today() + timedelta(days=2))
    with pytest.raises(IntegrityError):
        Substitution.objects.create(
            away=one.away,
            substitute=cast.users["deputy_enterprise"].person,
            valid_from=one.valid_from,
            valid_to=one.valid_to,
            reason="Hai người",
        )


def test_both_hear_of_it_and_the_substitute_gets_what_the_other_is_told(cast: Cast):
    away(cast, "head", "deputy_labour")
    head, deputy = cast.users["head"].person_id, cast.users["deputy_labour"].person_id
    notify(person_ids=[head], key="x", text="Chờ duyệt kết quả")
    told = {(n.person_id, n.text) for n in Notice.objects.filter(key="x")}
    assert told == {(head, "Chờ duyệt kết quả"), (deputy, "Xử lý thay Nguyễn Văn Mẫu: Chờ duyệt kết quả")}
    assert set(Notice.objects.filter(key__endswith=":set").values_list("person_id", flat=True)) == {head, deputy}


def test_who_sees_which(cast: Cast):
    away(cast, "labour_head", "labour_staff")
    away(cast, "head", "deputy_labour")
    seen = {
        who: sorted(one.away.name for one in substitutions_visible_to(cast.users[who]))
        for who in ("office_clerk", "labour_staff", "environment_head", "enterprise_user", "stranger")
    }
    assert seen == {
        "office_clerk": ["Nguyễn Văn Mẫu", "Đặng Văn Mẫu Trưởng"],
        "labour_staff": ["Đặng Văn Mẫu Trưởng"],
        "environment_head": [],
        "enterprise_user": [],
        "stranger": [],
    }


def test_an_administrator_who_is_away_hands_on_no_accounts(cast: Cast):
    one = Substitution.objects.create(
        away=cast.users["administrator"].person,
        substitute=cast.users["office_clerk"].person,
        valid_from=today(),
        valid_to=today() + timedelta(days=1),
        reason="Nghỉ phép",
    )
    assert Role.ADMINISTRATOR not in standing_of(under(one, cast.users["office_clerk"])).roles


def test_the_choice_is_said_over_every_page_until_it_is_given_up(cast: Cast, client: Client):
    one = away(cast, "head", "deputy_labour")
    client.force_login(cast.users["deputy_labour"], backend=BACKEND)
    said = "Đang xử lý thay Nguyễn Văn Mẫu. Không gồm quyền ký văn bản."
    assert "Xử lý thay Nguyễn Văn Mẫu" in client.get("/").content.decode()
    client.post(f"/people/substitutions/{one.pk}/stand-in/")
    assert said in client.get("/plans/").content.decode()
    client.post("/people/substitutions/stand-back/")
    assert said not in client.get("/plans/").content.decode()


def test_another_ones_substitution_cannot_be_chosen(cast: Cast, client: Client):
    one = away(cast, "head", "deputy_labour")
    client.force_login(cast.users["deputy_enterprise"], backend=BACKEND)
    assert client.post(f"/people/substitutions/{one.pk}/stand-in/").status_code == 404


@pytest.mark.parametrize("who", ["enterprise_user", "union_user", "stranger"])
def test_outsiders_read_no_names_of_members_there(cast: Cast, client: Client, who: str):
    client.force_login(cast.users[who], backend=BACKEND)
    assert client.get("/people/substitutions/new/").status_code == 403
    pages = client.get("/people/substitutions/").content.decode() + client.get("/people/fields/").content.decode()
    names = [user.person.name for key, user in cast.users.items() if key not in (who, "enterprise_user", "union_user")]
    assert [name for name in names if name in pages] == []


def test_a_member_is_offered_only_whom_they_may_choose(cast: Cast, client: Client):
    client.force_login(cast.users["labour_head"], backend=BACKEND)
    page = client.get("/people/substitutions/new/").content.decode()
    assert ("Bùi Thị Mẫu Viên" in page, "Ngô Thị Mẫu Xanh" in page) == (True, False)
