"""The sample plan: a correct document, which reads as the founding plan's six lines of work."""

from datetime import date

import pytest

from dondoc.files import open_document
from dondoc.official.check import check
from dondoc.people.queries.reading import directory_for_reading
from dondoc.reading import read_plan, to_schema
from dondoc.sample.board import load_board
from dondoc.sample.plan_docx import DEPUTIES, FILE_NAME, plan_docx

DAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def schema():
    return to_schema(read_plan(open_document(plan_docx(DAY), name=FILE_NAME)))


def test_it_departs_from_no_rule_of_form():
    assert check(plan_docx(DAY)) == []


def test_the_same_day_gives_the_same_bytes():
    assert plan_docx(DAY) == plan_docx(DAY)


def test_it_has_no_number_and_no_day_yet(schema):
    found = {key: schema[key] for key in ("number", "symbol", "date", "place", "type", "title", "signer")}
    assert found == {
        "number": None,
        "symbol": "KH-BQLKCN",
        "date": None,
        "place": "Bắc Giang",
        "type": "KẾ HOẠCH",
        "title": "Công tác giảm nghèo bền vững trong các khu công nghiệp năm 2026",
        "signer": "Nguyễn Văn Mẫu",
    }


def test_it_rests_on_the_documents_above_it(schema):
    assert schema["bases"] == ["590/KH-UBND", "160/NQ-CP", "05-CT/TW"]


def test_six_tasks_have_their_roles_and_one_a_time(schema):
    tasks = [t for t in schema["tasks"] if t["parent"] == "II"]
    assert [(t["ordinal"], t["directing"], t["lead"], t["cooperating"], t["recurrence"]) for t in tasks] == [
        ("1", ["Trưởng Ban"], ["Văn phòng Ban"], [], None),
        ("2", ["Trưởng Ban"], ["Văn phòng Ban"], ["Các phòng chuyên môn"], "regular"),
        ("3", ["Phó Trưởng Ban - Võ Văn Thử"], ["Phòng Quản lý TN&MT"], ["Các phòng, đơn vị liên quan"], None),
        ("4", ["Phó Trưởng Ban - Lưu Thị Ví"], ["Phòng Quản lý Lao động"], ["Các phòng, đơn vị liên quan"], None),
        ("5", ["Phó Trưởng Ban - Tống Văn Dụ"], ["Phòng Quản lý Doanh nghiệp"], ["Các phòng, đơn vị liên quan"], None),
        ("6", ["Phó Trưởng Ban - Lưu Thị Ví"], ["Phòng Quản lý Lao động"], ["Các phòng, đơn vị liên quan"], None),
    ]


def test_every_name_is_in_the_sample_board_but_the_three_deputies(schema, db):
    load_board(since=date(2024, 1, 2), password="")
    directory = directory_for_reading(DAY)
    tasks = [t for t in schema["tasks"] if t["parent"] == "II"]
    names = {name for t in tasks for key in ("directing", "lead", "cooperating") for name in t[key]}
    unknown = {name for name in names if directory.resolve(name).entry_id is None and "liên quan" not in name}
    assert unknown == {f"Phó Trưởng Ban - {name}" for name in DEPUTIES}
