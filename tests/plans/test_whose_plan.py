"""A plan that another authority issued is an incoming document; the review says so and lets a person decide."""

import pytest
from django.test import Client

from dondoc.people.queries import today
from dondoc.plans.actions.importing import import_plan
from dondoc.plans.models import Plan
from dondoc.plans.queries.printed import posts_by_title
from dondoc.plans.queries.reviewing import draft_tasks, summarize
from plans.plan_text import CONTENT, NAME, PLAN

OURS = "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH MẪU\n"


def imported(cast, issuer: str) -> Plan:
    text = PLAN.replace(OURS, f"{issuer}\n", 1)
    return import_plan(actor=cast.users["office_clerk"], content=text.encode(), name=NAME, not_secret=True)


def whose(plan: Plan) -> tuple[str, object, bool, object]:
    plan.document.refresh_from_db()
    return plan.document.direction, plan.document.issuer, plan.document.draft, plan.document.arrived_on


@pytest.mark.parametrize(
    "issuer",
    [OURS.strip(), "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "PHÒNG QUẢN LÝ LAO ĐỘNG"],
)
def test_a_plan_of_the_agency_or_of_its_unit_is_outgoing(cast, agency, issuer):
    plan = imported(cast, issuer)
    assert (plan.document.issuer_text, plan.reading["foreign"]) == (issuer, False)
    assert whose(plan) == ("outgoing", agency, True, None)


@pytest.mark.parametrize("issuer", ["SỞ XÂY DỰNG", "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH KHÁC"])
def test_a_plan_of_another_authority_is_incoming_and_told(cast, issuer, sign_in):
    plan = imported(cast, issuer)
    assert whose(plan) == ("incoming", None, False, today())
    points = summarize(plan, list(draft_tasks(plan)), posts_by_title()).points
    assert "cơ quan khác ban hành, đang ghi là văn bản đến" in [point.text for point in points]
    page = sign_in(cast.users["office_clerk"]).get(f"/plans/{plan.pk}/review/")
    assert (page.context["header_doubts"], page.context["header_form"]["whose"].value()) == (["whose"], "incoming")
    assert f"Văn bản ghi cơ quan ban hành là “{issuer}”" in page.content.decode()


def test_a_body_of_the_directory_is_known_as_its_issuer(cast, province):
    plan = imported(cast, "ỦY BAN NHÂN DÂN TỈNH MẪU")
    assert whose(plan) == ("incoming", province, False, today())


def _saved(client: Client, plan: Plan, chosen: str) -> None:
    header = {"act": "header", "title": "Tên", "type_name": "Kế hoạch", "rhythm": "yearly", "whose": chosen}
    client.post(f"/plans/{plan.pk}/review/", header)


def test_a_reviewer_decides_whose_it_is(cast, agency, sign_in):
    plan = imported(cast, "SỞ XÂY DỰNG")
    client = sign_in(cast.users["office_clerk"])
    _saved(client, plan, "outgoing")
    assert whose(plan) == ("outgoing", agency, True, None)
    assert Plan.objects.get(pk=plan.pk).reading["foreign"] is False
    _saved(client, plan, "incoming")
    assert whose(plan) == ("incoming", None, False, today())


def test_a_plan_said_to_be_from_above_asks_no_more(cast):
    plan = import_plan(actor=cast.users["office_clerk"], content=CONTENT, name=NAME, not_secret=True, above=True)
    assert (whose(plan), plan.reading["foreign"]) == (("incoming", None, False, today()), False)
