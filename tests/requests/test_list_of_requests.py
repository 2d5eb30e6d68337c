"""The list: filters in the address, a constant number of questions, the same rows as a workbook."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.utils import timezone

from cast import Cast
from dondoc.requests import actions
from dondoc.requests.actions import Asked
from dondoc.requests.models import Request
from dondoc.requests.rules import RequestKind


def _ask(cast: Cast, title: str, *, hours: int = 30, kind: RequestKind = RequestKind.DATA) -> Request:
    due = timezone.now() + timedelta(hours=hours)
    asked = Asked(kind=kind, title=title, due_at=due, bodies=[cast.bodies["labour"], cast.bodies["enterprise"]])
    return actions.ask(actor=cast.users["office_clerk"], asked=asked)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_much_for_three_rows_as_for_one(cast: Cast, sign_in, rows, django_assert_num_queries):
    for n in range(rows):
        _ask(cast, f"Yêu cầu số {n}")
    client = sign_in(cast.users["office_clerk"])
    client.get("/requests/")
    with django_assert_num_queries(LIST_QUERIES):
        page = client.get("/requests/")
    assert len(page.context["rows"]) == rows


LIST_QUERIES = 5


@pytest.mark.parametrize("rows", [1, 3])
def test_a_request_asks_as_much_for_three_addressees_as_for_one(cast: Cast, sign_in, rows, django_assert_num_queries):
    bodies = [cast.bodies[key] for key in ("labour", "environment", "enterprise_department")[:rows]]
    asked = Asked(RequestKind.REPORT, "Báo cáo", timezone.now() + timedelta(days=1), bodies, outline=["Kết quả"])
    request = actions.ask(actor=cast.users["office_clerk"], asked=asked)
    client = sign_in(cast.users["office_clerk"])
    client.get("/requests/")
    with django_assert_num_queries(PAGE_QUERIES):
        client.get(f"/requests/{request.pk}/")


PAGE_QUERIES = 10


def test_filters_and_search_narrow_the_page_and_its_workbook_alike(cast: Cast, sign_in):
    _ask(cast, "Số liệu lao động quý IV")
    _ask(cast, "Góp ý quy chế", kind=RequestKind.OPINION)
    late = _ask(cast, "Số liệu nhà ở")
    Request.objects.filter(pk=late.pk).update(due_at=timezone.now() - timedelta(hours=3))
    client = sign_in(cast.users["office_clerk"])

    def titles(query: str) -> list[str]:
        page = [request.title for request, *_rest in client.get(f"/requests/?{query}").context["rows"]]
        sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"/requests/export.xlsx?{query}").content)).active
        rows = list(sheet.iter_rows(values_only=True))
        written = [row[0] for row in rows[[row[0] for row in rows].index("Yêu cầu") + 1 :] if row[0]]
        assert page == written
        return page

    assert titles("kind=opinion") == ["Góp ý quy chế"]
    assert titles("time=overdue") == ["Số liệu nhà ở"]
    assert titles("q=lao dong") == ["Số liệu lao động quý IV"]


def test_an_empty_list_says_what_will_stand_there(cast: Cast, sign_in):
    assert "Soạn yêu cầu đầu tiên" in sign_in(cast.users["office_clerk"]).get("/requests/").content.decode()
    assert (
        "Yêu cầu mà đơn vị phải trả lời sẽ hiện ở đây"
        in sign_in(cast.users["enterprise_user"]).get("/requests/").content.decode()
    )
