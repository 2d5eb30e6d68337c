"""The plan to try can be fetched by whoever may import a plan."""

from datetime import date

from dondoc.people.queries import today
from dondoc.sample.plan_docx import plan_docx


def test_the_office_fetches_the_plan_of_today(sign_in, office_clerk):
    answer = sign_in(office_clerk).get("/sample/plan.docx")
    assert (answer.content, answer["Content-Disposition"]) == (
        plan_docx(today()),
        'attachment; filename="ke-hoach-mau.docx"',
    )


def test_others_are_told_why_not(sign_in, labour_staff):
    assert sign_in(labour_staff).get("/sample/plan.docx").status_code == 403


def test_another_year_is_another_plan():
    assert plan_docx(date(2025, 3, 2)) != plan_docx(date(2026, 3, 2))
