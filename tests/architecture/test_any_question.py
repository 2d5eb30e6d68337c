"""Whatever an address is asked for, the answer is a page: a NUL, which PostgreSQL refuses, and text that is no number or
day where one belongs.
"""

import re

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils.http import urlencode

from architecture.house import ROOMS
from architecture.stage import addresses_to_ask, things
from architecture.test_access_matrix import our_names
from cast import Cast
from dondoc.config.places import Places

ASKED = re.compile(r'(?:GET(?:\.get)?[\[(]|Filter\()"(\w+)"')


def asked_names() -> list[str]:
    """What our code reads of the question of an address."""
    return sorted({name for file in ROOMS.rglob("*.py") for name in ASKED.findall(file.read_text(encoding="utf-8"))})


def test_the_names_are_found_in_the_code():
    assert {"q", "unit", "leader", "plan", "state", "time", "after", "since", "until"} <= set(asked_names())


@pytest.mark.parametrize(
    ("role", "value"), [("office_clerk", "a\0b"), ("office_clerk", "9" * 40), ("administrator", "\0")]
)
def test_no_question_breaks_a_page(cast: Cast, tmp_path, settings, role: str, value: str):
    settings.PLACES = Places(tmp_path)
    client = Client(raise_request_exception=False)
    client.force_login(cast.users[role])
    stage = [address for _, _, address in addresses_to_ask(our_names(get_resolver()), things(cast))]
    names = asked_names()
    asked = [f"{address}?{urlencode(dict.fromkeys(names, value))}" for address in stage]
    asked += [f"{address}?{urlencode({name: value})}" for address in stage if address.count("/") <= 3 for name in names]
    assert [address for address in asked if client.get(address).status_code >= 500] == []
