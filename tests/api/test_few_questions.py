"""A list asks the database as often for three rows as for one."""

import pytest

from api.tokens import asking
from cast import Cast
from dondoc.plans import actions as work
from issued import issued_plan, issued_task


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("plans", 6), ("tasks", 6), ("duties", 7), ("updates", 6)])
def test_queries_of_a_list(cast: Cast, django_assert_num_queries, name: str, queries: int, rows: int):
    for number in range(rows):
        plan = issued_plan(cast, title=f"Kế hoạch mẫu {number}")
        work.accept(actor=cast.users["labour_head"], duty=issued_task(plan, lead=cast.bodies["labour"]))
    client = asking(cast.users["labour_head"])
    client.get("/api/v1/me")  # notes the day of use
    with django_assert_num_queries(queries):
        answer = client.get(f"/api/v1/{name}")
    assert len(answer.json()["items"]) == rows
