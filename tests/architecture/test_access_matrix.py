"""Who is answered what at which address: every address of ours, each of the cast, compared with docs/access-matrix.csv.

The file is read by people before it is taken over: a changed answer is a changed right. Written anew with
DONDOC_TEST_MATRIX=write; the run then fails, so that nobody takes it for a comparison.
"""

import csv
import os

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from architecture.house import PROJECT
from architecture.stage import SENT, addresses_to_ask, things
from cast import Cast
from dondoc.config.places import Places

MATRIX = PROJECT / "docs" / "access-matrix.csv"
NOBODY = "not signed in"
ROLES = (
    NOBODY,
    "stranger",
    "head",
    "deputy_labour",
    "deputy_environment",
    "chief_of_office",
    "office_clerk",
    "labour_head",
    "labour_staff",
    "environment_head",
    "administrator",
    "enterprise_user",
    "other_enterprise_user",
    "union_user",
)
NOT_ALLOWED = 405
SIGN_IN = "/accounts/login/"

Key = tuple[str, str, str]  # URL name, what is asked for, method


def our_names(resolver: URLResolver, above: str = "") -> list[str]:
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            found += our_names(pattern, above + space)
        elif isinstance(pattern, URLPattern) and pattern.callback.__module__.startswith("dondoc."):
            found.append(f"{above}{pattern.name}")
    return found


def answer(client: Client, method: str, address: str, data: dict[str, str]) -> str:
    """The status; "sign in" where the answer leads there. Nothing that the request did stays."""
    with transaction.atomic():
        response = getattr(client, method.lower())(address, data)
        transaction.set_rollback(True)
    leads_to_sign_in = response.status_code == 302 and response["Location"].startswith(SIGN_IN)
    return "sign in" if leads_to_sign_in else str(response.status_code)


@pytest.fixture
def stage(cast: Cast, tmp_path, settings) -> list[tuple[str, str, str]]:
    settings.PLACES = Places(tmp_path)
    return list(addresses_to_ask(our_names(get_resolver()), things(cast)))


def column(cast: Cast, role: str, asked: list[tuple[str, str, str]], methods: list[Key]) -> dict[Key, str]:
    found = {}
    client = Client(raise_request_exception=False)
    if role != NOBODY:
        client.force_login(cast.users[role])
    for name, what, address in asked:
        for method in ("GET", "POST"):
            if methods and (name, what, method) not in methods:
                continue
            found[name, what, method] = answer(client, method, address, SENT.get(name, {}) if method == "POST" else {})
    return found


def written() -> dict[Key, dict[str, str]]:
    with MATRIX.open(encoding="utf-8", newline="") as file:
        return {(row["address"], row["asked for"], row["method"]): row for row in csv.DictReader(file)}


def write(cast: Cast, asked: list[tuple[str, str, str]]) -> None:
    methods = [key for key, status in column(cast, "head", asked, []).items() if status != str(NOT_ALLOWED)]
    columns = {role: column(cast, role, asked, methods) for role in ROLES}
    with MATRIX.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["address", "asked for", "method", *ROLES])
        out.writerows([*key, *(columns[role][key] for role in ROLES)] for key in methods)


@pytest.mark.parametrize("role", ROLES)
def test_each_is_answered_as_the_reviewed_table_says(cast: Cast, stage, role: str):
    table = written()
    assert column(cast, role, stage, list(table)) == {key: row[role] for key, row in table.items()}


def test_the_table_names_every_address_and_each_method_that_it_takes(cast: Cast, stage):
    if os.environ.get("DONDOC_TEST_MATRIX") == "write":
        write(cast, stage)
        pytest.fail(f"{MATRIX.name} is written: read it, then run without DONDOC_TEST_MATRIX")
    taken = {key for key, status in column(cast, "head", stage, []).items() if status != str(NOT_ALLOWED)}
    assert sorted(written()) == sorted(taken)
