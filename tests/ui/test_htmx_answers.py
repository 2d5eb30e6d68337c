import json

import pytest
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect

from dondoc.ui import notify
from dondoc.ui.middleware import HtmxAnswers, add_trigger


@pytest.fixture
def answer(rf):
    def make(view, **headers):
        request = rf.get("/tasks", headers=headers)
        request._messages = CookieStorage(request)
        return HtmxAnswers(view)(request)

    return make


def told(response):
    return json.loads(response.headers["HX-Trigger"])["toast"]


def test_messages_leave_as_toasts_with_their_undo(answer):
    def view(request):
        notify.done(request, "Đã giao nhiệm vụ.", undo="/undo/7")
        notify.refused(request, "Chưa gửi được.")
        return HttpResponse("ok")

    assert told(answer(view, hx_request="true")) == [
        {"level": "success", "text": "Đã giao nhiệm vụ.", "undo": "/undo/7", "icon": "circle-check"},
        {"level": "error", "text": "Chưa gửi được.", "undo": "", "icon": "alert-circle"},
    ]


def test_messages_that_the_page_printed_itself_are_not_told_twice(answer):
    def view(request):
        messages.success(request, "Đã lưu.")
        list(messages.get_messages(request))
        return HttpResponse("ok")

    assert "HX-Trigger" not in answer(view, hx_request="true").headers


def test_a_plain_page_gets_no_htmx_headers(answer):
    def view(request):
        messages.success(request, "Đã lưu.")
        return HttpResponse("ok")

    assert "HX-Trigger" not in answer(view).headers


def test_a_lost_session_leads_the_whole_page_to_sign_in_and_back(answer):
    response = answer(
        lambda _request: HttpResponseRedirect("/accounts/login/?next=/tasks/fragment"),
        hx_request="true",
        hx_current_url="http://testserver/tasks?page=2",
    )

    assert (response.status_code, response.headers["HX-Redirect"]) == (204, "/accounts/login/?next=/tasks")


def test_a_lost_session_without_htmx_is_an_ordinary_redirect(answer):
    response = answer(lambda _request: HttpResponseRedirect("/accounts/login/?next=/tasks"))

    assert (response.status_code, response.headers["Location"]) == (302, "/accounts/login/?next=/tasks")


def test_another_redirect_is_left_to_htmx_and_keeps_its_messages(answer):
    def view(request):
        messages.success(request, "Đã lưu.")
        return HttpResponseRedirect("/tasks/7")

    response = answer(view, hx_request="true")

    assert (response.status_code, response.headers["Location"]) == (302, "/tasks/7")
    assert "HX-Trigger" not in response.headers


def test_an_upload_by_script_is_told_where_to_go_and_does_not_follow_by_itself(answer):
    response = answer(lambda _request: HttpResponseRedirect("/plans/7/review"), x_upload="1")

    assert (response.status_code, response.headers["X-Location"]) == (204, "/plans/7/review")


def test_a_405_gets_a_page_in_words_and_keeps_the_allowed_methods(answer):
    response = answer(lambda _request: HttpResponseNotAllowed(["POST"]))

    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert "Không mở được theo cách này" in response.content.decode()


def test_events_already_there_are_kept():
    response = HttpResponse(headers={"HX-Trigger": "saved, closed"})
    add_trigger(response, "toast", [1])

    assert json.loads(response.headers["HX-Trigger"]) == {"saved": None, "closed": None, "toast": [1]}
