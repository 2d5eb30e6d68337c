import re

import pytest
from django.template.loader import get_template
from django.utils.html import strip_tags

ENGLISH = re.compile(
    r"\b(sign|login|log in|password|username|code|remember|forgot|your|submit|please)\b", re.IGNORECASE
)


def words(html):
    return re.sub(r"\s+", " ", strip_tags(re.sub(r"(?s)<(script|style).*?</\1>", "", html))).strip()


def test_signing_in_is_by_name_and_in_vietnamese(client):
    page = client.get("/accounts/login/").content.decode()

    assert 'name="login"' in page
    assert 'type="email"' not in page
    assert "Tên đăng nhập" in page
    assert "Mật khẩu" in page
    assert ENGLISH.findall(words(page)) == []


def test_a_forgotten_password_is_a_matter_for_the_administrator(client):
    page = client.get("/accounts/password/reset/").content.decode()

    assert "Mật khẩu do người quản trị của cơ quan cấp lại." in page
    assert 'name="email"' not in page


@pytest.mark.parametrize(
    "name",
    [
        "account/login.html",
        "account/logout.html",
        "account/password_change.html",
        "account/password_reset.html",
        "account/reauthenticate.html",
        "account/signup_closed.html",
        "mfa/authenticate.html",
        "mfa/index.html",
        "mfa/totp/activate_form.html",
        "mfa/recovery_codes/index.html",
        "allauth/layouts/manage.html",
    ],
)
def test_our_template_wins_over_that_of_the_third_party(name):
    assert "dondoc/ui/templates" in str(get_template(name).origin)


def test_a_failed_sign_in_says_what_to_check(client, db):
    page = client.post("/accounts/login/", {"login": "khong-co", "password": "sai"}).content.decode()

    assert "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra bộ gõ và phím Caps Lock." in page
    assert 'role="alert"' in page


@pytest.mark.parametrize("path", ["/accounts/password/change/", "/accounts/2fa/", "/accounts/logout/"])
def test_the_account_pages_of_a_signed_in_person_are_in_vietnamese(client, office_clerk, path):
    client.force_login(office_clerk)
    response = client.get(path)

    assert response.status_code == 200
    assert ENGLISH.findall(words(response.content.decode())) == []
