"""Who came in, and who did not, stands in the journal; what was typed as a password never does."""

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from cast import PASSWORD
from dondoc.journal.models import Entry
from dondoc.people.adapter import ClosedDoor
from dondoc.people.models import User

WRONG = "mat khau sai"


def _attempt(username: str, password: str) -> int:
    return Client().post("/accounts/login/", {"login": username, "password": password}).status_code


def _lines() -> list[tuple[str, str, int | None, str]]:
    found = Entry.objects.filter(verb__startswith="people.account.sign_in").order_by("id")
    return [(e.verb, e.actor_name, e.object_id, e.sentence) for e in found]


def test_a_sign_in_is_one_line_in_the_name_of_the_person(labour_head):
    status = _attempt("labour_head", PASSWORD)
    assert (status, _lines()) == (
        302,
        [
            (
                "people.account.sign_in",
                labour_head.person.name,
                labour_head.pk,
                "Đăng nhập từ địa chỉ 127.0.0.1",
            )
        ],
    )
    assert Entry.objects.get().actor_post == "Trưởng phòng Quản lý Lao động"


@pytest.mark.parametrize("username", ["labour_head", "khong.co"])
def test_a_failed_sign_in_is_a_line_of_the_door_whether_or_not_the_account_exists(labour_head, username):
    status = _attempt(username, WRONG)
    sentence = f"Không đăng nhập được “{username}” từ địa chỉ 127.0.0.1: tên hoặc mật khẩu không đúng"
    assert (status, _lines()) == (200, [("people.account.sign_in_failed", "Đăng nhập", None, sentence)])


def test_the_right_password_of_a_locked_account_is_a_failed_sign_in(labour_head):
    User.objects.filter(pk=labour_head.pk).update(is_active=False)
    _attempt("labour_head", PASSWORD)
    sentence = "Không đăng nhập được “labour_head” từ địa chỉ 127.0.0.1: tài khoản đã khóa"
    assert _lines() == [("people.account.sign_in_failed", "Đăng nhập", labour_head.pk, sentence)]


def test_a_wrong_code_after_the_right_password_is_a_failed_sign_in_and_the_right_code_a_sign_in(labour_head):
    secret = generate_totp_secret()
    TOTP.activate(labour_head, secret)
    browser = Client()
    asked = browser.post("/accounts/login/", {"login": "labour_head", "password": PASSWORD})
    codes = [format_hotp_value(hotp_value(secret, counter)) for counter in yield_hotp_counters_from_time()]
    wrong = next(code for code in ("000000", "111111", "222222", "333333") if code not in codes)
    for code in (wrong, codes[0]):
        browser.post(asked["Location"], {"code": code})
    sentence = "Không đăng nhập được “labour_head” từ địa chỉ 127.0.0.1: mã xác thực không đúng"
    assert _lines() == [
        ("people.account.sign_in_failed", "Đăng nhập", labour_head.pk, sentence),
        ("people.account.sign_in", labour_head.person.name, labour_head.pk, "Đăng nhập từ địa chỉ 127.0.0.1"),
    ]


def test_a_long_name_is_cut_and_no_password_is_kept(rf, db):
    ClosedDoor().authentication_failed(rf.post("/accounts/login/"), username="a" * 90, password=WRONG)
    entry = Entry.objects.get()
    assert (entry.object_label, WRONG in entry.sentence) == ("a" * 60, False)


def test_attempts_beyond_the_limit_are_not_written(db):
    for _ in range(7):
        _attempt("khong.co", WRONG)
    assert len(_lines()) == 5


def test_the_journal_shows_them_to_administrators(sign_in, administrator):
    _attempt("khong.co", WRONG)
    page = sign_in(administrator).get("/journal/", {"area": "people"})
    assert [entry.verb for entry in page.context["page"].rows] == ["people.account.sign_in_failed"]
