"""The reading library gets every name by which documents may call somebody, on the day asked for."""

from datetime import date

import pytest

from dondoc.people import actions
from dondoc.people.queries.reading import directory_for_reading

DAY = date(2026, 3, 2)


@pytest.fixture
def named(cast, chief_of_office):
    """The cast with a few names as documents write them."""
    actions.add_alias(actor=chief_of_office, thing=cast.bodies["environment"], text="Phòng Quản lý TN&MT")
    actions.add_alias(actor=chief_of_office, thing=cast.departments, text="Các phòng")
    actions.add_alias(actor=chief_of_office, thing=cast.posts["deputy"], text="PTB")
    actions.rename_body(
        actor=chief_of_office, body=cast.bodies["zone"], name="Khu công nghiệp Mẫu Mới", on=DAY, basis="1/QĐ-UBND"
    )
    return cast


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("Văn phòng Ban", "body", "office"),
        ("Phong Quan ly Lao dong", "body", "labour"),
        ("Phòng Quản lý TN&MT", "body", "environment"),
        ("UBND tỉnh", "body", "province"),
        ("Khu công nghiệp Mẫu", "body", "zone"),
        ("Khu công nghiệp Mẫu Mới", "body", "zone"),
    ],
)
def test_a_body_by_any_of_its_names(named, text, kind, key):
    match = directory_for_reading(DAY).resolve(text)
    assert (match.kind, match.entry_id) == (kind, named.bodies[key].pk)


def test_groups_and_posts_by_any_of_their_names(named):
    directory = directory_for_reading(DAY)
    found = [directory.resolve(text) for text in ("Các phòng chuyên môn", "Các phòng", "Trưởng Ban", "PTB")]
    assert [(m.kind, m.entry_id) for m in found] == [
        ("group", named.departments.pk),
        ("group", named.departments.pk),
        ("post", named.posts["head"].pk),
        ("post", named.posts["deputy"].pk),
    ]


def test_a_person_by_post_and_name(named):
    match = directory_for_reading(DAY).resolve("Phó trưởng Ban - Trần Thị Mẫu Lao")
    assert (match.kind, match.entry_id) == ("person", named.users["deputy_labour"].person_id)


@pytest.mark.parametrize("text", ["Phó Trưởng Ban - Võ Văn Thử", "Sở Thủy sản", "Mai Văn Mẫu Ngoài"])
def test_nobody_is_guessed(named, text):
    assert directory_for_reading(DAY).resolve(text).entry_id is None


def test_a_body_of_another_day_is_not_meant(named, chief_of_office):
    actions.close_body(actor=chief_of_office, body=named.bodies["labour"], last_day=DAY, basis="3/QĐ-UBND")
    days = (DAY, date(2026, 3, 3))
    found = [directory_for_reading(day).resolve("Phòng Quản lý Lao động").entry_id for day in days]
    assert found == [named.bodies["labour"].pk, None]


def test_it_costs_seven_queries(named, django_assert_num_queries):
    with django_assert_num_queries(7):
        directory_for_reading(DAY)
