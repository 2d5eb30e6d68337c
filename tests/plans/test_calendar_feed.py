"""One's deadlines by a secret link."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from dondoc.people.models import Tenure
from dondoc.plans.actions.feed import make_feed, revoke_feed
from dondoc.plans.models import FeedKey
from issued import issued_plan, issued_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(cast, labour_head) -> str:
    plan = issued_plan(cast)
    issued_task(plan, lead=cast.bodies["labour"], title="Rà soát nhà ở")
    issued_task(plan, lead=cast.bodies["environment"], title="Việc của phòng khác")
    issued_task(plan, lead=cast.bodies["labour"], title="Việc không thời hạn", due=None)
    return reverse("plans:feed", args=[make_feed(actor=labour_head)])


def test_it_holds_one_s_own_deadlines_and_nobody_else_s(link):
    answer = Client().get(link)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [(str(e["summary"]), e.decoded("dtstart")) for e in events] == [("Hạn: Rà soát nhà ở", date(2026, 6, 30))]


def test_an_unchanged_calendar_is_not_sent_again(link):
    first = Client().get(link)
    again = Client().get(link, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_new_link_closes_the_old_one_and_it_can_be_taken_back(link, labour_head):
    newer = reverse("plans:feed", args=[make_feed(actor=labour_head)])
    assert (Client().get(link).status_code, Client().get(newer).status_code) == (404, 200)
    revoke_feed(actor=labour_head)
    assert Client().get(newer).status_code == 404


def test_whoever_holds_no_post_any_more_has_no_calendar(link, labour_head):
    Tenure.objects.filter(person=labour_head.person).update(valid_to=date(2020, 1, 1))
    assert Client().get(link).status_code == 404


def test_only_a_digest_of_the_secret_is_kept(link):
    assert FeedKey.objects.get().digest not in link
    assert len(FeedKey.objects.get().digest) == 64


def test_the_link_is_shown_once(labour_head, sign_in):
    client = sign_in(labour_head)
    made = client.post(reverse("plans:feed_new")).content.decode()
    link = made.partition('value="http')[2].partition('"')[0]
    assert link.endswith(".ics")
    assert link not in client.get(reverse("notices:settings")).content.decode()
