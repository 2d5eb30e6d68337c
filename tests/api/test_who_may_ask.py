"""The door: a token of an account that is in use, for the rooms it was issued for, so many times a minute; never a session."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from api.tokens import ALL, asking, token_for
from cast import Cast
from dondoc.config import api
from dondoc.journal.models import Entry
from dondoc.people.actions import issue_token, lock_account, reset_password, revoke_token, unlock_account
from dondoc.people.models import ApiToken, User
from dondoc.people.queries import today
from dondoc.people.queries.tokens import digest_of, token_of, tokens_visible_to
from dondoc.people.storage import count_use
from issued import issued_plan, issued_task

TASKS = "/api/v1/tasks"
PROBLEM = "application/problem+json"


@pytest.fixture
def task(cast: Cast) -> int:
    """A task of the labour department, which whoever was let in would see."""
    return issued_task(issued_plan(cast), lead=cast.bodies["labour"]).task_id


def ids(client: Client) -> list[int]:
    return [item["id"] for item in client.get(TASKS).json()["items"]]


def status(client: Client, address: str = TASKS) -> int:
    return client.get(address).status_code


def test_a_session_opens_nothing(task, labour_head, sign_in):
    client = sign_in(labour_head)
    answer = client.get(TASKS)
    assert (answer.status_code, answer.headers["Content-Type"], answer.headers["WWW-Authenticate"]) == (
        401,
        PROBLEM,
        "Bearer",
    )
    assert {status(client, f"/api/v1/{p.pattern}".replace("<pk>", "1")) for p in _operations()} <= {401, 405}


def test_a_session_writes_nothing(cast, labour_head, sign_in):
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"])
    assert sign_in(labour_head).post(f"/api/v1/duties/{duty.pk}/accept").status_code == 401
    duty.refresh_from_db()
    assert duty.state == "assigned"


def test_beside_a_session_the_token_counts(task, labour_head, environment_head, sign_in):
    client = sign_in(labour_head)
    secret = token_for(environment_head)[1]
    answer = client.get("/api/v1/me", headers={"authorization": f"Bearer {secret}"})
    assert answer.json()["username"] == "environment_head"


def _operations() -> list:
    return [p for p in api.urlpatterns if p.name not in {"openapi", "docs", "unknown"}]


def test_a_token_opens_what_its_owner_sees(task, labour_head, enterprise_user):
    assert (ids(asking(labour_head)), ids(asking(enterprise_user))) == ([task], [])


def test_neither_another_token_nor_a_piece_of_one_opens_anything(task, labour_head):
    secret = token_for(labour_head)[1]
    for wrong in (secret[:-1], secret.upper(), digest_of(secret), "dd_", ""):
        assert status(Client(headers={"authorization": f"Bearer {wrong}"})) == 401
    assert status(Client(headers={"authorization": f"Basic {secret}"})) == 401


def test_the_token_itself_is_kept_nowhere(labour_head):
    token, secret = token_for(labour_head)
    kept = ApiToken.objects.values().get()
    assert token.digest == digest_of(secret)
    assert [name for name, value in kept.items() if secret in str(value)] == []
    assert [e.sentence for e in Entry.objects.all() if secret in e.sentence] == []


def test_a_revoked_token_is_dead(task, labour_head):
    token, secret = token_for(labour_head)
    client = Client(headers={"authorization": f"Bearer {secret}"})
    assert status(client) == 200
    revoke_token(actor=labour_head, token=token)
    assert status(client) == 401


def test_a_token_is_dead_from_its_day_on(task, labour_head):
    token, secret = token_for(labour_head)
    assert token_of(secret, token.expires_on - timedelta(days=1)) == token
    assert token_of(secret, token.expires_on) is None


def test_the_tokens_of_a_locked_account_are_dead(task, labour_head, administrator):
    client = asking(labour_head)
    assert status(client) == 200
    lock_account(actor=administrator, account=labour_head, reason="Nghỉ việc")
    assert status(client) == 401
    unlock_account(actor=administrator, account=labour_head)
    assert status(client) == 200


def test_a_token_waits_until_the_account_has_a_password_of_its_own(task, labour_head, administrator):
    client = asking(labour_head)
    reset_password(actor=administrator, account=labour_head)
    assert status(client) == 401


def test_a_token_opens_only_the_rooms_it_was_issued_for(task, labour_head):
    client = asking(labour_head, "difficulties:read")
    answer = client.get(TASKS)
    assert (answer.status_code, answer.json()["detail"]) == (
        403,
        "Mã truy cập này không được cấp quyền plans:read.",
    )
    assert status(client, "/api/v1/difficulties") == 200
    assert status(client, "/api/v1/me") == 200


def test_a_token_to_read_does_not_write(cast, labour_head):
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"])
    answer = asking(labour_head, "plans:read").post(f"/api/v1/duties/{duty.pk}/accept")
    duty.refresh_from_db()
    assert (answer.status_code, duty.state) == (403, "assigned")


def test_times_are_counted_by_token_and_by_minute(labour_head, environment_head):
    first, other = token_for(labour_head)[0], token_for(environment_head)[0]
    early, late = (timezone.make_aware(datetime(2026, 11, 24, 8, 0, second)) for second in (1, 59))  # noqa: DTZ001
    asked = [(first, early), (first, late), (other, late), (first, late + timedelta(seconds=1))]
    assert [count_use(token, at) for token, at in asked] == [1, 2, 1, 1]


def test_whoever_asks_too_often_is_told_to_wait(task, labour_head, settings):
    settings.API_RATE = 0
    client = asking(labour_head)
    answer = client.get(TASKS)
    assert (answer.status_code, answer.headers["Content-Type"]) == (429, PROBLEM)
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    settings.API_RATE = 100
    assert status(client) == 200


def test_the_last_day_of_use_is_noted(task, labour_head):
    client = asking(labour_head)
    assert ApiToken.objects.get().last_used_on is None
    client.get(TASKS)
    assert ApiToken.objects.get().last_used_on == today()


# ------------------------------------------------------------------ who issues and who revokes
@pytest.mark.parametrize(
    ("name", "scopes", "days", "field"),
    [
        (" ", ALL, 30, "name"),
        ("Mẫu", [], 30, "scopes"),
        ("Mẫu", ["plans:delete"], 30, "scopes"),
        ("Mẫu", ALL, 0, "expires_on"),
        ("Mẫu", ALL, 367, "expires_on"),
    ],
)
def test_what_cannot_be_issued(labour_head, name, scopes, days, field):
    with pytest.raises(ValidationError) as refused:
        issue_token(actor=labour_head, name=name, scopes=scopes, expires_on=today() + timedelta(days=days))
    assert list(refused.value.message_dict) == [field]
    assert ApiToken.objects.count() == 0


def test_each_sees_and_revokes_their_own_and_the_administrator_all(labour_head, environment_head, administrator, head):
    token = token_for(labour_head)[0]
    seen = {
        user.username: list(tokens_visible_to(user)) for user in (labour_head, environment_head, administrator, head)
    }
    assert seen == {"labour_head": [token], "environment_head": [], "administrator": [token], "head": []}
    for other in (environment_head, head):
        with pytest.raises(PermissionDenied):
            revoke_token(actor=other, token=token)
    revoke_token(actor=administrator, token=token)
    assert ApiToken.objects.get().revoked_by == administrator.person


def test_issuing_and_revoking_are_journalled(labour_head, administrator):
    token = token_for(labour_head, "plans:read")[0]
    revoke_token(actor=administrator, token=token)
    lines = [(e.verb, e.sentence.partition(", dùng")[0]) for e in Entry.objects.order_by("id")]
    assert lines == [
        ("people.token.issue", "Tạo mã truy cập “Phần mềm mẫu” (plans:read)"),
        ("people.token.revoke", "Thu hồi mã truy cập “Phần mềm mẫu” của tài khoản “labour_head”"),
    ]


# ------------------------------------------------------------------ pages
def test_the_secret_is_shown_once_on_the_page(labour_head: User, sign_in):
    client = sign_in(labour_head)
    day = today() + timedelta(days=30)
    sent = {"name": "Phần mềm báo cáo", "scopes": ["plans:read"], "expires_on": f"{day:%d/%m/%Y}"}
    page = client.post("/people/me/tokens/new/", sent).content.decode()
    token = ApiToken.objects.get()
    secret = next(word for word in page.replace("<", " ").replace(">", " ").split() if word.startswith(token.hint))
    assert digest_of(secret) == token.digest
    again = client.get("/people/me/").content.decode()
    assert ("Phần mềm báo cáo" in again, token.hint in again, secret in again) == (True, True, False)


def test_the_page_of_all_tokens_is_the_administrator_s(labour_head, administrator, head, sign_in):
    token_for(labour_head)
    assert "Phần mềm mẫu" in sign_in(administrator).get("/people/tokens/").content.decode()
    assert sign_in(head).get("/people/tokens/").status_code == 403


def test_a_token_is_revoked_on_the_page_after_a_question(labour_head, environment_head, sign_in):
    token = token_for(labour_head)[0]
    address = f"/people/tokens/{token.pk}/revoke/"
    assert sign_in(environment_head).post(address, {"confirmed": "1"}).status_code == 404
    client = sign_in(labour_head)
    assert "Thu hồi mã truy cập?" in client.post(address).content.decode()
    assert ApiToken.objects.get().revoked_at is None
    client.post(address, {"confirmed": "1"})
    assert ApiToken.objects.get().revoked_at is not None


def test_other_addresses_below_the_api_are_problems_too(labour_head):
    answer = asking(labour_head).get("/api/v1/nothing/here")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, PROBLEM)
    answer = asking(labour_head).delete(TASKS)
    assert (answer.status_code, answer.headers["Content-Type"], answer.headers["Allow"]) == (405, PROBLEM, "GET")


def test_the_description_is_open_and_the_page_of_it_is_for_members(labour_head, sign_in):
    schema = Client().get("/api/v1/openapi.json").json()
    assert (schema["openapi"], schema["info"]["title"]) == ("3.1.0", "Đôn Đốc")
    assert Client().get("/api/v1/docs").status_code == 302
    assert "/api/v1/tasks" in sign_in(labour_head).get("/api/v1/docs").content.decode()
