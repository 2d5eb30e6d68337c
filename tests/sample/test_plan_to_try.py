"""The plan to try can be fetched by whoever may import a plan."""

from datetime import date

import pytest
from django.conf import settings

from dondoc.people.queries import today
from dondoc.sample.plan_docx import plan_docx
from dondoc.sample.wiring import plan_to_try


@pytest.fixture
def board_is_loaded():
    """The sign-ins lie in `var`, as after the first start."""
    settings.PLACES.make()
    settings.PLACES.sample_note.write_text("mẫu\n", encoding="utf-8")
    yield
    settings.PLACES.sample_note.unlink()


def test_the_office_of_a_sample_board_is_offered_the_plan(sign_in, office_clerk, labour_staff, board_is_loaded):
    offered = ["/sample/plan.docx" in sign_in(user).get("/").content.decode() for user in (office_clerk, labour_staff)]
    assert offered == [True, False]


def test_a_real_agency_is_not(office_clerk):
    assert plan_to_try(office_clerk, None) is None


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
