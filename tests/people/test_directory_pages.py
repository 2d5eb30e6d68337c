"""The directory's pages: who sees what, what is found, what an edit does."""

import io
import re

import openpyxl
import pytest

from dondoc.people.models import Alias, Body, BodyGroup, Person, Tenure
from dondoc.people.rules import BodyKind

LINK = re.compile(r'<td><a href="[^"]+">([^<]+)</a>')


def _names(answer):
    return LINK.findall(answer.content.decode())


def test_a_member_of_the_agency_sees_every_body_in_alphabetical_order(sign_in, labour_staff):
    assert _names(sign_in(labour_staff).get("/people/")) == [
        "Ban Quản lý các khu công nghiệp tỉnh Mẫu",
        "Công đoàn các khu công nghiệp tỉnh Mẫu",
        "Công ty TNHH Bao bì Mẫu Một",
        "Công ty TNHH Linh kiện Mẫu Hai",
        "Khu công nghiệp Mẫu",
        "Phòng Quản lý Doanh nghiệp",
        "Phòng Quản lý Lao động",
        "Phòng Quản lý Tài nguyên và Môi trường",
        "Ủy ban nhân dân tỉnh Mẫu",
        "Văn phòng",
    ]


def test_an_enterprise_sees_itself_alone(sign_in, enterprise_user):
    assert _names(sign_in(enterprise_user).get("/people/")) == ["Công ty TNHH Bao bì Mẫu Một"]


def test_an_enterprise_sees_its_own_people_alone(sign_in, enterprise_user):
    assert _names(sign_in(enterprise_user).get("/people/persons/")) == ["Lý Thị Mẫu Giám"]


def test_whoever_holds_no_post_sees_nothing(sign_in, stranger):
    browser = sign_in(stranger)
    assert (_names(browser.get("/people/")), _names(browser.get("/people/persons/"))) == ([], [])


def test_another_enterprises_page_is_not_there(sign_in, enterprise_user, other_enterprise):
    assert sign_in(enterprise_user).get(f"/people/bodies/{other_enterprise.pk}/").status_code == 404


def test_it_finds_a_body_without_accents_and_by_its_other_name(sign_in, head, labour):
    Alias(text="Phòng Việc làm", body=labour).save()
    browser = sign_in(head)
    found = [_names(browser.get("/people/", {"q": words})) for words in ("quan ly lao dong", "phong viec lam")]
    assert found == [["Phòng Quản lý Lao động"], ["Phòng Quản lý Lao động"]]


def test_it_filters_by_kind(sign_in, head, cast):
    assert _names(sign_in(head).get("/people/", {"kind": "enterprise"})) == [
        "Công ty TNHH Bao bì Mẫu Một",
        "Công ty TNHH Linh kiện Mẫu Hai",
    ]


def test_persons_are_filtered_by_what_they_are(sign_in, head, cast):
    assert _names(sign_in(head).get("/people/persons/", {"role": "deputy"})) == [
        "Trần Thị Mẫu Lao",
        "Phạm Văn Mẫu Môi",
        "Lê Văn Mẫu Nghiệp",
    ]


def test_a_person_stands_in_the_list_with_the_post_of_today(sign_in, head, cast):
    listed = sign_in(head).get("/people/persons/", {"role": "deputy"}).context["page"].rows
    assert [[tenure.printed_title for tenure in person.posts_today] for person in listed] == [["Phó Trưởng Ban"]] * 3


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("path", "queries"), [("/people/", 5), ("/people/persons/", 6)])
def test_a_list_costs_the_same_with_one_row_and_with_three(
    sign_in, head, cast, django_assert_num_queries, path, queries, rows
):
    for n in range(rows):
        body = Body.objects.create(name=f"Xã Văn Thử {n}", kind=BodyKind.COMMUNE, parent=cast.bodies["province"])
        person = Person.objects.create(name=f"Đỗ Văn Thử {n}")
        Tenure.objects.create(person=person, post=cast.posts["partner"], body=body, valid_from="2020-01-01")
    browser = sign_in(head)
    with django_assert_num_queries(queries):
        answer = browser.get(path, {"q": "van thu"})
    assert len(_names(answer)) == rows


def test_htmx_gets_the_rows_alone(sign_in, head):
    page = sign_in(head).get("/people/", headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in page, "Văn phòng" in page) == (False, True)


