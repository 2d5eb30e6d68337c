"""What the review of a plan asks in passing: find, add, name, without leaving the page."""

import json

from dondoc.people.models import Alias, Body, Person


def test_it_finds_bodies_groups_and_persons(sign_in, chief_of_office, cast):
    found = sign_in(chief_of_office).get("/people/find/", {"q": "moi"}).json()
    assert found == {
        "results": [
            {
                "target": f"body:{cast.bodies['environment'].pk}",
                "name": "Phòng Quản lý Tài nguyên và Môi trường",
                "detail": "Phòng chuyên môn",
            },
            {
                "target": f"person:{cast.users['deputy_environment'].person_id}",
                "name": "Phạm Văn Mẫu Môi",
                "detail": "Phó Trưởng Ban",
            },
        ]
    }


def test_it_finds_nothing_for_nothing(sign_in, chief_of_office):
    assert sign_in(chief_of_office).get("/people/find/", {"q": " "}).json() == {"results": []}


def test_a_body_added_from_another_page_leads_back_there(sign_in, chief_of_office):
    answer = sign_in(chief_of_office).post(
        "/people/quick/body/", {"name": "Sở Thủy sản", "kind": "province_department", "next": "/plans/3/review/"}
    )
    assert (answer["Location"], Body.objects.filter(name="Sở Thủy sản").count()) == ("/plans/3/review/", 1)


def test_it_leads_nowhere_outside(sign_in, chief_of_office):
    answer = sign_in(chief_of_office).post(
        "/people/quick/body/", {"name": "Sở Thủy sản", "kind": "province_department", "next": "//elsewhere.example/"}
    )
    assert answer["Location"] == "/people/"


def test_htmx_hears_who_was_added(sign_in, chief_of_office, agency, cast):
    answer = sign_in(chief_of_office).post(
        "/people/quick/person/",
        {"name": "Võ Văn Thử", "post": cast.posts["deputy"].pk, "body": agency.pk, "valid_from": "01/01/2026"},
        headers={"HX-Request": "true"},
    )
    person = Person.objects.get(name="Võ Văn Thử")
    assert (answer.status_code, json.loads(answer["HX-Trigger"])["directory-changed"]) == (
        204,
        {"target": f"person:{person.pk}", "name": "Võ Văn Thử"},
    )


def test_a_name_of_a_document_is_kept_for_next_time(sign_in, chief_of_office, departments):
    sign_in(chief_of_office).post("/people/quick/alias/", {"target": f"group:{departments.pk}", "text": "Các phòng"})
    assert list(Alias.objects.values_list("text", "group_id")) == [("Các phòng", departments.pk)]


def test_a_target_that_is_not_there_is_refused(sign_in, chief_of_office):
    answer = sign_in(chief_of_office).post(
        "/people/quick/alias/", {"target": "body:999999", "text": "Các phòng"}, headers={"HX-Request": "true"}
    )
    assert (answer.status_code, Alias.objects.count()) == (422, 0)


def test_others_may_not(sign_in, labour_staff):
    answer = sign_in(labour_staff).post("/people/quick/body/", {"name": "Sở Thủy sản", "kind": "other"})
    assert (answer.status_code, Body.objects.filter(name="Sở Thủy sản").exists()) == (403, False)
