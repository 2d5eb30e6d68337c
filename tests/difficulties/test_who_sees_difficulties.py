"""Who sees which difficulties: their own, those they handle; leaders and the Office all; nobody else any."""

import pytest
from django.contrib.auth.models import AnonymousUser

from cast import Cast
from difficulties.way import Way, kind, raised
from dondoc.difficulties import actions
from dondoc.difficulties.actions.raising import Raised
from dondoc.difficulties.queries import visible_difficulties
from dondoc.people.models import User


@pytest.fixture
def three(cast: Cast) -> dict[str, int]:
    """One of the labour department, given to the environment department to solve; two of enterprises."""
    solved = Way(cast, raised(cast)).go("take_up", "submit", "assign")
    found = {"labour": solved.pk}
    for key, user in (("enterprise", "enterprise_user"), ("other_enterprise", "other_enterprise_user")):
        words = Raised(kind=kind("enterprise"), body=cast.bodies[key], description="Mất điện.")
        found[key] = actions.raise_difficulty(actor=cast.users[user], raised=words).pk
    return found


def seen(user: User) -> set[int]:
    return set(visible_difficulties(user).values_list("pk", flat=True))


@pytest.mark.parametrize("user", ["head", "deputy_labour", "chief_of_office", "office_clerk"])
def test_leaders_and_the_office_see_all(cast: Cast, three, user):
    assert seen(cast.users[user]) == set(three.values())


@pytest.mark.parametrize(
    ("user", "keys"),
    [
        ("labour_head", ["labour"]),
        ("labour_staff", ["labour"]),
        ("environment_head", ["labour"]),
        ("enterprise_head", []),
        ("enterprise_user", ["enterprise"]),
        ("other_enterprise_user", ["other_enterprise"]),
        ("union_user", []),
        ("administrator", []),
        ("stranger", []),
    ],
)
def test_others_see_their_own(cast: Cast, three, user, keys):
    assert seen(cast.users[user]) == {three[key] for key in keys}


def test_nobody_sees_nothing(three):
    assert set(visible_difficulties(AnonymousUser())) == set()


def test_the_department_that_consolidates_a_kind_sees_it(cast: Cast, three):
    enterprises = kind("enterprise")
    enterprises.consolidator = cast.bodies["enterprise_department"]
    enterprises.save()
    assert seen(cast.users["enterprise_head"]) == {three["enterprise"], three["other_enterprise"]}


def test_an_enterprise_does_not_read_what_the_agency_thinks(cast: Cast, three, sign_in):
    difficulty = visible_difficulties(cast.users["head"]).get(pk=three["enterprise"])
    actions.take_up(actor=cast.users["office_clerk"], difficulty=difficulty)
    actions.consolidate(
        actor=cast.users["office_clerk"], difficulty=difficulty, view="Lưới điện quá tải.", proposal="Gặp điện lực."
    )
    address = f"/difficulties/{three['enterprise']}/"
    inside = sign_in(cast.users["head"]).get(address).content.decode()
    outside = sign_in(cast.users["enterprise_user"]).get(address).content.decode()
    assert ["Lưới điện quá tải." in page for page in (inside, outside)] == [True, False]
    assert sign_in(cast.users["other_enterprise_user"]).get(address).status_code == 404
