"""Who sees and does what: a unit its own answer only, an outsider what was sent to its body, the asking side everything."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cast import Cast
from dondoc.requests import actions
from dondoc.requests.actions import Asked, Said
from dondoc.requests.models import Addressee, Request
from dondoc.requests.queries import visible_addressees, visible_requests
from dondoc.requests.rules import RequestKind

ASKED = ("labour", "environment", "enterprise")


def _ask(cast: Cast, who: str, title: str, keys: tuple[str, ...], *, send: bool = True) -> Request:
    asked = Asked(
        kind=RequestKind.OPINION,
        title=title,
        due_at=timezone.now() + timedelta(days=2),
        bodies=[cast.bodies[key] for key in keys],
        outline=["Nhận xét chung"],
        send=send,
    )
    return actions.ask(actor=cast.users[who], asked=asked)


@pytest.fixture
def request_(cast: Cast) -> Request:
    return _ask(cast, "office_clerk", "Góp ý dự thảo quy chế", ASKED)


def _of(request: Request, cast: Cast, key: str) -> Addressee:
    return request.addressees.get(body=cast.bodies[key])


@pytest.mark.parametrize(
    ("who", "titles"),
    [
        ("head", ["Chưa gửi", "Của phòng", "Góp ý dự thảo quy chế"]),
        ("office_clerk", ["Chưa gửi", "Của phòng", "Góp ý dự thảo quy chế"]),
        ("labour_staff", ["Góp ý dự thảo quy chế"]),
        ("enterprise_head", ["Của phòng"]),
        ("environment_head", ["Của phòng", "Góp ý dự thảo quy chế"]),
        ("enterprise_user", ["Góp ý dự thảo quy chế"]),
        ("other_enterprise_user", []),
        ("administrator", []),
        ("stranger", []),
    ],
)
def test_each_sees_the_requests_that_concern_them(cast: Cast, request_: Request, who: str, titles: list[str]):
    _ask(cast, "enterprise_head", "Của phòng", ("environment",))
    _ask(cast, "office_clerk", "Chưa gửi", ("labour", "enterprise"), send=False)

    assert sorted(r.title for r in visible_requests(cast.users[who])) == titles


@pytest.mark.parametrize(
    ("who", "bodies"),
    [
        ("office_clerk", sorted(ASKED)),
        ("labour_head", ["labour"]),
        ("enterprise_user", ["enterprise"]),
        ("union_user", []),
    ],
)
def test_an_answer_is_seen_by_its_body_and_by_who_asks(cast: Cast, request_: Request, who: str, bodies: list[str]):
    names = {body.pk: key for key, body in cast.bodies.items()}

    assert sorted(names[a.body_id] for a in visible_addressees(cast.users[who])) == bodies


def test_the_answer_of_another_unit_is_not_there(cast: Cast, request_: Request, sign_in):
    other = _of(request_, cast, "environment")
    actions.answer(actor=cast.users["environment_head"], addressee=other, said=Said(note="Ý kiến riêng của phòng."))

    assert sign_in(cast.users["labour_head"]).get(f"/requests/answers/{other.pk}/").status_code == 404
    page = sign_in(cast.users["labour_head"]).get(f"/requests/{request_.pk}/").content.decode()
    assert "Ý kiến riêng của phòng." not in page
    assert cast.bodies["environment"].name not in page.partition("<main")[2]


def test_staff_draft_and_the_head_of_the_unit_sends(cast: Cast, request_: Request):
    labour = _of(request_, cast, "labour")
    actions.save_draft(
        actor=cast.users["labour_staff"], addressee=labour, said=Said(opinions=[("Điều 3", "Bỏ khoản 2.")])
    )
    with pytest.raises(PermissionDenied):
        actions.answer(actor=cast.users["labour_staff"], addressee=labour, said=Said(note="Nhất trí."))
    actions.answer(actor=cast.users["labour_head"], addressee=labour, said=Said(opinions=[("Điều 3", "Bỏ khoản 2.")]))

    labour.refresh_from_db()
    assert (labour.state, labour.answered_name) == ("sent", "Đặng Văn Mẫu Trưởng")


def test_only_the_office_and_leaders_ask_for_figures(cast: Cast):
    asked = Asked(RequestKind.DATA, "Số liệu", timezone.now() + timedelta(days=1), [cast.bodies["environment"]])
    with pytest.raises(PermissionDenied):
        actions.ask(actor=cast.users["labour_head"], asked=asked)
    assert actions.ask(actor=cast.users["deputy_labour"], asked=asked).unit == cast.bodies["office"]


def test_what_became_of_an_opinion_stays_when_the_body_adds_another(cast: Cast, request_: Request, sign_in):
    labour, head = _of(request_, cast, "labour"), cast.users["labour_head"]
    actions.answer(actor=head, addressee=labour, said=Said(opinions=[("Điều 3", "Bỏ khoản 2.")]))
    opinion = labour.opinions.get()
    clerk = sign_in(cast.users["office_clerk"])
    clerk.post(
        f"/requests/{request_.pk}/opinions/",
        {f"verdict-{opinion.pk}": "accepted", f"response-{opinion.pk}": "Đã bỏ khoản 2."},
    )
    actions.answer(
        actor=head, addressee=labour, said=Said(opinions=[("Điều 3", "Bỏ khoản 2."), ("Điều 5", "Sửa câu chữ.")])
    )

    found = [(o.place, o.verdict, o.response) for o in labour.opinions.all()]
    assert found == [("Điều 3", "accepted", "Đã bỏ khoản 2."), ("Điều 5", "", "")]
    assert "Đã bỏ khoản 2." in clerk.get(f"/requests/{request_.pk}/").content.decode()
