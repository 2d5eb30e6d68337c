"""Notices: each sees their own, after fifteen seconds, once; opening one leads only within the program."""

from datetime import UTC, datetime, timedelta

import pytest

from dondoc.notices.actions import mark_read, notify, withdraw
from dondoc.notices.models import Notice
from dondoc.notices.queries import unread_count, visible_to
from dondoc.notices.rules import inside
from dondoc.people.models import User
from dondoc.sample.clock import clock_at

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def _notify(*users, key="việc:1", text="Có việc mới", url="/people/"):
    with clock_at(AT):
        notify(person_ids=[user.person_id for user in users], key=key, text=text, url=url)


def _texts(answer):
    return [notice.text for notice in answer.context["page"].rows]


def test_each_sees_their_own_newest_first(sign_in, head, labour_head):
    _notify(head, text="Của lãnh đạo")
    _notify(labour_head, key="việc:1", text="Của phòng")
    _notify(labour_head, key="việc:2", text="Của phòng, mới hơn")
    assert (_texts(sign_in(head).get("/notices/")), _texts(sign_in(labour_head).get("/notices/"))) == (
        ["Của lãnh đạo"],
        ["Của phòng, mới hơn", "Của phòng"],
    )


def test_it_shows_after_fifteen_seconds(head):
    _notify(head)
    shown = []
    for seconds in (14, 15):
        with clock_at(AT + timedelta(seconds=seconds)):
            shown.append(unread_count(head.person_id))
    assert shown == [0, 1]


def test_the_same_key_tells_a_person_once(head, labour_head):
    _notify(head)
    _notify(head, labour_head)
    assert Notice.objects.count() == 2


def test_an_undo_takes_back_what_nobody_has_seen(head):
    _notify(head, key="việc:1")
    _notify(head, key="việc:2")
    with clock_at(AT + timedelta(seconds=10)):
        withdraw(key="việc:1")
    with clock_at(AT + timedelta(seconds=20)):
        withdraw(key="việc:2")
    assert [n.key for n in Notice.objects.all()] == ["việc:2"]


def test_opening_one_marks_it_read_and_leads_there(sign_in, head):
    _notify(head)
    notice = Notice.objects.get()
    answer = sign_in(head).post(f"/notices/{notice.pk}/")
    assert (answer["Location"], unread_count(head.person_id)) == ("/people/", 0)


@pytest.mark.parametrize("url", ["//elsewhere.example/", "https://elsewhere.example/", "javascript:alert(1)", ""])
def test_it_never_leads_outside(sign_in, head, url):
    _notify(head, url=url)
    answer = sign_in(head).post(f"/notices/{Notice.objects.get().pk}/")
    assert (answer["Location"], inside(url)) == ("/notices/", False)


def test_anothers_notice_is_not_there(sign_in, head, labour_head):
    _notify(labour_head)
    answer = sign_in(head).post(f"/notices/{Notice.objects.get().pk}/")
    assert (answer.status_code, unread_count(labour_head.person_id)) == (404, 1)


def test_all_of_mine_are_marked_at_once_and_nobody_elses(sign_in, head, labour_head):
    _notify(head, labour_head, key="việc:1")
    _notify(head, key="việc:2")
    sign_in(head).post("/notices/read/")
    assert (unread_count(head.person_id), unread_count(labour_head.person_id)) == (0, 1)


def test_marking_twice_changes_nothing_more(head):
    _notify(head)
    assert [mark_read(person_id=head.person_id) for _ in range(2)] == [1, 0]


def test_the_bell_counts_what_is_unread(sign_in, head):
    _notify(head, key="việc:1")
    _notify(head, key="việc:2")
    assert "2 thông báo chưa đọc" in sign_in(head).get("/notices/").content.decode()


def test_nobody_without_a_person_has_notices(db):
    assert list(visible_to(None)) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_with_one_row_and_with_three(sign_in, head, django_assert_num_queries, rows):
    for n in range(rows):
        _notify(head, key=f"việc:{n}")
    browser = sign_in(head)
    with django_assert_num_queries(6):
        answer = browser.get("/notices/")
    assert len(_texts(answer)) == rows


def test_an_account_comes_with_its_unread_notices(head, labour_head):
    _notify(head, labour_head, key="việc:1")
    _notify(head, key="việc:2")
    mark_read(person_id=labour_head.person_id)
    assert [User.objects.get(pk=user.pk).unread_notices for user in (head, labour_head)] == [2, 0]
