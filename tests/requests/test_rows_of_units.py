"""Where the rows of the asker's form are the units themselves, each unit fills its own row and no other."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from cast import Cast
from dondoc.records.actions import Upload
from dondoc.requests import actions
from dondoc.requests.actions import Asked, Said
from dondoc.requests.models import Addressee, Request
from dondoc.requests.queries.collated import filled_form
from dondoc.requests.rules import CollateMode, RequestKind
from province_form import blank_form, unit_form

UNITS = ("labour", "environment")


def _ask(cast: Cast, content: bytes, mode: CollateMode = CollateMode.SUM) -> Request:
    asked = Asked(
        RequestKind.DATA,
        "Số liệu từng đơn vị",
        timezone.now() + timedelta(days=1),
        [cast.bodies[key] for key in UNITS],
        form=Upload(content, "bieu.xlsx", not_secret=True),
        mode=mode,
    )
    return actions.ask(actor=cast.users["office_clerk"], asked=asked)


def _names(cast: Cast) -> list[str]:
    """One by its name, one in short, one that is not asked."""
    bodies = cast.bodies
    return [bodies["environment"].name, bodies["labour"].short_name, bodies["enterprise_department"].name]


def _of(request: Request, cast: Cast, key: str) -> Addressee:
    return request.addressees.get(body=cast.bodies[key])


def test_each_unit_has_its_own_row_whatever_form_of_its_name_is_printed(cast: Cast):
    request = _ask(cast, unit_form(*_names(cast)))

    assert [cell.row for cell in _of(request, cast, "environment").cells] == [2, 2]
    assert [cell.row for cell in _of(request, cast, "labour").cells] == [3, 3]


@pytest.mark.parametrize("mode", [CollateMode.SUM, CollateMode.ROWS])
def test_the_answers_stand_in_the_rows_of_their_units(cast: Cast, mode: CollateMode):
    request = _ask(cast, unit_form(*_names(cast)), mode)
    for key, figure in (("labour", "7"), ("environment", "5")):
        addressee = _of(request, cast, key)
        number, note = addressee.cells
        other = request.cells.exclude(body=cast.bodies[key]).first()
        said = Said(cells={number.pk: figure, note.pk: "đã rà soát", other.pk: "99"})
        actions.answer(actor=cast.users[f"{key}_head"], addressee=addressee, said=said)

    sheet = load_workbook(io.BytesIO(filled_form(request))).active
    assert [[cell.value for cell in row] for row in sheet["B2:D5"]] == [
        [cast.bodies["environment"].name, 5, "đã rà soát"],
        [cast.bodies["labour"].short_name, 7, "đã rà soát"],
        [cast.bodies["enterprise_department"].name, None, None],
        ["Tổng cộng", "=SUM(C2:C4)", None],
    ]


def test_the_program_fills_in_each_unit_s_own_row_only(cast: Cast):
    request = _ask(cast, unit_form(*_names(cast)))
    known = [(one.cell.row, one.value) for one in _of(request, cast, "labour").cell_answers.all()]

    assert known == [(3, "0")]


def test_rows_that_are_no_units_are_everybody_s(cast: Cast):
    request = _ask(cast, blank_form())

    assert list(request.cells.exclude(body=None)) == []
    assert [_of(request, cast, key).cells.count() for key in UNITS] == [8, 8]
