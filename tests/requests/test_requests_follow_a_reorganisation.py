"""What a body owes and asks passes to its successor; what it sent stays its own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cast import Cast
from dondoc.notices.models import Notice
from dondoc.people.actions import reorganise
from dondoc.people.actions.reorganising import Change, Heir
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.requests import actions
from dondoc.requests.actions import Asked, Said
from dondoc.requests.models import Addressee, Request
from dondoc.requests.queries.waiting import owed
from dondoc.requests.rules import RequestKind

BASIS = "Quyết định số 12/QĐ-UBND ngày 02/3/2026"


def _ask(cast: Cast, title: str, *keys: str, who: str = "office_clerk") -> Request:
    bodies = [cast.bodies[key] for key in keys]
    asked = Asked(RequestKind.OPINION, title, timezone.now() + timedelta(days=2), bodies)
    return actions.ask(actor=cast.users[who], asked=asked)


def _merge(cast: Cast) -> None:
    """The labour department goes into the one for the environment."""
    change = Change("merge", [cast.bodies["labour"]], [Heir(cast.bodies["environment"])], today(), BASIS)
    reorganise(actor=cast.users["chief_of_office"], change=change)


def _asked(request: Request) -> list[tuple[str, str]]:
    return list(request.addressees.values_list("body__code", "state"))


@pytest.fixture
def merged(cast: Cast) -> dict[str, Request]:
    """Four requests before the merger: drafted, sent, of both bodies, and one that the department makes itself."""
    labour, staff = cast.bodies["labour"], cast.users["labour_staff"]
    found = {
        "drafted": _ask(cast, "Đang soạn", "labour", "enterprise"),
        "sent": _ask(cast, "Đã gửi", "labour"),
        "both": _ask(cast, "Hỏi cả hai", "labour", "environment"),
        "own": _ask(cast, "Phòng hỏi", "enterprise_department", who="labour_head"),
    }
    said = Said(note="Nhất trí về chủ trương.")
    actions.save_draft(actor=staff, addressee=found["drafted"].addressees.get(body=labour), said=said)
    actions.answer(actor=cast.users["labour_head"], addressee=found["sent"].addressees.get(body=labour), said=said)
    _merge(cast)
    return found


def test_the_successor_answers_what_was_open_and_finds_the_draft(cast: Cast, merged: dict[str, Request]):
    heir = User.objects.get(pk=cast.users["environment_head"].pk)

    assert _asked(merged["drafted"]) == [("TNMT", "drafted"), (cast.bodies["enterprise"].code, "waiting")]
    assert [one.request.title for one in owed(heir)] == ["Đang soạn", "Hỏi cả hai"]
    assert merged["drafted"].addressees.get(body=cast.bodies["environment"]).note == "Nhất trí về chủ trương."
    told = Notice.objects.filter(person_id=heir.person_id, key__startswith="requests.passed")
    assert [BASIS in notice.text for notice in told] == [True]


def test_what_was_sent_stays_with_the_body_that_sent_it(merged: dict[str, Request]):
    assert _asked(merged["sent"]) == [("QLLĐ", "sent")]


def test_a_successor_that_is_asked_itself_answers_once(merged: dict[str, Request]):
    assert _asked(merged["both"]) == [("TNMT", "waiting")]


def test_what_the_body_asked_of_others_is_collated_by_the_successor(cast: Cast, merged: dict[str, Request]):
    merged["own"].refresh_from_db()
    assert merged["own"].unit == cast.bodies["environment"]
    assert Addressee.objects.filter(request=merged["own"]).count() == 1
