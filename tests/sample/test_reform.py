"""The reform of 2025, played on the sample board."""

from datetime import date

import pytest

from dondoc.people.models import Body, Succession, User
from dondoc.people.queries import agency, standing_of, today
from dondoc.people.queries.reading import directory_for_reading
from dondoc.people.queries.reorganising import unconfirmed
from dondoc.plans.models import Plan
from dondoc.records.models import Document
from dondoc.sample.board import load_board
from dondoc.sample.loading import load
from dondoc.sample.reform import BOARD, SCENES, play_reform
from dondoc.sample.units import AGENCY


@pytest.fixture
def reformed(db, monkeypatch):
    monkeypatch.setenv("DONDOC_SAMPLE_PASSWORD", "mot-mat-khau-chung")
    load()
    return play_reform()


def test_the_board_goes_on_under_its_new_name_with_everybody_in_it(reformed):
    assert len(reformed) == len(SCENES)
    board = agency()
    assert (board.name, board.code, board.parent.name) == (BOARD, "BQLCKCN", "Ủy ban nhân dân tỉnh Bắc Ninh")
    roles = {name: standing_of(User.objects.get(username=name)) for name in ("truongban", "phong.laodong")}
    assert (roles["truongban"].is_head, roles["phong.laodong"].is_internal) == (True, True)
    assert Body.objects.filter(parent=board, kind="department", valid_to__isnull=True).count() > 2


def test_old_names_are_still_read_and_old_documents_keep_them(reformed):
    directory = directory_for_reading(today())
    names = {
        text: Body.objects.get(pk=directory.resolve(text).entry_id).name
        for text in ("Sở KH&ĐT", "Sở Tài nguyên và Môi trường", "Ban Quản lý các KCN", "UBND tỉnh Bắc Giang")
    }
    assert names == {
        "Sở KH&ĐT": "Sở Tài chính",
        "Sở Tài nguyên và Môi trường": "Sở Nông nghiệp và Môi trường",
        "Ban Quản lý các KCN": BOARD,
        "UBND tỉnh Bắc Giang": "Ủy ban nhân dân tỉnh Bắc Ninh",
    }
    assert directory.resolve("Sở LĐ-TB&XH").entry_id is None  # two took over, each a field
    plan = Plan.objects.get(document__number="27")
    assert plan.agency.name == AGENCY
    assert AGENCY in set(Document.objects.filter(direction="outgoing").values_list("issuer_text", flat=True))


def test_which_field_went_where_waits_to_be_confirmed(reformed):
    assert sorted((one.field_text, one.successor.name) for one in unconfirmed()) == [
        ("giảm nghèo bền vững", "Sở Nông nghiệp và Môi trường"),
        ("lao động, việc làm", "Sở Nội vụ"),
    ]


def test_it_is_played_once(reformed):
    before = Succession.objects.count()
    with pytest.raises(ValueError, match="Cần đơn vị mẫu chưa diễn sắp xếp"):
        play_reform()
    assert Succession.objects.count() == before


def test_an_empty_directory_has_no_reform(db):
    with pytest.raises(ValueError, match="Cần đơn vị mẫu"):
        play_reform()


def test_the_board_alone_can_play_it_too(db):
    load_board(since=date(2024, 1, 2), password="mot-mat-khau-chung")
    assert len(play_reform()) == len(SCENES)
