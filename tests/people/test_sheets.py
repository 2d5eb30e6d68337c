"""Accounts and groups as xlsx: what the page shows, for whom the page is."""

import io

import openpyxl
import pytest

from dondoc.people.models import Alias, Person, User

ACCOUNTS, GROUPS = "/people/accounts.xlsx", "/people/groups.xlsx"


def _rows(answer, first: str) -> list[tuple[object, ...]]:
    """The rows below the one that begins with `first`."""
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    return rows[[row[0] for row in rows].index(first) + 1 :]


def test_the_accounts_are_those_that_the_filter_leaves(sign_in, administrator):
    for username, active in (("thu.mot", True), ("thu.hai", False)):
        person = Person.objects.create(name=f"Đỗ Văn Thử {username[4:]}")
        User.objects.create(username=username, person=person, is_active=active)
    answer = sign_in(administrator).get(ACCOUNTS, {"q": "do van thu", "state": "locked"})
    assert _rows(answer, "Tên đăng nhập") == [("thu.hai", "Đỗ Văn Thử hai", None, "Đã khóa", None)]


def test_an_account_stands_with_the_posts_of_its_person(sign_in, administrator, labour_head):
    answer = sign_in(administrator).get(ACCOUNTS, {"q": "labour_head"})
    assert _rows(answer, "Tên đăng nhập") == [
        ("labour_head", labour_head.person.name, "Trưởng phòng Quản lý Lao động", "Đang dùng", None)
    ]


@pytest.mark.parametrize("who", ["head", "office_clerk", "enterprise_user"])
def test_nobody_but_the_administrator_takes_the_accounts(sign_in, cast, who):
    assert sign_in(cast.users[who]).get(ACCOUNTS).status_code == 403


def test_the_groups_stand_with_their_other_names(sign_in, head, departments, enterprises):
    Alias(text="Các phòng", group=departments).save()
    found = {row[0]: row[1:] for row in _rows(sign_in(head).get(GROUPS), "Tên")}
    kind = departments.get_kind_display() or None
    aliases = "; ".join(alias.text for alias in departments.aliases.all())
    assert found[departments.name] == (kind, aliases)
    assert set(found) == {departments.name, enterprises.name}


def test_people_from_outside_are_told_of_no_group(sign_in, enterprise_user, departments):
    assert _rows(sign_in(enterprise_user).get(GROUPS), "Tên") == []


@pytest.mark.parametrize(("page", "sheet"), [("/people/accounts/", ACCOUNTS), ("/people/groups/", GROUPS)])
def test_the_page_leads_to_its_sheet(sign_in, administrator, page, sheet):
    assert f'href="{sheet}?"' in sign_in(administrator).get(page).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_sheet_of_accounts_costs_the_same_with_one_row_and_with_three(
    sign_in, administrator, django_assert_num_queries, rows
):
    for n in range(rows):
        User.objects.create(username=f"thu{n}", person=Person.objects.create(name=f"Đỗ Văn Thử {n}"))
    browser = sign_in(administrator)
    with django_assert_num_queries(5):
        answer = browser.get(ACCOUNTS, {"q": "do van thu"})
    assert len(_rows(answer, "Tên đăng nhập")) == rows