def test_the_tree_shows_units_with_their_people(sign_in, head):
    page = sign_in(head).get("/people/tree/").content.decode()
    assert re.findall(r"<strong>([^<]+)</strong></a>", page) == [
        "Ban Quản lý các khu công nghiệp tỉnh Mẫu",
        "Văn phòng",
        "Phòng Quản lý Lao động",
        "Phòng Quản lý Doanh nghiệp",
        "Phòng Quản lý Tài nguyên và Môi trường",
    ]


def test_the_sheet_is_what_the_page_shows(sign_in, head, cast):
    answer = sign_in(head).get("/people/bodies.xlsx", {"kind": "zone"})
    rows = openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert [row for row in rows if row[0] == "Khu công nghiệp Mẫu" or row[1] == "Doanh nghiệp"] == [
        ("Khu công nghiệp Mẫu", "Khu công nghiệp", "Ban Quản lý các khu công nghiệp tỉnh Mẫu", None, None)
    ]


def test_the_chief_of_office_adds_a_body(sign_in, chief_of_office, agency):
    answer = sign_in(chief_of_office).post(
        "/people/bodies/new/", {"name": "Đội Quản lý hạ tầng", "kind": "attached", "parent": agency.pk}
    )
    made = Body.objects.get(name="Đội Quản lý hạ tầng")
    assert (answer.status_code, answer["Location"], made.parent) == (302, f"/people/bodies/{made.pk}/", agency)


def test_a_refusal_of_the_action_stands_on_the_form(sign_in, chief_of_office, agency):
    answer = sign_in(chief_of_office).post(
        "/people/bodies/new/", {"name": "Văn phòng", "kind": "office", "parent": agency.pk}
    )
    assert answer.context["form"].non_field_errors() == [
        "Danh bạ đã có “Văn phòng”. Hãy chọn trong danh bạ thay vì thêm mới."
    ]


@pytest.mark.parametrize(
    "path", ["/people/bodies/new/", "/people/persons/new/", "/people/groups/new/", "/people/accounts/"]
)
def test_whoever_may_not_is_told_why(sign_in, labour_head, path):
    answer = sign_in(labour_head).get(path)
    assert (answer.status_code, "Hãy" in answer.content.decode()) == (403, True)


def test_a_person_is_put_in_post_at_an_enterprise(sign_in, chief_of_office, enterprise, cast):
    sign_in(chief_of_office).post(
        f"/people/persons/new/?body={enterprise.pk}",
        {
            "name": "Chu Thị Mẫu",
            "post": cast.posts["enterprise"].pk,
            "body": enterprise.pk,
            "valid_from": "05/3/2026",
            "field_text": "",
        },
    )
    held = Tenure.objects.get(person__name="Chu Thị Mẫu")
    assert (str(held), held.valid_from.isoformat()) == (
        "Giám đốc Công ty TNHH Bao bì Mẫu Một: Chu Thị Mẫu",
        "2026-03-05",
    )


def test_a_name_is_added_and_taken_back(sign_in, chief_of_office, labour):
    browser = sign_in(chief_of_office)
    browser.post(f"/people/bodies/{labour.pk}/aliases/", {"text": "Phòng QLLĐ mẫu"})
    alias = Alias.objects.get(body=labour)
    browser.post(f"/people/aliases/{alias.pk}/remove/")
    assert (alias.text, Alias.objects.filter(body=labour).exists()) == ("Phòng QLLĐ mẫu", False)


def test_a_group_page_adds_and_removes_members(sign_in, chief_of_office, departments, office, labour):
    browser = sign_in(chief_of_office)
    browser.post(f"/people/groups/{departments.pk}/members/", {"body": office.pk})
    browser.post(f"/people/members/{departments.members.get(body=labour).pk}/end/")
    shown = browser.get(f"/people/groups/{departments.pk}/").context["members"]
    assert [body.name for body, _ in shown] == [
        "Phòng Quản lý Doanh nghiệp",
        "Phòng Quản lý Tài nguyên và Môi trường",
        "Văn phòng",
    ]


def test_what_a_person_types_prints_as_itself(sign_in, chief_of_office, labour):
    browser = sign_in(chief_of_office)
    browser.post(f"/people/bodies/{labour.pk}/aliases/", {"text": "<script>alert(1)</script>"})
    page = browser.get(f"/people/bodies/{labour.pk}/").content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert(1)" in page) == (False, True)


def test_the_group_of_leaders_lists_who_leads_today(sign_in, head):
    leaders = BodyGroup.objects.create(name="Lãnh đạo Ban", kind="leaders")
    shown = sign_in(head).get(f"/people/groups/{leaders.pk}/").context
    assert (str(shown["leaders"][0].person), shown["member_form"]) == (str(head.person), None)
