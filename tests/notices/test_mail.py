"""One mail a person a day, of what is not read, in working hours."""

from datetime import datetime, timedelta
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse

from dondoc.config.places import Places
from dondoc.notices.actions import notify, prepare_mails, send_mails, set_preference
from dondoc.notices.models import MailDigest, Notice
from dondoc.notices.rules import NoticeKind

MORNING = datetime(2026, 7, 3, 8, 10, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))  # a Friday
pytestmark = pytest.mark.django_db


@pytest.fixture
def person(labour_head) -> int:
    labour_head.person.email = "truong.phong@vi.du"
    labour_head.person.save()
    return labour_head.person_id


def tell(person_id: int, text: str, kind: NoticeKind = NoticeKind.OTHER, moment: datetime = MORNING) -> None:
    notify(person_ids=[person_id], key=text, text=text, url="/plans/tasks/1/", kind=kind)
    Notice.objects.filter(key=text).update(visible_from=moment - timedelta(minutes=1))


def bodies() -> list[str]:
    return [message.body for message in mail.outbox]


def test_what_is_not_read_goes_in_one_mail_grouped_by_what_it_is(person, settings):
    settings.ADDRESS = "https://dondoc.vi.du"
    tell(person, "Tin thường")
    tell(person, "Quá hạn 3 ngày: Rà soát", NoticeKind.OVERDUE)
    assert (prepare_mails(now=MORNING), send_mails()) == (1, 1)
    assert [(m.to, m.subject) for m in mail.outbox] == [(["truong.phong@vi.du"], "Đôn Đốc: 1 việc quá hạn")]
    body = """Gửi đồng chí,

Có 2 tin mới trong phần mềm Đôn Đốc:

VIỆC QUÁ HẠN (1)
- Quá hạn 3 ngày: Rà soát
  https://dondoc.vi.du/plans/tasks/1/

TIN KHÁC (1)
- Tin thường
  https://dondoc.vi.du/plans/tasks/1/

Thư do phần mềm gửi, mỗi ngày nhiều nhất một thư. Chọn cách nhận tại:
https://dondoc.vi.du/notices/settings/
"""
    assert bodies() == [body]


def test_a_second_mail_waits_for_the_next_day(person):
    tell(person, "Một")
    prepare_mails(now=MORNING)
    tell(person, "Hai")
    assert prepare_mails(now=MORNING + timedelta(hours=2)) == 0
    assert prepare_mails(now=MORNING + timedelta(days=3)) == 1  # Monday
    send_mails()
    assert [("Một" in body, "Hai" in body) for body in bodies()] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    "moment",
    [MORNING.replace(hour=6), MORNING.replace(hour=17), MORNING + timedelta(days=1)],
    ids=["early", "late", "Saturday"],
)
def test_nobody_is_written_to_outside_working_hours(person, moment):
    tell(person, "Tin", moment=moment)
    assert prepare_mails(now=moment) == 0


def test_what_is_read_or_not_wanted_is_left_out(person):
    tell(person, "Đã đọc")
    Notice.objects.update(read_at=MORNING)
    assert prepare_mails(now=MORNING) == 0
    tell(person, "Tin thường")
    set_preference(person_id=person, by_mail=True, kinds=["overdue"], hour=7)
    assert prepare_mails(now=MORNING) == 0
    set_preference(person_id=person, by_mail=False, kinds=["other"], hour=7)
    assert prepare_mails(now=MORNING) == 0
    set_preference(person_id=person, by_mail=True, kinds=["other"], hour=9)
    assert prepare_mails(now=MORNING) == 0
    assert prepare_mails(now=MORNING + timedelta(hours=1)) == 1


def test_without_an_address_or_an_open_account_nothing_is_put_down(person, labour_head):
    tell(person, "Tin")
    labour_head.is_active = False
    labour_head.save()
    assert prepare_mails(now=MORNING) == 0


def test_a_leader_is_informed_in_polite_words(head):
    head.person.email = "truong.ban@vi.du"
    head.person.save()
    tell(head.person_id, "Văn phòng kính trình đồng chí tổng hợp 2 việc cần quan tâm.", NoticeKind.WAITING)
    prepare_mails(now=MORNING)
    body = MailDigest.objects.get().body
    assert body.startswith("Kính gửi đồng chí,\n\nVăn phòng kính báo 1 tin")
    assert "đôn đốc " not in body


def test_a_crash_between_putting_down_and_handing_over_loses_and_doubles_nothing(person, settings, tmp_path):
    settings.PLACES = Places(tmp_path)
    settings.EMAIL_BACKEND = "dondoc.notices.storage.MailFolder"
    tell(person, "Tin")
    prepare_mails(now=MORNING)
    assert (prepare_mails(now=MORNING), send_mails()) == (0, 1)
    MailDigest.objects.update(state="ready")  # as a worker leaves it that is killed before it notes what it sent
    send_mails()
    files = sorted((tmp_path / "mail").glob("*.eml"))
    sent = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    assert [str(message["To"]) for message in sent] == ["truong.phong@vi.du"]
    assert "/plans/tasks/1/" in sent[0].get_content()


def test_a_server_that_refuses_is_asked_again_and_given_up_after_five_times(person, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    tell(person, "Tin")
    prepare_mails(now=MORNING)
    assert [send_mails() for _ in range(5)] == [0] * 5
    assert list(MailDigest.objects.values_list("state", "tries")) == [("failed", 5)]


def test_the_settings_page_keeps_what_is_chosen(person, labour_head, sign_in):
    client = sign_in(labour_head)
    page = reverse("notices:settings")
    assert "truong.phong@vi.du" in client.get(page).content.decode()
    client.post(page, {"kinds": ["overdue"], "hour": "9"})
    assert "Đã lưu cách nhận thông báo." in client.get(page).content.decode()
    set_to = client.get(page).context["form"].initial
    assert set_to == {"by_mail": False, "kinds": ["overdue"], "hour": 9}
