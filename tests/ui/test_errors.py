import json

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.test import Client

from dondoc.ui import errors

REASON = "Chỉ đơn vị chủ trì mới gửi được báo cáo."


@pytest.mark.parametrize(
    ("view", "args", "status", "says"),
    [
        (errors.bad_request, [ValueError("x")], 400, "Yêu cầu không đọc được"),
        (errors.permission_denied, [PermissionDenied(REASON)], 403, REASON),
        (errors.permission_denied, [PermissionDenied()], 403, "Tài khoản này chưa được giao quyền"),
        (errors.not_found, [Http404("secret model name")], 404, "Không tìm thấy trang"),
        (errors.server_error, [], 500, "Có lỗi ở máy chủ"),
        (errors.csrf_failure, ["CSRF cookie not set."], 403, "Trang đã mở quá lâu"),
    ],
)
def test_an_error_is_told_in_words_with_a_way_on(rf, view, args, status, says):
    response = view(rf.get("/"), *args)
    page = response.content.decode()

    assert response.status_code == status
    assert says in page
    assert "Về trang đầu" in page


def test_what_a_404_was_raised_with_is_not_shown(rf):
    assert "secret" not in errors.not_found(rf.get("/"), Http404("secret model name")).content.decode()


def test_a_reason_with_markup_prints_as_itself(rf):
    assert "&lt;b&gt;" in errors.permission_denied(rf.get("/"), PermissionDenied("<b>")).content.decode()


def test_an_error_asked_for_by_htmx_is_a_toast_and_leaves_the_page_alone(rf):
    response = errors.permission_denied(rf.get("/", headers={"hx-request": "true"}), PermissionDenied(REASON))

    assert (response.status_code, response.content, response.headers["HX-Reswap"]) == (403, b"", "none")
    assert json.loads(response.headers["HX-Trigger"])["toast"][0]["text"].startswith(REASON)


def test_each_error_page_declares_its_access_rule():
    views = [errors.bad_request, errors.permission_denied, errors.not_found, errors.server_error, errors.csrf_failure]

    assert {view.access_rule for view in views} == {"ui.error"}


@pytest.mark.parametrize("failure", [OperationalError("the server closed the connection"), InterfaceError("closed")])
def test_while_the_database_does_not_answer_it_says_to_come_back(monkeypatch, failure):
    def lost(*_args, **_kwargs):
        raise failure

    monkeypatch.setattr(SessionStore, "load", lost)
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "x" * 32
    answer = client.get("/")
    page = answer.content.decode()

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "Cơ sở dữ liệu đang khởi động lại" in page
    assert str(failure) not in page
