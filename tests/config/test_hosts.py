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
