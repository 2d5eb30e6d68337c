"""The hour in words, and reminders that come once each."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cast import Cast
from dondoc.notices.models import Notice
from dondoc.requests import actions
from dondoc.requests.actions import Asked, Said
from dondoc.requests.actions.collating import remind
from dondoc.requests.models import Request
from dondoc.requests.queries.time import due_words, left_words
from dondoc.requests.rules import RequestKind

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DUE = datetime(2026, 11, 26, 16, 0, tzinfo=HANOI)  # a Thursday


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (datetime(2026, 11, 26, 9, 30, tzinfo=HANOI), "còn 4 giờ làm việc"),  # 9:30–11:30 and 13:30–16:00
        (datetime(2026, 11, 26, 15, 30, tzinfo=HANOI), "còn chưa đến 1 giờ làm việc"),
        (datetime(2026, 11, 23, 16, 0, tzinfo=HANOI), "còn 2 ngày làm việc"),  # 24/11 is a day of rest
        (datetime(2026, 11, 27, 9, 0, tzinfo=HANOI), "quá hạn 3 giờ làm việc"),
    ],
)
def test_the_time_left_is_counted_in_office_hours(db, now: datetime, words: str):
    request = Request(due_at=DUE)

    assert (due_words(request), left_words(request, now)) == ("16 giờ 00 ngày 26/11/2026", words)


def _ask(cast: Cast) -> Request:
    asked = Asked(
        kind=RequestKind.OPINION,
        title="Góp ý dự thảo",
        due_at=timezone.now() + timedelta(hours=20),
        bodies=[cast.bodies["labour"], cast.bodies["environment"]],
    )
    return actions.ask(actor=cast.users["office_clerk"], asked=asked)


def _told(cast: Cast, who: str, key: str) -> int:
    return Notice.objects.filter(person_id=cast.users[who].person_id, key__startswith=f"requests.{key}").count()


def test_who_has_not_answered_is_reminded_once_before_and_once_after_the_hour(cast: Cast):
    request = _ask(cast)
    answered = request.addressees.get(body=cast.bodies["environment"])
    actions.answer(actor=cast.users["environment_head"], addressee=answered, said=Said(agrees=True))
    now = timezone.now()
    for moment in (now, now + timedelta(hours=1), now + timedelta(hours=21), now + timedelta(hours=22)):
        remind(now=moment)

    assert [_told(cast, "labour_head", key) for key in ("soon", "overdue")] == [1, 1]
    assert [_told(cast, "environment_head", key) for key in ("soon", "overdue")] == [0, 0]
    assert _told(cast, "office_clerk", "silent") == 1


def test_a_reminder_suits_the_rank(cast: Cast):
    request = _ask(cast)
    actions.add_addressees(
        actor=cast.users["office_clerk"], request=request, bodies=[cast.bodies["union"], cast.bodies["province"]]
    )
    clerk = cast.users["office_clerk"]
    actions.urge(actor=clerk, request=request, addressees=list(request.addressees.select_related("body", "request")))

    inside = Notice.objects.get(person_id=cast.users["labour_head"].person_id, key__startswith="requests.urged")
    outside = Notice.objects.get(person_id=cast.users["union_user"].person_id, key__startswith="requests.urged")
    assert inside.text.startswith("Đôn đốc Phòng Quản lý Lao động trả lời")
    assert outside.text.startswith("Đề nghị Công đoàn các khu công nghiệp tỉnh Mẫu trả lời")


def test_an_answer_after_the_hour_is_marked_late(cast: Cast, sign_in):
    request = _ask(cast)
    Request.objects.filter(pk=request.pk).update(due_at=timezone.now() - timedelta(hours=1))
    labour = request.addressees.get(body=cast.bodies["labour"])
    actions.answer(actor=cast.users["labour_head"], addressee=labour, said=Said(agrees=True))

    page = sign_in(cast.users["office_clerk"]).get(f"/requests/{request.pk}/").content.decode()
    assert "sau thời hạn" in page


def test_what_waits_stands_on_the_first_page(cast: Cast, sign_in):
    _ask(cast)

    assert "Góp ý dự thảo" in sign_in(cast.users["labour_head"]).get("/").content.decode()
    assert "0/2 nơi đã trả lời" in sign_in(cast.users["office_clerk"]).get("/").content.decode()
    assert "Góp ý dự thảo" not in sign_in(cast.users["enterprise_head"]).get("/").content.decode()
