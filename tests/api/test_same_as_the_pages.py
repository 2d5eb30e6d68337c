"""Every list of the API holds for each of the cast exactly what the query of the page holds."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from api.tokens import asking
from architecture.stage import things
from cast import PLAYERS, Cast
from dondoc.config.api import api
from dondoc.config.places import Places
from dondoc.difficulties.queries import visible_difficulties
from dondoc.meetings.queries import visible_meetings
from dondoc.people.queries import directory_visible_to, standing_of, today
from dondoc.plans.models import Update
from dondoc.plans.queries import visible_duties, visible_plans, visible_tasks
from dondoc.records.queries import Wanted, incoming, outgoing, received
from dondoc.reports.queries import visible_reports
from dondoc.requests.queries import visible_requests

OUTSIDE = ("enterprise_user", "other_enterprise_user", "union_user")


def _documents(user: Any, *, out: bool) -> Any:
    if user.username in OUTSIDE:
        return received(user, Wanted())
    return outgoing(user, Wanted()) if out else incoming(user, Wanted(), today())


# What each page of a list starts from.
LISTS: dict[str, Callable[[Any], Any]] = {
    "bodies": lambda user: directory_visible_to(user).filter(valid_to__isnull=True),
    "plans": lambda user: visible_plans(user).filter(running=False),
    "tasks": visible_tasks,
    "duties": visible_duties,
    "updates": lambda user: Update.objects.filter(duty__in=visible_duties(user)),
    "difficulties": visible_difficulties,
    "documents": lambda user: _documents(user, out=False),
    "documents?book=outgoing": lambda user: _documents(user, out=True),
    "reports": visible_reports,
    "requests": visible_requests,
    "meetings": visible_meetings,
}
INTERNAL_ONLY = "meetings"  # its page is for members of the agency; the others are told so


@pytest.fixture
def stage(cast: Cast, tmp_path, settings) -> Cast:
    settings.PLACES = Places(tmp_path)
    settings.API_RATE = 10_000
    things(cast)
    return cast


def pages(client: Client, address: str) -> Iterator[dict[str, Any]]:
    """All items of a list, two at a time."""
    joint, after = ("&" if "?" in address else "?"), ""
    while True:
        answer = client.get(f"/api/v1/{address}{joint}limit=2&after={after}")
        assert answer.status_code == 200, answer.content
        found = answer.json()
        yield from found["items"]
        if not found["next"]:
            return
        after = found["next"]


def test_every_list_is_compared_here():
    lists = {address.removeprefix("/api/v1/") for address in api.get_openapi_schema()["paths"] if "{" not in address}
    assert lists - {"me"} == {name.partition("?")[0] for name in LISTS}


@pytest.mark.parametrize("name", LISTS)
def test_each_gets_what_the_page_holds(stage: Cast, name: str):
    got, expected = {}, {}
    for who in PLAYERS:
        user = stage.users[who]
        if name == INTERNAL_ONLY and not standing_of(user).is_internal:
            answer = asking(user).get(f"/api/v1/{name}")
            assert (who, answer.status_code, answer.json()["detail"]) == (
                who,
                403,
                "Trang giao ban dành cho cán bộ của cơ quan.",
            )
            continue
        got[who] = sorted(item["id"] for item in pages(asking(user), name))
        expected[who] = sorted(LISTS[name](user).values_list("pk", flat=True))
    assert got == expected
    assert got["head"] != []
    assert len({tuple(ids) for ids in got.values()}) > 1  # there was something to keep from somebody


@pytest.mark.parametrize("name", [name for name in LISTS if "?" not in name])
def test_one_that_is_not_seen_is_not_there(stage: Cast, name: str):
    """Each thing that the head sees: 200 for whoever has it in their list, 404 for all others."""
    everything = [item["id"] for item in pages(asking(stage.users["head"]), name)]
    for who in ("labour_head", "environment_head", "enterprise_user", "other_enterprise_user", "stranger"):
        client, user = asking(stage.users[who]), stage.users[who]
        seen = set(LISTS[name](user).values_list("pk", flat=True))
        status = {pk: client.get(f"/api/v1/{name}/{pk}").status_code for pk in everything}
        assert status == {pk: 200 if pk in seen else 404 for pk in everything}, who
