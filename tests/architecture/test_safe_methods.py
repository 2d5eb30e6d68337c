"""A page that is only looked at changes nothing, and nothing is changed by a form of somebody else's page."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as project
from django.db import connection
from django.test import Client
from django.urls import get_resolver

from architecture.stage import addresses_to_ask, things
from architecture.test_access_matrix import our_names
from architecture.test_urls import addresses
from cast import Cast
from dondoc.config.places import Places

WRITES = ("INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE")
BESIDE = ("django_session", '"cache"')  # what is kept of the visit itself
READERS = ("head", "office_clerk", "labour_head", "administrator", "enterprise_user")


class Written:
    """The statements that changed something, as `connection.execute_wrapper` hands them in."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES) and not any(table in sql for table in BESIDE):
            self.statements.append(sql[:120])
        return execute(sql, params, many, context)


@pytest.mark.parametrize("who", READERS)
def test_looking_at_any_page_writes_nothing(cast: Cast, tmp_path, settings, sign_in, who: str):
    settings.PLACES = Places(tmp_path)
    asked = list(addresses_to_ask(our_names(get_resolver()), things(cast)))
    client = sign_in(cast.users[who])
    changed = []
    for name, what, address in asked:
        written = Written()
        with connection.execute_wrapper(written):
            client.get(address)
        changed += [(name, what, statement) for statement in written.statements]
    assert changed == []


def exempt() -> Iterator[str]:
    for place, pattern in addresses(get_resolver()):
        if getattr(pattern.callback, "csrf_exempt", False):
            yield place


def test_no_address_takes_a_form_of_somebody_else_s_page():
    """But for the API, which knows nobody by what a browser sends of itself (tests/api/test_who_may_ask.py)."""
    assert [place for place in exempt() if not place.startswith("api/v1/")] == []
    assert "django.middleware.csrf.CsrfViewMiddleware" in project.MIDDLEWARE


def test_a_form_without_its_mark_changes_nothing(cast: Cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.users["office_clerk"])
    answer = client.post("/people/groups/new/", {"name": "Tổ giúp việc"})
    assert (answer.status_code, "Trang đã mở quá lâu" in answer.content.decode()) == (403, True)
