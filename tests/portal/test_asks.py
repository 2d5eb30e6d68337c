"""The portal shows an enterprise what it is asked, and nobody else's."""

from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.portal.queries import asks_of
from issued import issued_plan, issued_task

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_an_enterprise_is_asked_its_own_duties_only(cast: Cast) -> None:
    plan = issued_plan(cast)
    issued_task(plan, lead=cast.bodies["enterprise"], title="Thống kê công nhân có nhu cầu nhà ở")
    issued_task(plan, lead=cast.bodies["other_enterprise"], title="Việc của công ty khác")
    assert [ask.label for ask in asks_of(cast.users["enterprise_user"])] == ["Thống kê công nhân có nhu cầu nhà ở"]


def test_the_first_page_leads_an_enterprise_to_the_portal(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.users["enterprise_user"], backend=BACKEND)
    response = client.get("/")
    assert (response.status_code, response.url) == (302, reverse("portal:index"))


def test_the_portal_is_not_for_members_of_the_agency(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.users["labour_head"], backend=BACKEND)
    assert client.get(reverse("portal:index")).status_code == 403
