"""People from outside are met in their browser's language until they choose; members of the agency are not."""

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.people.models import User
from dondoc.portal import actions

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ENGLISH = {"Accept-Language": "en-GB,en;q=0.9"}
PASSWORD = "mat-khau-dai-cua-vai"


def link(cast: Cast) -> str:
    _, secret = actions.invite(
        actor=cast.users["office_clerk"], body=cast.bodies["other_enterprise"], person_name="Cao Văn Mẫu Mời"
    )
    return reverse("portal:accept", args=[secret])


@pytest.mark.parametrize(
    ("wish", "spoken"), [("en-GB,en;q=0.9", "en"), ("vi,en;q=0.8", "vi"), ("fr-FR", "vi"), ("", "vi")]
)
def test_an_invitation_speaks_the_language_that_the_browser_asks_for(cast: Cast, wish: str, spoken: str) -> None:
    answer = Client().get(link(cast), headers={"Accept-Language": wish})
    assert (answer.status_code, answer.headers["Content-Language"]) == (200, spoken)
    assert answer.context["title"] == {"en": "Accept the invitation", "vi": "Nhận lời mời"}[spoken]


def test_a_chosen_language_goes_before_the_browsers(cast: Cast) -> None:
    client = Client()
    client.cookies["django_language"] = "vi"
    assert client.get(link(cast), headers=ENGLISH).headers["Content-Language"] == "vi"


@pytest.mark.parametrize(
    ("next_page", "spoken"), [("/portal/", "en"), ("/plans/", "vi"), ("", "vi"), ("https://elsewhere.example/", "vi")]
)
@pytest.mark.django_db
def test_only_a_sign_in_that_leads_to_the_portal_asks_the_browser(next_page: str, spoken: str) -> None:
    answer = Client().get(reverse("account_login"), {"next": next_page}, headers=ENGLISH)
    assert answer.headers["Content-Language"] == spoken


def test_the_new_account_keeps_the_language_in_which_it_was_opened(cast: Cast) -> None:
    data = {"username": "cong.ty.hai", "password": PASSWORD, "again": PASSWORD}
    answer = Client().post(link(cast), data, headers=ENGLISH)
    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=/portal/")
    assert User.objects.get(username="cong.ty.hai").language == "en"


def test_an_account_opened_in_vietnamese_keeps_the_default(cast: Cast) -> None:
    data = {"username": "cong.ty.hai", "password": PASSWORD, "again": PASSWORD}
    Client().post(link(cast), data)
    assert User.objects.get(username="cong.ty.hai").language == ""


def test_whoever_is_signed_in_is_spoken_to_as_their_account_says(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.users["enterprise_user"], backend=BACKEND)
    assert client.get(reverse("portal:index"), headers=ENGLISH).headers["Content-Language"] == "vi"


def test_an_account_with_a_language_gets_its_pages_in_it(cast: Cast) -> None:
    User.objects.filter(pk=cast.users["enterprise_user"].pk).update(language="en")
    client = Client()
    client.force_login(cast.users["enterprise_user"], backend=BACKEND)
    answer = client.get(reverse("portal:index"))
    assert (answer.headers["Content-Language"], answer.context["title"]) == ("en", "Enterprise portal")
