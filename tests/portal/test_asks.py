"""The portal shows an enterprise what it is asked, and nobody else's."""

import re
from datetime import timedelta

from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.people.queries import today
from dondoc.portal.queries import asks_of
from dondoc.worktime import vietnam
from issued import issued_plan, issued_task

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_an_enterprise_is_asked_its_own_duties_only(cast: Cast) -> None:
    plan = issued_plan(cast)
    issued_task(plan, lead=cast.bodies["enterprise"], title="Thống kê công nhân có nhu cầu nhà ở")
    issued_task(plan, lead=cast.bodies["other_enterprise"], title="Việc của công ty khác")
    assert [ask.label for ask in asks_of(cast.users["enterprise_user"])] == ["Thống kê công nhân có nhu cầu nhà ở"]


def test_a_deadline_stands_with_the_working_days_left(cast: Cast) -> None:
    on = today()
    plan = issued_plan(cast)
    for days in (-12, 0, 30):
        issued_task(plan, lead=cast.bodies["enterprise"], title="Thống kê", due=on + timedelta(days=days))
    left = [vietnam(on.year - 1, on.year + 1).working_days_between(on, on + timedelta(days=n)) for n in (-12, 0, 30)]
    assert [ask.left for ask in asks_of(cast.users["enterprise_user"])] == left
    client = Client()
    client.force_login(cast.users["enterprise_user"], backend=BACKEND)
    page = client.get(reverse("portal:index")).content.decode()
    assert re.findall(r"<p>hạn \d\d/\d\d/\d{4} · (.*?)</p>", page) == [
        f"quá hạn {-left[0]} ngày làm việc",
        "hôm nay",
        f"còn {left[2]} ngày làm việc",
    ]


def test_the_first_page_leads_an_enterprise_to_the_portal(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.users["enterprise_user"], backend=BACKEND)
    response = client.get("/")
    assert (response.status_code, response.url) == (302, reverse("portal:index"))


def test_the_portal_is_not_for_members_of_the_agency(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.users["labour_head"], backend=BACKEND)
    assert client.get(reverse("portal:index")).status_code == 403
