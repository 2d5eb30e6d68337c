"""Behind a server with TLS the program is reached under the names that DONDOC_HOSTS lists."""

import os
import subprocess
import sys

import pytest
from django.test import Client

PRINT = "from dondoc.config import settings as s; print(s.ALLOWED_HOSTS[2:], s.CSRF_TRUSTED_ORIGINS)"


def test_the_named_hosts_are_answered_and_their_forms_taken(tmp_path):
    settings = {"DONDOC_VAR": str(tmp_path), "DONDOC_HOSTS": "dondoc.example,ban.example"}
    done = subprocess.run(
        [sys.executable, "-c", PRINT], env={**os.environ, **settings}, capture_output=True, text=True, check=True
    )

    assert done.stdout == ("['dondoc.example', 'ban.example'] ['https://dondoc.example', 'https://ban.example']\n")


@pytest.mark.parametrize(("origin", "status"), [("https://dondoc.example", 302), ("https://other.example", 403)])
def test_a_form_sent_through_tls_is_taken_from_a_named_host_only(origin, status, settings):
    settings.ALLOWED_HOSTS = ["dondoc.example"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://dondoc.example"]
    client = Client(enforce_csrf_checks=True, HTTP_HOST="dondoc.example")
    client.cookies["csrftoken"] = "a" * 32

    answer = client.post(
        "/ui/language/", {"language": "en", "csrfmiddlewaretoken": "a" * 32}, headers={"Origin": origin}
    )
    assert answer.status_code == status


TLS = """
from dondoc.config import settings as s
print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.SECURE_PROXY_SSL_HEADER)
"""


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "False False False 0 None"),
        ({"DONDOC_TLS": "1"}, "True True True 31536000 ('HTTP_X_FORWARDED_PROTO', 'https')"),
    ],
)
def test_cookies_go_over_tls_only_where_every_browser_comes_that_way(tmp_path, given, says):
    done = subprocess.run(
        [sys.executable, "-c", TLS],
        env={**os.environ, "DONDOC_VAR": str(tmp_path), **given},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == f"{says}\n"


def test_through_tls_a_page_says_that_browsers_must_come_back_so(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 31536000
    plain = Client().get("/accounts/login/")
    through = Client().get("/accounts/login/", headers={"X-Forwarded-Proto": "https"})

    assert (plain.status_code, plain.headers["Location"]) == (301, "https://testserver/accounts/login/")
    assert (through.status_code, through.headers["Strict-Transport-Security"]) == (200, "max-age=31536000")
