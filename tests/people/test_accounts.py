"""Accounts: given, reset and locked by the administrator; a temporary password is good for one sign-in."""

import re

import pytest
from django.contrib.auth import authenticate
from django.test import Client

from cast import PASSWORD
from dondoc.people.models import Person, User

NEW = "Một câu khác hẳn, dễ nhớ"


def _shown_password(answer):
    return re.search(r"<code[^>]*>([^<]+)</code>", answer.content.decode())[1]


def test_a_new_account_signs_in_with_the_password_shown_once(sign_in, administrator):
    person = Person.objects.create(name="Chu Văn Mẫu")
    answer = sign_in(administrator).post("/people/accounts/new/", {"person": person.pk, "username": "Chu.Mau"})
    account = authenticate(None, username="chu.mau", password=_shown_password(answer))
    assert (account.person, account.must_change_password, answer["Cache-Control"]) == (
        person,
        True,
        "max-age=0, no-cache, no-store, must-revalidate, private",
    )


@pytest.mark.parametrize("username", ["ab", "chữ có dấu", "a b c", "-abc"])
def test_a_name_that_is_no_sign_in_name_is_refused(sign_in, administrator, username):
    person = Person.objects.create(name="Chu Văn Mẫu")
    answer = sign_in(administrator).post("/people/accounts/new/", {"person": person.pk, "username": username})
    assert answer.context["form"].non_field_errors() == [
        "Tên đăng nhập gồm 3 đến 60 chữ thường không dấu, chữ số, dấu chấm hoặc gạch."
    ]


def test_a_temporary_password_leads_to_a_password_of_ones_own(labour_staff):
    labour_staff.must_change_password = True
    labour_staff.save()
    browser = Client()
    browser.force_login(labour_staff)
    led = [browser.get(path)["Location"] for path in ("/people/", "/notices/")]
    over_htmx = browser.get("/people/", headers={"HX-Request": "true"})["HX-Redirect"]
    answer = browser.post("/people/me/password/", {"old": PASSWORD, "new": NEW, "again": NEW})
    assert (led, over_htmx, answer["Location"]) == (["/people/me/password/"] * 2, "/people/me/password/", "/")
    assert browser.get("/people/").status_code == 200


@pytest.mark.parametrize(
    ("values", "field", "error"),
    [
        ({"old": "sai"}, "__all__", "Mật khẩu hiện nay chưa đúng."),
        ({"again": "khác"}, "again", "Hai lần nhập mật khẩu mới không giống nhau."),
        ({"new": PASSWORD, "again": PASSWORD}, "__all__", "Mật khẩu mới trùng với mật khẩu hiện nay."),
    ],
)
def test_a_password_that_cannot_be_is_refused(sign_in, labour_staff, values, field, error):
    answer = sign_in(labour_staff).post("/people/me/password/", {"old": PASSWORD, "new": NEW, "again": NEW, **values})
    assert answer.context["form"].errors[field] == [error]


def test_a_short_password_is_refused(sign_in, labour_staff):
    answer = sign_in(labour_staff).post("/people/me/password/", {"old": PASSWORD, "new": "ngắn", "again": "ngắn"})
    assert len(answer.context["form"].non_field_errors()) == 1
    assert User.objects.get(pk=labour_staff.pk).check_password(PASSWORD)


def test_a_reset_ends_what_is_open_and_asks_first(sign_in, administrator, head):
    open_elsewhere = sign_in(head)
    browser = sign_in(administrator)
    asked = browser.post(f"/people/accounts/{head.pk}/reset/")
    still_in = open_elsewhere.get("/people/me/").status_code
    answer = browser.post(f"/people/accounts/{head.pk}/reset/", {"confirmed": "1"})
    assert (asked.context["verb"], still_in, open_elsewhere.get("/people/me/").status_code) == (
        "Đặt lại mật khẩu",
        200,
        302,
    )
    assert authenticate(None, username="head", password=_shown_password(answer)) == head


def test_a_locked_account_is_out_at_once_and_back_when_unlocked(sign_in, administrator, head):
    open_elsewhere = sign_in(head)
    browser = sign_in(administrator)
    browser.post(f"/people/accounts/{head.pk}/lock/", {"reason": "Nghỉ dài ngày"})
    locked = (open_elsewhere.get("/people/me/").status_code, authenticate(None, username="head", password=PASSWORD))
    browser.post(f"/people/accounts/{head.pk}/unlock/")
    assert (locked, authenticate(None, username="head", password=PASSWORD)) == ((302, None), head)


def test_nobody_opens_an_account_for_themselves(db):
    Client().post("/accounts/signup/", {"username": "ke.la", "password1": NEW})
    assert User.objects.filter(username="ke.la").exists() is False


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_with_one_row_and_with_three(sign_in, administrator, django_assert_num_queries, rows):
    for n in range(rows):
        User.objects.create(username=f"thu{n}", person=Person.objects.create(name=f"Đỗ Văn Thử {n}"))
    browser = sign_in(administrator)
    with django_assert_num_queries(6):
        answer = browser.get("/people/accounts/", {"q": "do van thu"})
    assert len(answer.context["page"].rows) == rows


def test_the_language_chosen_is_that_of_the_pages(sign_in, head):
    browser = sign_in(head)
    browser.post("/people/me/", {"language": "en"})
    chosen = User.objects.get(pk=head.pk).language
    fresh = sign_in(User.objects.get(pk=head.pk))
    assert (
        chosen,
        browser.cookies["django_language"].value,
        '<html lang="en">' in fresh.get("/people/me/").content.decode(),
    ) == (
        "en",
        "en",
        True,
    )
